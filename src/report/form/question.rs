//! What a row says: the question, where to look, what the clause requires, and what answers it
//! takes.

use super::place::Places;
use crate::audit::{AnswerState, Audit, ClauseAudit, Condition, Need, Required};
use crate::form::{Drawing, FactKey, FormFact, Sheaf};
use crate::lang::Lang;
use crate::messages::form as say;
use crate::report::wording::required;
use crate::units::Unit;
use crate::verdict::Level;
use crate::vocabulary::{Layer, Property, PropertyKind, Vocabulary};

/// How many clauses' requirements a row spells out before it counts the rest.
const SPELT_OUT: usize = 3;

/// What answers a row takes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum AnswerTakes {
    YesNo,
    YesNoNotApplicable,
    /// One of these.
    OneOf(Vec<String>),
    Number {
        whole: bool,
        least: Option<f64>,
        most: Option<f64>,
    },
    /// Entries apart by `、`; those that clauses ask for.
    List(Vec<String>),
    Text,
    Day,
}

/// One row, worded.
pub(super) struct QuestionRow {
    pub(crate) key: String,
    pub(crate) clauses: String,
    pub(crate) question: String,
    pub(crate) place: String,
    pub(crate) requirement: String,
    pub(crate) takes: AnswerTakes,
    /// The unit of a number, or what there is to choose from.
    pub(crate) unit: String,
}

/// Words rows for one reader.
pub(super) struct RowWording<'a> {
    pub(crate) audit: &'a Audit,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) lang: Lang,
}

impl RowWording<'_> {
    /// A fact's row.
    pub(super) fn row(&self, sheaf: &Sheaf, places: &Places, fact: &FormFact) -> QuestionRow {
        let lang = self.lang;
        let (question, mut place, takes, unit) = match &fact.key {
            FactKey::Answer { clause, .. } => {
                (self.attested(sheaf, clause), self.everywhere(), AnswerTakes::YesNoNotApplicable, None)
            }
            FactKey::Survey { category, .. } => {
                let facilities = sheaf.community.access.iter().find(|access| access.category == *category);
                let known = places.known(category, facilities.map_or(0, |access| access.facilities));
                let category = self.category(category);
                let question = say::is_category_surveyed(lang, &category);
                (question, known, AnswerTakes::YesNo, None)
            }
            FactKey::Property { layer, id, property } => {
                let place = match layer {
                    Layer::Communities => self.everywhere(),
                    _ => places.feature(*layer, id),
                };
                let known = self.vocabulary.property(*layer, property);
                let takes = self.takes(sheaf, fact, known);
                (self.asked(property, known), place, takes, known.and_then(|property| property.unit))
            }
        };
        if !fact.also.is_empty() {
            let also = fact.also.join(lang.comma());
            place += &say::matters_to_others_too(lang, &also);
        }
        // On paper there is no list to choose from.
        let choices = match &takes {
            AnswerTakes::YesNo => say::paper_yes_no(lang),
            AnswerTakes::YesNoNotApplicable => say::paper_yes_no_or_not_applicable(lang),
            AnswerTakes::OneOf(choices) => choices.join(say::between_choices(lang)),
            AnswerTakes::List(_) => say::paper_list(lang),
            _ => String::new(),
        };
        QuestionRow {
            key: fact.key.to_string(),
            clauses: self.clauses(sheaf, &fact.clauses),
            question,
            place,
            requirement: self.requirement(sheaf, fact),
            takes,
            unit: unit.map_or(choices, |unit| self.unit(unit)),
        }
    }

    /// What has to be drawn, and where.
    pub(super) fn drawing(&self, places: &Places, drawing: &Drawing) -> (String, String) {
        let lang = self.lang;
        match &drawing.need {
            Need::Paths => (say::supply_walking_network_paths(lang), self.everywhere()),
            Need::PathTo { layer, id } => (say::draw_path_leads(lang), places.feature(*layer, id)),
            _ => (say::supply_community_residences_residences(lang), self.everywhere()),
        }
    }

    /// Clauses with how binding they are: `3.a 应`.
    pub(super) fn clauses(&self, sheaf: &Sheaf, clauses: &[String]) -> String {
        if clauses.is_empty() {
            return say::for_other_communities(self.lang);
        }
        let level = |id: &String| {
            let level = self.clause(sheaf, id).map(|clause| clause.level);
            match level {
                Some(Level::Should) => say::clause_that_should(self.lang, &id),
                Some(Level::May) => say::clause_that_may(self.lang, &id),
                _ => id.clone(),
            }
        };
        clauses.iter().map(level).collect::<Vec<_>>().join(self.lang.comma())
    }

    fn clause<'s>(&self, sheaf: &Sheaf<'s>, id: &str) -> Option<&'s ClauseAudit> {
        sheaf.community.items.iter().flat_map(|item| &item.clauses).find(|clause| clause.id == id)
    }

    fn everywhere(&self) -> String {
        say::whole_community(self.lang)
    }

    fn category(&self, category: &str) -> String {
        match (self.vocabulary.category(category), self.lang) {
            (Some(id), Lang::Zh) => self.vocabulary.category_zh(id).to_owned(),
            _ => category.replace('_', " "),
        }
    }

    /// An attested clause's question, and why it is asked again where it was answered.
    fn attested(&self, sheaf: &Sheaf, clause: &str) -> String {
        let lang = self.lang;
        let unknown = sheaf.community.unknowns.iter().find(|unknown| unknown.clause == clause);
        let question = unknown.and_then(|unknown| unknown.question.clone());
        let question = question.or_else(|| unknown.map(|unknown| unknown.ask.clone())).unwrap_or_default();
        let state = unknown.into_iter().flat_map(|unknown| &unknown.needs).find_map(|need| match need {
            Need::Answer { state, .. } => Some(*state),
            _ => None,
        });
        match state {
            Some(AnswerState::NoEvidence) => say::verify_for_want_of_evidence(lang, &question),
            Some(AnswerState::Expired) => say::verify_since_expired(lang, &question),
            _ => say::asked(lang, &question),
        }
    }

    /// A property's question, in the property's own words where it has them.
    fn asked(&self, id: &str, property: Option<&Property>) -> String {
        let lang = self.lang;
        if id == "community" {
            return say::which_community(lang);
        }
        let Some(property) = property else {
            return say::what_is_property(lang, &id);
        };
        let english = id.trim_end_matches("_m2").replace('_', " ");
        let zh = property.label_zh();
        match (property.ask.as_deref(), property.kind) {
            (Some(ask), _) if lang == Lang::Zh => say::asked(lang, &ask),
            (_, PropertyKind::Number | PropertyKind::Integer) => say::how_much_or_many(lang, &zh, &english),
            (_, PropertyKind::Flag) => say::is_it_so(lang, &zh, &english),
            _ => say::what_is_named(lang, &zh, &english),
        }
    }

    fn takes(&self, sheaf: &Sheaf, fact: &FormFact, property: Option<&Property>) -> AnswerTakes {
        let FactKey::Property { property: id, .. } = &fact.key else { return AnswerTakes::Text };
        if id == "community" {
            let mut names: Vec<&str> =
                self.audit.communities.iter().map(|community| community.name.as_str()).collect();
            names.sort_unstable();
            let is_clear = names.windows(2).all(|pair| pair[0] != pair[1]);
            let names = if is_clear { names } else { Vec::new() };
            return AnswerTakes::OneOf(names.into_iter().map(str::to_owned).collect());
        }
        let Some(property) = property else { return AnswerTakes::Text };
        match property.kind {
            PropertyKind::Flag => AnswerTakes::YesNo,
            PropertyKind::Choice => AnswerTakes::OneOf(
                property
                    .choices
                    .iter()
                    .map(|(value, names)| match (names.first(), self.lang) {
                        (Some(name), Lang::Zh) => name.clone(),
                        _ => value.clone(),
                    })
                    .collect(),
            ),
            PropertyKind::Number | PropertyKind::Integer => AnswerTakes::Number {
                whole: property.kind == PropertyKind::Integer,
                least: property.at_least,
                most: property.at_most,
            },
            PropertyKind::List => {
                let conditions = fact
                    .clauses
                    .iter()
                    .filter_map(|clause| self.clause(sheaf, clause))
                    .flat_map(|clause| &clause.conditions)
                    .filter(|condition| condition.property == *id);
                let mut entries: Vec<String> = Vec::new();
                for entry in conditions.flat_map(|condition| &condition.contains) {
                    if !entries.contains(entry) {
                        entries.push(entry.clone());
                    }
                }
                AnswerTakes::List(entries)
            }
            PropertyKind::Date => AnswerTakes::Day,
            PropertyKind::Text => AnswerTakes::Text,
        }
    }

    fn unit(&self, unit: Unit) -> String {
        match unit {
            Unit::Share => say::share_0_to_1(self.lang),
            _ => unit.label(self.lang).to_owned(),
        }
    }

    /// What the clauses require of the fact: thresholds where they have them, else their words.
    fn requirement(&self, sheaf: &Sheaf, fact: &FormFact) -> String {
        let lang = self.lang;
        let property = match &fact.key {
            FactKey::Property { property, .. } => Some(property.as_str()),
            _ => None,
        };
        let mut parts: Vec<String> = Vec::new();
        for clause in fact.clauses.iter().filter_map(|clause| self.clause(sheaf, clause)) {
            let condition =
                clause.conditions.iter().find(|condition| Some(condition.property.as_str()) == property);
            let bound = condition.map(|condition| self.condition(condition)).unwrap_or_default();
            let part = match bound.is_empty() {
                false => bound,
                true if matches!(fact.key, FactKey::Survey { .. }) && clause.required.is_some() => {
                    clause.required.as_ref().map(|bounds| required(bounds, lang)).unwrap_or_default()
                }
                true => clause.quote.clone(),
            };
            let part = if fact.clauses.len() > 1 { format!("{}：{part}", clause.id) } else { part };
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        let more = parts.len().saturating_sub(SPELT_OUT);
        parts.truncate(SPELT_OUT);
        let mut text = parts.join(lang.semicolon());
        if more > 0 {
            text += &say::and_more(lang, &more);
        }
        text
    }

    fn condition(&self, condition: &Condition) -> String {
        let lang = self.lang;
        if !condition.contains.is_empty() {
            let entries = condition.contains.join(lang.comma());
            return say::must_hold(lang, &entries);
        }
        match (condition.is, condition.unit) {
            (Some(true), _) => say::must_be_yes(lang),
            (Some(false), _) => say::must_be_no(lang),
            (None, Some(unit)) => required(&Required { min: condition.min, max: condition.max, unit }, lang),
            (None, None) => String::new(),
        }
    }
}
