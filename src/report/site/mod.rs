//! Where new facilities go: on a terminal, as tables, as GeoJSON, as a page with a map.

mod map;
mod remarks;
mod tables;
mod words;

use geojson::{Geometry, JsonObject};

use super::map as layer;
use crate::dataset::Dataset;
use crate::lang::Lang;
use crate::messages::report_site as say;
use crate::output::File;
use crate::render;
use crate::shapes::Shape;
use crate::site::{Proposed, Siting, SitingInput, SitingPart};
use crate::units::plain;

pub use tables::text as site;

/// The files in the formats asked for, usually all of them; `distances.csv` only where it is
/// asked for.
pub fn site_files(
    siting: &Siting,
    source: &SitingInput,
    distances: bool,
    formats: &[String],
    lang: Lang,
) -> Vec<File> {
    let mut formats = render::chosen(formats, &["html", "csv", "xlsx", "geojson", "json"]);
    let file = |path: &str, bytes: Vec<u8>| File { path: path.to_owned(), bytes };
    let mut files = Vec::new();
    if formats.contains(&"html") {
        let (item, title) = (siting.item, &siting.title);
        let mut page = tables::document(siting, Some(source), lang);
        page.title = say::where_to_build(lang, &item, &title);
        page.subtitle = siting.datasets.join(lang.semicolon());
        files.extend(render::files(&page, "site", &["html"]));
        formats.retain(|name| *name != "html");
    }
    files.extend(render::files(&tables::document(siting, None, lang), "sites", &formats));
    if formats.contains(&"csv") {
        files.push(file("residences.csv", tables::residences(siting, lang)));
    }
    if formats.contains(&"geojson") {
        files.push(file("proposed.geojson", proposed(siting, source.dataset, lang)));
    }
    files.extend(render::json(siting, "site.json".to_owned(), &formats));
    if distances {
        files.push(file("distances.csv", tables::distances(siting)));
    }
    files
}

/// The facilities proposed, as `audit --with` reads them: what the clauses ask for and no more.
fn proposed(siting: &Siting, dataset: &Dataset, lang: Lang) -> Vec<u8> {
    let features = siting.parts.iter().flat_map(|part| {
        part.sites.iter().map(move |site| {
            let at = geo::Point::new(site.longitude, site.latitude);
            // Walks were measured to the plot as it is, and so must they be when it is judged.
            let geometry = match site.plot.map(|plot| &dataset.sites[plot].shape) {
                Some(Shape::Area(area)) => Geometry::from(area),
                _ => Geometry::from(&at),
            };
            layer::feature(geometry, properties(siting, part, site, lang))
        })
    });
    format!("{}{}{}", layer::HEAD, layer::lines(features), layer::TAIL).into_bytes()
}

fn properties(siting: &Siting, part: &SitingPart, site: &Proposed, lang: Lang) -> JsonObject {
    let mut properties = JsonObject::new();
    let (what, number) = (words::category(part, lang), site.number);
    properties.insert("id".into(), site.id.as_str().into());
    properties.insert("name".into(), say::proposed(lang, &what, &number).into());
    properties.insert("category".into(), part.category.as_str().into());
    properties.insert("status".into(), "planned".into());
    for (name, value) in &part.properties {
        properties.insert(name.clone(), value.clone());
    }
    if let (None, Some(community)) = (&site.community, site.counts_for()) {
        properties.insert("community".into(), community.id.as_str().into());
    }
    let (residents, unit) = (plain(site.residents), words::unit(siting, lang));
    let place = words::place(site, lang);
    let mut description = say::proposal_not_approved(lang, &place, &residents, &unit);
    if let Some(metres) = site.worst_walk.map(words::metres) {
        description += &say::and_longest_walk(lang, &metres);
    }
    properties.insert("description".into(), description.into());
    properties
}
