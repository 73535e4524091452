//! A community's map as the page embeds it: small whole numbers instead of coordinates, and
//! every feature with what there is to say of it.

use serde::Serialize;

use super::marks::mark;
use super::names::Names;
use super::pool::{Pool, Shared};
use super::standing::{Features, Standings};
use super::wording;
use crate::audit::{CommunityAudit, CommunityMap, MapShape};
use crate::messages::report_html as say;
use crate::units::plain;

/// Millionths of a degree, the audit's own rounding.
const STEP: f64 = 1e6;

/// The map. Positions are offsets from `origin` in millionths of a degree, longitude and
/// latitude in turn; a polygon is its rings, an area its polygons.
#[derive(Serialize)]
pub(super) struct PageMap {
    origin: [f64; 2],
    boundary: Vec<Vec<Vec<i64>>>,
    paths: Vec<Vec<i64>>,
    things: Vec<Thing>,
    /// Per clause that says something of a feature, and first for all walks together.
    standings: Standings,
}

/// A residence or a facility.
#[derive(Serialize)]
struct Thing {
    layer: &'static str,
    id: String,
    /// What a reader calls it.
    name: String,
    /// What it is: its category's name, or that it is a residence.
    kind: Shared,
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<String>,
    /// Absent where it exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Shared>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    beyond: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<Shared>,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<Vec<i64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<Vec<Vec<Vec<i64>>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    walks: Vec<WalkShown>,
}

/// A residence's walk: to what category, how far, and the facility's id where there is one.
#[derive(Serialize)]
struct WalkShown {
    to: Shared,
    metres: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facility: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    off: bool,
}

/// The map of a community, or nothing where there is no geometry to draw.
pub(super) fn plan(community: &CommunityAudit, names: &Names, pool: &mut Pool) -> Option<PageMap> {
    let map = community.map.as_ref()?;
    let origin = corner(map)?;
    let line = |line: &Vec<[f64; 2]>| -> Vec<i64> {
        line.iter().flat_map(|position| offset(*position, origin)).collect()
    };
    let rings = |area: &Vec<Vec<Vec<[f64; 2]>>>| -> Vec<Vec<Vec<i64>>> {
        area.iter().map(|rings| rings.iter().map(line).collect()).collect()
    };
    let shape = |shape: &MapShape| match shape {
        MapShape::Point(position) => (Some(offset(*position, origin).to_vec()), None),
        MapShape::MultiPolygon(area) => (None, Some(rings(area))),
    };
    let lang = names.lang;
    let mut things = Vec::new();
    for residence in &map.residences {
        let (point, area) = shape(&residence.shape);
        let parts = [residence.compound.as_deref(), residence.name.as_deref()];
        let name: String = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        things.push(Thing {
            layer: "residences",
            id: residence.id.clone(),
            name: if name.is_empty() { residence.id.clone() } else { name },
            kind: pool.number(&say::residence(lang)),
            mark: None,
            status: None,
            beyond: false,
            people: residence
                .residents
                .map(|number| pool.number(&wording::people_of(number, community.residents.counted_in, lang))),
            point,
            area,
            walks: residence
                .walks
                .iter()
                .map(|walk| WalkShown {
                    to: pool.number(&names.category(&walk.category)),
                    metres: walk.metres.map(|metres| plain(metres.round())),
                    facility: walk.facility.clone(),
                    off: walk.off_network,
                })
                .collect(),
        });
    }
    for facility in &map.facilities {
        let (point, area) = shape(&facility.shape);
        let is_there = facility.status == "existing";
        things.push(Thing {
            layer: "facilities",
            id: facility.id.clone(),
            name: facility.name.clone().unwrap_or_else(|| facility.category_name.clone()),
            kind: pool.number(&facility.category_name),
            mark: Some(mark(&facility.category, &facility.category_name)),
            status: (!is_there).then(|| pool.number(&wording::status(&facility.status, lang))),
            beyond: !facility.inside,
            people: None,
            point,
            area,
            walks: Vec::new(),
        });
    }
    Some(PageMap {
        origin,
        boundary: rings(&map.boundary),
        paths: map.paths.iter().map(line).collect(),
        things,
        standings: Standings::from_audit(community, map, &Features::from_map(map), pool),
    })
}

/// The south-western corner of everything drawn; `None` where there is nothing.
fn corner(map: &CommunityMap) -> Option<[f64; 2]> {
    let shapes = map.residences.iter().map(|thing| &thing.shape);
    let shapes = shapes.chain(map.facilities.iter().map(|thing| &thing.shape));
    let mut positions: Vec<[f64; 2]> = map.boundary.iter().flatten().flatten().copied().collect();
    positions.extend(map.paths.iter().flatten());
    for shape in shapes {
        match shape {
            MapShape::Point(position) => positions.push(*position),
            MapShape::MultiPolygon(area) => positions.extend(area.iter().flatten().flatten()),
        }
    }
    positions.into_iter().reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1])])
}

fn offset(position: [f64; 2], origin: [f64; 2]) -> [i64; 2] {
    [0, 1].map(|axis| ((position[axis] - origin[axis]) * STEP).round() as i64)
}
