//! One row's answer as what is to be entered, or why it cannot be.

use serde_json::Value as Json;
use unicode_normalization::UnicodeNormalization;

use super::columns::FormColumn;
use super::filled::Filled;
use super::key::FactKey;
use crate::codes::Code;
use crate::dataset::facts::{self, Value};
use crate::dataset::{Dataset, Reply};
use crate::date::{self, Date};
use crate::defect::{Defect, did_you_mean};
use crate::lang::{Both, InBoth, Lang};
use crate::messages::form as say;
use crate::standard::Standard;
use crate::vocabulary::{CategoryId, Layer, PropertyId, PropertyKind};

/// What a row enters.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum EnteredFact {
    /// An answer of a community (its index) to an attested clause.
    Answer { community: usize, clause: String, reply: Reply },
    /// Whether all of a category was found in a community (its index).
    Survey { community: usize, category: CategoryId, all: bool },
    /// A property's value; `feature` is the position in the layer's file.
    Property { layer: Layer, id: String, feature: usize, property: PropertyId, value: Value },
}

/// A row understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FormEntry {
    pub(crate) row: Filled,
    pub(crate) said: EnteredFact,
    pub(crate) date: Option<Date>,
    pub(crate) expires: Option<Date>,
}

/// What is needed to understand rows.
pub(super) struct EntryReader<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) standard: &'a Standard,
    pub(crate) lang: Lang,
}

/// Why a cell cannot be taken.
struct CellRefusal {
    column: FormColumn,
    code: Code,
    message: Both,
    expected: Both,
    help: Both,
}

fn refusal(column: FormColumn, code: Code, message: Both, expected: Both, help: Both) -> Box<CellRefusal> {
    Box::new(CellRefusal { column, code, message, expected, help })
}

impl EntryReader<'_> {
    /// Understands a row.
    ///
    /// # Errors
    /// Each cell that cannot be taken.
    pub(super) fn entry(&self, row: Filled) -> Result<FormEntry, Vec<Defect>> {
        let mut refused = Vec::new();
        let mut keep = |refusal| refused.push(refusal);
        let said = self.said(&row).map_err(&mut keep).ok();
        let date = self.day(&row, FormColumn::Date).map_err(&mut keep).ok().flatten();
        let expires = self.day(&row, FormColumn::Expires).map_err(&mut keep).ok().flatten();
        match said {
            Some(said) if refused.is_empty() => Ok(FormEntry { row, said, date, expires }),
            _ => Err(refused.into_iter().map(|refusal| self.defect(&row, *refusal)).collect()),
        }
    }

    fn defect(&self, row: &Filled, refusal: CellRefusal) -> Defect {
        let place = row.at.place(Some(refusal.column), self.lang);
        Defect::error(refusal.code, &row.at.file, place, refusal.message)
            .expected(refusal.expected)
            .help(refusal.help)
    }

    fn said(&self, row: &Filled) -> Result<EnteredFact, Box<CellRefusal>> {
        let answer = row.cell(FormColumn::Answer);
        match &row.key {
            FactKey::Answer { community, clause } => {
                let community = self.community(community)?;
                self.attested(clause)?;
                let reply = self.reply(answer)?;
                Ok(EnteredFact::Answer { community, clause: clause.clone(), reply })
            }
            FactKey::Survey { community, category } => {
                let community = self.community(community)?;
                let known = self
                    .standard
                    .vocabulary
                    .category(category)
                    .ok_or_else(|| unknown(say::category_not_in_vocabulary(InBoth, &category)))?;
                let all = match self.reply(answer)? {
                    Reply::Yes => true,
                    Reply::No => false,
                    Reply::NotApplicable => return Err(wrong(answer, say::yes_or_no_zh(InBoth))),
                };
                Ok(EnteredFact::Survey { community, category: known, all })
            }
            FactKey::Property { layer, id, property } => self.property(*layer, id, property, answer),
        }
    }

    fn community(&self, id: &str) -> Result<usize, Box<CellRefusal>> {
        let communities = &self.dataset.communities;
        communities.iter().position(|community| community.id == id).ok_or_else(|| {
            let name = &self.dataset.name;
            unknown(say::dataset_has_no_community(InBoth, &name, &id))
        })
    }

    fn attested(&self, clause: &str) -> Result<(), Box<CellRefusal>> {
        let standard = &self.standard.id;
        let Some(known) = self.standard.clause(clause) else {
            return Err(unknown(say::standard_has_no_clause(InBoth, &standard, &clause)));
        };
        let attested = known.checks().any(|check| check.attest().is_some());
        if attested {
            return Ok(());
        }
        Err(unknown(say::clause_is_measured(InBoth, &standard, &clause)))
    }

    /// 是, 否 or 不适用, as `survey.csv` has them.
    fn reply(&self, answer: &str) -> Result<Reply, Box<CellRefusal>> {
        let vocabulary = &self.standard.vocabulary;
        let choice = vocabulary
            .property(Layer::Survey, "answer")
            .and_then(|property| facts::read(property, &Json::from(answer), vocabulary).ok().flatten());
        match choice {
            Some(Value::Text(choice)) if &*choice == "yes" => Ok(Reply::Yes),
            Some(Value::Text(choice)) if &*choice == "no" => Ok(Reply::No),
            Some(_) => Ok(Reply::NotApplicable),
            None => Err(wrong(answer, say::yes_no_or_not_applicable(InBoth))),
        }
    }

    fn property(
        &self,
        layer: Layer,
        id: &str,
        property: &str,
        answer: &str,
    ) -> Result<EnteredFact, Box<CellRefusal>> {
        let (dataset, vocabulary) = (self.dataset, &self.standard.vocabulary);
        let origin = match layer {
            Layer::Facilities => dataset.facility_by_id(id).map(|index| dataset.facilities[index].origin),
            Layer::Residences => dataset.residence_by_id(id).map(|index| dataset.residences[index].origin),
            _ => dataset.communities.iter().find(|community| community.id == id).map(|c| c.origin),
        };
        let zh = layer.zh();
        let name = layer.id();
        let Some(origin) = origin else {
            return Err(unknown(say::no_such_feature(InBoth, &zh, &id, &name)));
        };
        let known =
            vocabulary.property_id(layer, property).filter(|_| !matches!(property, "id" | "category"));
        let Some(known) = known else {
            return Err(unknown(say::layer_has_no_property(InBoth, &zh, &property, &name)));
        };
        let described = &vocabulary.properties(layer)[known.0 as usize];
        let value = if described.kind == PropertyKind::List && matches!(answer, "无" | "没有" | "none") {
            Value::List(Vec::new())
        } else if property == "community" {
            Value::Text(self.named_community(answer)?.into())
        } else {
            let read = facts::read(described, &Json::from(answer), vocabulary);
            let read =
                read.map_err(|why| refusal(FormColumn::Answer, why.code, why.message, why.expected, mend()))?;
            read.ok_or_else(|| wrong(answer, say::a_value(InBoth)))?
        };
        Ok(EnteredFact::Property { layer, id: id.to_owned(), feature: origin.index, property: known, value })
    }

    /// The id of the community of this id or name.
    fn named_community(&self, answer: &str) -> Result<String, Box<CellRefusal>> {
        let communities = &self.dataset.communities;
        match self.dataset.communities_named(answer)[..] {
            [index] => Ok(communities[index].id.clone()),
            [] => {
                let names = communities.iter().flat_map(|c| [c.id.as_str(), c.name.as_str()]);
                let what = say::no_community(InBoth, &answer);
                let mend = match did_you_mean(answer, names) {
                    Some(meant) => say::did_you_mean(InBoth, &meant),
                    None => mend(),
                };
                let expected = say::name_or_id_of_community_of_dataset(InBoth);
                Err(refusal(FormColumn::Answer, Code::UnknownCommunity, what, expected, mend))
            }
            _ => Err(refusal(
                FormColumn::Answer,
                Code::AmbiguousCommunity,
                say::several_communities_called(InBoth, &answer),
                say::community_id(InBoth),
                mend(),
            )),
        }
    }

    /// A day as people and spreadsheets write it: text, year first, or a spreadsheet's number of
    /// the day.
    fn day(&self, row: &Filled, column: FormColumn) -> Result<Option<Date>, Box<CellRefusal>> {
        let written = row.cell(column);
        if written.is_empty() {
            return Ok(None);
        }
        let text: String = written.nfkc().collect();
        // A moment: its day counts.
        let text = text.split_once([' ', 'T']).map_or(text.as_str(), |(day, _)| day).trim();
        let read = if column == FormColumn::Expires { date::last_day(text) } else { date::parse(text) };
        read.or_else(|| numbered_day(text)).map(Some).ok_or_else(|| {
            refusal(
                column,
                Code::NotADate,
                say::no_date_of_calendar(InBoth, &written),
                say::date_year_first(InBoth),
                mend(),
            )
        })
    }
}

/// The day a spreadsheet counts so, from the end of 1899, if it lies in this century.
fn numbered_day(text: &str) -> Option<Date> {
    let number: i64 = text.parse().ok().filter(|number| (36_526..=73_050).contains(number))?;
    let first = Date::constant(1899, 12, 30);
    first.checked_add(jiff::Span::new().days(number)).ok()
}

fn mend() -> Both {
    say::correct_and_read_form_again(InBoth)
}

fn wrong(answer: &str, expected: Both) -> Box<CellRefusal> {
    let what = say::none_of_the_choices(InBoth, &answer);
    refusal(FormColumn::Answer, Code::UnknownChoice, what, expected, mend())
}

fn unknown(what: Both) -> Box<CellRefusal> {
    refusal(
        FormColumn::Key,
        Code::UnknownKey,
        what,
        say::form_of_dataset(InBoth),
        say::check_whether_dataset_changed(InBoth),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheets_count_days_from_the_end_of_1899() {
        // Excel's own: 2023-06-20 is 45097.
        assert_eq!(numbered_day("45097"), date::parse("2023-06-20"));
        assert_eq!(numbered_day("36526"), date::parse("2000-01-01"));
        assert_eq!(numbered_day("20230620"), None);
        assert_eq!(numbered_day("12"), None);
    }
}
