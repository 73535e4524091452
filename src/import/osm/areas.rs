//! Outlines: closed ways, and the rings that a relation's ways make together.
//!
//! Rings are put together from stretches between two nodes. A stretch drawn twice separates
//! nothing and goes (inner rings that share a side are one hole; a spike is none). What lies
//! in what is told by geometry, as OpenStreetMap's own tools do: roles are often wrong.

use geo::orient::Direction;
use geo::{
    Area, BoundingRect, Coord, CoordinatePosition, Geometry, InteriorPoint, LineString, MultiPolygon, Orient,
    Point, Polygon, coordinate_position::CoordPos,
};
use rustc_hash::FxHashMap as HashMap;

use super::elements::{Elements, OsmRelation, OsmWay};
use crate::dataset::geometry;
use crate::lang::{Both, InBoth};
use crate::messages::import_osm as say;

/// More than any building or compound has; checking an outline takes long.
const MOST_VERTICES: usize = 20_000;
const MOST_RINGS: usize = 2_000;

/// The outline of a way or relation.
#[derive(Clone, Debug)]
pub(super) struct Outline {
    pub(crate) area: MultiPolygon<f64>,
    /// Its nodes, in the order of ids.
    pub(crate) nodes: Vec<i64>,
}

impl Outline {
    /// As it is written: a polygon where one will do.
    pub(super) fn geometry(&self) -> Geometry<f64> {
        match self.area.0.as_slice() {
            [one] => Geometry::Polygon(one.clone()),
            _ => Geometry::MultiPolygon(self.area.clone()),
        }
    }

    /// A point within, the same for the same outline.
    pub(super) fn point_within(&self) -> Option<Point<f64>> {
        self.area.interior_point()
    }
}

/// The area a closed way encloses.
///
/// # Errors
/// Why it encloses none: for whoever reads the leftovers.
pub(super) fn of_way(way: &OsmWay, elements: &Elements) -> Result<Outline, Both> {
    if way.nodes.iter().any(|node| elements.at(*node).is_none()) {
        return Err(cut());
    }
    if !way.is_closed() {
        return Err(say::line_encloses_nothing(InBoth));
    }
    outline(&[&way.nodes], elements)
}

/// The area a relation's ways enclose.
///
/// # Errors
/// The same.
pub(super) fn of_relation(relation: &OsmRelation, elements: &Elements) -> Result<Outline, Both> {
    let mut lines: Vec<&[i64]> = Vec::new();
    for id in relation.ways() {
        let way = elements.way(id).ok_or_else(cut)?;
        if way.nodes.iter().any(|node| elements.at(*node).is_none()) {
            return Err(cut());
        }
        lines.push(&way.nodes);
    }
    outline(&lines, elements)
}

fn cut() -> Both {
    say::outline_cut_off_at_edge(InBoth)
}

fn outline(lines: &[&[i64]], elements: &Elements) -> Result<Outline, Both> {
    let vertices = lines.iter().map(|line| line.len()).sum::<usize>();
    if vertices > MOST_VERTICES {
        return Err(say::outline_of_points_too_intricate(InBoth, &vertices));
    }
    let rings = rings(lines).ok_or_else(|| say::outline_not_closed(InBoth))?;
    let mut nodes: Vec<i64> = rings.iter().flatten().copied().collect();
    nodes.sort_unstable();
    nodes.dedup();
    let rings: Vec<LineString<f64>> = rings
        .into_iter()
        .map(|ring| {
            let places = ring.into_iter().filter_map(|node| elements.at(node));
            let mut line: Vec<Coord<f64>> = places.map(|at| at.degrees()).collect();
            line.dedup();
            LineString(line)
        })
        // A ring of two places encloses nothing.
        .filter(|ring| ring.0.len() >= 4)
        .collect();
    if rings.is_empty() {
        return Err(say::outline_encloses_nothing(InBoth));
    }
    if rings.len() > MOST_RINGS {
        let rings = rings.len();
        return Err(say::outline_of_rings_too_intricate(InBoth, &rings));
    }
    let area = nest(rings).orient(Direction::Default);
    let outline = Outline { area, nodes };
    geometry::check_form(&outline.geometry()).map_err(|refusal| refusal.message)?;
    Ok(outline)
}

/// Puts lines together into rings that visit no node twice; `None` if an end is left over.
fn rings(lines: &[&[i64]]) -> Option<Vec<Vec<i64>>> {
    let stretches = lines.iter().flat_map(|line| line.windows(2)).map(|ends| (ends[0], ends[1]));
    let stretches: Vec<(i64, i64)> = stretches.filter(|(a, b)| a != b).collect();
    let mut times: HashMap<(i64, i64), usize> = HashMap::default();
    for &(a, b) in &stretches {
        *times.entry((a.min(b), a.max(b))).or_default() += 1;
    }
    let mut odd = Vec::with_capacity(stretches.len());
    for (a, b) in stretches {
        // Taken out, so that of three the first stands for all.
        if times.remove(&(a.min(b), a.max(b))).is_some_and(|times| times % 2 == 1) {
            odd.push((a, b));
        }
    }
    let mut at_node: HashMap<i64, Vec<usize>> = HashMap::default();
    for (index, &(a, b)) in odd.iter().enumerate().rev() {
        at_node.entry(a).or_default().push(index);
        at_node.entry(b).or_default().push(index);
    }
    let mut used = vec![false; odd.len()];
    let mut rings = Vec::new();
    for first in 0..odd.len() {
        if used[first] {
            continue;
        }
        let mut trail = vec![odd[first].0];
        let mut place: HashMap<i64, usize> = HashMap::default();
        place.insert(odd[first].0, 0);
        let mut next = Some(first);
        loop {
            let here = *trail.last()?;
            let Some(stretch) = next.take().or_else(|| {
                let at_here = at_node.get_mut(&here)?;
                std::iter::from_fn(|| at_here.pop()).find(|stretch| !used[*stretch])
            }) else {
                if trail.len() > 1 {
                    return None;
                }
                break;
            };
            used[stretch] = true;
            let (a, b) = odd[stretch];
            let there = if a == here { b } else { a };
            match place.get(&there) {
                Some(&begin) => {
                    let mut ring = trail.split_off(begin + 1);
                    ring.iter().for_each(|node| {
                        place.remove(node);
                    });
                    ring.insert(0, there);
                    ring.push(there);
                    rings.push(ring);
                }
                None => {
                    place.insert(there, trail.len());
                    trail.push(there);
                }
            }
        }
    }
    Some(rings)
}

/// Polygons of rings: those that lie in an even number of others are outer ones.
fn nest(rings: Vec<LineString<f64>>) -> MultiPolygon<f64> {
    if rings.len() == 1 {
        return MultiPolygon(rings.into_iter().map(|ring| Polygon::new(ring, Vec::new())).collect());
    }
    let whole: Vec<Polygon<f64>> = rings.into_iter().map(|ring| Polygon::new(ring, Vec::new())).collect();
    let sizes: Vec<f64> = whole.iter().map(Area::unsigned_area).collect();
    let around: Vec<Vec<usize>> = (0..whole.len())
        .map(|inner| {
            (0..whole.len())
                .filter(|&outer| sizes[outer] > sizes[inner] && lies_in(&whole[inner], &whole[outer]))
                .collect()
        })
        .collect();
    let mut holes: Vec<Vec<LineString<f64>>> = vec![Vec::new(); whole.len()];
    for (ring, around_it) in around.iter().enumerate() {
        if around_it.len() % 2 == 1 {
            let parent = around_it.iter().copied().min_by(|a, b| sizes[*a].total_cmp(&sizes[*b]));
            if let Some(parent) = parent {
                holes[parent].push(whole[ring].exterior().clone());
            }
        }
    }
    let outer = whole.iter().zip(holes).zip(&around).filter(|(_, around)| around.len() % 2 == 0);
    MultiPolygon(outer.map(|((ring, holes), _)| Polygon::new(ring.exterior().clone(), holes)).collect())
}

fn lies_in(inner: &Polygon<f64>, outer: &Polygon<f64>) -> bool {
    let boxes = inner.bounding_rect().zip(outer.bounding_rect());
    if !boxes.is_some_and(|(inner, outer)| {
        outer.min().x <= inner.min().x
            && outer.min().y <= inner.min().y
            && outer.max().x >= inner.max().x
            && outer.max().y >= inner.max().y
    }) {
        return false;
    }
    for vertex in &inner.exterior().0 {
        match outer.coordinate_position(vertex) {
            CoordPos::Inside => return true,
            CoordPos::Outside => return false,
            CoordPos::OnBoundary => {}
        }
    }
    let within = inner.interior_point();
    within.is_some_and(|point| outer.coordinate_position(&point.0) == CoordPos::Inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_end_to_end_make_rings_whichever_way_they_run() {
        assert_eq!(rings(&[&[1, 2, 3], &[1, 4, 3]]), Some(vec![vec![1, 2, 3, 4, 1]]));
        assert_eq!(rings(&[&[1, 2, 3]]), None);
    }

    #[test]
    fn rings_that_share_a_side_are_one_and_a_spike_is_none() {
        let both = rings(&[&[1, 2, 3, 4, 1], &[2, 5, 6, 3, 2]]).unwrap();
        assert_eq!(both, [vec![1, 2, 5, 6, 3, 4, 1]]);
        assert_eq!(rings(&[&[1, 2, 9, 2, 3, 1]]), Some(vec![vec![1, 2, 3, 1]]));
    }

    #[test]
    fn a_ring_that_touches_itself_is_two() {
        assert_eq!(rings(&[&[1, 2, 3, 1, 4, 5, 1]]), Some(vec![vec![1, 2, 3, 1], vec![1, 4, 5, 1]]));
    }

    #[test]
    fn an_island_in_a_hole_is_an_area_again() {
        let square = |from: f64, to: f64| {
            LineString::from(vec![(from, from), (to, from), (to, to), (from, to), (from, from)])
        };
        let nested = nest(vec![square(4.0, 5.0), square(0.0, 9.0), square(2.0, 7.0)]);
        assert_eq!(nested.0.len(), 2);
        assert_eq!(nested.unsigned_area(), 1.0 + 81.0 - 25.0);
    }
}
