//! Layers of one dataset that lie shifted against each other, by the very offset between WGS 84,
//! GCJ-02 and BD-09: found before anything is judged, since near Zhongwei the offset is some 340 m,
//! farther than a five-minute walk.
//!
//! A layer is found shifted when moving it by such an offset makes it fit the others far better,
//! and moving it as far in any other direction does not.

use std::f64::consts::TAU;

use geo::{BoundingRect, Contains, Coord, Intersects, Line, Point, Rect};
use rayon::prelude::*;
use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};

use crate::codes::Code;
use crate::crs::{self, Shift};
use crate::dataset::{Dataset, GateOf};
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::alignment as say;
use crate::shapes::{Shape, degree_box, distance};
use crate::vocabulary::Layer;

/// How many features at most are tried.
const SAMPLE: usize = 400;

/// Fewer features than this show nothing.
const FEWEST: usize = 10;

/// In how many directions a shift of the same length is tried for comparison.
const DIRECTIONS: u32 = 8;

/// Where a feature lies once its layer is moved.
type Move<'m> = &'m dyn Fn(Coord<f64>) -> Coord<f64>;

/// How a layer lies to another one.
struct LayerRelation<'d> {
    layer: Layer,
    against: Layer,
    /// Somewhere in the layer.
    at: Coord<f64>,
    /// How many features are looked at.
    of: usize,
    /// How many of them fit once the layer is moved.
    fit: Box<dyn Fn(Move) -> usize + Send + 'd>,
}

/// A layer that fits better elsewhere.
struct BetterFit {
    layer: Layer,
    against: Layer,
    shift: Shift,
    metres: f64,
    before: usize,
    after: usize,
    of: usize,
}

/// Layers that lie shifted, an error each.
pub(crate) fn misaligned(dataset: &Dataset) -> Vec<Defect> {
    let found = found(dataset, &Layer::FEATURES);
    let moved = |layer: Layer| found.iter().find(|found| found.layer == layer);
    if let (Some(facilities), Some(residences)) = (moved(Layer::Facilities), moved(Layer::Residences))
        && facilities.shift == residences.shift
    {
        // What all others agree on is not what is wrong.
        let Shift { really, among } = facilities.shift;
        let shift = Shift { really: among, among: really };
        let communities =
            BetterFit { layer: Layer::Communities, against: Layer::Facilities, shift, ..*facilities };
        return vec![defect(dataset, &communities)];
    }
    found.iter().map(|found| defect(dataset, found)).collect()
}

/// Whether one of these layers lies shifted.
pub(crate) fn is_misaligned(dataset: &Dataset, layers: &[Layer]) -> bool {
    !found(dataset, layers).is_empty()
}

/// Layers among these that fit better elsewhere.
fn found(dataset: &Dataset, layers: &[Layer]) -> Vec<BetterFit> {
    type Relate = fn(&Dataset) -> Option<LayerRelation<'_>>;
    let relations: [(Layer, Relate); 4] = [
        (Layer::Facilities, |dataset| among_communities(dataset, Layer::Facilities)),
        (Layer::Residences, |dataset| among_communities(dataset, Layer::Residences)),
        (Layer::Entrances, gates),
        (Layer::Paths, paths),
    ];
    let declared_apart = |layer: &Layer| dataset.apart.contains(layer);
    relations
        .into_par_iter()
        .filter(|(layer, _)| layers.contains(layer))
        .filter_map(|(_, relation)| relation(dataset))
        .filter(|relation| !declared_apart(&relation.layer) && !declared_apart(&relation.against))
        .filter_map(|relation| shifted(&relation))
        .collect()
}

/// The shift that puts a layer right, if one does and chance does not.
fn shifted(relation: &LayerRelation) -> Option<BetterFit> {
    let LayerRelation { layer, against, at, of, fit } = relation;
    let before = fit(&|at| at);
    // Far better: so many more fit, and of those that did not, at most a third are left.
    let far_better = |after: usize, than: usize| {
        let more = (0.05 * *of as f64).max(4.0);
        after as f64 >= than as f64 + more && 3 * (of - after) <= of - than
    };
    if !far_better(*of, before) {
        // Hardly anything could fit better.
        return None;
    }
    let (shift, after) = crs::shifts()
        .map(|shift| (shift, fit(&|at| shift.mend(at))))
        .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    if (after as f64) < 0.85 * *of as f64 || !far_better(after, before) {
        return None;
    }
    let shrink = libm::cos(at.y.to_radians());
    let by = shift.mend(*at) - *at;
    let turned = |direction: u32| {
        let (sin, cos) = libm::sincos(TAU * f64::from(direction) / f64::from(DIRECTIONS));
        let (east, north) = (by.x * shrink, by.y);
        Coord { x: (east * cos - north * sin) / shrink, y: east * sin + north * cos }
    };
    let by_chance = (1..DIRECTIONS).map(|direction| {
        let by = turned(direction);
        fit(&|at| at + by)
    });
    let by_chance = by_chance.max().unwrap_or(0);
    far_better(after, by_chance).then(|| BetterFit {
        layer: *layer,
        against: *against,
        shift,
        metres: distance(*at, *at + by).0,
        before,
        after,
        of: *of,
    })
}

/// Of so many, evenly spread, at most [`SAMPLE`].
fn sample(count: usize) -> impl Iterator<Item = usize> {
    let taken = count.min(SAMPLE);
    (0..taken).map(move |index| index * count / taken)
}

/// Facilities or residences fit where they lie in a community.
fn among_communities(dataset: &Dataset, layer: Layer) -> Option<LayerRelation<'_>> {
    let places: Vec<Coord<f64>> = match layer {
        Layer::Facilities => {
            sample(dataset.facilities.len()).filter_map(|i| dataset.facilities[i].shape.center()).collect()
        }
        _ => sample(dataset.residences.len()).filter_map(|i| dataset.residences[i].shape.center()).collect(),
    };
    let at = *places.first().filter(|_| places.len() >= FEWEST)?;
    let boxes = dataset.communities.iter().enumerate().filter_map(|(index, community)| {
        let around = degree_box(community.shape.bounding_rect()?);
        Some(GeomWithData::new(Rectangle::from_aabb(around), index))
    });
    let tree = RTree::bulk_load(boxes.collect());
    let of = places.len();
    let inside = move |at: Coord<f64>| {
        let mut near = tree.locate_all_at_point(&[at.x, at.y]);
        near.any(|community| dataset.communities[community.data].shape.contains(&Point(at)))
    };
    let fit = Box::new(move |moved: Move| places.iter().filter(|at| inside(moved(**at))).count());
    Some(LayerRelation { layer, against: Layer::Communities, at, of, fit })
}

/// Entrances fit where they are at the outline of what they are an entrance of.
fn gates(dataset: &Dataset) -> Option<LayerRelation<'_>> {
    /// How far from its outline a gate is drawn at most, degrees: some 30 m.
    const AT_IT: f64 = 0.0003;
    let gates: Vec<(Coord<f64>, Rect<f64>)> = sample(dataset.entrances.len())
        .filter_map(|index| {
            let entrance = &dataset.entrances[index];
            let shape = match entrance.of {
                GateOf::Facility(index) => &dataset.facilities[index].shape,
                GateOf::Residence(index) => &dataset.residences[index].shape,
                GateOf::Compound => return None,
            };
            let rect = shape.bounding_rect()?;
            let wide = Coord { x: AT_IT, y: AT_IT };
            Some((entrance.at.0, Rect::new(rect.min() - wide, rect.max() + wide)))
        })
        .collect();
    let at = gates.first().filter(|_| gates.len() >= FEWEST)?.0;
    let of = gates.len();
    let fit =
        Box::new(move |moved: Move| gates.iter().filter(|(at, rect)| rect.intersects(&moved(*at))).count());
    Some(LayerRelation { layer: Layer::Entrances, against: Layer::Residences, at, of, fit })
}

/// Paths fit a home that one of them passes and none crosses.
fn paths(dataset: &Dataset) -> Option<LayerRelation<'_>> {
    /// How far a path passes a home at most, degrees: some 60 m.
    const BY_IT: f64 = 0.0006;
    // Neighbours, so that few paths are near them.
    let count = dataset.residences.len();
    const NEIGHBOURS: usize = 100;
    let from = count.saturating_sub(NEIGHBOURS) / 2;
    let homes: Vec<&geo::MultiPolygon<f64>> = dataset.residences[from..count.min(from + NEIGHBOURS)]
        .iter()
        .filter_map(|residence| match &residence.shape {
            Shape::Area(area) => Some(area),
            Shape::Point(_) => None,
        })
        .collect();
    let rects: Vec<Rect<f64>> = homes.iter().filter_map(|home| home.bounding_rect()).collect();
    let at = rects.first().filter(|_| rects.len() >= FEWEST && rects.len() == homes.len())?.center();
    let around = rects.iter().copied().reduce(|all, next| {
        let low = Coord { x: all.min().x.min(next.min().x), y: all.min().y.min(next.min().y) };
        let high = Coord { x: all.max().x.max(next.max().x), y: all.max().y.max(next.max().y) };
        Rect::new(low, high)
    })?;
    // As far as any offset moves a path.
    let reach = Coord { x: 0.012, y: 0.012 };
    let around = Rect::new(around.min() - reach, around.max() + reach);
    let lines: Vec<Line<f64>> = dataset
        .paths
        .par_iter()
        .flat_map_iter(|(line, _)| line.windows(2))
        .filter(|ends| around.intersects(&ends[0]))
        .map(|ends| Line::new(ends[0], ends[1]))
        .collect();
    if lines.is_empty() {
        return None;
    }
    let boxes = rects.iter().enumerate().map(|(index, rect)| {
        let wide = Coord { x: BY_IT, y: BY_IT };
        (index, Rect::new(rect.min() - wide, rect.max() + wide))
    });
    let tree = RTree::bulk_load(
        boxes.map(|(index, rect)| GeomWithData::new(Rectangle::from_aabb(degree_box(rect)), index)).collect(),
    );
    let of = homes.len();
    let fit = Box::new(move |moved: Move| {
        let (mut passed, mut crossed) = (vec![false; homes.len()], vec![false; homes.len()]);
        // Over so few streets an offset is the same, but for some metres.
        let by = moved(at) - at;
        for line in &lines {
            let line = Line::new(line.start + by, line.end + by);
            for home in tree.locate_in_envelope_intersecting(&degree_box(line.bounding_rect())) {
                passed[home.data] = true;
                crossed[home.data] = crossed[home.data] || homes[home.data].intersects(&line);
            }
        }
        passed.iter().zip(&crossed).filter(|(passed, crossed)| **passed && !**crossed).count()
    });
    Some(LayerRelation { layer: Layer::Paths, against: Layer::Residences, at, of, fit })
}

fn defect(dataset: &Dataset, found: &BetterFit) -> Defect {
    let BetterFit { layer, against, shift, metres, before, after, of } = found;
    let (really, among) = (shift.really, shift.among);
    let metres = metres.round();
    let (zh, other_zh) = (layer.zh(), against.zh());
    let (id, other) = (layer.id(), against.id());
    let fits = match layer {
        Layer::Entrances => say::entrances_at_their_buildings(InBoth),
        Layer::Paths => say::homes_passed_and_not_crossed(InBoth),
        _ => say::inside_community(InBoth),
    };
    let (fits_zh, fits_en) = (fits.zh, fits.en);
    Defect::error(
        Code::ShiftedLayer,
        &dataset.name,
        Place::Whole,
        say::layer_lies_off_others(
            InBoth, &zh, &other_zh, &metres, &really, &among, &fits_zh, &before, &of, &after, &id, &other,
            &fits_en,
        ),
    )
    .expected(say::layers_of_one_system_or_each_declared(InBoth))
    .help(say::declare_the_layer_crs(InBoth, &zh, &really, &among, &id))
}
