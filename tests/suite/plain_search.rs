//! The network search against a plain one: every place measured to every edge, and a Dijkstra
//! search with nothing clever in it. Random networks with parts that do not meet, loops,
//! repeated points, closed paths, several entrances, and both ends of a walk on one edge.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::slice::from_ref;

use ccaudit::network::{Goal, Network, OFF_NETWORK, Routes, SnapPoint, Walk, WalkPlace, Wanted};
use ccaudit::shapes::{METRES_A_DEGREE, Path, PathKind, Paths, Shape, distance};
use ccaudit::units::Metres;
use geo::{Coord, Line, LineString, MultiPolygon, Point, Polygon};
use proptest::prelude::*;

const SOUTH_WEST: Coord<f64> = Coord { x: 105.19, y: 37.51 };

fn degrees(x: f64, y: f64) -> Coord<f64> {
    let shrink = SOUTH_WEST.y.to_radians().cos();
    Coord { x: SOUTH_WEST.x + x / METRES_A_DEGREE / shrink, y: SOUTH_WEST.y + y / METRES_A_DEGREE }
}

/// Metres east and north of a point.
fn plane(at: Coord<f64>, origin: Coord<f64>) -> Coord<f64> {
    let shrink = origin.y.to_radians().cos();
    Coord { x: (at.x - origin.x) * METRES_A_DEGREE * shrink, y: (at.y - origin.y) * METRES_A_DEGREE }
}

fn flat(line: &Line<f64>, origin: Coord<f64>) -> Line<f64> {
    Line::new(plane(line.start, origin), plane(line.end, origin))
}

/// A place: a point, or a square outline, perhaps with entrances.
#[derive(Clone, Debug)]
struct Spot {
    at: (f64, f64),
    side: Option<f64>,
    gates: Vec<(f64, f64)>,
}

impl Spot {
    fn place(&self) -> WalkPlace {
        let (x, y) = self.at;
        let shape = match self.side {
            None => Shape::Point(Point(degrees(x, y))),
            Some(_) => Shape::Area(MultiPolygon(vec![Polygon::new(LineString(self.ring()), Vec::new())])),
        };
        let gates: Vec<Point<f64>> = self.gates.iter().map(|(x, y)| Point(degrees(*x, *y))).collect();
        WalkPlace::new(&shape, &gates)
    }

    fn ring(&self) -> Vec<Coord<f64>> {
        let (x, y) = self.at;
        let side = self.side.unwrap_or(0.0);
        [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
            .map(|(x, y)| degrees(x, y))
            .to_vec()
    }

    /// What is walked from, each as segments.
    fn doors(&self) -> Vec<Vec<Line<f64>>> {
        let point = |(x, y): (f64, f64)| vec![Line::new(degrees(x, y), degrees(x, y))];
        if !self.gates.is_empty() {
            self.gates.iter().map(|gate| point(*gate)).collect()
        } else if self.side.is_some() {
            vec![self.ring().windows(2).map(|pair| Line::new(pair[0], pair[1])).collect()]
        } else {
            vec![point(self.at)]
        }
    }
}

/// How far along `on` its point nearest to `point` is, from 0 to 1, and how far off.
fn onto(point: Coord<f64>, on: &Line<f64>) -> (f64, f64) {
    let (d, p) = (on.end - on.start, point - on.start);
    let length = d.x * d.x + d.y * d.y;
    let along = if length == 0.0 { 0.0 } else { ((p.x * d.x + p.y * d.y) / length).clamp(0.0, 1.0) };
    let foot = on.start + d * along;
    (along, (point.x - foot.x).hypot(point.y - foot.y))
}

/// Where along `edge` a segment is nearest to it, each with the distance there.
fn meetings(segment: &Line<f64>, edge: &Line<f64>) -> Vec<(f64, f64)> {
    let cross = |u: Coord<f64>, v: Coord<f64>| u.x * v.y - u.y * v.x;
    let (d, e, w) = (segment.end - segment.start, edge.end - edge.start, edge.start - segment.start);
    let denominator = cross(d, e);
    if denominator != 0.0 {
        let (s, t) = (cross(w, e) / denominator, cross(w, d) / denominator);
        if (0.0..=1.0).contains(&s) && (0.0..=1.0).contains(&t) {
            return vec![(t, 0.0)];
        }
    }
    let mut found = vec![onto(segment.start, edge), onto(segment.end, edge)];
    for (end, along) in [(edge.start, 0.0), (edge.end, 1.0)] {
        found.push((along, onto(end, segment).1));
    }
    found
}

/// Where a place may meet the network: edge, metres along it, metres off it. Everything as near
/// as the nearest, give or take `slack`.
fn accesses(network: &Network, spot: &Spot, slack: f64) -> Vec<(u32, f64, f64)> {
    let mut all = Vec::new();
    for door in spot.doors() {
        let mut found: Vec<(u32, f64, f64)> = Vec::new();
        for (index, edge) in network.edges().iter() {
            for segment in &door {
                let (here, line) = (flat(segment, segment.start), flat(&edge.line, segment.start));
                for (along, off) in meetings(&here, &line) {
                    found.push((index, along * edge.metres, off));
                }
            }
        }
        let best = found.iter().map(|(_, _, off)| *off).fold(f64::INFINITY, f64::min);
        if best <= OFF_NETWORK.0 {
            all.extend(found.into_iter().filter(|(_, _, off)| *off <= best + slack));
        }
    }
    all
}

/// Distances from facilities to every node, by a plain Dijkstra search.
fn from_facilities(network: &Network, facilities: &[Vec<(u32, f64, f64)>]) -> Vec<f64> {
    let mut neighbours: BTreeMap<u32, Vec<(u32, f64)>> = BTreeMap::new();
    for (_, edge) in network.edges().iter() {
        neighbours.entry(edge.from).or_default().push((edge.to, edge.metres));
        neighbours.entry(edge.to).or_default().push((edge.from, edge.metres));
    }
    let mut settled = vec![f64::INFINITY; network.node_count()];
    let key = |metres: f64| Reverse(metres.to_bits()); // positive floats sort like their bits
    let mut open = BinaryHeap::new();
    for (edge, along, off) in facilities.iter().flatten() {
        let edge = network.edges().get(*edge);
        open.push((key(off + along), edge.from));
        open.push((key(off + edge.metres - along), edge.to));
    }
    while let Some((Reverse(bits), node)) = open.pop() {
        let metres = f64::from_bits(bits);
        if settled[node as usize] <= metres {
            continue;
        }
        settled[node as usize] = metres;
        for (next, length) in neighbours.get(&node).into_iter().flatten() {
            open.push((key(metres + length), *next));
        }
    }
    settled
}

/// The plain answer: `None` where no facility can be walked to.
fn plain(network: &Network, facilities: &[Vec<(u32, f64, f64)>], from: &[(u32, f64, f64)]) -> Option<f64> {
    let settled = from_facilities(network, facilities);
    let mut best = f64::INFINITY;
    for (edge, along, off) in from {
        let ends = network.edges().get(*edge);
        best = best.min(off + along + settled[ends.from as usize]);
        best = best.min(off + ends.metres - along + settled[ends.to as usize]);
        for (_, there, there_off) in facilities.iter().flatten().filter(|(other, ..)| other == edge) {
            best = best.min(off + (along - there).abs() + there_off);
        }
    }
    best.is_finite().then_some(best)
}

/// The walks of residences to one category's facilities.
fn walks(
    network: &Network,
    facilities: &[Vec<SnapPoint>],
    residences: &[Vec<SnapPoint>],
    circles: &[Metres],
) -> Vec<Walk> {
    let wanted = if circles.is_empty() { Wanted::Nearest } else { Wanted::Circles(circles) };
    let goal = Goal { facilities: facilities.iter().map(Vec::as_slice).collect(), wanted };
    let walks = network.walks(&[goal], &residences.iter().map(Vec::as_slice).collect::<Vec<_>>());
    (0..residences.len()).map(|residence| walks.of(0, residence)).collect()
}

fn spot() -> impl Strategy<Value = Spot> {
    let place = || (0.0..700.0f64, 0.0..700.0f64);
    (place(), prop::option::weighted(0.3, 5.0..60.0f64), prop::collection::vec(place(), 0..3))
        .prop_map(|(at, side, gates)| Spot { at, side, gates })
}

/// Paths between a few shared corners: loops, repeated points and closed ones among them.
fn paths() -> impl Strategy<Value = Paths> {
    let corners = prop::collection::vec((0.0..600.0f64, 0.0..600.0f64), 3..14);
    let ways =
        prop::collection::vec((prop::collection::vec(0..100usize, 2..6), prop::bool::weighted(0.1)), 1..12);
    (corners, ways).prop_map(|(corners, ways)| {
        ways.into_iter()
            .map(|(way, closed)| Path {
                line: way
                    .into_iter()
                    .map(|corner| corners[corner % corners.len()])
                    .map(|(x, y)| degrees(x, y))
                    .collect(),
                kind: PathKind { closed, ..PathKind::default() },
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_walk_agrees_with_a_plain_search(
        paths in paths(),
        facilities in prop::collection::vec(spot(), 0..6),
        residences in prop::collection::vec(spot(), 1..8),
        circles in prop::collection::btree_set(50..900u32, 0..4),
    ) {
        let network = Network::build(paths, Routes::default());
        let near = |spots: &[Spot], slack: f64| -> Vec<_> {
            spots.iter().map(|spot| accesses(&network, spot, slack)).collect()
        };
        // Of equally near edges each may be the way on; the plane decides which are equal only
        // to a hair, so the truth lies between the ways that more and fewer of them open.
        let (few, many) = (near(&facilities, 1e-9), near(&facilities, 1e-4));
        let met = |spots: &[Spot]| -> Vec<_> { spots.iter().map(|s| network.access(&s.place())).collect() };
        let (met_facilities, met_residences) = (met(&facilities), met(&residences));
        let circles: Vec<Metres> = circles.into_iter().map(|metres| Metres(metres.into())).collect();
        let walks = walks(&network, &met_facilities, &met_residences, &circles);
        for (residence, walk) in residences.iter().zip(walks) {
            let here = accesses(&network, residence, 1e-9);
            let longest = plain(&network, &few, &here);
            let shortest = plain(&network, &many, &accesses(&network, residence, 1e-4));
            match walk {
                Walk::OffNetwork => prop_assert!(here.is_empty(), "{residence:?}"),
                Walk::To { metres, .. } => {
                    let (low, high) = (shortest.unwrap(), longest.unwrap_or(f64::INFINITY));
                    prop_assert!(low - 0.01 <= metres && metres <= high + 0.01, "{metres} {low} {high}");
                }
                Walk::Within(circle) => {
                    prop_assert!(shortest.unwrap() <= circles[circle].0 + 0.01);
                    let smaller = circle.checked_sub(1).map_or(0.0, |circle| circles[circle].0);
                    prop_assert!(longest.is_none_or(|metres| metres > smaller - 0.01));
                }
                Walk::Unreachable => prop_assert!(circles.is_empty() && longest.is_none()),
                Walk::Farther => {
                    prop_assert!(longest.is_none_or(|metres| metres > circles[circles.len() - 1].0 - 0.01));
                }
            }
        }
    }
}

/// A street grid of some 40,000 nodes, so that a search crosses several tiles.
#[test]
fn a_search_across_tiles_agrees_with_a_plain_one() {
    let mut state = 7_u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / (1_u64 << 31) as f64
    };
    const SIDE: usize = 200;
    let corners: Vec<Vec<Coord<f64>>> = (0..SIDE)
        .map(|y| {
            (0..SIDE)
                .map(|x| degrees(30.0 * (x as f64 + 0.6 * random()), 30.0 * (y as f64 + 0.6 * random())))
                .collect()
        })
        .collect();
    let mut paths = Paths::default();
    for y in 0..SIDE {
        for x in 0..SIDE {
            for (next_x, next_y) in [(x + 1, y), (x, y + 1)] {
                if next_x < SIDE && next_y < SIDE && random() > 0.25 {
                    paths.push(&[corners[y][x], corners[next_y][next_x]], PathKind::default());
                }
            }
        }
    }
    let network = Network::build(paths, Routes::default());
    assert!(network.node_count() > 39_000);
    let mut spots = |count: usize| -> Vec<Spot> {
        (0..count)
            .map(|_| Spot { at: (6000.0 * random(), 6000.0 * random()), side: None, gates: Vec::new() })
            .collect()
    };
    let (facilities, residences) = (spots(60), spots(400));
    let plain_facilities: Vec<_> = facilities.iter().map(|spot| accesses(&network, spot, 1e-9)).collect();
    let settled = from_facilities(&network, &plain_facilities);
    let met = |spots: &[Spot]| -> Vec<_> { spots.iter().map(|s| network.access(&s.place())).collect() };
    let (met_facilities, met_residences) = (met(&facilities), met(&residences));
    let run = |circles: &[Metres]| walks(&network, &met_facilities, &met_residences, circles);
    let (whole, cut) = (run(&[]), run(&[Metres(300.0), Metres(500.0)]));
    let mut compared = 0;
    for ((residence, walk), cut) in residences.iter().zip(&whole).zip(&cut) {
        let Walk::To { metres, .. } = *walk else { continue };
        let (edge, along, off) = accesses(&network, residence, 1e-9)[0];
        let ends = network.edges().get(edge);
        let by_node = (off + along + settled[ends.from as usize])
            .min(off + ends.metres - along + settled[ends.to as usize]);
        let same_edge = plain_facilities
            .iter()
            .flatten()
            .filter(|(other, ..)| *other == edge)
            .map(|(_, there, there_off)| off + (along - there).abs() + there_off)
            .fold(f64::INFINITY, f64::min);
        let expected = by_node.min(same_edge);
        assert!((metres - expected).abs() < 0.01, "{metres} {expected}");
        match cut {
            Walk::Within(0) => assert!(metres <= 300.0),
            Walk::Within(1) => assert!(metres > 300.0 && metres <= 500.0),
            _ => assert!(metres > 500.0),
        }
        compared += 1;
    }
    assert!(compared > 390, "{compared}");
    assert!(distance(corners[0][0], corners[0][1]).0 > 5.0);
}

/// Walls that run along one edge beside each other: only the legs are walked.
#[test]
fn between_walls_side_by_side_nothing_is_walked_along_the_edge() {
    let street =
        Path { line: LineString(vec![degrees(0.0, 0.0), degrees(1000.0, 0.0)]), kind: PathKind::default() };
    let network = Network::build([street].into_iter().collect(), Routes::default());
    let wall = |along: f64, until: f64, leg: f64| vec![SnapPoint { edge: 0, along, until, leg }];
    for (home, stop, metres) in [
        (wall(100.0, 300.0, 5.0), wall(150.0, 250.0, 8.0), 13.0),
        (wall(100.0, 300.0, 5.0), wall(250.0, 600.0, 8.0), 13.0),
        (wall(400.0, 600.0, 5.0), wall(100.0, 300.0, 8.0), 113.0),
    ] {
        for (here, there) in [(&home, &stop), (&stop, &home)] {
            let walk = walks(&network, from_ref(there), from_ref(here), &[])[0];
            assert_eq!(walk, Walk::To { facility: 0, metres }, "{home:?} {stop:?}");
            let circle = walks(&network, from_ref(there), from_ref(here), &[Metres(metres)])[0];
            assert_eq!(circle, Walk::Within(0), "{home:?} {stop:?}");
        }
    }
}
