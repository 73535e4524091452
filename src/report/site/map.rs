//! A siting as a map: boundaries, paths, residences by whether they are served, sites by number.

use geo::{BoundingRect, Coord, MultiPolygon, Rect};

use super::words;
use crate::dataset::Status;
use crate::document::{MapBuilding, MapDrawing, MapLayer, MapService, MapSign};
use crate::lang::Lang;
use crate::messages::report_site as say;
use crate::shapes::around;
use crate::site::{ServedState, SitingInput, SitingPart};

/// The map of one kind of facility; nothing where nothing has a place.
pub(super) fn map<'a>(part: &'a SitingPart, source: &'a SitingInput, lang: Lang) -> Option<MapDrawing<'a>> {
    let dataset = source.dataset;
    let areas: Vec<&MultiPolygon<f64>> =
        source.members.iter().map(|(community, _)| &dataset.communities[*community].shape).collect();
    let rects = areas.iter().filter_map(|area| area.bounding_rect());
    let points = part.sites.iter().map(|site| Coord { x: site.longitude, y: site.latitude });
    let points = points.map(|at| Rect::new(at, at));
    let residences =
        part.served.iter().filter_map(|served| dataset.residences[served.index].shape.bounding_rect());
    let extent = around(rects.chain(points).chain(residences))?;
    let names = source.audit.communities.iter().map(|audit| audit.name.as_str());
    let buildings = part.served.iter().map(|served| MapBuilding {
        shape: &dataset.residences[served.index].shape,
        name: served.residence.label.as_ref().unwrap_or(&served.residence.id),
        service: service(served.state),
    });
    let there = dataset.facilities.iter().filter(|facility| {
        facility.status == Status::Existing
            && source.standard.vocabulary.category_name(facility.category) == part.category
            && !part.existing.unfit.contains(&facility.id)
    });
    let there = there.filter_map(|facility| {
        let at = facility.shape.inner_point().filter(|at| inside(&extent, at.0))?;
        Some((at.0, facility.title()))
    });
    let chosen = part
        .sites
        .iter()
        .map(|site| (Coord { x: site.longitude, y: site.latitude }, site.number, words::place(site, lang)));
    let layers = vec![
        MapLayer::Ways(source.network.map_or(Vec::new(), |network| network.lines_in(&extent))),
        MapLayer::Boundaries(areas.iter().copied().zip(names).collect()),
        MapLayer::Buildings(buildings.collect()),
        MapLayer::Candidates(part.places.iter().map(|(_, [x, y])| Coord { x: *x, y: *y }).collect()),
        MapLayer::There(there.collect()),
        MapLayer::Chosen(chosen.collect()),
    ];
    let kind = words::kind(part, lang);
    Some(MapDrawing { label: say::map_of_sites(lang, &kind), extent, layers, key: key(lang) })
}

fn inside(rect: &Rect<f64>, at: Coord<f64>) -> bool {
    (rect.min().x..=rect.max().x).contains(&at.x) && (rect.min().y..=rect.max().y).contains(&at.y)
}

fn service(state: ServedState) -> MapService {
    match state {
        ServedState::Already => MapService::Already,
        ServedState::Newly => MapService::Newly,
        ServedState::Partly | ServedState::Not => MapService::Not,
        ServedState::OffNetwork => MapService::Unknown,
    }
}

/// What the signs mean.
fn key(lang: Lang) -> Vec<(MapSign, String)> {
    vec![
        (MapSign::Building(MapService::Already), say::residences_served_now(lang)),
        (MapSign::Building(MapService::Newly), say::newly_served(lang)),
        (MapSign::Building(MapService::Not), say::still_not_served(lang)),
        (MapSign::Building(MapService::Unknown), say::off_network_unknown(lang)),
        (MapSign::There, say::facilities_now(lang)),
        (MapSign::Candidate, say::candidates(lang)),
        (MapSign::Chosen, say::proposed_sites(lang)),
    ]
}
