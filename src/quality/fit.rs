//! What of a dataset's tables does not fit the standard.

use crate::both;
use crate::check::Check;
use crate::dataset::{Dataset, Reply};
use crate::date::Date;
use crate::defect::{Defect, Place, did_you_mean};
use crate::standard::Standard;

/// What a dataset says that the standard cannot take: answers to clauses it does not have,
/// projects for items it does not have, answers that contradict each other.
pub fn fit(dataset: &Dataset, standard: &Standard, as_of: Date) -> Vec<Defect> {
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
        let attested = clause.checks().any(|check| matches!(check, Check::Attest(_)));
        if !attested {
            defects.push(
                Defect::warning(
                    "unused-answer",
                    file,
                    place("clause"),
                    both!(
                        "条款 {id} 由数据量算，不采用问卷答复",
                        "the clause {id} is measured; its answer was not used"
                    ),
                )
                .mend(both!("把事实填入相应的要素属性", "enter the fact on the feature it is about")),
            );
        }
        if let Some(date) = answer.date.filter(|date| *date > as_of) {
            defects.push(
                Defect::warning(
                    "later-answer",
                    file,
                    place("date"),
                    both!(
                        "答复日期 {date} 晚于核查日 {as_of}，未使用",
                        "the answer of {date} is later than the day audited for, {as_of}; not used"
                    ),
                )
                .mend(both!(
                    "核对日期，或用 --as-of 改核查日",
                    "check the date, or audit for a later day with --as-of"
                )),
            );
        }
        if answer.reply == Reply::Yes && answer.evidence.is_none() && attested {
            defects.push(Defect::warning(
                "no-evidence",
                file,
                place("evidence"),
                both!(
                    "条款 {id} 答“是”但没有依据，按待核实处理",
                    "the “yes” to clause {id} has no evidence and counts as unknown"
                ),
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
                    "contradicting-answers",
                    file,
                    place("answer"),
                    both!(
                        "与第 {other} 行对同一社区、同一条款、同一天的答复相矛盾",
                        "it contradicts row {other}: same community, clause and day"
                    ),
                )
                .expected(both!("一天一个答复", "one answer a day"))
                .mend(both!(
                    "删去错的一行，或注明不同的日期",
                    "take the wrong row out, or give them different dates"
                )),
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
                "unknown-item",
                file,
                Place::Row { row, column: Some("item".into()) },
                both!("标准没有项“{item}”", "the standard has no item {item:?}"),
            )
            .expected(both!(
                "1 到 20 的编号，或项的 id 或名称",
                "a number from 1 to 20, or an item's id or title"
            ));
            defects.push(match did_you_mean(item, names) {
                Some(meant) => defect.mend(both!("是否指 {meant}？", "did you mean {meant}?")),
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
                "two-waivers",
                file,
                place,
                both!(
                    "与第 {other} 行的豁免是同一社区、同一条款，期限重叠",
                    "it overlaps the waiver in row {other} of the same clause and community"
                ),
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
            "withdrawn-clause",
            file,
            place,
            both!(
                "条款 {id} 已被标准撤销，此行未使用",
                "the clause {id} was withdrawn; the row was not used"
            ),
        );
    }
    let standard_id = &standard.id;
    let defect = Defect::error(
        "unknown-clause",
        file,
        place,
        both!("标准 {standard_id} 没有条款“{id}”", "the standard {standard_id} has no clause {id:?}"),
    )
    .expected(both!(
        "条款编号，如 9.a（项的编号、点、字母）",
        "a clause id such as 9.a (item number, dot, letter)"
    ));
    match did_you_mean(id, ids.iter().copied()) {
        Some(meant) => defect.mend(both!("是否指 {meant}？", "did you mean {meant}?")),
        None => defect,
    }
}
