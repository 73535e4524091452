//! What of a dataset's tables does not fit the standard.

use crate::codes::Code;
use crate::dataset::{Dataset, Reply};
use crate::date::Date;
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::InBoth;
use crate::messages::quality as say;
use crate::standard::Standard;

/// What a dataset says that the standard cannot take: answers to clauses it does not have,
/// projects for items it does not have, answers that contradict each other.
pub(crate) fn fit(dataset: &Dataset, standard: &Standard, as_of: Date) -> Vec<Defect> {
    let mut defects = Vec::new();
    let ids: Vec<&str> = standard.clauses().map(|(_, id, _)| id).collect();
    for (index, answer) in dataset.survey.iter().enumerate() {
        let (file, row) = dataset.place(answer.origin);
        let place = |column: &str| Place::Row { row, column: Some(column.to_owned()) };
        let id = &answer.clause;
        let Some(clause) = standard.clause(id) else {
            defects.push(unknown_clause(file, place("clause"), id, standard, &ids));
            continue;
        };
        let attested = clause.checks().any(|check| check.attest().is_some());
        if !attested {
            defects.push(
                Defect::warning(
                    Code::UnusedAnswer,
                    file,
                    place("clause"),
                    say::clause_measured_answer_not_used(InBoth, &id),
                )
                .help(say::enter_fact_on_feature_about(InBoth)),
            );
        }
        if let Some(date) = answer.date.filter(|date| *date > as_of) {
            defects.push(
                Defect::warning(
                    Code::LaterAnswer,
                    file,
                    place("date"),
                    say::answer_later_than_as_of(InBoth, &date, &as_of),
                )
                .help(say::check_date_or_audit_later(InBoth)),
            );
        }
        if answer.reply == Reply::Yes && answer.evidence.is_none() && attested {
            defects.push(Defect::warning(
                Code::NoEvidence,
                file,
                place("evidence"),
                say::yes_without_evidence(InBoth, &id),
            ));
        }
        let twin = dataset.survey[..index].iter().find(|other| {
            other.community == answer.community
                && other.clause == *id
                && (other.date == answer.date || other.date.is_none() || answer.date.is_none())
                && other.reply != answer.reply
        });
        if let Some(twin) = twin {
            let (_, other) = dataset.place(twin.origin);
            defects.push(
                Defect::error(
                    Code::ContradictingAnswers,
                    file,
                    place("answer"),
                    say::contradicts_other_row(InBoth, &other),
                )
                .expected(say::one_answer_a_day(InBoth))
                .help(say::take_wrong_row_out(InBoth)),
            );
        }
    }
    defects.extend(waivers(dataset, standard, &ids));
    for project in &dataset.projects {
        let (file, row) = dataset.place(project.origin);
        let item = &project.item;
        if standard.item(item).is_none() {
            let names = standard.items.iter().flat_map(|(id, item)| [id.as_str(), item.title.as_str()]);
            let defect = Defect::error(
                Code::UnknownItem,
                file,
                Place::Row { row, column: Some("item".into()) },
                say::standard_has_no_item(InBoth, &item),
            )
            .expected(say::item_number_id_or_title(InBoth));
            defects.push(match did_you_mean(item, names) {
                Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
                None => defect,
            });
        }
    }
    defects
}

/// Waivers of clauses that the standard does not have, and several of one clause.
fn waivers(dataset: &Dataset, standard: &Standard, ids: &[&str]) -> Vec<Defect> {
    let mut defects = Vec::new();
    for (index, waiver) in dataset.waivers.iter().enumerate() {
        let (file, row) = dataset.place(waiver.origin);
        let place = Place::Row { row, column: Some("clause".into()) };
        let id = &waiver.clause;
        if standard.clause(id).is_none() {
            defects.push(unknown_clause(file, place, id, standard, ids));
            continue;
        }
        let twin = dataset.waivers[..index].iter().find(|other| {
            other.community == waiver.community
                && other.clause == *id
                && other.granted <= waiver.expires
                && waiver.granted <= other.expires
        });
        if let Some(twin) = twin {
            let (_, other) = dataset.place(twin.origin);
            defects.push(Defect::warning(
                Code::TwoWaivers,
                file,
                place,
                say::overlaps_other_waiver(InBoth, &other),
            ));
        }
    }
    defects
}

/// An answer or a waiver for a clause that the standard does not have: an error, or where a
/// layer withdrew the clause, a warning.
fn unknown_clause(file: &str, place: Place, id: &str, standard: &Standard, ids: &[&str]) -> Defect {
    if standard.withdrawn.iter().any(|known| known == id) {
        return Defect::warning(
            Code::WithdrawnClause,
            file,
            place,
            say::clause_withdrawn_row_not_used(InBoth, &id),
        );
    }
    let standard_id = &standard.id;
    let defect = Defect::error(
        Code::UnknownClause,
        file,
        place,
        say::standard_has_no_clause(InBoth, &standard_id, &id),
    )
    .expected(say::clause_id_for_example(InBoth));
    match did_you_mean(id, ids.iter().copied()) {
        Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
        None => defect,
    }
}
