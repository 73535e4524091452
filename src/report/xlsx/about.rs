//! 说明: what the audit rests on and how to read the ledger.

use super::sheet::{Cell, Column, Sheet};
use crate::audit::Audit;
use crate::lang::Lang;
use crate::report::wording;
use crate::say;
use crate::units::plain;
use crate::verdict::Verdict;

pub fn sheet(audit: &Audit, others: &[Sheet], lang: Lang) -> Sheet {
    let columns = vec![
        Column::word(say!(lang, "事项", "Subject"), 26.0),
        Column::text(say!(lang, "内容", "What it is"), 110.0),
    ];
    let mut sheet = Sheet::new(say!(lang, "说明", "About"), columns, lang);
    let mut say_of = |subject: String, text: String| sheet.row(vec![Cell::Text(subject), Cell::Text(text)]);

    for dataset in &audit.datasets {
        say_of(say!(lang, "数据", "Data"), dataset.clone());
    }
    let standard = &audit.standard;
    let (id, title) = (&standard.id, &standard.title);
    say_of(say!(lang, "标准", "Standard"), say!(lang, "{title}（{id}）", "{title} ({id})"));
    say_of(say!(lang, "标准的层次", "Layers of the standard"), standard.layers.join(" → "));
    say_of(say!(lang, "标准的 SHA-256", "SHA-256 of the standard"), standard.sha256.clone());
    say_of(say!(lang, "核查日", "As of"), audit.as_of.clone());
    let pace = plain(standard.pace);
    say_of(say!(lang, "步速", "Walking pace"), say!(lang, "{pace} 米/分钟", "{pace} m/min"));
    say_of(say!(lang, "工具", "Tool"), format!("{} {}", audit.tool.name, audit.tool.version));
    for input in &audit.inputs {
        let (path, count, sha256) = (&input.path, input.features, &input.sha256);
        // A manifest holds no records to count.
        let text = match path.ends_with(".toml") {
            true => say!(lang, "{path}：SHA-256 {sha256}", "{path}: SHA-256 {sha256}"),
            false => {
                say!(
                    lang,
                    "{path}：{count} 条；SHA-256 {sha256}",
                    "{path}: {count} records; SHA-256 {sha256}"
                )
            }
        };
        say_of(say!(lang, "输入文件", "Input"), text);
    }
    say_of(say!(lang, "未核实出处", "Unverified"), unverified(audit, lang));
    for other in others {
        let (name, rows, sheets) = (&other.name, other.rows, other.sheets());
        let what = if sheets == 1 {
            say!(lang, "{rows} 行", "{rows} rows")
        } else {
            say!(
                lang,
                "{rows} 行；一张表装不下，续在同名的（2）至（{sheets}）表",
                "{rows} rows; more than a sheet holds, so it goes on on the sheets （2） to （{sheets}）"
            )
        };
        say_of(say!(lang, "表：{name}", "Sheet: {name}"), what);
    }
    for (subject, text) in reading(lang) {
        say_of(subject, text);
    }
    for verdict in Verdict::ALL {
        sheet.row(vec![Cell::Verdict(verdict), Cell::Text(meaning(verdict, lang))]);
    }
    sheet
}

/// How figures are to be read.
fn reading(lang: Lang) -> [(String, String); 4] {
    [
        (
            say!(lang, "得分下限、上限", "Score, low and high"),
            say!(
                lang,
                "待核实的强制性条款全部按不达标计算的得分，和全部按达标计算的得分；数据补齐后两数相等。得分用来比较和排序，不是验收评分。",
                "The score with every undecided obligatory clause failing, and with every one passing; they meet once everything is known. It is for comparing and ranking, not the acceptance score."
            ),
        ),
        (
            say!(lang, "实测下限、上限", "Measured, low and high"),
            say!(
                lang,
                "数据不全时，实际值必在两数之间；两数相等时即为实测值；上限空白表示现有数据不能给出上限。",
                "Where data is partly missing the true value lies between the two; equal numbers are the measurement; a blank upper end means that nothing known bounds it."
            ),
        ),
        (
            say!(lang, "已判条款、适用条款", "Clauses judged, that apply"),
            say!(
                lang,
                "适用条款中已有结论（达标或不达标）的个数，与适用或可能适用的条款总数。",
                "How many clauses pass or fail, of those that apply or may apply."
            ),
        ),
        (
            say!(lang, "强制、建议", "Obligatory, advisory"),
            say!(
                lang,
                "项的结论和得分只看强制性条款（应）；建议性条款（宜、可）只提建议。",
                "Only obligatory clauses (应) decide an item and earn points; advisory ones (宜, 可) advise."
            ),
        ),
    ]
}

fn meaning(verdict: Verdict, lang: Lang) -> String {
    match verdict {
        Verdict::Pass => say!(lang, "已查明满足要求（蓝底）", "surely meets the requirement (blue)"),
        Verdict::Fail => say!(
            lang,
            "已查明不满足要求，列入项目清单（橙底、加粗）",
            "surely does not; its item is on the gap list (orange, bold)"
        ),
        Verdict::Unknown => {
            say!(
                lang,
                "现有数据不能判定，见“待核实”表（黄底）",
                "not decided by what is known; see the sheet of things to find out (yellow)"
            )
        }
        Verdict::NotApplicable => {
            say!(lang, "该条不适用于这个社区（灰底）", "does not apply to this community (grey)")
        }
    }
}

/// What of the standard nobody has found a source for.
fn unverified(audit: &Audit, lang: Lang) -> String {
    let (mut parts, clauses) = wording::unverified(&audit.standard, lang);
    if !clauses.is_empty() {
        let clauses = clauses.keys().copied().collect::<Vec<_>>().join(lang.comma());
        parts.push(say!(lang, "条款 {clauses} 的数值", "numbers of the clauses {clauses}"));
    }
    if parts.is_empty() {
        return say!(lang, "无", "nothing");
    }
    let (parts, id) = (parts.join(lang.semicolon()), &audit.standard.id);
    say!(
        lang,
        "{parts}。逐处见 ccaudit standard show {id} --resolved 中的 unverified。",
        "{parts}. For each, see unverified in ccaudit standard show {id} --resolved."
    )
}
