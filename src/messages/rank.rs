//! What `src/rank` says.

messages! {
    format_of_costs {
        "[[items]]、[[clauses]]、[[complexes]]，金额写 \"12.5 万元\" 或 wan_yuan = 12.5",
        "[[items]], [[clauses]] and [[complexes]], amounts as \"12.5 万元\" or wan_yuan = 12.5"
    }
    it_names_no_item { "没有写关哪几项", "it names no item" }
    one_item_or_more {
        "至少一项，如 items = [1, 3]",
        "one item or more, such as items = [1, 3]"
    }
    text_is_no_amount(text) { "“{text}”不是金额", "{text:?} is no amount" }
    amount_below_0(text) { "金额 {text} 小于 0", "the amount {text} is below 0" }
    amount_finer_than_fen(text) {
        "金额 {text} 细于一分钱",
        "the amount {text} is finer than a fen"
    }
    amount_too_large(text) {
        "金额 {text} 超过一千亿元",
        "the amount {text} is beyond a hundred thousand million yuan"
    }
    unit_of_amounts_not_known(other) {
        "金额单位“{other}”不认识",
        "the unit of amounts {other:?} is not known"
    }
    amounts_in_yuan_or_wan {
        "amounts_in = \"万元\" 或 \"元\"",
        "amounts_in = \"万元\" or \"元\""
    }
    it_names_no_source { "没有写出处", "it names no source" }
    where_figure_comes_from {
        "这个数从哪里来，如“区财政评审 2023”",
        "where the figure comes from"
    }
    amounts_given(count) { "金额写了 {count} 个", "{count} amounts are given" }
    exactly_one_of_cost_wan_yuan_and_yuan {
        "cost、wan_yuan、yuan 中恰好一个",
        "exactly one of cost, wan_yuan and yuan"
    }
    amount_without_unit_in_mixed_file(text) {
        "{text} 没有写单位，而文件里有的金额是元、有的是万元",
        "{text} has no unit, and of the file's amounts some are in 元, some in 万元"
    }
    amount_without_unit(text) {
        "{text} 没有写单位，不知道是元还是万元",
        "{text} has no unit: 元 or 万元 is not known"
    }
    amount_with_its_unit(text) {
        "\"{text} 万元\" 或 \"{text} 元\"，或在文件开头写 amounts_in = \"万元\"",
        "\"{text} 万元\" or \"{text} 元\"; or amounts_in = \"万元\" at the head of the file"
    }
    amounts_for_example {
        "如 \"12.5 万元\"、\"6000 元\"",
        "such as \"12.5 万元\" or \"6000 元\""
    }
    standard_has_no_item(name) {
        "标准里没有“{name}”这一项",
        "the standard has no item {name:?}"
    }
    item_number_id_or_title { "项的序号、id 或名称", "an item's number, id or title" }
    did_you_mean(meant) { "是否指 {meant}？", "did you mean {meant}?" }
    clause_id_for_example {
        "条款号，如 12.a；见 ccaudit standard show",
        "a clause's id, such as 12.a: see ccaudit standard show"
    }
    standard_has_no_clause(clause) {
        "标准里没有条款“{clause}”",
        "the standard has no clause {clause:?}"
    }
    priced_twice(what) { "{what} 的造价写了两次", "{what} is priced twice" }
    one_cost_item_or_clause { "每项、每条一个造价", "one cost an item or clause" }
    unit_not_known(written) { "单位“{written}”不认识", "the unit {written:?} is not known" }
    known_units_or_none(known) {
        "{known}，或不写 unit（一次总价）",
        "{known}; or no unit, for a lump sum"
    }
    no_community(name) { "没有社区“{name}”", "there is no community {name:?}" }
    id_or_name_of_community_of_datasets {
        "数据集中社区的 id 或名称",
        "the id or name of a community of the datasets"
    }
    cannot_be_read(error) { "读不了：{error}", "it cannot be read: {error}" }
    check_path_and_permissions { "检查路径和权限", "check the path and its permissions" }
    not_utf_8_text { "不是 UTF-8 文本", "it is not UTF-8 text" }
    save_as_utf_8 { "另存为 UTF-8", "save it as UTF-8" }
    table_of_costs {
        "造价表（.toml），见 ccaudit rank --help",
        "a table of costs (.toml), see ccaudit rank --help"
    }
}
