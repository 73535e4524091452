//! What stands between and behind the parts of a sentence.

words! {
    comma { "、", ", " }
    semicolon { "；", "; " }
    pause { "，", ", " }
    colon { "：", ": " }
    stop { "。", "." }
}
