//! What is wrong with a TOML file, for people.

use crate::both;
use crate::defect::{Defect, Place, did_you_mean, line_column};

/// A TOML error: line and column, the offending text, and the legal keys.
pub fn defect(code: &'static str, file: &str, text: &str, error: &toml::de::Error) -> Defect {
    let span = error.span();
    let place = span.as_ref().map_or(Place::Whole, |span| {
        let (line, column) = line_column(text, span.start);
        Place::Line { line, column }
    });
    let offending: String = span
        .and_then(|span| text.get(span))
        .map(|text| text.lines().next().unwrap_or("").chars().take(60).collect())
        .unwrap_or_default();
    let message = error.message();
    let quoted =
        |text: &str| -> Vec<String> { text.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let names = quoted(message);
    let unknown = ["unknown field ", "unknown variant "].iter().any(|start| message.starts_with(start));
    let (what, legal) = if unknown && !names.is_empty() {
        let name = &names[0];
        (both!("不认识的键或值 `{name}`", "unknown key or value `{name}`"), names[1..].to_vec())
    } else if message.starts_with("missing field ") && !names.is_empty() {
        let name = &names[0];
        (
            both!("缺少键 `{name}`（此处：{offending}）", "the key `{name}` is missing (here: {offending})"),
            Vec::new(),
        )
    } else {
        (
            both!(
                "读不出来：{message}（此处：{offending}）",
                "it cannot be read: {message} (here: {offending})"
            ),
            Vec::new(),
        )
    };
    let defect = Defect::error(code, file, place, what);
    if legal.is_empty() {
        return match names.first() {
            Some(name) if message.starts_with("missing field ") => {
                defect.expected(both!("这里必须有 `{name}`", "`{name}` must stand here"))
            }
            _ => defect.expected(both!(
                "standards/schema/standard.schema.json 描述的格式",
                "the format standards/schema/standard.schema.json describes"
            )),
        };
    }
    let list = legal.join("、");
    let defect = defect.expected(both!("合法的键或值：{list}", "one of: {list}"));
    match did_you_mean(&names[0], legal.iter().map(String::as_str)) {
        Some(meant) => defect.mend(both!("是否指 {meant}？", "did you mean {meant}?")),
        None => defect,
    }
}
