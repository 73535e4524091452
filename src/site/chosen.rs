//! Which kinds of facility are sited: those of a clause, or of an item as far as some community lacks
//! them.

use super::argument;
use super::sought::{Sought, kinds, obliges};
use crate::audit::Audit;
use crate::codes::Code;
use crate::defect::{Defect, did_you_mean};
use crate::lang::{Both, InBoth};
use crate::messages::site as say;
use crate::standard::{Clause, Item, Standard};
use crate::verdict::Verdict;
use crate::vocabulary::CategoryId;

/// What the sites are for, as the user names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltFor<'a> {
    /// A clause by its id.
    Clause(&'a str),
    /// An item by its number, id or title, or a category of facility that some item asks for.
    Item(&'a str),
}

/// The kinds of facility to site, all of one item.
#[derive(Clone, Debug)]
pub struct ChosenKinds<'s> {
    /// The kinds, in the order of the item's clauses.
    pub(crate) kinds: Vec<Sought<'s>>,
    /// Kinds of the item left out, every community having them, by their Chinese names.
    pub(crate) met_already: Vec<String>,
}

impl<'s> ChosenKinds<'s> {
    /// The kinds that a clause asks for, whatever it comes to; of an item those that its obligatory
    /// clauses ask for (any of its clauses, where a category is named) and some audited community
    /// lacks or may lack, or all of them where none does.
    ///
    /// # Errors
    /// A clause, item or category that the standard does not have; one that no new facility answers,
    /// or that applies to none of the communities.
    pub fn find(
        standard: &'s Standard,
        audit: &Audit,
        wanted: BuiltFor,
    ) -> Result<ChosenKinds<'s>, Vec<Defect>> {
        let (argument, wanted) = match wanted {
            BuiltFor::Clause(wanted) => return ChosenKinds::of_clause(standard, wanted),
            BuiltFor::Item(wanted) => ("--item", wanted),
        };
        let (item, category) = match standard.item(wanted) {
            Some((_, item)) => (item, None),
            None => by_category(standard, argument, wanted)?,
        };
        let verdicts = |clause: &str| -> Vec<Verdict> {
            let all = audit.communities.iter().flat_map(|c| &c.items).flat_map(|item| &item.clauses);
            all.filter(|audit| audit.id == clause).map(|audit| audit.verdict).collect()
        };
        let applies = |id: &str, clause: &Clause| {
            let is_asked = category.is_some() || obliges(clause);
            is_asked && verdicts(id).iter().any(|verdict| *verdict != Verdict::NotApplicable)
        };
        let mut kinds = kinds(item, applies);
        if let Some(category) = category {
            kinds.retain(|kind| kind.categories.contains(&category));
        }
        if kinds.is_empty() {
            return Err(nothing_to_site(standard, argument, wanted));
        }
        let is_lacking = |kind: &Sought| {
            let verdicts = kind.clauses.iter().flat_map(|clause| verdicts(clause));
            verdicts.into_iter().any(|verdict| matches!(verdict, Verdict::Fail | Verdict::Unknown))
        };
        let mut met_already = Vec::new();
        if kinds.iter().any(is_lacking) {
            let left_out = kinds.iter().filter(|kind| !is_lacking(kind));
            let category = |kind: &Sought| standard.vocabulary.category_zh(kind.categories[0]).to_owned();
            met_already = left_out.map(category).collect();
            kinds.retain(is_lacking);
        }
        Ok(ChosenKinds { kinds, met_already })
    }

    fn of_clause(standard: &'s Standard, wanted: &str) -> Result<ChosenKinds<'s>, Vec<Defect>> {
        let Some((item, ..)) = standard.clauses().find(|(_, id, _)| *id == wanted) else {
            let ids = standard.clauses().map(|(_, id, _)| id);
            return Err(unknown("--clause", wanted, ids, say::clause_of_standard(InBoth)));
        };
        let kinds = kinds(item, |id, _| id == wanted);
        if kinds.is_empty() {
            return Err(nothing_to_site(standard, "--clause", wanted));
        }
        Ok(ChosenKinds { kinds, met_already: Vec::new() })
    }
}

/// The item that asks for a category of facility.
fn by_category<'s>(
    standard: &'s Standard,
    argument: &str,
    wanted: &str,
) -> Result<(&'s Item, Option<CategoryId>), Vec<Defect>> {
    let category = standard.vocabulary.category(wanted);
    let asks = |item: &&Item| {
        let kinds = kinds(item, |_, _| true);
        kinds.iter().any(|kind| category.is_some_and(|category| kind.categories.contains(&category)))
    };
    match standard.items.values().find(asks) {
        Some(item) => Ok((item, category)),
        None if category.is_some() => Err(nothing_to_site(standard, argument, wanted)),
        None => {
            let titles = standard.items.values().map(|item| item.title.as_str());
            let names = standard.vocabulary.categories().map(|(_, name, _)| name);
            let zh = standard.vocabulary.categories().map(|(id, ..)| standard.vocabulary.category_zh(id));
            let expected = say::item_or_category(InBoth);
            Err(unknown(argument, wanted, titles.chain(names).chain(zh), expected))
        }
    }
}

fn unknown<'a>(
    name: &str,
    wanted: &str,
    known: impl Iterator<Item = &'a str>,
    expected: Both,
) -> Vec<Defect> {
    let defect = argument(Code::UnknownItem, name, say::standard_has_no(InBoth, &wanted)).expected(expected);
    vec![match did_you_mean(wanted, known) {
        Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
        None => defect,
    }]
}

/// An item or clause that no new facility answers.
fn nothing_to_site(standard: &Standard, name: &str, wanted: &str) -> Vec<Defect> {
    let has_kinds = |item: &&Item| !kinds(item, |_, _| true).is_empty();
    let items: Vec<String> =
        standard.items.values().filter(has_kinds).map(|item| item.number.to_string()).collect();
    let (zh, en) = (items.join("、"), items.join(", "));
    let defect = argument(Code::NothingToSite, name, say::not_answered_by_a_facility(InBoth, &wanted))
        .expected(say::items_that_ask_for_facilities(InBoth, &zh, &en))
        .help(say::name_another_item_or_clause(InBoth));
    vec![defect]
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::date;
    use crate::session::{Input, Options, Session};

    #[test]
    fn of_an_item_only_what_some_community_lacks() {
        let pilots = Input::from(Path::new("data/zhongwei"));
        let options = Options::for_day(date::parse("2023-06-30").unwrap());
        let session = Session::open(vec![pilots], options, &()).unwrap();
        let standard = session.standard();
        let mut audit = session.audit();
        let mut give = |verdict_of: &dyn Fn(&str) -> Verdict, wanted: &str| {
            let items = audit.communities.iter_mut().flat_map(|community| &mut community.items);
            items
                .flat_map(|item| &mut item.clauses)
                .for_each(|clause| clause.verdict = verdict_of(&clause.id));
            let chosen = ChosenKinds::find(standard, &audit, BuiltFor::Item(wanted))?;
            let clauses = chosen.kinds.iter().flat_map(|kind| &kind.clauses).map(|id| (*id).to_owned());
            Ok::<_, Vec<Defect>>((clauses.collect::<Vec<String>>(), chosen.met_already))
        };
        let item = standard.items.values().find(|item| kinds(item, |_, clause| obliges(clause)).len() > 1);
        let item = item.expect("an item that asks for several kinds");
        let number = item.number.to_string();
        let all = kinds(item, |_, clause| obliges(clause));
        let lacked = all[0].clauses[0];

        let (clauses, met) = give(&|_| Verdict::Pass, &number).unwrap();
        assert!(clauses.len() >= all.len() && met.is_empty(), "where none is lacking, all are sited");
        let only = |id: &str| if id == lacked { Verdict::Fail } else { Verdict::Pass };
        let (clauses, met) = give(&only, &number).unwrap();
        assert!(clauses.contains(&lacked.to_owned()));
        assert_eq!(met.len(), all.len() - 1);
        let none = give(&|_| Verdict::NotApplicable, &number).unwrap_err();
        assert_eq!(none[0].code, Code::NothingToSite);
        let unknown = give(&|_| Verdict::Fail, "no such thing").unwrap_err();
        assert_eq!(unknown[0].code, Code::UnknownItem);
    }
}
