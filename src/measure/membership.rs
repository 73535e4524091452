//! Which community things belong to.

use geo::BooleanOps;
use geo::{BoundingRect, Intersects, Line, LinesIter, MultiPolygon, Rect};
use rayon::prelude::*;
use rstar::{AABB, Envelope, RTree, RTreeObject};
use smallvec::SmallVec;

use super::Member;
use crate::dataset::{Community, Dataset};
use crate::shapes::{Shape, degree_box, geodesic_area};
use crate::units::SquareMetres;

/// Every community's facilities and residences, and what belongs to none.
pub(super) struct Membership {
    pub(crate) communities: Vec<(Vec<Member>, Vec<Member>)>,
    pub(crate) outside: Vec<usize>,
    pub(crate) outside_communities: Vec<usize>,
}

/// The communities that hold something: mostly one, for which no room is asked of the system.
type Holders = SmallVec<[usize; 2]>;

struct BoundaryBox {
    community: usize,
    envelope: AABB<[f64; 2]>,
}

impl RTreeObject for BoundaryBox {
    type Envelope = AABB<[f64; 2]>;
    fn envelope(&self) -> Self::Envelope {
        self.envelope
    }
}

/// Assigns facilities and residences: to the community they name, or else to every community
/// whose area, edge included, holds their point (an outline's inner point). Held by several,
/// membership is uncertain in each.
pub(super) fn assign(dataset: &Dataset) -> Membership {
    let index = index(&dataset.communities);
    let near = |around: &AABB<[f64; 2]>| -> Holders {
        index.locate_in_envelope_intersecting(around).map(|boxed| boxed.community).collect()
    };
    let holders = |named, shape: &Shape| holders(&dataset.communities, named, shape, near);
    let mut membership = Membership {
        communities: vec![(Vec::new(), Vec::new()); dataset.communities.len()],
        outside: Vec::new(),
        outside_communities: Vec::new(),
    };
    let of_facilities: Vec<Holders> =
        dataset.facilities.par_iter().map(|facility| holders(facility.community, &facility.shape)).collect();
    let of_residences: Vec<Holders> = dataset
        .residences
        .par_iter()
        .map(|residence| holders(residence.community, &residence.shape))
        .collect();
    for (index, holders) in of_facilities.into_iter().enumerate() {
        if holders.is_empty() {
            membership.outside.push(index);
        }
        for &community in &holders {
            membership.communities[community].0.push(Member { index, certain: holders.len() == 1 });
        }
    }
    for (index, holders) in of_residences.into_iter().enumerate() {
        if holders.is_empty() {
            membership.outside_communities.push(index);
        }
        for &community in &holders {
            membership.communities[community].1.push(Member { index, certain: holders.len() == 1 });
        }
    }
    membership
}

/// The communities that hold what has a shape and may name one, in their order; `near` tells those
/// whose box meets another.
fn holders(
    communities: &[Community],
    named: Option<usize>,
    shape: &Shape,
    near: impl Fn(&AABB<[f64; 2]>) -> Holders,
) -> Holders {
    let Some(around) = named.is_none().then(|| shape.bounding_rect()).flatten() else {
        return named.into_iter().collect();
    };
    // An inner point takes long to find, and seldom decides.
    let point = std::cell::OnceCell::new();
    let mut holders = near(&degree_box(around));
    holders.retain(|community| {
        let area = &communities[*community].shape;
        holds_all(area, &around).unwrap_or_else(|| {
            let point = point.get_or_init(|| shape.inner_point());
            point.is_some_and(|point| area.intersects(&point))
        })
    });
    holders.sort_unstable();
    holders
}

/// The same of one thing alone, without an index of communities.
pub(super) fn holders_of_one(communities: &[Community], named: Option<usize>, shape: &Shape) -> Vec<usize> {
    let near = |around: &AABB<[f64; 2]>| -> Holders {
        let meets =
            |community: &Community| envelope(&community.shape).is_some_and(|own| own.intersects(around));
        (0..communities.len()).filter(|index| meets(&communities[*index])).collect()
    };
    holders(communities, named, shape, near).to_vec()
}

fn index(communities: &[Community]) -> RTree<BoundaryBox> {
    RTree::bulk_load(
        communities
            .iter()
            .enumerate()
            .filter_map(|(community, c)| Some(BoundaryBox { community, envelope: envelope(&c.shape)? }))
            .collect(),
    )
}

/// The box of degrees around an area.
pub(super) fn envelope(area: &MultiPolygon<f64>) -> Option<AABB<[f64; 2]>> {
    area.bounding_rect().map(degree_box)
}

/// Whether an area holds all of a box or nothing of it; `None` where its edge runs through.
fn holds_all(area: &MultiPolygon<f64>, rect: &Rect<f64>) -> Option<bool> {
    let (min, max) = (rect.min(), rect.max());
    let is_near = |line: &Line<f64>| {
        line.start.x.min(line.end.x) <= max.x
            && line.start.x.max(line.end.x) >= min.x
            && line.start.y.min(line.end.y) <= max.y
            && line.start.y.max(line.end.y) >= min.y
    };
    let edge_runs_through = area.lines_iter().any(|line| is_near(&line) && rect.intersects(&line));
    (!edge_runs_through).then(|| area.intersects(&min))
}

/// Pairs of communities whose areas overlap by at least a square metre, and by how much.
pub(crate) fn overlaps(communities: &[Community]) -> Vec<(usize, usize, SquareMetres)> {
    let index = index(communities);
    let of = |(first, community): (usize, &Community)| {
        let envelope = envelope(&community.shape);
        let near = envelope.iter().flat_map(|envelope| index.locate_in_envelope_intersecting(envelope));
        let mut others: Vec<usize> =
            near.map(|boxed| boxed.community).filter(|other| *other > first).collect();
        others.sort_unstable();
        let shared = |second: usize| {
            let shared = community.shape.intersection(&communities[second].shape);
            let area = geodesic_area(&shared);
            (area.0 >= 1.0).then_some((first, second, area))
        };
        others.into_iter().filter_map(shared).collect::<Vec<_>>()
    };
    communities.par_iter().enumerate().flat_map_iter(of).collect()
}
