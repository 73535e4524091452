//! The data-quality report, for people.

use geo::Coord;

use super::wording::score;
use crate::audit::{AnswerState, Audit, InputUsed};
use crate::defect::{Defect, Severity};
use crate::document::{Align, Document, DocumentTable, HeadingRank, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report as say;
use crate::network::Health;
use crate::quality::{FactPlan, Missing, MissingFact, SHOWN};
use crate::render;
use crate::units::{Metres, percent, plain};
use crate::vocabulary::Vocabulary;
use crate::words::measure;

/// Everything the data-quality report tells, in whatever form.
pub struct Quality<'a> {
    /// The audit, its sentences told.
    pub audit: &'a Audit,
    /// What is odd about the dataset.
    pub defects: &'a [Defect],
    /// The facts that are missing, the costliest first.
    pub missing: &'a [Missing],
    /// What to ask first, by community.
    pub plans: &'a [FactPlan],
    /// Categories no clause looks at, and how many facilities of them there are.
    pub unchecked: &'a [(String, usize)],
    /// Clauses nothing in the dataset could make pass, and the categories they ask for.
    pub hopeless: &'a [(String, Vec<String>)],
    /// What categories and properties are called.
    pub vocabulary: &'a Vocabulary,
    /// What is odd about the walking network; nothing without one.
    pub network: Option<&'a Health>,
}

/// How many facts a person asks for at a time.
const AT_A_TIME: usize = 7;

/// What is wrong, what is missing and what that costs, as text.
pub fn quality(quality: &Quality, lang: Lang) -> String {
    render::text::document(&document(quality, lang))
}

/// The report: sections to read, and a table of all findings.
pub(super) fn document<'a>(quality: &'a Quality, lang: Lang) -> Document<'a> {
    const READ: Media = Media::READ;
    let Quality { audit, defects, missing, plans, unchecked, hopeless, vocabulary, network } = *quality;
    let mut document = Document::titled(say::data_quality(lang), &audit.as_of, lang);
    document.heading(READ, HeadingRank::Title, say::data_quality(lang));
    for input in &audit.inputs {
        document.paragraph(Media::TERMINAL, format!("{:>8}  {}", records(input), input.path));
    }
    document.table(Media::PAGES, inputs(audit, lang));
    document.table(Media::TABLES, findings(quality, lang));
    let mut section = |title: String, texts: Vec<String>| {
        document.heading(READ, HeadingRank::Section, title);
        texts.into_iter().for_each(|text| document.paragraph(READ, text));
    };
    for severity in [Severity::Warning, Severity::Note] {
        let found = defects.iter().filter(|defect| defect.severity == severity);
        let texts: Vec<String> = found.map(|defect| defect.text(lang)).collect();
        let count = texts.len();
        let title = match severity {
            Severity::Note => say::notes_counted(lang, &count),
            _ => say::problems_counted(lang, &count),
        };
        if count > 0 {
            section(title, texts);
        }
    }
    let costs = match missing.is_empty() {
        true => vec![say::nothing_missing(lang)],
        false => missing.iter().map(|missing| sentence(missing, vocabulary, lang)).collect(),
    };
    section(say::what_missing_and_what_costs(lang), costs);
    if !plans.is_empty() {
        section(
            say::what_to_ask_first(lang),
            plans.iter().filter_map(|plan| asking(plan, audit, lang)).collect(),
        );
    }
    if !hopeless.is_empty() {
        let clauses = hopeless.iter().map(|(clause, categories)| {
            let categories = categories.join(lang.comma());
            say::clause_without_categories(lang, &clause, &categories)
        });
        section(say::clauses_nothing_can_satisfy(lang), clauses.collect());
    }
    if let Some(health) = network {
        section(say::walking_network(lang), walking(health, lang));
    }
    if !unchecked.is_empty() {
        let categories = unchecked.iter();
        let categories = categories.map(|(category, count)| say::category_and_count(lang, &category, &count));
        section(say::facilities_no_clause_looks_at(lang), categories.collect());
    }
    let scores = audit.communities.iter().map(|community| {
        let range = community.score.map_or("—".to_owned(), score);
        let (name, clauses, of) = (&community.name, community.judged.clauses, community.judged.of);
        say::clauses_judged_range(lang, &name, &range, &clauses, &of)
    });
    section(say::so_score_lies_between(lang), scores.collect());
    document
}

/// How many records a file has; a manifest holds none to count.
fn records(input: &InputUsed) -> String {
    if input.path.ends_with(".toml") { "—".to_owned() } else { input.features.to_string() }
}

fn inputs(audit: &Audit, lang: Lang) -> DocumentTable<'_> {
    DocumentTable::each("inputs", || audit.inputs.iter())
        .column(TableColumn::text(say::column_file(lang), 40.0), |input| TableCell::text(&input.path))
        .column(TableColumn::word(say::records(lang), 10.0).aligned(Align::Right), |input| {
            TableCell::text(records(input))
        })
        .table()
}

/// One row a finding: problems, notes, missing facts, clauses nothing can satisfy, categories no
/// clause looks at.
fn findings<'a>(quality: &'a Quality, lang: Lang) -> DocumentTable<'a> {
    let columns = [
        TableColumn::word(say::column_kind(lang), 9.0),
        TableColumn::text(say::column_code(lang), 22.0),
        TableColumn::text(say::column_file(lang), 24.0),
        TableColumn::text(say::column_place(lang), 26.0),
        TableColumn::text(say::column_what(lang), 50.0),
        TableColumn::text(say::column_expected(lang), 36.0),
        TableColumn::text(say::column_mend(lang), 40.0),
        TableColumn::text(say::column_clauses(lang), 20.0),
    ];
    let comma = lang.comma();
    let defects = quality.defects.iter().map(|defect| {
        let kind = match defect.severity {
            Severity::Error => say::error(lang),
            Severity::Warning => say::warning(lang),
            Severity::Note => say::note(lang),
        };
        let [what, expected, help] =
            [&defect.message, &defect.expected, &defect.help].map(|text| text.get(lang).to_owned());
        let (code, file) = (defect.code.name().to_owned(), defect.file.clone());
        vec![kind.to_owned(), code, file, defect.place_text(lang), what, expected, help, String::new()]
    });
    let without_place = |kind: String, code: &str, what: String, clauses: String| {
        let none = String::new;
        vec![kind, code.to_owned(), none(), none(), what, none(), none(), clauses]
    };
    let missing = quality.missing.iter().map(|missing| {
        let what = sentence(missing, quality.vocabulary, lang);
        without_place(say::missing(lang), "missing", what, missing.clauses.join(comma))
    });
    let hopeless = quality.hopeless.iter().map(|(clause, categories)| {
        let what = say::data_holds_no(lang, &categories.join(comma));
        without_place(say::hopeless(lang), "hopeless-clause", what, clause.clone())
    });
    let unchecked = quality.unchecked.iter().map(|(category, count)| {
        let what = say::category_with_count(lang, &category, &count);
        without_place(say::unchecked(lang), "unchecked-category", what, String::new())
    });
    DocumentTable::of_texts("quality", columns, defects.chain(missing).chain(hopeless).chain(unchecked))
}

/// The first facts to ask for in a community, and how far they close its score.
fn asking(plan: &FactPlan, audit: &Audit, lang: Lang) -> Option<String> {
    let community = audit.communities.iter().find(|community| community.id == plan.community)?;
    let (steps, facts, left) = plan.within(AT_A_TIME);
    let clauses: Vec<&str> = plan.steps[..steps].iter().map(|step| step.clause.as_str()).collect();
    let clauses = clauses.join(lang.comma());
    let name = &community.name;
    let range = community.score.map_or("—".to_owned(), score);
    let (width, left) = (plain((plan.width * 10.0).round() / 10.0), plain((left * 10.0).round() / 10.0));
    Some(say::facts_that_close_score(lang, &name, &clauses, &facts, &range, &width, &left))
}

/// The network's state, a line a kind of finding, each with the first places.
fn walking(health: &Health, lang: Lang) -> Vec<String> {
    let (length, share) = (plain((health.length.0 / 10.0).round() / 100.0), percent(health.main_share));
    let components = health.components;
    let mut texts = vec![say::network_length_and_parts(lang, &length, &components, &share)];
    let at = |place: Coord<f64>| format!("{:.6},{:.6}", place.x, place.y);
    let metres = |metres: Metres| {
        let metres = plain((metres.0 * 10.0).round() / 10.0);
        say::metres(lang, &metres)
    };
    let mut line = |count: usize, mut places: Vec<String>, what: &str| {
        if count == 0 {
            return;
        }
        if count > places.len() {
            places.push("…".into());
        }
        let places = places.join(lang.semicolon());
        texts.push(say::count_with_places(lang, &count, &what, &places));
    };
    let islands: Vec<String> = health.islands[..]
        .iter()
        .take(SHOWN)
        .map(|island| format!("{} ({})", at(island.at), metres(island.length)))
        .collect();
    line(health.islands.len(), islands, say::parts_apart(lang));
    let misses: Vec<String> = health
        .near_misses
        .iter()
        .take(SHOWN)
        .map(|miss| format!("{} → {} ({})", at(miss.end), at(miss.other), metres(miss.gap)))
        .collect();
    line(health.near_misses.len(), misses, say::ends_not_joined(lang));
    let places = |places: &[Coord<f64>]| places.iter().take(SHOWN).map(|place| at(*place)).collect();
    line(health.crossings.len(), places(&health.crossings), say::crossings_without_vertex(lang));
    line(health.dead_ends.len(), places(&health.dead_ends), say::dead_ends(lang));
    texts
}

pub(super) fn sentence(missing: &Missing, vocabulary: &Vocabulary, lang: Lang) -> String {
    let count = missing.count;
    let clauses = missing.clauses.join(lang.comma());
    let mut examples = missing.examples.join(", ");
    if count > missing.examples.len() {
        examples += "…";
    }
    match &missing.fact {
        MissingFact::Property { layer, property } => {
            let known = vocabulary.property(*layer, property);
            let property = match (known, lang) {
                (Some(known), Lang::Zh) => known.label_zh().to_owned(),
                _ => property.replace('_', " "),
            };
            let (unit, layer) = (measure(*layer), layer.word(lang));
            say::no_property_so_undecided(lang, &count, &unit, &layer, &property, &clauses, &examples)
        }
        MissingFact::Survey { category } => {
            let id = vocabulary.category(category);
            let category = match (id, lang) {
                (Some(id), Lang::Zh) => vocabulary.category_zh(id).to_owned(),
                _ => category.replace('_', " "),
            };
            say::not_surveyed_so_undecided(lang, &category, &count, &clauses)
        }
        MissingFact::Answer { clause, state: AnswerState::Missing } => {
            say::no_answer_so_undecided(lang, &count, &clause, &examples)
        }
        MissingFact::Answer { clause, state: AnswerState::NoEvidence } => {
            say::no_evidence_so_undecided(lang, &count, &clause, &examples)
        }
        MissingFact::Answer { clause, state: AnswerState::Expired } => {
            say::expired_so_undecided(lang, &count, &clause, &examples)
        }
        MissingFact::Paths => say::no_network_so_undecided(lang, &clauses),
        MissingFact::Residences => say::no_residences_so_undecided(lang, &count, &clauses, &examples),
        MissingFact::PathTo { layer } => {
            let (unit, layer) = (measure(*layer), layer.word(lang));
            let off = plain(crate::network::OFF_NETWORK.0);
            say::off_network_so_undecided(lang, &count, &unit, &layer, &off, &clauses, &examples)
        }
        MissingFact::Community { layer } => {
            let (unit, layer) = (measure(*layer), layer.word(lang));
            say::in_several_communities_so_undecided(lang, &count, &unit, &layer, &clauses, &examples)
        }
    }
}
