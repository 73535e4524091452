//! Every label of the page in both languages, in this one place; the script gets them embedded.

use indexmap::IndexMap;

use crate::lang::Lang;
use crate::messages::page_labels as say;
use crate::report::gap_list::COLUMNS;
use crate::report::wording;
use crate::verdict::Verdict;

/// Labels by the keys the page and its script ask for. What stands in braces the script fills.
pub(super) struct Labels(IndexMap<&'static str, String>);

impl Labels {
    /// A label's text.
    pub(super) fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// All of them, for the script.
    pub(super) fn all(&self) -> &IndexMap<&'static str, String> {
        &self.0
    }

    /// The labels in a language; `gate` is what the standard calls its gate.
    pub(super) fn new(gate: Option<&str>, lang: Lang) -> Labels {
        let verdict = |verdict| wording::verdict(verdict, lang).to_owned();
        let gate = match (gate, lang) {
            (Some(title), Lang::Zh) => title.to_owned(),
            _ => say::gate(lang),
        };
        let gate_of = gate.clone();
        let mut labels = IndexMap::from([
            ("pass", verdict(Verdict::Pass)),
            ("fail", verdict(Verdict::Fail)),
            ("unknown", verdict(Verdict::Unknown)),
            ("not_applicable", verdict(Verdict::NotApplicable)),
            ("title", say::title(lang)),
            ("overview", say::overview(lang)),
            ("about", say::about(lang)),
            ("skip", say::skip(lang)),
            ("pick", say::pick(lang)),
            ("back", say::back(lang)),
            ("print", say::print(lang)),
            ("print_all", say::print_all(lang)),
            ("no_script", say::no_script(lang)),
            ("find_community", say::find_community(lang)),
            ("found_communities", say::found_communities(lang)),
            ("col_name", say::pick(lang)),
            ("col_score", say::col_score(lang)),
            ("col_grade", say::col_grade(lang)),
            ("col_gate", gate),
            ("col_failing", say::col_failing(lang)),
            ("col_open", say::col_open(lang)),
            ("col_judged", say::col_judged(lang)),
            ("col_items", say::col_items(lang)),
            ("gate_parts", say::gate_parts(lang, &gate_of)),
            ("parts", say::parts(lang)),
            ("on_map", say::on_map(lang)),
            ("items", say::items(lang)),
            ("gap_list", say::gap_list(lang)),
            ("score_apart", say::score_apart(lang)),
            ("open_facts", say::open_facts(lang)),
            ("access", say::access(lang)),
        ]);
        labels.extend(map(lang));
        labels.extend(tables(lang));
        Labels(labels)
    }
}

fn map(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("map_absent", say::map_absent(lang)),
        ("map_empty", say::map_empty(lang)),
        ("map_not_printed", say::map_not_printed(lang)),
        ("map_of", say::map_of(lang)),
        ("zoom_in", say::zoom_in(lang)),
        ("zoom_out", say::zoom_out(lang)),
        ("north", say::north(lang)),
        ("legend", say::legend(lang)),
        ("map_keys", say::map_keys(lang)),
        ("choose_clause", say::choose_clause(lang)),
        ("all_walks", say::all_walks(lang)),
        ("choose_hint", say::choose_hint(lang)),
        ("not_on_map", say::not_on_map(lang)),
        ("state_fail", say::state_fail(lang)),
        ("state_unknown", say::state_unknown(lang)),
        ("state_pass", say::state_pass(lang)),
        ("state_counted", say::state_counted(lang)),
        ("state_none", say::state_none(lang)),
        ("served_fail", say::served_fail(lang)),
        ("served_unknown", say::served_unknown(lang)),
        ("served_pass", say::served_pass(lang)),
        ("served_counted", say::served_counted(lang)),
        ("things_fail", say::things_fail(lang)),
        ("things_unknown", say::things_unknown(lang)),
        ("things_pass", say::things_pass(lang)),
        ("things_counted", say::things_counted(lang)),
        ("the_rest", say::the_rest(lang)),
        ("boundary", say::boundary(lang)),
        ("metres_below", say::metres_below(lang)),
        ("paths", say::paths(lang)),
        ("not_yet", say::not_yet(lang)),
        ("beyond", say::beyond(lang)),
        ("categories_shown", say::categories_shown(lang)),
        ("id", say::id(lang)),
        ("kind", say::kind(lang)),
        ("people", say::people(lang)),
        ("walk_to", say::walk_to(lang)),
        ("metres", say::metres(lang)),
        ("off_network", say::off_network(lang)),
        ("no_walk", say::no_walk(lang)),
        ("nothing_said", say::nothing_said(lang)),
        ("close", say::close(lang)),
        ("named", say::named(lang)),
    ]
}

fn tables(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("columns", COLUMNS.join(",")),
        ("clause", say::clause(lang)),
        ("level", say::level(lang)),
        ("verdict", say::verdict(lang)),
        ("reason", say::reason(lang)),
        ("measured", say::measured(lang)),
        ("required", say::required(lang)),
        ("evidence", say::evidence(lang)),
        ("sentence", say::sentence(lang)),
        ("semicolon", say::semicolon(lang)),
        ("comma", say::comma(lang)),
        ("text_from", say::text_from(lang)),
        ("evidence_count", say::evidence_count(lang)),
        ("with_note", say::with_note(lang)),
        ("colon", say::colon(lang)),
        ("unserved", say::unserved(lang)),
        ("note", say::note(lang)),
        ("source", say::source(lang)),
        ("unverified", say::unverified(lang)),
        ("ask_map", say::ask_map(lang)),
        ("confidence", say::confidence(lang)),
        ("about_text", say::about_text(lang)),
        ("quote_reason", say::quote_reason(lang)),
        ("earned_of", say::earned_of(lang)),
        ("not_scored", say::not_scored(lang)),
        ("item", say::item(lang)),
        ("earned", say::earned(lang)),
        ("of_weight", say::of_weight(lang)),
        ("clauses_failing", say::clauses_failing(lang)),
        ("clauses_open", say::clauses_open(lang)),
        ("nothing_open", say::nothing_open(lang)),
        ("ask", say::ask(lang)),
        ("no_gaps", say::no_gaps(lang)),
        ("find_gap", say::find_gap(lang)),
        ("found_gaps", say::found_gaps(lang)),
        ("show_more", say::show_more(lang)),
        ("access_note", say::access_note(lang)),
        ("category", say::category(lang)),
        ("facilities", say::facilities(lang)),
        ("within_5", say::within_5(lang)),
        ("within_10", say::within_10(lang)),
        ("within_15", say::within_15(lang)),
        ("off_share", say::off_share(lang)),
        ("no_residents", say::no_residents(lang)),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::frame::SCRIPT_PARTS;
    use super::*;

    /// What follows `opening` up to the next quotation mark, wherever it stands in the script.
    fn asked(opening: &str) -> BTreeSet<String> {
        let of = |part: &str| -> Vec<String> {
            part.split(opening).skip(1).map(|rest| rest.split('"').next().unwrap_or("").to_owned()).collect()
        };
        SCRIPT_PARTS.iter().flat_map(|part| of(part)).collect()
    }

    #[test]
    fn the_script_asks_only_for_labels_that_exist() {
        let labels = Labels::new(None, Lang::Zh);
        let asked = asked("label(\"");
        assert!(asked.len() > 40, "{asked:?}");
        for key in asked {
            // `state_` and the like are completed by a state.
            let completed = key.ends_with('_').then(|| format!("{key}pass"));
            let completed = completed.map(|key| key.replace("col_pass", "col_score"));
            let key = completed.unwrap_or(key);
            assert!(labels.all().contains_key(key.as_str()), "{key}");
        }
    }

    #[test]
    fn both_languages_have_the_same_labels_and_the_same_gaps_to_fill() {
        let (zh, en) = (Labels::new(Some("七有"), Lang::Zh), Labels::new(Some("七有"), Lang::En));
        assert_eq!(zh.all().keys().collect::<Vec<_>>(), en.all().keys().collect::<Vec<_>>());
        for (key, text) in zh.all() {
            let gaps = |text: &str| -> BTreeSet<String> {
                text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or("").to_owned()).collect()
            };
            assert!(!text.is_empty() && !en.get(key).is_empty(), "{key}");
            assert_eq!(gaps(text), gaps(en.get(key)), "{key}");
        }
    }
}
