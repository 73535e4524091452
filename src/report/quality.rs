//! The data-quality report, for people.

use std::fmt::Write as _;

use geo::Coord;

use super::wording::score;
use crate::audit::{AnswerState, Audit};
use crate::defect::{Defect, Severity};
use crate::lang::Lang;
use crate::messages::report as say;
use crate::network::Health;
use crate::quality::{Fact, Missing, Plan, SHOWN};
use crate::units::{Metres, percent, plain};
use crate::vocabulary::{Layer, Vocabulary};
use crate::words::measure;

/// Everything the data-quality report tells, in whatever form.
pub struct Quality<'a> {
    pub audit: &'a Audit,
    pub defects: &'a [Defect],
    pub missing: &'a [Missing],
    /// What to ask first, by community.
    pub plans: &'a [Plan],
    /// Categories no clause looks at, and how many facilities of them there are.
    pub unchecked: &'a [(String, usize)],
    /// Clauses nothing in the dataset could make pass, and the categories they ask for.
    pub hopeless: &'a [(String, Vec<String>)],
    pub vocabulary: &'a Vocabulary,
    pub network: Option<&'a Health>,
}

/// How many facts a person asks for at a time.
const AT_A_TIME: usize = 7;

/// What is wrong, what is missing and what that costs.
pub fn quality(quality: &Quality, lang: Lang) -> String {
    let Quality { audit, defects, missing, plans, unchecked, hopeless, vocabulary, network } = *quality;
    let mut text = String::new();
    let heading =
        |text: &mut String, heading: String| write!(text, "\n── {heading}\n").expect("writing to a string");
    text += &say::data_quality(lang);
    for input in &audit.inputs {
        // A manifest holds no features to count.
        let count = if input.path.ends_with(".toml") { "—".to_owned() } else { input.features.to_string() };
        writeln!(text, "{count:>8}  {}", input.path).expect("writing to a string");
    }

    for severity in [Severity::Warning, Severity::Note] {
        let found: Vec<&Defect> = defects.iter().filter(|defect| defect.severity == severity).collect();
        if found.is_empty() {
            continue;
        }
        let count = found.len();
        heading(
            &mut text,
            match severity {
                Severity::Note => say::notes_counted(lang, &count),
                _ => say::problems_counted(lang, &count),
            },
        );
        for defect in found {
            text += &defect.text(lang);
            text.push('\n');
        }
    }

    heading(&mut text, say::what_missing_and_what_costs(lang));
    if missing.is_empty() {
        text += &say::nothing_missing(lang);
    }
    for missing in missing {
        text += &sentence(missing, vocabulary, lang);
        text.push('\n');
    }
    if !plans.is_empty() {
        heading(&mut text, say::what_to_ask_first(lang));
    }
    for plan in plans {
        text += &asking(plan, audit, lang);
    }
    if !hopeless.is_empty() {
        heading(&mut text, say::clauses_nothing_can_satisfy(lang));
        for (clause, categories) in hopeless {
            let categories = categories.join(lang.comma());
            text += &say::clause_without_categories(lang, &clause, &categories);
        }
    }
    if let Some(health) = network {
        heading(&mut text, say::walking_network(lang));
        text += &walking(health, lang);
    }
    if !unchecked.is_empty() {
        heading(&mut text, say::facilities_no_clause_looks_at(lang));
        for (category, count) in unchecked {
            text += &say::category_and_count(lang, &category, &count);
        }
    }
    heading(&mut text, say::so_score_lies_between(lang));
    for community in &audit.communities {
        let name = &community.name;
        let range = community.score.map_or("—".to_owned(), score);
        let judged = community.judged;
        let (clauses, of) = (judged.clauses, judged.of);
        text += &say::clauses_judged_range(lang, &name, &range, &clauses, &of);
    }
    text
}

/// The first facts to ask for in a community, and how far they close its score.
fn asking(plan: &Plan, audit: &Audit, lang: Lang) -> String {
    let Some(community) = audit.communities.iter().find(|community| community.id == plan.community) else {
        return String::new();
    };
    let (steps, facts, left) = plan.within(AT_A_TIME);
    let clauses: Vec<&str> = plan.steps[..steps].iter().map(|step| step.clause.as_str()).collect();
    let clauses = clauses.join(lang.comma());
    let name = &community.name;
    let range = community.score.map_or("—".to_owned(), score);
    let (width, left) = (plain((plan.width * 10.0).round() / 10.0), plain((left * 10.0).round() / 10.0));
    say::facts_that_close_score(lang, &name, &clauses, &facts, &range, &width, &left)
}

/// The network's state, a line a kind of finding, each with the first places.
fn walking(health: &Health, lang: Lang) -> String {
    let (length, share) = (plain((health.length.0 / 10.0).round() / 100.0), percent(health.main_share));
    let components = health.components;
    let mut text = say::network_length_and_parts(lang, &length, &components, &share);
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
        text += &say::count_with_places(lang, &count, &what, &places);
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
    text
}

pub(super) fn sentence(missing: &Missing, vocabulary: &Vocabulary, lang: Lang) -> String {
    let count = missing.count;
    let clauses = missing.clauses.join(lang.comma());
    let mut examples = missing.examples.join(", ");
    if count > missing.examples.len() {
        examples += "…";
    }
    let layer_name = |layer: &str| Layer::named(layer).map_or(layer.to_owned(), |l| l.word(lang).to_owned());
    match &missing.fact {
        Fact::Property { layer, property } => {
            let known = Layer::named(layer).and_then(|l| vocabulary.property(l, property));
            let property = match (known, lang) {
                (Some(known), Lang::Zh) => known.label_zh().to_owned(),
                _ => property.replace('_', " "),
            };
            let (unit, layer) = (measure(layer), layer_name(layer));
            say::no_property_so_undecided(lang, &count, &unit, &layer, &property, &clauses, &examples)
        }
        Fact::Survey { category } => {
            let id = vocabulary.category(category);
            let category = match (id, lang) {
                (Some(id), Lang::Zh) => vocabulary.category_zh(id).to_owned(),
                _ => category.replace('_', " "),
            };
            say::not_surveyed_so_undecided(lang, &category, &count, &clauses)
        }
        Fact::Answer { clause, state: AnswerState::Missing } => {
            say::no_answer_so_undecided(lang, &count, &clause, &examples)
        }
        Fact::Answer { clause, state: AnswerState::NoEvidence } => {
            say::no_evidence_so_undecided(lang, &count, &clause, &examples)
        }
        Fact::Answer { clause, state: AnswerState::Expired } => {
            say::expired_so_undecided(lang, &count, &clause, &examples)
        }
        Fact::Paths => say::no_network_so_undecided(lang, &clauses),
        Fact::Residences => say::no_residences_so_undecided(lang, &count, &clauses, &examples),
        Fact::PathTo { layer } => {
            let (unit, layer) = (measure(layer), layer_name(layer));
            let off = plain(crate::network::OFF_NETWORK.0);
            say::off_network_so_undecided(lang, &count, &unit, &layer, &off, &clauses, &examples)
        }
        Fact::Community { layer } => {
            let (unit, layer) = (measure(layer), layer_name(layer));
            say::in_several_communities_so_undecided(lang, &count, &unit, &layer, &clauses, &examples)
        }
    }
}
