//! The summary for people: one line a community, then what each lacks.

use std::fmt::Write as _;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use super::Subject;
use crate::audit::{CommunityAudit, Level, Range};
use crate::lang::Lang;
use crate::say;
use crate::verdict::Verdict;

/// A verdict for a reader.
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match (verdict, lang) {
        (Verdict::Pass, Lang::Zh) => "达标",
        (Verdict::Fail, Lang::Zh) => "不达标",
        (Verdict::Unknown, Lang::Zh) => "待核实",
        (Verdict::NotApplicable, Lang::Zh) => "不适用",
        (Verdict::Pass, Lang::En) => "pass",
        (Verdict::Fail, Lang::En) => "fail",
        (Verdict::Unknown, Lang::En) => "unknown",
        (Verdict::NotApplicable, Lang::En) => "n/a",
    }
}

/// The whole summary as text, without colours.
pub fn summary(subject: &Subject) -> String {
    let lang = subject.lang;
    let audit = subject.audit;
    let mut text = String::new();
    let (title, id) = (&audit.standard.title, &audit.standard.id);
    let layers = audit.standard.layers.join(" → ");
    let as_of = &audit.as_of;
    let pace = crate::units::plain(audit.standard.pace);
    let line = say!(
        lang,
        "标准：{title}（{layers}）\n核查日：{as_of}　步速：{pace} 米/分钟\n",
        "Standard: {title} ({id}: {layers})\nAs of: {as_of}   Pace: {pace} m/min\n"
    );
    text += &line;
    text.push('\n');
    text += &overview(&audit.communities, lang);
    for community in &audit.communities {
        text += &details(community, lang);
    }
    text
}

fn overview(communities: &[CommunityAudit], lang: Lang) -> String {
    let gate_title = say!(lang, "关口", "Gate");
    let has_gate = communities.iter().any(|community| community.gate.is_some());
    let mut header =
        vec![say!(lang, "社区", "Community"), say!(lang, "得分", "Score"), say!(lang, "等级", "Grade")];
    if has_gate {
        header.push(gate_title);
    }
    header.extend([
        say!(lang, "不达标", "Fail"),
        say!(lang, "待核实", "Unknown"),
        say!(lang, "达标", "Pass"),
        say!(lang, "不适用", "N/A"),
        say!(lang, "已判/适用条款", "Judged/clauses"),
    ]);
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(header);
    for community in communities {
        let count = |wanted| community.items.iter().filter(|item| item.verdict == wanted).count().to_string();
        let grade = community.grade.as_ref().map_or(String::new(), |grade| match grade.low == grade.high {
            true => grade.low.clone(),
            false => format!("{}—{}", grade.low, grade.high),
        });
        let mut row = vec![community.name.clone(), community.score.map_or("—".to_owned(), score), grade];
        if has_gate {
            row.push(community.gate.map_or(String::new(), |gate| match (gate, lang) {
                (Verdict::Pass, Lang::Zh) => "通过".to_owned(),
                (Verdict::Fail, Lang::Zh) => "不通过".to_owned(),
                (gate, _) => verdict(gate, lang).to_owned(),
            }));
        }
        let judged = community.judged;
        row.extend([
            count(Verdict::Fail),
            count(Verdict::Unknown),
            count(Verdict::Pass),
            count(Verdict::NotApplicable),
            format!("{}/{}", judged.clauses, judged.of),
        ]);
        table.add_row(row);
    }
    let columns = table.column_count();
    let first_number = if has_gate { 4 } else { 3 };
    for column in [1].into_iter().chain(first_number..columns) {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let mut text: String = table.lines().map(|line| line.trim_end().to_owned() + "\n").collect();
    let failing: usize = communities.iter().map(|community| community.gaps.len()).sum();
    let many = communities.len();
    text += &say!(
        lang,
        "\n{many} 个社区，项目清单共 {failing} 行\n",
        "\n{many} communities, {failing} rows of gap list\n"
    );
    text
}

/// `57.5`, or `52.0—88.5`; cut, not rounded, so that 84.96 never shows as 85.0.
pub fn score(range: Range) -> String {
    let cut = |points: f64| format!("{:.1}", (points * 10.0 + 1e-6).floor() / 10.0);
    match range.low == range.high {
        true => cut(range.low),
        false => format!("{}—{}", cut(range.low), cut(range.high)),
    }
}

fn details(community: &CommunityAudit, lang: Lang) -> String {
    let mut text = String::new();
    let (name, gaps, open) = (&community.name, community.gaps.len(), community.unknowns.len());
    let heading = say!(
        lang,
        "{name}：{gaps} 项不达标，{open} 个条款待核实",
        "{name}: {gaps} items fail, {open} clauses undecided"
    );
    write!(text, "\n── {heading}\n").expect("writing to a string");
    for item in community.items.iter().filter(|item| item.verdict == Verdict::Fail) {
        writeln!(text, "{:>4}  {}", item.number, item.title).expect("writing to a string");
        for clause in item.clauses.iter().filter(|c| c.level == Level::Must && c.verdict == Verdict::Fail) {
            writeln!(text, "      {}  {}", clause.id, clause.reason).expect("writing to a string");
        }
    }
    let undecided: Vec<_> = community.items.iter().filter(|item| item.verdict == Verdict::Unknown).collect();
    if !undecided.is_empty() {
        let parts: Vec<String> =
            undecided.iter().map(|item| format!("{} {}", item.number, item.title)).collect();
        let separator = if lang == Lang::Zh { "、" } else { ", " };
        let parts = parts.join(separator);
        text += &say!(
            lang,
            "      待核实：{parts}（见 unknown.csv）\n",
            "      Undecided: {parts} (see unknown.csv)\n"
        );
    }
    if community.walking.method == "straight_line" {
        text += &say!(
            lang,
            "      没有步行路网：步行距离按直线×1.3 估算\n",
            "      No paths: walks are straight distances × 1.3\n"
        );
    }
    for change in &community.pace_changes {
        let (clause, pace) = (&change.clause, crate::units::plain(change.pace));
        let verdict = verdict(change.verdict, lang);
        text += &say!(
            lang,
            "      若步速为 {pace} 米/分钟，{clause} 为{verdict}\n",
            "      At {pace} m/min, {clause} would be: {verdict}\n"
        );
    }
    text
}
