//! `report.md`: the tables of an audit as text that any tool can pass on.

use std::fmt::Write as _;

use super::{gap_list, wording};
use crate::audit::{Audit, CommunityAudit};
use crate::lang::Lang;
use crate::messages::report as say;
use crate::output::File;
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
    let title = say::audit_of_residential_communities(lang);
    let standard = inline(&audit.standard.title);
    let layers = inline(&audit.standard.layers.join(" → "));
    let (as_of, pace) = (inline(&audit.as_of), plain(audit.standard.pace));
    let datasets = inline(&audit.datasets.join(lang.semicolon()));
    let mut text = format!("# {title}\n\n");
    text += &say::head_of_markdown(lang, &datasets, &standard, &layers, &as_of, &pace);
    let head = [
        say::community(lang),
        say::score(lang),
        say::grade(lang),
        audit.standard.gate.clone().unwrap_or_else(|| say::gate(lang)),
        say::judged_clauses(lang),
        say::gap_rows(lang),
        say::unknown(lang),
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
    section(say::gap_list(lang), gap_rows(community, lang));
    section(say::clause_by_clause(lang), clause_rows(community, lang));
    section(say::to_find_out(lang), unknown_rows(community, lang));
    section(say::access_on_foot(lang), access_rows(community, lang));
    text
}

fn gap_rows(community: &CommunityAudit, lang: Lang) -> String {
    if community.gaps.is_empty() {
        return say::no_item_fails(lang);
    }
    table(&gap_list::COLUMNS.map(str::to_owned), community.gaps.iter().map(gap_list::cells))
}

fn clause_rows(community: &CommunityAudit, lang: Lang) -> String {
    let head = [
        say::item(lang),
        say::clause(lang),
        say::level(lang),
        say::verdict(lang),
        say::measured(lang),
        say::required(lang),
        say::reason(lang),
        say::evidence(lang),
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
        return say::no_clause_undecided(lang);
    }
    let head = [say::clause(lang), say::level(lang), say::why_undecided(lang), say::what_to_find_out(lang)];
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
        say::category(lang),
        say::inside(lang),
        say::within_5_minutes(lang),
        say::within_10_minutes(lang),
        say::within_15_minutes(lang),
        say::share_off_network(lang),
    ];
    let rows = community.access.iter().map(|access| {
        let share = |share: Option<f64>| share.map_or("—".to_owned(), percent);
        let [five, ten, fifteen] = access.within.shares().map(share);
        let facilities = access.facilities.to_string();
        [access.category.clone(), facilities, five, ten, fifteen, share(access.off_network)]
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
