//! Features become communities, facilities, residences, paths, entrances and sites.

use std::borrow::Cow;

use geo::{Geometry, MultiPolygon};
use rustc_hash::FxHashMap as HashMap;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::facts::{Facts, StatedValue};
use super::geojson::{self, PropertyColumn, RawFeature};
use super::geometry;
use super::layers::Layers;
use super::manifest::Renames;
use super::source::{DataFile, FileContent, Holds, OnProgress, unreadable};
use super::systems::{PositionForm, Systems};
use super::takes::GeometryTakes;
use super::{Community, Facility, Origin, Residence, Site, Status};
use crate::codes::Code;
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::InBoth;
use crate::messages::dataset as say;
use crate::shapes::{PathKind, PathLevel, Shape};
use crate::vocabulary::{Layer, PropertyId, Vocabulary};

/// What reading a feature needs to know.
pub(super) struct FeatureReader<'a> {
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) renames: &'a Renames,
    pub(crate) systems: Systems,
    pub(crate) own: HashMap<Layer, Own>,
}

/// What one file holds.
#[derive(Default)]
pub(super) struct FileRead {
    pub(crate) layers: Layers,
    pub(crate) defects: Vec<Defect>,
    pub(crate) features: usize,
    /// SHA-256 of its bytes.
    pub(crate) digest: Vec<u8>,
    /// The coordinate system named by a 2008-style `crs` member.
    pub(crate) crs: Option<String>,
    /// Whether that system had to be converted.
    pub(crate) is_converted: bool,
}

/// The properties of a layer that are no facts but what a feature is, and where it belongs.
pub(super) struct Own {
    pub(crate) id: Option<PropertyId>,
    name: Option<PropertyId>,
    category: Option<PropertyId>,
    status: Option<PropertyId>,
    compound: Option<PropertyId>,
    community: Option<PropertyId>,
    description: Option<PropertyId>,
    of: Option<PropertyId>,
    steps: Option<PropertyId>,
    closed: Option<PropertyId>,
    bridge: Option<PropertyId>,
    tunnel: Option<PropertyId>,
    osm_layer: Option<PropertyId>,
    /// Those whose absence, or whose value beside another's, may be wrong; and that other.
    pub(crate) checked: Vec<(PropertyId, Option<PropertyId>)>,
}

impl Own {
    fn for_layer(vocabulary: &Vocabulary, layer: Layer) -> Own {
        let id = |name: &str| vocabulary.property_id(layer, name);
        Own {
            id: id("id"),
            name: id("name"),
            category: id("category"),
            status: id("status"),
            compound: id("compound"),
            community: id("community"),
            description: id("description"),
            of: id("of"),
            steps: id("steps"),
            closed: id("closed"),
            bridge: id("bridge"),
            tunnel: id("tunnel"),
            osm_layer: id("osm_layer"),
            checked: vocabulary
                .checked(layer)
                .map(|(own, property)| (own, property.not_above.as_deref().and_then(id)))
                .collect(),
        }
    }
}

/// A feature as its file gives it.
pub(super) struct GivenFeature<'a> {
    pub(crate) member_id: Option<String>,
    pub(crate) properties: &'a [(Cow<'a, str>, StatedValue<'a>)],
    pub(crate) geometry: Result<Geometry<f64>, Box<geometry::GeometryRefusal>>,
}

/// A feature whose properties are read.
pub(super) struct Read {
    pub(crate) member_id: Option<String>,
    pub(crate) facts: Facts,
}

impl Read {
    /// Its id: the property, or else the feature's own member.
    pub(super) fn id(&self, own: &Own) -> Option<&str> {
        own.id.and_then(|id| self.facts.text(id)).or(self.member_id.as_deref())
    }

    pub(super) fn place(&self, own: &Own, origin: Origin) -> Place {
        Place::Feature { index: origin.index, id: self.id(own).map(str::to_owned) }
    }
}

/// The geometry types a layer takes.
fn takes(layer: Layer) -> GeometryTakes {
    match layer {
        Layer::Communities => GeometryTakes::Areas,
        Layer::Facilities | Layer::Residences | Layer::Sites => GeometryTakes::PointsOrAreas,
        Layer::Paths => GeometryTakes::Lines,
        _ => GeometryTakes::Points,
    }
}

impl<'a> FeatureReader<'a> {
    pub(super) fn new(
        vocabulary: &'a Vocabulary,
        renames: &'a Renames,
        systems: Systems,
    ) -> FeatureReader<'a> {
        let own = Layer::FEATURES.map(|layer| (layer, Own::for_layer(vocabulary, layer)));
        FeatureReader { vocabulary, renames, systems, own: own.into_iter().collect() }
    }
}

impl FeatureReader<'_> {
    /// Reads every feature of one file, in the coordinate system declared or else in the one the
    /// file names.
    pub(super) fn file(&self, input: usize, file: &DataFile, told: OnProgress) -> FileRead {
        let mut read = self.once(input, file, told);
        let Some(name) = &read.crs else { return read };
        match self.systems.naming(&file.name, file.holds, name) {
            Ok(None) => {}
            Ok(Some(systems)) => {
                // It is known only now in what to read it.
                let again = FeatureReader::new(self.vocabulary, self.renames, systems);
                read = again.once(input, file, &|_| {});
                read.is_converted = true;
            }
            // In the wrong system, positions tell nothing.
            Err(defect) => read.defects = vec![*defect],
        }
        read
    }

    fn once(&self, input: usize, file: &DataFile, told: OnProgress) -> FileRead {
        if let (FileContent::OnDisk(path), Holds::Layer(layer)) = (&file.content, file.holds) {
            // Where that does not do, the file is read once more, for what is wrong.
            if let Ok(Ok(read)) = self.stream(input, (file, path), layer, told) {
                return read;
            }
        }
        let mut read = FileRead::default();
        match file.load() {
            Ok(bytes) => {
                read.digest = Sha256::digest(&bytes).to_vec();
                self.strictly(input, file, &bytes, &mut read);
            }
            Err(error) => read.defects.push(unreadable(&file.name, &error)),
        }
        read
    }

    /// How a layer's geometry is read.
    pub(super) fn form(&self, layer: Layer) -> PositionForm<'_> {
        PositionForm { takes: takes(layer), crs: self.systems.of(layer) }
    }

    /// Reads a whole text, one feature's errors hiding no other's.
    fn strictly(&self, input: usize, file: &DataFile, bytes: &[u8], into: &mut FileRead) {
        let collection =
            match geojson::text(&file.name, bytes).and_then(|text| geojson::split(&file.name, text)) {
                Ok(collection) => collection,
                Err(defect) => return into.defects.push(*defect),
            };
        for (index, raw) in collection.features.iter().enumerate() {
            let origin = Origin { input, index };
            let read = geojson::feature(&file.name, index, raw)
                .map_err(|defect| vec![*defect])
                .and_then(|feature| self.strict_feature(file, origin, feature, &mut into.layers));
            if let Err(found) = read {
                into.defects.extend(found);
            }
        }
        into.crs = collection.crs;
        into.features = collection.features.len();
    }

    pub(super) fn strict_feature(
        &self,
        file: &DataFile,
        origin: Origin,
        mut feature: RawFeature,
        layers: &mut Layers,
    ) -> Result<(), Vec<Defect>> {
        let stated = |(column, json): (PropertyColumn<'_>, Json)| {
            (Cow::Owned(column.0.into_owned()), StatedValue::Json(json))
        };
        let properties = feature.properties.take().map_or(Vec::new(), |properties| properties.0);
        let mut properties: Vec<(Cow<str>, StatedValue)> = properties.into_iter().map(stated).collect();
        let layer = match file.holds {
            Holds::Layer(layer) => layer,
            _ => self.layer_of(file, origin, &mut properties)?,
        };
        let given = GivenFeature {
            member_id: feature.member_id(),
            properties: &properties,
            geometry: geometry::read(feature.geometry, self.form(layer)),
        };
        self.feature(file, origin, layer, given, layers)
    }

    /// Reads one feature into its layer.
    ///
    /// # Errors
    /// Everything wrong with it; nothing of it is then kept.
    pub(super) fn feature(
        &self,
        file: &DataFile,
        origin: Origin,
        layer: Layer,
        mut given: GivenFeature,
        layers: &mut Layers,
    ) -> Result<(), Vec<Defect>> {
        let mut defects = Vec::new();
        let read = self.properties(file, origin, layer, &mut given, layers, &mut defects);
        let own = &self.own[&layer];
        let category = own.category.and_then(|id| read.facts.text(id)).filter(|_| layer == Layer::Facilities);
        if let Some(given) = category.filter(|given| self.vocabulary.category(given).is_none()) {
            defects.push(self.unknown_category(file, read.place(own, origin), given));
        }
        match given.geometry {
            Ok(mut shape) if defects.is_empty() => {
                if geometry::wind(&mut shape) {
                    *layers.turned.entry(origin.input).or_default() += 1;
                }
                self.place_in_layer(origin, layer, read, shape, layers);
            }
            Ok(_) => {}
            Err(refusal) => defects.push(
                Defect::error(refusal.code, &file.name, read.place(own, origin), refusal.message)
                    .expected(refusal.expected)
                    .help(refusal.help),
            ),
        }
        if defects.is_empty() { Ok(()) } else { Err(defects) }
    }

    /// The layer a bundle's feature says it belongs to; takes that property out.
    fn layer_of(
        &self,
        file: &DataFile,
        origin: Origin,
        properties: &mut Vec<(Cow<str>, StatedValue)>,
    ) -> Result<Layer, Vec<Defect>> {
        let place = Place::Feature { index: origin.index, id: None };
        let position = properties
            .iter()
            .position(|(name, _)| matches!(self.renames.apply(Layer::Communities, name), "layer" | "图层"));
        let names = Layer::FEATURES.map(|layer| format!("{}（{}）", layer.id(), layer.zh())).join("、");
        let expected = say::layer_is_one_of(InBoth, &names);
        let Some(position) = position else {
            return Err(vec![
                Defect::error(Code::NoLayer, &file.name, place, say::feature_has_no_layer_property(InBoth))
                    .expected(expected),
            ]);
        };
        let (_, value) = properties.remove(position);
        let value = value.json();
        let given = value.as_str().unwrap_or("");
        Layer::named(given).ok_or_else(|| {
            let mut defect =
                Defect::error(Code::UnknownLayer, &file.name, place, say::no_layer(InBoth, &value))
                    .expected(expected);
            if let Some(meant) = did_you_mean(given, Layer::FEATURES.map(Layer::id)) {
                defect = defect.help(say::did_you_mean(InBoth, &meant));
            }
            vec![defect]
        })
    }

    fn place_in_layer(
        &self,
        origin: Origin,
        layer: Layer,
        read: Read,
        shape: Geometry<f64>,
        layers: &mut Layers,
    ) {
        let own = &self.own[&layer];
        let Read { member_id, mut facts } = read;
        let id = facts.take_text(own.id).or(member_id).unwrap_or_default();
        let name = facts.take_text(own.name);
        match layer {
            Layer::Communities => layers.communities.push(Community {
                name: name.unwrap_or_default(),
                shape: area(shape),
                id,
                facts: facts.take(),
                origin,
            }),
            Layer::Facilities => {
                let category = facts.take_text(own.category);
                let Some(category) = category.and_then(|name| self.vocabulary.category(&name)) else {
                    return;
                };
                let status = match facts.take_text(own.status).as_deref() {
                    Some("planned") => Status::Planned,
                    Some("under_construction") => Status::UnderConstruction,
                    _ => Status::Existing,
                };
                layers.facility_community.push(facts.take_text(own.community));
                layers.facilities.push(Facility {
                    name,
                    description: facts.take_text(own.description),
                    community: None,
                    shape: point_or_area(shape),
                    id,
                    category,
                    status,
                    facts: facts.take(),
                    origin,
                });
            }
            Layer::Residences => {
                layers.residence_community.push(facts.take_text(own.community));
                layers.residences.push(Residence {
                    compound: facts.take_text(own.compound),
                    name,
                    community: None,
                    shape: point_or_area(shape),
                    id,
                    facts: facts.take(),
                    origin,
                });
            }
            Layer::Paths => {
                let is_marked = |id: Option<PropertyId>| id.and_then(|id| facts.flag(id)).unwrap_or(false);
                let (steps, closed) = (is_marked(own.steps), is_marked(own.closed));
                let is = |id: Option<PropertyId>| {
                    let value = id.and_then(|id| facts.text(id)).unwrap_or("no");
                    !matches!(value, "no" | "false" | "0" | "否" | "无")
                };
                let level = PathLevel {
                    bridge: is(own.bridge),
                    tunnel: is(own.tunnel),
                    layer: own.osm_layer.and_then(|id| facts.number(id)).unwrap_or(0.0) as i8,
                };
                let kind = PathKind { steps, closed, level };
                match shape {
                    Geometry::LineString(line) => layers.paths.push(&line.0, kind),
                    Geometry::MultiLineString(lines) => {
                        lines.iter().for_each(|line| layers.paths.push(&line.0, kind));
                    }
                    _ => {}
                }
                layers.path_features.resize(layers.paths.len(), origin.index as u32);
            }
            Layer::Entrances => {
                if let Geometry::Point(at) = shape {
                    layers.entrances.push((at, facts.take_text(own.of).unwrap_or_default(), origin));
                }
            }
            Layer::Sites => {
                let shape = point_or_area(shape);
                layers.sites.push(Site { name, shape, id, facts: facts.take(), origin });
            }
            Layer::Survey | Layer::Projects | Layer::Waivers => {}
        }
        layers.spare = facts;
    }

    fn unknown_category(&self, file: &DataFile, place: Place, given: &str) -> Defect {
        let defect = Defect::error(
            Code::UnknownCategory,
            &file.name,
            place,
            say::category_not_in_vocabulary(InBoth, &given),
        )
        .expected(say::id_or_chinese_name_of_category(InBoth));
        match self.vocabulary.suggest_category(given) {
            Some((id, zh)) => defect.help(say::did_you_mean_id_zh(InBoth, &id, &zh)),
            None => defect.help(say::use_or_add_category(InBoth)),
        }
    }
}

fn area(shape: Geometry<f64>) -> MultiPolygon<f64> {
    match shape {
        Geometry::Polygon(polygon) => MultiPolygon(vec![polygon]),
        Geometry::MultiPolygon(parts) => parts,
        _ => MultiPolygon(Vec::new()),
    }
}

fn point_or_area(shape: Geometry<f64>) -> Shape {
    match shape {
        Geometry::Point(point) => Shape::Point(point),
        other => Shape::Area(area(other)),
    }
}
