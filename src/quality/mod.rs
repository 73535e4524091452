//! Data quality: what is missing or odd, and what each absence costs.

mod fit;
mod plan;
mod twins;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexSet;
use rayon::prelude::*;

use crate::audit::{AnswerState, Audit, Need, QualityFinding, Word};
use crate::check::Check;
use crate::codes::Code;
use crate::dataset::Dataset;
use crate::defect::{Defect, Place};
use crate::lang::{InBoth, Lang};
use crate::measure::{Measures, overlaps};
use crate::messages::quality as say;
use crate::standard::Standard;
use crate::units::{SquareMetres, plain};
use crate::verdict::Level;
use crate::vocabulary::{CategoryId, Layer};

pub use fit::fit;
pub use plan::{Plan, Step, plan};
pub use twins::twins;

/// Defects as `audit.json` keeps them, in one language.
pub fn findings(defects: &[Defect], lang: Lang) -> Vec<QualityFinding> {
    let finding = |defect: &Defect| QualityFinding {
        severity: defect.severity.id().to_owned(),
        code: defect.code.name().to_owned(),
        file: defect.file.clone(),
        place: defect.place_text(lang),
        what: defect.what.get(lang).to_owned(),
        expected: defect.expected.get(lang).to_owned(),
        mend: defect.mend.get(lang).to_owned(),
    };
    defects.iter().map(finding).collect()
}

/// What measuring found odd: things outside every community or in several, communities that
/// overlap or have no residence, areas that contradict each other.
pub fn survey(dataset: &Dataset, measures: &Measures, standard: &Standard) -> Vec<Defect> {
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
            standard.vocabulary.category_zh(first.category),
            standard.vocabulary.category_name(first.category).replace('_', " "),
        );
        let count = indices.len();
        let ids: Vec<&str> =
            indices.iter().take(SHOWN).map(|index| dataset.facilities[*index].id.as_str()).collect();
        let (ids, more) = (ids.join(", "), if count > SHOWN { "…" } else { "" });
        let (file, _) = dataset.place(first.origin);
        defects.push(Defect::note(
            Code::Outside,
            file,
            Place::Whole,
            say::several_outside_every_community(InBoth, &count, &zh, &ids, &more, &en),
        ));
    }
    for index in near {
        let facility = &dataset.facilities[index];
        let (file, place) = feature(facility.origin, &facility.id);
        defects.push(
            Defect::note(Code::Outside, &file, place, say::outside_every_community_reach_only(InBoth))
                .mend(say::say_which_community(InBoth)),
        );
    }
    let site = standard.vocabulary.property_id(Layer::Facilities, "site_area_m2");
    let differing: Vec<(usize, f64, SquareMetres)> = dataset
        .facilities
        .par_iter()
        .enumerate()
        .filter_map(|(index, facility)| {
            let given = facility.facts.number(site?)?;
            let outline = dataset.facilities[index].shape.outline_area()?;
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
                Code::AreasDiffer,
                &file,
                place,
                say::site_area_differs_from_outline(InBoth, &given, &outline),
            )
            .mend(say::check_both_and_correct_one(InBoth)),
        );
    }
    for &index in &measures.outside_communities {
        let residence = &dataset.residences[index];
        let (file, place) = feature(residence.origin, &residence.id);
        defects.push(
            Defect::warning(
                Code::OutsideCommunities,
                &file,
                place,
                say::outside_every_community_counts_nowhere(InBoth),
            )
            .mend(say::check_boundary_or_name_it(InBoth)),
        );
    }
    for (first, second, area) in overlaps(&dataset.communities) {
        let (a, b) = (&dataset.communities[first], &dataset.communities[second]);
        let (file, place) = feature(b.origin, &b.id);
        let (name_a, name_b) = (&a.name, &b.name);
        let area = plain(area.0.round());
        defects.push(
            Defect::warning(
                Code::Overlap,
                &file,
                place,
                say::overlaps_by_m2(InBoth, &name_b, &name_a, &area),
            )
            .expected(say::communities_do_not_overlap(InBoth))
            .mend(say::correct_overlapping_boundaries(InBoth)),
        );
    }
    for locality in &measures.localities {
        let community = &dataset.communities[locality.community];
        let name = &community.name;
        let shared =
            locality.facilities.iter().chain(&locality.residences).filter(|member| !member.certain).count();
        let (file, place) = feature(community.origin, &community.id);
        if shared > 0 {
            defects.push(Defect::warning(
                Code::Shared,
                &file,
                place.clone(),
                say::shared_with_another_community(InBoth, &name, &shared),
            ));
        }
        if locality.residences.is_empty() {
            defects.push(
                Defect::warning(
                    Code::NoResidences,
                    &file,
                    place,
                    say::community_without_residences(InBoth, &name),
                )
                .mend(say::supply_residences_geojson(InBoth)),
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
        layer: Word,
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
        layer: Word,
    },
    /// Which of several communities features of a layer belong to.
    Community {
        layer: Word,
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
