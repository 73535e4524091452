//! Residential compounds (小区): `landuse=residential`, and which of them a place lies in.

use geo::{Area, BoundingRect, Contains, Geometry, InteriorPoint, MultiPolygon, Point, Relate};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use serde_json::Map;

use super::areas::{self, Outline};
use super::elements::{Elements, Tags};
use super::{Import, left};
use crate::import::{DraftFeature, Leftover};
use crate::lang::InBoth;
use crate::messages::import_osm as say;

/// A compound's outline and name.
pub(super) struct Compound {
    pub(crate) id: String,
    pub(crate) name: Option<String>,
    pub(crate) outline: Outline,
    /// Square degrees, to tell the smaller of two.
    size: f64,
}

/// All compounds, ways before relations.
pub(super) struct Compounds {
    pub(crate) list: Vec<Compound>,
    boxes: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
}

impl Compounds {
    /// Finds them among the elements; those whose outline is none are left over.
    pub(super) fn from_elements(elements: &Elements, leftovers: &mut Vec<Leftover>) -> Compounds {
        let is_compound = |tags: &Tags| tags.is("landuse", "residential");
        let mut list: Vec<Compound> = Vec::new();
        let mut relations: Vec<Compound> = Vec::new();
        let mut covered = super::Covered::default();
        let mut lost: Vec<Leftover> = Vec::new();
        let new = |id: String, tags: &Tags, outline: Outline| {
            let size = outline.area.unsigned_area();
            Compound { id, name: tags.name().map(str::to_owned), outline, size }
        };
        for relation in elements.relations.iter().filter(|relation| is_compound(&relation.tags)) {
            let id = format!("r{}", relation.id);
            let outline = match relation.is_area() {
                true => areas::of_relation(relation, elements),
                false => Err(super::no_outline(relation)),
            };
            match outline {
                Ok(outline) => {
                    covered.add(relation, "", &outline.area);
                    relations.push(new(id, &relation.tags, outline));
                }
                Err(reason) => lost.push(left(id, &relation.tags, "landuse=residential", reason)),
            }
        }
        for way in elements.ways.iter().filter(|way| is_compound(&way.tags)) {
            let id = format!("w{}", way.id);
            match areas::of_way(way, elements) {
                Ok(outline) if covered.covers(way.id, "", &outline) => {}
                Ok(outline) => list.push(new(id, &way.tags, outline)),
                Err(reason) => leftovers.push(left(id, &way.tags, "landuse=residential", reason)),
            }
        }
        leftovers.extend(lost);
        list.extend(relations);
        let boxes = list.iter().enumerate().filter_map(|(index, compound)| {
            let bounds = compound.outline.area.bounding_rect()?;
            let corners = Rectangle::from_corners(bounds.min().into(), bounds.max().into());
            Some(GeomWithData::new(corners, index))
        });
        let boxes = RTree::bulk_load(boxes.collect());
        Compounds { list, boxes }
    }

    /// The compounds a place lies in.
    fn around(&self, place: Point<f64>) -> impl Iterator<Item = &Compound> {
        let within = AABB::from_point(place.0.into());
        let found = self.boxes.locate_in_envelope_intersecting(&within);
        found.map(|found| &self.list[found.data]).filter(move |c| lies_in(&c.outline.area, place))
    }

    /// Those that have a name.
    pub(super) fn named(&self) -> impl Iterator<Item = &Compound> {
        self.list.iter().filter(|compound| compound.name.is_some())
    }

    /// The named compounds a named one lies wholly in, the smallest first.
    fn named_around<'c>(&'c self, inner: &'c Compound) -> Vec<&'c Compound> {
        let Some(place) = inner.outline.point_within() else { return Vec::new() };
        let mut outer = self.named_at(place);
        // Of two drawn alike the later one is within the earlier, not each in the other.
        outer.retain(|c| (inner.size, &inner.id) < (c.size, &c.id));
        outer.retain(|c| inner.outline.area.relate(&c.outline.area).is_coveredby());
        outer
    }

    pub(super) fn hold(&self, place: Point<f64>) -> bool {
        self.around(place).next().is_some()
    }

    /// The named compounds around a place, the smallest first.
    fn named_at(&self, place: Point<f64>) -> Vec<&Compound> {
        let mut named: Vec<&Compound> = self.around(place).filter(|c| c.name.is_some()).collect();
        named.sort_by(|a, b| a.size.total_cmp(&b.size).then(a.id.cmp(&b.id)));
        named
    }

    /// The name of the smallest named compound around a place.
    pub(super) fn name_at(&self, place: Point<f64>) -> Option<&str> {
        self.named_at(place).first().and_then(|compound| compound.name.as_deref())
    }
}

fn lies_in(area: &MultiPolygon<f64>, place: Point<f64>) -> bool {
    area.contains(&place)
}

impl Import<'_> {
    /// Each named compound as a community: where nobody gives the communities' own boundaries.
    /// Where one lies within another, what is in the smaller one counts for that.
    pub(super) fn compounds_as_communities(&mut self) {
        for compound in self.compounds.named() {
            let Some(name) = &compound.name else { continue };
            if let Some(outer) = self.compounds.named_around(compound).first() {
                let (id, around, around_id) = (&compound.id, outer.name.as_deref().unwrap_or(""), &outer.id);
                self.tally.nested.push(say::lies_in(InBoth, &name, &id, &around, &around_id));
            }
            let mut properties = Map::new();
            properties.insert("name".to_owned(), name.as_str().into());
            let geometry: Geometry<f64> = compound.outline.geometry();
            self.draft.communities.push(DraftFeature { id: compound.id.clone(), properties, geometry });
        }
        for feature in self.draft.residences.iter_mut().chain(&mut self.draft.facilities) {
            let Some(place) = feature.geometry.interior_point() else { continue };
            if let [smallest, _, ..] = self.compounds.named_at(place)[..] {
                feature.properties.insert("community".to_owned(), smallest.id.as_str().into());
            }
        }
    }
}
