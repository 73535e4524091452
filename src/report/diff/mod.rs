//! What changed between two audits, as a document.

mod table;
mod words;

use indexmap::IndexMap;

use super::wording;
use crate::audit::{ClauseAudit, Evidence, EvidenceValue, Range};
use crate::diff::pairs::paired;
use crate::diff::{
    Change, ClauseDiff, CommunityDiff, Compared, Diff, InputChange, InputFate, ItemDiff, NamedCommunity,
};
use crate::document::{Block, Document, HeadingRank, Media};
use crate::lang::Lang;
use crate::messages::diff as say;
use crate::output::File;
use crate::render;
use crate::units::plain;
use crate::verdict::Verdict;
use crate::vocabulary::{Layer, Vocabulary};
use table::part;
use words::{elsewhere_words, ends, fate_words, rule_words, threshold_words, verdicts};

/// So many communities are spelt out; `diff.json` has all.
const SHOWN_COMMUNITIES: usize = 50;

/// The diff as text, without colours; properties are called as the vocabulary has them.
pub fn diff(diff: &Diff, vocabulary: &Vocabulary, lang: Lang) -> String {
    render::text::document(&document(diff, vocabulary, lang))
}

/// The formats asked for, or `diff.json`, the whole diff, and `diff.csv`, a row for every clause that
/// changed.
pub fn diff_files(diff: &Diff, vocabulary: &Vocabulary, formats: &[String], lang: Lang) -> Vec<File> {
    let formats = render::chosen(formats, &["json", "csv"]);
    let json = render::json(diff, "diff.json".to_owned(), &formats).map(|mut file| {
        file.bytes.push(b'\n');
        file
    });
    let documents = render::files(&document(diff, vocabulary, lang), "diff", &formats);
    json.into_iter().chain(documents).collect()
}

fn document<'a>(diff: &'a Diff, vocabulary: &'a Vocabulary, lang: Lang) -> Document<'a> {
    let clauses = |of: &'a [CommunityDiff]| {
        table::clauses(of, move |of, clause| details(of, clause, vocabulary, lang), lang)
    };
    let mut document = Document::titled(say::what_changed(lang), &diff.after.as_of, lang);
    document.heading(Media::PAGES, HeadingRank::Title, say::what_changed(lang));
    if diff.is_across_standards() {
        let (before, after) = (standard(&diff.before, lang), standard(&diff.after, lang));
        document.paragraph(Media::READ, say::mind_different_standards(lang, &before, &after));
    }
    if diff.is_empty() {
        document.paragraph(Media::READ, say::no_change(lang));
    } else {
        heading(diff, lang).into_iter().for_each(|line| document.paragraph(Media::READ, line));
    }
    for community in diff.communities.iter().take(SHOWN_COMMUNITIES) {
        document.heading(Media::READ, HeadingRank::Section, title(community, diff, lang));
        let (lines, others) = community_lines(community, vocabulary, lang);
        lines.into_iter().for_each(|line| document.paragraph(Media::TERMINAL, line));
        if !others.is_empty() {
            let shown = others.len();
            document.add(Media::PAGES, Block::List { lines: others, shown, rest: String::new() });
        }
        if !community.clauses.is_empty() {
            document.table(Media::PAGES, clauses(std::slice::from_ref(community)));
        }
    }
    let more = diff.communities.len().saturating_sub(SHOWN_COMMUNITIES);
    if more > 0 {
        document.paragraph(Media::TERMINAL, "");
        document.paragraph(Media::READ, say::more_communities_changed(lang, &more));
    }
    if !diff.elsewhere.is_empty() {
        let mut kinds: IndexMap<String, usize> = IndexMap::new();
        for other in &diff.elsewhere {
            *kinds.entry(elsewhere_words(&other.kind, lang)).or_default() += other.count;
        }
        let kinds: Vec<String> =
            kinds.iter().map(|(kind, count)| say::kind_count(lang, &kind, &count)).collect();
        let kinds = kinds.join(lang.comma());
        document.paragraph(Media::TERMINAL, "");
        document.paragraph(Media::READ, say::what_else_differs(lang, &kinds));
    }
    document.table(Media::TABLES, clauses(&diff.communities));
    document
}

/// What else a clause's lines say than its row: without their indentation.
fn details(of: &CommunityDiff, clause: &ClauseDiff, vocabulary: &Vocabulary, lang: Lang) -> String {
    let lines = clause_lines(clause, of, vocabulary, lang);
    lines.iter().skip(1).map(|line| line.trim()).collect::<Vec<_>>().join("\n")
}

/// A standard by its title, id and the beginning of its checksum.
fn standard(audit: &Compared, lang: Lang) -> String {
    let (id, title) = (&audit.standard.id, &audit.standard.title);
    let sum: String = audit.standard.sha256.chars().take(8).collect();
    say::checksum(lang, &id, &title, &sum)
}

fn heading(diff: &Diff, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let (from, to) = (&diff.before.as_of, &diff.after.as_of);
    lines.push(match &diff.heading.as_of {
        Some(_) => say::as_of_moved(lang, &from, &to),
        None => say::as_of_both(lang, &to),
    });
    let (old, new) = (&diff.before.standard, &diff.after.standard);
    match &diff.heading.standard {
        None => {
            let standard = standard(&diff.after, lang);
            lines.push(say::standard_both(lang, &standard));
        }
        Some(_) => {
            if old.layers != new.layers {
                let (old, new) = (old.layers.join(" / "), new.layers.join(" / "));
                lines.push(say::layers_of_standard(lang, &old, &new));
            }
            if old.pace != new.pace {
                let (old, new) = (plain(old.pace), plain(new.pace));
                lines.push(say::pace_m_min(lang, &old, &new));
            }
        }
    }
    if let Some(tool) = &diff.heading.tool {
        let (old, new) = (&tool.before.version, &tool.after.version);
        lines.push(say::version_of_program(lang, &old, &new));
    }
    if let Some(datasets) = &diff.heading.datasets {
        let of = |names: &[String]| names.join(lang.comma());
        let (old, new) = (of(&datasets.before), of(&datasets.after));
        lines.push(say::data_moved(lang, &old, &new));
    }
    let fates = [InputFate::Added, InputFate::Removed, InputFate::Changed, InputFate::Renamed];
    for fate in fates {
        let names: Vec<&str> =
            diff.heading.inputs.iter().filter(|input| input.fate == fate).map(input_name).collect();
        if !names.is_empty() {
            let (what, names) = (fate_words(fate, lang), names.join(lang.comma()));
            lines.push(say::what_names(lang, &what, &names));
        }
    }
    let named = |list: &[NamedCommunity]| {
        list.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(lang.comma())
    };
    if !diff.added.is_empty() {
        let names = named(&diff.added);
        lines.push(say::communities_added(lang, &names));
    }
    if !diff.removed.is_empty() {
        let names = named(&diff.removed);
        lines.push(say::communities_no_longer_audited(lang, &names));
    }
    lines
}

fn input_name(input: &InputChange) -> &str {
    input.after.as_ref().or(input.before.as_ref()).map_or("", |input| &input.path)
}

/// Every line about a community; and those, without their indentation, that are about no clause.
fn community_lines(
    community: &CommunityDiff,
    vocabulary: &Vocabulary,
    lang: Lang,
) -> (Vec<String>, Vec<String>) {
    let mut lines = Vec::new();
    for part in &community.gate_parts {
        let (title, change) = (&part.title, verdicts(Some(part.before), Some(part.after), lang));
        lines.push(say::gate_change(lang, &title, &change));
    }
    let mut others = lines.clone();
    let mut items = community.items.iter().peekable();
    let mut under = None;
    for clause in &community.clauses {
        while items.peek().is_some_and(|item| item.number <= clause.item) {
            let Some(item) = items.next() else { break };
            if let Some(line) = item_line(item, community, lang) {
                under = Some(item.number);
                others.push(line.clone());
                lines.push(line);
            }
        }
        if under != Some(clause.item) {
            under = Some(clause.item);
            lines.push(format!("{:>4}  {}", clause.item, clause.title));
        }
        lines.extend(clause_lines(clause, community, vocabulary, lang));
    }
    let rest = community.moved.as_ref().and_then(|moved| moved.unexplained);
    let rest = rest.map(|rest| {
        let points = ends(rest, lang);
        say::points_fall_to_no_clause(lang, &points)
    });
    let last: Vec<String> = items.filter_map(|item| item_line(item, community, lang)).chain(rest).collect();
    lines.extend(last.iter().cloned());
    others.extend(last);
    (lines, others.iter().map(|line| line.trim().to_owned()).collect())
}

fn title(community: &CommunityDiff, diff: &Diff, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(Change { before, after }) = &community.score {
        let shown = |score: &Option<Range>| score.map_or("—".to_owned(), wording::score);
        let (old, new) = (shown(before), shown(after));
        let by = community.moved.as_ref().map_or(String::new(), |moved| {
            let by = ends(Range { low: moved.low, high: moved.high }, lang);
            say::by_points(lang, &by)
        });
        parts.push(say::score_moved(lang, &old, &new, &by));
    } else {
        parts.push(say::same_score(lang));
    }
    if let Some(Change { before, after }) = &community.grade {
        let shown = |grade: &Option<_>| grade.as_ref().map_or("—".to_owned(), wording::grade);
        let (old, new) = (shown(before), shown(after));
        parts.push(say::grade_moved(lang, &old, &new));
    }
    if let Some(Change { before, after }) = community.gate {
        let gate = diff.after.standard.gate.clone().filter(|_| lang == Lang::Zh);
        let gate = gate.unwrap_or_else(|| say::gate(lang));
        let shown = |gate: Option<Verdict>| gate.map_or("—", |gate| wording::gate(gate, lang));
        parts.push(format!("{gate} {} → {}", shown(before), shown(after)));
    }
    if let Some(Change { before, after }) = community.judged {
        let (old, of, new, of_new) = (before.clauses, before.of, after.clauses, after.of);
        parts.push(say::judged_moved(lang, &old, &of, &new, &of_new));
    }
    if community.walking.is_some() {
        parts.push(say::walks_measured_otherwise(lang));
    }
    if community.residents.is_some() {
        parts.push(say::residents_differ(lang));
    }
    let (name, parts) = (&community.name, parts.join(lang.semicolon()));
    let renamed = community.renamed.as_ref().map_or(String::new(), |name| {
        let before = &name.before;
        say::formerly(lang, &before)
    });
    say::community_line(lang, &name, &renamed, &parts)
}

fn item_line(item: &ItemDiff, community: &CommunityDiff, lang: Lang) -> Option<String> {
    let (number, title) = (item.number, &item.title);
    let mut parts = Vec::new();
    if item.verdict.before != item.verdict.after {
        parts.push(verdicts(item.verdict.before, item.verdict.after, lang));
    }
    let weight = |score: &Option<crate::audit::ItemScore>| score.map(|score| score.of).filter(|of| *of > 0.0);
    if let (Some(old), Some(new)) = (weight(&item.score.before), weight(&item.score.after))
        && old != new
    {
        let (old, new) = (plain(old), plain(new));
        let moved = community.moved.as_ref().and_then(|moved| {
            moved.parts.iter().find(|part| part.item == item.number && part.clause.is_none())
        });
        let by = moved.map_or(String::new(), |part| {
            let by = ends(Range { low: part.low, high: part.high }, lang);
            say::points_aside(lang, &by)
        });
        parts.push(say::weight_moved(lang, &old, &new, &by));
    }
    if !item.wording.is_empty() {
        parts.push(say::worded_otherwise(lang));
    }
    let is_other = !parts.is_empty();
    let parts = parts.join(lang.semicolon());
    is_other.then(|| say::item_line(lang, &number, &title, &parts))
}

fn clause_lines(
    clause: &ClauseDiff,
    community: &CommunityDiff,
    vocabulary: &Vocabulary,
    lang: Lang,
) -> Vec<String> {
    let (before, after) = (clause.before.as_ref(), clause.after.as_ref());
    let verdict = |side: Option<&ClauseAudit>| side.map(|side| side.verdict);
    let change = verdicts(verdict(before), verdict(after), lang);
    let points = part(community, clause).map_or(String::new(), |part| {
        let by = ends(Range { low: part.low, high: part.high }, lang);
        say::and_score_by(lang, &by)
    });
    let why: Vec<String> = clause.rules.iter().map(|rule| rule_words(*rule, lang)).collect();
    let (id, why) = (&clause.id, why.join(lang.semicolon()));
    let mut lines = vec![say::clause_line(lang, &id, &change, &points, &why)];
    for threshold in &clause.thresholds {
        lines.push(format!("            {}", threshold_words(threshold, vocabulary, lang)));
    }
    if let (Some(before), Some(after)) = (before, after) {
        if before.level != after.level {
            let (old, new) = (wording::level(before.level, lang), wording::level(after.level, lang));
            lines.push(say::level_line(lang, &old, &new));
        }
        if before.reason == after.reason {
            lines.extend(evidence_lines(before, after, vocabulary, lang));
            return lines;
        }
    }
    for (side, when) in [(before, say::before(lang)), (after, say::after(lang))] {
        if let Some(side) = side {
            let reason = &side.reason;
            lines.push(say::reason_line(lang, &when, &reason));
        }
    }
    lines
}

/// So many values that changed are spelt out under a clause; the reasons say the rest.
const SHOWN_VALUES: usize = 3;

/// What a clause rests on and is another, where the reason does not say so.
fn evidence_lines(
    before: &ClauseAudit,
    after: &ClauseAudit,
    vocabulary: &Vocabulary,
    lang: Lang,
) -> Vec<String> {
    let key = |evidence: &Evidence| (evidence.layer, evidence.id.clone(), evidence.property.clone());
    let shown = |side: Option<(usize, &Evidence)>| match side.map(|(_, evidence)| &evidence.value) {
        None | Some(EvidenceValue::Unknown) => "—".to_owned(),
        Some(EvidenceValue::List(list)) => list.join("、"),
        Some(other) => other.to_string(),
    };
    let changed: Vec<String> = paired(&before.evidence, &after.evidence, key)
        .into_iter()
        .filter(|(old, new)| old.map(|(_, old)| &old.value) != new.map(|(_, new)| &new.value))
        .filter_map(|(old, new)| {
            let (_, evidence) = new.or(old)?;
            let property = evidence.property.as_deref().unwrap_or("");
            let known =
                Layer::named(evidence.layer.id()).and_then(|layer| vocabulary.property(layer, property));
            let property = match known {
                Some(known) if lang == Lang::Zh => known.label_zh(),
                _ => property,
            };
            let (id, old, new) = (&evidence.id, shown(old), shown(new));
            Some(format!("            {id} {property}: {old} → {new}"))
        })
        .collect();
    let more = changed.len().saturating_sub(SHOWN_VALUES);
    let rest = (more > 0).then(|| say::and_more_lines(lang, &more));
    changed.into_iter().take(SHOWN_VALUES).chain(rest).collect()
}
