//! What only measuring finds odd: things outside every community or in several, communities that
//! overlap or have no residence, areas that contradict each other.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::codes::Code;
use crate::dataset::Dataset;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::measure::{Measures, overlaps};
use crate::messages::quality as say;
use crate::standard::Standard;
use crate::units::{SquareMetres, plain};
use crate::vocabulary::CategoryId;

/// How many features beyond every community are named.
const NAMED: usize = 5;

/// By what share a given area and the outline's may differ before it is worth a note.
const AREAS_AGREE: f64 = 0.1;

/// What measuring found odd: things outside every community or in several, communities that
/// overlap or have no residence, areas that contradict each other.
pub(crate) fn survey(dataset: &Dataset, measures: &Measures, standard: &Standard) -> Vec<Defect> {
    let mut defects = Vec::new();
    let feature = |origin: crate::dataset::Origin, id: &str| {
        let (file, index) = dataset.place(origin);
        (file.to_owned(), Place::Feature { index, id: Some(id.to_owned()) })
    };
    // What clauses only reach for may well lie outside; one line tells of all of them.
    let counted: Vec<CategoryId> = standard
        .clauses()
        .flat_map(|(_, _, clause)| clause.checks())
        .filter(|check| !check.reaches())
        .flat_map(|check| check.categories())
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
            indices.iter().take(NAMED).map(|index| dataset.facilities[*index].id.as_str()).collect();
        let (ids, more) = (ids.join(", "), if count > NAMED { "…" } else { "" });
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
                .help(say::say_which_community(InBoth)),
        );
    }
    let site = standard.vocabulary.own.facilities.site_area_m2;
    let differing: Vec<(usize, f64, SquareMetres)> = dataset
        .facilities
        .par_iter()
        .enumerate()
        .filter_map(|(index, facility)| {
            let given = facility.facts.number(site)?;
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
            .help(say::check_both_and_correct_one(InBoth)),
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
            .help(say::check_boundary_or_name_it(InBoth)),
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
            .help(say::correct_overlapping_boundaries(InBoth)),
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
                .help(say::supply_residences_geojson(InBoth)),
            );
        }
    }
    defects
}
