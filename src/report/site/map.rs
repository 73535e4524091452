//! A siting drawn: boundaries, paths, residences by whether they are served, sites by number.

use std::fmt::Write as _;

use geo::{BoundingRect, Coord, LinesIter, MultiPolygon, Rect};
use maud::{Markup, html};

use super::words;
use crate::dataset::Status;
use crate::lang::Lang;
use crate::messages::report_site as say;
use crate::shapes::{Shape, around};
use crate::site::{ServedState, Siting, SitingInput, SitingPart};

/// How wide the drawing is, in its own units.
const WIDTH: f64 = 960.0;

/// And how high at most.
const HEIGHT: f64 = 900.0;

const MARGIN: f64 = 24.0;

/// Where there are more stretches of path than this they would only blacken the map.
const MOST_PATHS: usize = 30_000;

/// More candidates than this are left out: they would hide what was chosen.
const MOST_CANDIDATES: usize = 600;

/// More communities than this are drawn without their names, which would cover each other.
const MOST_NAMED: usize = 40;

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
    fn around(rect: Rect<f64>) -> MapFrame {
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

    /// The length of a bar on the drawing, in metres: a round number near a sixth of its width.
    fn bar(&self) -> (f64, f64) {
        let metres_a_unit = crate::shapes::METRES_A_DEGREE / self.scale;
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

/// The map of one kind of facility.
pub(super) fn drawing(siting: &Siting, part: &SitingPart, source: &SitingInput, lang: Lang) -> Markup {
    let dataset = source.dataset;
    let areas: Vec<&MultiPolygon<f64>> =
        source.members.iter().map(|(community, _)| &dataset.communities[*community].shape).collect();
    let rects = areas.iter().filter_map(|area| area.bounding_rect());
    let points = part.sites.iter().map(|site| Coord { x: site.longitude, y: site.latitude });
    let points = points.map(|at| Rect::new(at, at));
    let residences =
        part.served.iter().filter_map(|served| dataset.residences[served.index].shape.bounding_rect());
    let Some(all) = around(rects.chain(points).chain(residences)) else { return html! {} };
    let frame = MapFrame::around(all);
    let lines = source.network.map_or(Vec::new(), |network| network.lines_in(&all));
    let paths =
        if lines.len() > MOST_PATHS { String::new() } else { frame.lines(lines.iter().map(Vec::as_slice)) };
    let there = dataset.facilities.iter().filter(|facility| {
        facility.status == Status::Existing
            && source.standard.vocabulary.category_name(facility.category) == part.category
            && !part.existing.unfit.contains(&facility.id)
    });
    let (bar, length) = frame.bar();
    let (left, bottom) = (MARGIN, frame.height - 8.0);
    let label = words::kind(part, lang);
    let label = say::map_of_sites(lang, &label);
    html! {
        div.drawing tabindex="0" role="region" aria-label=(label) { svg.map viewBox=(format!("0 0 {:.0} {:.0}", frame.width, frame.height)) role="img" aria-label=(label) {
            path.ways d=(paths) {}
            @for (area, audit) in areas.iter().zip(&source.audit.communities) {
                path.bounds d=(frame.area(area)) {}
                @if let Some(top) = area.bounding_rect().filter(|_| areas.len() <= MOST_NAMED) {
                    @let (x, y) = frame.at(Coord { x: top.center().x, y: top.max().y });
                    text.name x=(tenth(x)) y=(tenth(y + 15.0)) { (audit.name) }
                }
            }
            @for served in &part.served {
                @let residence = &dataset.residences[served.index];
                @let class = class(served.state);
                @let name = served.residence.label.as_ref().unwrap_or(&served.residence.id);
                @match &residence.shape {
                    Shape::Area(area) if area.lines_iter().count() < 60 => {
                        path class=(class) d=(frame.area(area)) { title { (name) } }
                    }
                    shape => {
                        @if let Some(at) = shape.inner_point() {
                            @let (x, y) = frame.at(at.0);
                            circle class=(class) cx=(tenth(x)) cy=(tenth(y)) r="3" { title { (name) } }
                        }
                    }
                }
            }
            @if part.places.len() <= MOST_CANDIDATES {
                @for (_, place) in &part.places {
                    @let (x, y) = frame.at(Coord { x: place[0], y: place[1] });
                    circle.candidate cx=(tenth(x)) cy=(tenth(y)) r="2" {}
                }
            }
            @for facility in there {
                @if let Some(at) = facility.shape.inner_point().filter(|at| inside(&all, at.0)) {
                    @let (x, y) = frame.at(at.0);
                    rect.there x=(tenth(x - 5.0)) y=(tenth(y - 5.0)) width="10" height="10" {
                        title { (facility.title()) }
                    }
                }
            }
            @for site in &part.sites {
                @let (x, y) = frame.at(Coord { x: site.longitude, y: site.latitude });
                g.site {
                    title { (words::place(site, lang)) }
                    circle cx=(tenth(x)) cy=(tenth(y)) r="11" {}
                    text x=(tenth(x)) y=(tenth(y + 4.5)) { (site.number) }
                }
            }
            path.bar d=(format!("M{left:.0} {bottom:.0}h{length:.1}")) {}
            text.scale x=(tenth(left + length + 6.0)) y=(tenth(bottom + 4.0)) { (format!("{bar} m")) }
        } }
        (legend(siting, lang))
    }
}

fn inside(rect: &Rect<f64>, at: Coord<f64>) -> bool {
    (rect.min().x..=rect.max().x).contains(&at.x) && (rect.min().y..=rect.max().y).contains(&at.y)
}

fn tenth(number: f64) -> String {
    format!("{number:.1}")
}

fn class(state: ServedState) -> &'static str {
    match state {
        ServedState::Already => "already",
        ServedState::Newly => "newly",
        ServedState::Partly => "not",
        ServedState::Not => "not",
        ServedState::OffNetwork => "off",
    }
}

/// What the signs mean.
fn legend(_: &Siting, lang: Lang) -> Markup {
    let homes = [
        ("already", say::residences_served_now(lang)),
        ("newly", say::newly_served(lang)),
        ("not", say::still_not_served(lang)),
        ("off", say::off_network_unknown(lang)),
    ];
    html! {
        ul.legend {
            @for (class, words) in &homes {
                li { svg width="16" height="12" aria-hidden="true" { rect class=(class) x="2" y="1" width="12" height="10" {} } (words) }
            }
            li { svg width="16" height="12" aria-hidden="true" { rect.there x="3" y="1" width="10" height="10" {} } (say::facilities_now(lang)) }
            li { svg width="16" height="12" aria-hidden="true" { circle.candidate cx="8" cy="6" r="2" {} } (say::candidates(lang)) }
            li { svg width="24" height="24" aria-hidden="true" { g.site { circle cx="12" cy="12" r="11" {} text x="12" y="16.5" { "1" } } } (say::proposed_sites(lang)) }
        }
    }
}
