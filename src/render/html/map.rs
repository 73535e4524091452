//! Maps as drawings, one unit a pixel.

use std::fmt::Write as _;

use geo::{BoundingRect, Coord, LinesIter, MultiPolygon, Rect};
use maud::{Markup, html};

use crate::document::{MapBuilding, MapDrawing, MapLayer, MapService, MapSign};
use crate::shapes::{METRES_A_DEGREE, Shape};

/// How wide a drawing is, and how high at most, in its own units.
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 900.0;
const MARGIN: f64 = 24.0;

/// Where there are more stretches of path than this they would only blacken the map.
const MOST_WAYS: usize = 30_000;
/// More candidates than this are left out: they would hide what was chosen.
const MOST_CANDIDATES: usize = 600;
/// More boundaries than this are drawn without their names, which would cover each other.
const MOST_NAMED: usize = 40;
/// A building of more edges than this is drawn as a point.
const MOST_EDGES: usize = 60;

/// From degrees to the drawing.
struct MapFrame {
    west: f64,
    north: f64,
    scale: f64,
    narrow: f64,
    height: f64,
    width: f64,
}

impl MapFrame {
    fn around(rect: &Rect<f64>) -> MapFrame {
        let narrow = libm::cos(rect.center().y.to_radians());
        let (wide, high) = ((rect.width() * narrow).max(1e-6), rect.height().max(1e-6));
        let scale = ((WIDTH - 2.0 * MARGIN) / wide).min((HEIGHT - 2.0 * MARGIN) / high);
        MapFrame {
            west: rect.min().x,
            north: rect.max().y,
            scale,
            narrow,
            width: wide * scale + 2.0 * MARGIN,
            height: high * scale + 2.0 * MARGIN,
        }
    }

    fn at(&self, at: Coord<f64>) -> (f64, f64) {
        let x = (at.x - self.west) * self.narrow * self.scale + MARGIN;
        (x, (self.north - at.y) * self.scale + MARGIN)
    }

    /// Lines as the `d` of a path, to a tenth.
    fn lines<'l>(&self, lines: impl IntoIterator<Item = &'l [Coord<f64>]>) -> String {
        let mut d = String::new();
        for line in lines {
            for (index, at) in line.iter().enumerate() {
                let (x, y) = self.at(*at);
                let _ = write!(d, "{}{x:.1} {y:.1}", if index == 0 { "M" } else { "L" });
            }
        }
        d
    }

    fn area(&self, area: &MultiPolygon<f64>) -> String {
        let rings =
            area.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
        self.lines(rings.map(|ring| ring.0.as_slice()))
    }

    /// A bar on the drawing, in metres and in units: a round number near a sixth of its width.
    fn bar(&self) -> (f64, f64) {
        let metres_a_unit = METRES_A_DEGREE / self.scale;
        let about = self.width / 6.0 * metres_a_unit;
        let ten = libm::exp10(libm::log10(about).floor());
        let metres = [5.0, 2.0, 1.0]
            .into_iter()
            .map(|times| times * ten)
            .find(|metres| *metres <= about)
            .unwrap_or(ten);
        (metres, metres / metres_a_unit)
    }
}

/// A map above its key.
pub(super) fn map(map: &MapDrawing) -> Markup {
    let frame = MapFrame::around(&map.extent);
    let (bar, length) = frame.bar();
    let (left, bottom) = (MARGIN, frame.height - 8.0);
    html! {
        div.drawing tabindex="0" role="region" aria-label=(map.label) {
            svg.map viewBox=(format!("0 0 {:.0} {:.0}", frame.width, frame.height)) role="img" aria-label=(map.label) {
                @for shown in &map.layers { (layer(shown, &frame)) }
                path.bar d=(format!("M{left:.0} {bottom:.0}h{length:.1}")) {}
                text.scale x=(tenth(left + length + 6.0)) y=(tenth(bottom + 4.0)) { (format!("{bar} m")) }
            }
        }
        (key(&map.key))
    }
}

fn layer(layer: &MapLayer, frame: &MapFrame) -> Markup {
    match layer {
        MapLayer::Ways(ways) => {
            let shown = if ways.len() > MOST_WAYS { &[] } else { ways.as_slice() };
            html! { path.ways d=(frame.lines(shown.iter().map(Vec::as_slice))) {} }
        }
        MapLayer::Boundaries(areas) => html! {
            @for (area, name) in areas {
                path.bounds d=(frame.area(area)) {}
                @if let Some(top) = area.bounding_rect().filter(|_| areas.len() <= MOST_NAMED) {
                    @let (x, y) = frame.at(Coord { x: top.center().x, y: top.max().y });
                    text.name x=(tenth(x)) y=(tenth(y + 15.0)) { (name) }
                }
            }
        },
        MapLayer::Buildings(buildings) => html! { @for one in buildings { (building(one, frame)) } },
        MapLayer::Candidates(places) => html! {
            @for at in places.iter().filter(|_| places.len() <= MOST_CANDIDATES) {
                @let (x, y) = frame.at(*at);
                circle.candidate cx=(tenth(x)) cy=(tenth(y)) r="2" {}
            }
        },
        MapLayer::There(places) => html! {
            @for (at, name) in places {
                @let (x, y) = frame.at(*at);
                rect.there x=(tenth(x - 5.0)) y=(tenth(y - 5.0)) width="10" height="10" { title { (name) } }
            }
        },
        MapLayer::Chosen(places) => html! {
            @for (at, number, name) in places {
                @let (x, y) = frame.at(*at);
                g.site {
                    title { (name) }
                    circle cx=(tenth(x)) cy=(tenth(y)) r="11" {}
                    text x=(tenth(x)) y=(tenth(y + 4.5)) { (number) }
                }
            }
        },
    }
}

fn building(building: &MapBuilding, frame: &MapFrame) -> Markup {
    let class = class(building.service);
    match building.shape {
        Shape::Area(area) if area.lines_iter().count() < MOST_EDGES => html! {
            path class=(class) d=(frame.area(area)) { title { (building.name) } }
        },
        shape => html! {
            @if let Some(at) = shape.inner_point() {
                @let (x, y) = frame.at(at.0);
                circle class=(class) cx=(tenth(x)) cy=(tenth(y)) r="3" { title { (building.name) } }
            }
        },
    }
}

fn tenth(number: f64) -> String {
    format!("{number:.1}")
}

fn class(service: MapService) -> &'static str {
    match service {
        MapService::Already => "already",
        MapService::Newly => "newly",
        MapService::Not => "not",
        MapService::Unknown => "off",
    }
}

/// What the signs mean.
fn key(signs: &[(MapSign, String)]) -> Markup {
    let sign = |sign: MapSign| match sign {
        MapSign::Building(service) => html! {
            svg width="16" height="12" aria-hidden="true" { rect class=(class(service)) x="2" y="1" width="12" height="10" {} }
        },
        MapSign::There => html! {
            svg width="16" height="12" aria-hidden="true" { rect.there x="3" y="1" width="10" height="10" {} }
        },
        MapSign::Candidate => html! {
            svg width="16" height="12" aria-hidden="true" { circle.candidate cx="8" cy="6" r="2" {} }
        },
        MapSign::Chosen => html! {
            svg width="24" height="24" aria-hidden="true" { g.site { circle cx="12" cy="12" r="11" {} text x="12" y="16.5" { "1" } } }
        },
    };
    html! { ul.legend { @for (shown, words) in signs { li { (sign(*shown)) (words) } } } }
}
