//! Data quality: what is missing or odd, and what each absence costs.

mod plan;
mod twins;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexSet;
use rayon::prelude::*;

use crate::audit::{AnswerState, Audit, Level, Need, QualityFinding};
use crate::both;
use crate::check::Check;
use crate::dataset::{Dataset, Reply};
use crate::date::Date;
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::Lang;
use crate::measure::{Measures, overlaps};
use crate::standard::Standard;
use crate::units::{SquareMetres, plain};
use crate::vocabulary::{CategoryId, Layer};

pub use plan::{Plan, Step, plan};
pub use twins::twins;

/// Defects as `audit.json` keeps them, in one language.
pub fn findings(defects: &[Defect], lang: Lang) -> Vec<QualityFinding> {
    let finding = |defect: &Defect| QualityFinding {
        severity: defect.severity.id().to_owned(),
        code: defect.code.to_owned(),
        file: defect.file.clone(),
        place: defect.place_text(lang),
        what: defect.what.get(lang).to_owned(),
        expected: defect.expected.get(lang).to_owned(),
        mend: defect.mend.get(lang).to_owned(),
    };
    defects.iter().map(finding).collect()
}

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

/// What measuring found odd: things outside every community or in several, communities that
/// overlap or have no residence, areas that contradict each other.
pub fn survey(measures: &Measures, standard: &Standard) -> Vec<Defect> {
    let dataset = measures.dataset;
    let mut defects = Vec::new();
    let feature = |origin: crate::dataset::Origin, id: &str| {
        let (file, index) = dataset.place(origin);
        (file.to_owned(), Place::Feature { index, id: Some(id.to_owned()) })
    };
    // What clauses only reach for may well lie outside; one line tells of all of them.
    let counted: Vec<CategoryId> = standard
        .clauses()
        .flat_map(|(_, _, clause)| clause.checks())
        .filter(|check| check.kind().reaches_for().is_empty())
        .flat_map(|check| check.kind().categories())
        .filter_map(|name| standard.vocabulary.category(name))
        .collect();
    let (near, beyond): (Vec<usize>, Vec<usize>) =
        measures.outside.iter().partition(|index| counted.contains(&dataset.facilities[**index].category));
    let mut by_category: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for index in beyond {
        by_category.entry(dataset.facilities[index].category.0).or_default().push(index);
    }
    for indices in by_category.values() {
        let first = &dataset.facilities[indices[0]];
        let (zh, en) = (
            measures.vocabulary.category_zh(first.category),
            measures.vocabulary.category_name(first.category).replace('_', " "),
        );
        let count = indices.len();
        let ids: Vec<&str> =
            indices.iter().take(SHOWN).map(|index| dataset.facilities[*index].id.as_str()).collect();
        let (ids, more) = (ids.join(", "), if count > SHOWN { "…" } else { "" });
        let (file, _) = dataset.place(first.origin);
        defects.push(Defect::note(
            "outside",
            file,
            Place::Whole,
            both!(
                "{count} 处{zh}不在任何社区范围内，只计入步行可达（{ids}{more}）",
                "{count} {en} lie outside every community and count for reach only ({ids}{more})"
            ),
        ));
    }
    for index in near {
        let facility = &dataset.facilities[index];
        let (file, place) = feature(facility.origin, &facility.id);
        defects.push(
            Defect::note(
                "outside",
                &file,
                place,
                both!(
                    "不在任何社区范围内，只计入步行可达",
                    "lies outside every community; it counts for reach only"
                ),
            )
            .mend(both!(
                "若属于某社区，用 community 属性注明",
                "if it belongs to a community, say so in its community property"
            )),
        );
    }
    let site = measures.vocabulary.property_id(Layer::Facilities, "site_area_m2");
    let differing: Vec<(usize, f64, SquareMetres)> = dataset
        .facilities
        .par_iter()
        .enumerate()
        .filter_map(|(index, facility)| {
            let given = facility.facts.number(site?)?;
            let outline = measures.outline_area(index)?;
            let agree = (given - outline.0).abs() <= AREAS_AGREE * given.max(outline.0);
            (!agree).then_some((index, given, outline))
        })
        .collect();
    for (index, given, outline) in differing {
        let facility = &dataset.facilities[index];
        let (file, place) = feature(facility.origin, &facility.id);
        let (given, outline) = (plain(given), plain(outline.0.round()));
        defects.push(
            Defect::note(
                "areas-differ",
                &file,
                place,
                both!(
                    "用地面积填 {given} 平方米，轮廓面积为 {outline} 平方米；判定采用填写的值",
                    "its site area is given as {given} m², its outline covers {outline} m²; the given value is used"
                ),
            )
            .mend(both!("核对两者，改正其一", "check both and correct one")),
        );
    }
    for &index in &measures.homeless {
        let residence = &dataset.residences[index];
        let (file, place) = feature(residence.origin, &residence.id);
        defects.push(
            Defect::warning(
                "homeless",
                &file,
                place,
                both!("不在任何社区范围内，没有计入", "lies outside every community and counts nowhere"),
            )
            .mend(both!(
                "核对边界，或用 community 属性注明",
                "check the boundary, or name its community in its community property"
            )),
        );
    }
    for (first, second, area) in overlaps(&dataset.communities) {
        let (a, b) = (&dataset.communities[first], &dataset.communities[second]);
        let (file, place) = feature(b.origin, &b.id);
        let (name_a, name_b) = (&a.name, &b.name);
        let area = plain(area.0.round());
        defects.push(
            Defect::warning(
                "overlap",
                &file,
                place,
                both!(
                    "{name_b}与{name_a}的范围重叠 {area} 平方米",
                    "{name_b} overlaps {name_a} by {area} m²"
                ),
            )
            .expected(both!("互不重叠的社区范围", "communities that do not overlap"))
            .mend(both!(
                "修改边界；重叠处的设施和住宅楼用 community 属性注明归属",
                "correct the boundaries, or give what lies in the overlap a community property"
            )),
        );
    }
    for locality in &measures.localities {
        let community = &dataset.communities[locality.community];
        let name = &community.name;
        let shared =
            locality.facilities.iter().chain(&locality.residences).filter(|member| !member.certain).count();
        let (file, place) = feature(community.origin, &community.id);
        if shared > 0 {
            defects.push(Defect::warning("shared", &file, place.clone(), both!("{name}有 {shared} 个设施或住宅楼同时位于其他社区范围内，归属按不明处理", "{shared} facilities or residences of {name} also lie in another community; where they belong counts as unknown")));
        }
        if locality.residences.is_empty() {
            defects.push(
                Defect::warning(
                    "no-residences",
                    &file,
                    place,
                    both!(
                        "{name}没有住宅楼，按居民计算的条款都无法判定",
                        "{name} has no residences; clauses about residents are undecided"
                    ),
                )
                .mend(both!("补充 residences.geojson", "supply residences.geojson")),
            );
        }
    }
    defects
}

/// One kind of missing fact, over all communities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    pub fact: Fact,
    /// How many features, or communities, lack it.
    pub count: usize,
    /// Ids of up to [`SHOWN`] of them.
    pub examples: Vec<String>,
    /// Clauses it leaves undecided, in the standard's order.
    pub clauses: Vec<String>,
    /// How many obligatory clauses of how many communities together it leaves undecided: what
    /// it costs the score.
    pub obligatory: usize,
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A property on features of a layer.
    Property {
        layer: String,
        property: String,
    },
    /// A complete survey of a category.
    Survey {
        category: String,
    },
    /// An answer to an attested clause.
    Answer {
        clause: String,
        state: AnswerState,
    },
    Paths,
    Residences,
    /// Paths to places of a layer that are off the network.
    PathTo {
        layer: String,
    },
    /// Which of several communities features of a layer belong to.
    Community {
        layer: String,
    },
}

/// By what share a given area and the outline's may differ before it is worth a note.
const AREAS_AGREE: f64 = 0.1;

/// How many examples are named.
pub const SHOWN: usize = 5;

/// Every missing fact that leaves a clause undecided, those that cost the score most first.
pub fn missing(audit: &Audit) -> Vec<Missing> {
    #[derive(Default)]
    struct Cost {
        ids: IndexSet<String>,
        clauses: BTreeSet<(u32, String)>,
        obligatory: BTreeSet<(String, String)>,
    }
    let mut found: BTreeMap<Fact, Cost> = BTreeMap::new();
    for community in &audit.communities {
        for unknown in &community.unknowns {
            for need in &unknown.needs {
                let (fact, id) = match need {
                    Need::Property { layer, id, property } => {
                        (Fact::Property { layer: layer.clone(), property: property.clone() }, id.clone())
                    }
                    Need::Survey { category } => {
                        (Fact::Survey { category: category.clone() }, community.id.clone())
                    }
                    Need::Answer { clause, state } => {
                        (Fact::Answer { clause: clause.clone(), state: *state }, community.id.clone())
                    }
                    Need::Paths => (Fact::Paths, community.id.clone()),
                    Need::Residences => (Fact::Residences, community.id.clone()),
                    Need::PathTo { layer, id } => (Fact::PathTo { layer: layer.clone() }, id.clone()),
                    Need::Community { layer, id } => (Fact::Community { layer: layer.clone() }, id.clone()),
                };
                let cost = found.entry(fact).or_default();
                cost.ids.insert(id);
                cost.clauses.insert((unknown.item, unknown.clause.clone()));
                if unknown.level == Level::Must {
                    cost.obligatory.insert((community.id.clone(), unknown.clause.clone()));
                }
            }
        }
    }
    let mut missing: Vec<Missing> = found
        .into_iter()
        .map(|(fact, cost)| Missing {
            fact,
            count: cost.ids.len(),
            examples: cost.ids.into_iter().take(SHOWN).collect(),
            clauses: cost.clauses.into_iter().map(|(_, clause)| clause).collect(),
            obligatory: cost.obligatory.len(),
        })
        .collect();
    missing.sort_by_key(|missing| Reverse((missing.obligatory, missing.clauses.len() * missing.count)));
    missing
}

/// Categories present in the dataset that no clause of the standard looks at.
pub fn unchecked_categories(dataset: &Dataset, standard: &Standard) -> Vec<(String, usize)> {
    let checked: Vec<_> = standard
        .clauses()
        .flat_map(|(_, _, clause)| clause.checks())
        .flat_map(|check| check.kind().categories())
        .filter_map(|name| standard.vocabulary.category(name))
        .collect();
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    for facility in dataset.facilities.iter().filter(|facility| !checked.contains(&facility.category)) {
        *found.entry(facility.category.0 as usize).or_default() += 1;
    }
    found
        .into_iter()
        .map(|(category, count)| {
            let id = crate::vocabulary::CategoryId(category as u16);
            (standard.vocabulary.category_zh(id).to_owned(), count)
        })
        .collect()
}

/// Clauses that nothing in the dataset could make pass: it holds no facility, existing or not, of
/// any category they ask for. Each with the categories' Chinese names.
pub fn hopeless_clauses(dataset: &Dataset, standard: &Standard) -> Vec<(String, Vec<String>)> {
    let present: BTreeSet<CategoryId> = dataset.facilities.iter().map(|facility| facility.category).collect();
    let asks_in_vain = |check: &Check| {
        let wanted = check.kind().categories();
        let mut known = wanted.iter().filter_map(|name| standard.vocabulary.category(name));
        !wanted.is_empty() && !known.any(|category| present.contains(&category))
    };
    standard
        .clauses()
        .filter(|(_, _, clause)| clause.checks().all(asks_in_vain))
        .map(|(_, id, clause)| {
            let names = clause.checks().flat_map(|check| check.kind().categories());
            let mut titles: Vec<String> = names
                .filter_map(|name| standard.vocabulary.category(name))
                .map(|category| standard.vocabulary.category_zh(category).to_owned())
                .collect();
            titles.dedup();
            (id.to_owned(), titles)
        })
        .collect()
}
