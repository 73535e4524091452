//! `report.md`: the tables of an audit as text that any tool can pass on.

use std::fmt::Write as _;

use super::{File, gap_list, wording};
use crate::audit::{Audit, CommunityAudit};
use crate::lang::Lang;
use crate::say;
use crate::units::{percent, plain};
use crate::vocabulary::Vocabulary;

pub(super) fn files(audit: &Audit, _: &Vocabulary, lang: Lang) -> Vec<File> {
    let mut text = heading(audit, lang);
    for community in &audit.communities {
        text += &of_community(community, lang);
    }
    vec![File { path: "report.md".into(), bytes: text.into_bytes() }]
}

fn heading(audit: &Audit, lang: Lang) -> String {
    let title = say!(lang, "完整居住社区核查报告", "Audit of residential communities");
    let standard = inline(&audit.standard.title);
    let layers = inline(&audit.standard.layers.join(" → "));
    let (as_of, pace) = (inline(&audit.as_of), plain(audit.standard.pace));
    let datasets = inline(&audit.datasets.join(lang.semicolon()));
    let mut text = format!("# {title}\n\n");
    text += &say!(
        lang,
        "- 数据：{datasets}\n- 标准：{standard}（{layers}）\n- 核查日：{as_of}\n- 步速：{pace} 米/分钟\n\n",
        "- Data: {datasets}\n- Standard: {standard} ({layers})\n- As of: {as_of}\n- Pace: {pace} m/min\n\n"
    );
    let head = [
        say!(lang, "社区", "Community"),
        say!(lang, "得分", "Score"),
        say!(lang, "等级", "Grade"),
        audit.standard.gate.clone().unwrap_or_else(|| say!(lang, "关口", "Gate")),
        say!(lang, "已判/适用条款", "Judged/clauses"),
        say!(lang, "项目清单行数", "Gap rows"),
        say!(lang, "待核实", "Unknown"),
    ];
    let rows = audit.communities.iter().map(|community| {
        [
            community.name.clone(),
            community.score.map_or("—".into(), wording::score),
            community.grade.as_ref().map_or(String::new(), wording::grade),
            community.gate.map_or(String::new(), |gate| wording::gate(gate, lang).into()),
            format!("{}/{}", community.judged.clauses, community.judged.of),
            community.gaps.len().to_string(),
            community.unknowns.len().to_string(),
        ]
    });
    text + &table(&head, rows)
}

fn of_community(community: &CommunityAudit, lang: Lang) -> String {
    let mut text = format!("\n## {}\n", inline(&community.name));
    let mut section = |title: String, body: String| {
        write!(text, "\n### {title}\n\n{body}").expect("writing to a string");
    };
    section(say!(lang, "项目清单", "Gap list"), gap_rows(community, lang));
    section(say!(lang, "逐条核查", "Clause by clause"), clause_rows(community, lang));
    section(say!(lang, "待核实", "To find out"), unknown_rows(community, lang));
    section(say!(lang, "步行可达", "Access on foot"), access_rows(community, lang));
    text
}

fn gap_rows(community: &CommunityAudit, lang: Lang) -> String {
    if community.gaps.is_empty() {
        return say!(lang, "没有不达标的项。\n", "No item fails.\n");
    }
    table(&gap_list::COLUMNS.map(str::to_owned), community.gaps.iter().map(gap_list::cells))
}

fn clause_rows(community: &CommunityAudit, lang: Lang) -> String {
    let head = [
        say!(lang, "项", "Item"),
        say!(lang, "条款", "Clause"),
        say!(lang, "约束", "Level"),
        say!(lang, "判定", "Verdict"),
        say!(lang, "实测", "Measured"),
        say!(lang, "要求", "Required"),
        say!(lang, "理由", "Reason"),
        say!(lang, "依据", "Evidence"),
    ];
    let rows = community.items.iter().flat_map(|item| item.clauses.iter().map(move |clause| (item, clause)));
    let rows = rows.map(|(item, clause)| {
        [
            format!("{} {}", item.number, item.title),
            clause.id.clone(),
            wording::level(clause.level, lang).into(),
            wording::clause_verdict(clause, lang),
            clause.measured.as_ref().map_or(String::new(), |measured| wording::measured(measured, lang)),
            clause.required.as_ref().map_or(String::new(), |required| wording::required(required, lang)),
            clause.reason.clone(),
            wording::evidence(clause),
        ]
    });
    table(&head, rows)
}

fn unknown_rows(community: &CommunityAudit, lang: Lang) -> String {
    if community.unknowns.is_empty() {
        return say!(lang, "没有待核实的条款。\n", "No clause is undecided.\n");
    }
    let head = [
        say!(lang, "条款", "Clause"),
        say!(lang, "约束", "Level"),
        say!(lang, "原因", "Reason"),
        say!(lang, "要查什么", "What to find out"),
    ];
    let rows = community.unknowns.iter().map(|unknown| {
        [
            unknown.clause.clone(),
            wording::level(unknown.level, lang).into(),
            unknown.reason.clone(),
            unknown.ask.clone(),
        ]
    });
    table(&head, rows)
}

fn access_rows(community: &CommunityAudit, lang: Lang) -> String {
    let head = [
        say!(lang, "类别", "Category"),
        say!(lang, "社区内处数", "Inside"),
        say!(lang, "5 分钟圈", "5 minutes"),
        say!(lang, "10 分钟圈", "10 minutes"),
        say!(lang, "15 分钟圈", "15 minutes"),
        say!(lang, "不在路网上", "Off the network"),
    ];
    let rows = community.access.iter().map(|access| {
        let share = |share: Option<f64>| share.map_or("—".to_owned(), percent);
        let within = |minutes: &str| share(access.share_within(minutes));
        [
            access.category.clone(),
            access.facilities.to_string(),
            within("5"),
            within("10"),
            within("15"),
            share(access.off_network),
        ]
    });
    table(&head, rows)
}

/// A table in the pipe notation of GitHub Flavored Markdown.
fn table<const N: usize, C: AsRef<str>>(head: &[String; N], rows: impl Iterator<Item = [C; N]>) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(head.iter().map(|cell| inline(cell)).collect());
    text += &line(vec!["---".into(); N]);
    for row in rows {
        text += &line(row.iter().map(|cell| inline(cell.as_ref())).collect());
    }
    text
}

/// Text that stays one cell and no markup: what Markdown or HTML would take up is escaped, a
/// line break becomes a blank.
fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => escaped.push(' '),
            '\\' | '|' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '#' | '~' | '!' | '&' => {
                escaped.push('\\');
                escaped.push(character);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_a_cell() {
        assert_eq!(inline("a|b\nc<script>"), "a\\|b c\\<script\\>");
        let text = table(&["甲".into(), "乙".into()], [["1", "2|3"]].into_iter());
        assert_eq!(text, "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2\\|3 |\n");
    }
}
