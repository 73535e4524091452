//! Reading an `audit.json` again.

use super::Audit;
use crate::both;
use crate::defect::{Defect, Place};

/// What a text is that is no whole audit.
#[derive(serde::Deserialize)]
struct Maker {
    tool: super::Tool,
}

impl Audit {
    /// Reads the text of an `audit.json`; `file` is what the user calls it.
    ///
    /// # Errors
    /// A text that is cut short, no JSON, no audit, or an audit of another version of this
    /// program that says other things.
    pub fn read(text: &str, file: &str) -> Result<Audit, Box<Defect>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let error = match serde_json::from_str::<Audit>(text) {
            Ok(audit) => return Ok(audit),
            Err(error) => error,
        };
        let (line, column) = (error.line(), error.column());
        let place = if line == 0 { Place::Whole } else { Place::Line { line, column } };
        let again = || {
            both!(
                "用 ccaudit audit 重新核查，得到新的 audit.json",
                "audit again with ccaudit audit for a new audit.json"
            )
        };
        let defect = match error.classify() {
            serde_json::error::Category::Eof => Defect::error(
                "audit-cut-short",
                file,
                place,
                both!("文件不完整，读到末尾还没有结束", "the file is cut short"),
            )
            .expected(both!("完整的 audit.json", "a whole audit.json"))
            .mend(again()),
            serde_json::error::Category::Data => match serde_json::from_str::<Maker>(text) {
                Ok(Maker { tool }) => {
                    let (theirs, ours) = (tool.version, env!("CARGO_PKG_VERSION"));
                    Defect::error(
                        "audit-of-another-version",
                        file,
                        place,
                        both!(
                            "不是本版本能读的 audit.json：它由 {theirs} 版写出，本程序是 {ours} 版（{error}）",
                            "not an audit.json this version can read: version {theirs} wrote it, this is {ours} ({error})"
                        ),
                    )
                    .expected(both!("ccaudit {ours} 写出的 audit.json", "an audit.json written by ccaudit {ours}"))
                    .mend(again())
                }
                Err(_) => not_one(file, place),
            },
            serde_json::error::Category::Syntax | serde_json::error::Category::Io => {
                let defect =
                    Defect::error("not-json", file, place, both!("不是 JSON：{error}", "not JSON: {error}"));
                defect
                    .expected(both!(
                        "ccaudit audit 写出的 audit.json",
                        "an audit.json written by ccaudit audit"
                    ))
                    .mend(again())
            }
        };
        Err(Box::new(defect))
    }
}

fn not_one(file: &str, place: Place) -> Defect {
    Defect::error("not-an-audit", file, place, both!("不是 ccaudit 的核查结果", "it is no audit by ccaudit"))
        .expected(both!("ccaudit audit 写出的 audit.json", "an audit.json written by ccaudit audit"))
        .mend(both!(
            "用 ccaudit audit <数据集> --out <目录> 写出 audit.json，再用它出报告",
            "write an audit.json with ccaudit audit DATASET --out DIR, and report from that"
        ))
}
