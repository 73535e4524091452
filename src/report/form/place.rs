//! Where an inspector looks: the name, compound and id of a feature, and its coordinates, as far as
//! the audit holds a map.

use std::collections::HashMap;

use crate::audit::{CommunityAudit, CommunityMap, MapShape};
use crate::lang::Lang;
use crate::messages::form as say;
use crate::vocabulary::Layer;

/// How many facilities of a category a row names before it counts the rest.
const NAMED: usize = 6;

/// The places of one community's features.
pub(super) struct Places<'a> {
    map: Option<&'a CommunityMap>,
    /// By layer and id.
    titles: HashMap<(Layer, &'a str), Titled>,
    lang: Lang,
}

/// A feature's name, and where it is, longitude first.
type Titled = (String, Option<[f64; 2]>);

impl<'a> Places<'a> {
    pub(super) fn from_audit(community: &'a CommunityAudit, lang: Lang) -> Places<'a> {
        let map = community.map.as_ref();
        let mut titles = HashMap::new();
        for facility in map.iter().flat_map(|map| &map.facilities) {
            let category = if lang == Lang::Zh {
                facility.category_name.clone()
            } else {
                facility.category.replace('_', " ")
            };
            let title = match &facility.name {
                Some(name) if *name != facility.id => say::name_with_category(lang, &name, &category),
                _ => category,
            };
            titles.insert((Layer::Facilities, facility.id.as_str()), (title, middle(&facility.shape)));
        }
        for residence in map.iter().flat_map(|map| &map.residences) {
            let parts = [&residence.compound, &residence.name];
            let title: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            let title = match title.is_empty() {
                true => say::residence(lang),
                false => title.join(say::between_names(lang)),
            };
            titles.insert((Layer::Residences, residence.id.as_str()), (title, middle(&residence.shape)));
        }
        Places { map, titles, lang }
    }

    /// A feature: `阳光托育园（托儿所），编号 f1，北纬37.50012 东经105.19034`.
    pub(super) fn feature(&self, layer: Layer, id: &str) -> String {
        let lang = self.lang;
        match self.titles.get(&(layer, id)) {
            Some((title, at)) => {
                let at = at.map_or(String::new(), |[x, y]| say::coordinates_line(lang, &y, &x));
                say::id_line(lang, &title, &id, &at)
            }
            None => {
                let kind = layer.word(lang);
                say::kind_and_id(lang, &kind, &id)
            }
        }
    }

    /// What the data has of a category inside the boundary: `数据里现有 2 处：甲、乙`.
    pub(super) fn known(&self, category: &str, facilities: usize) -> String {
        let lang = self.lang;
        let named: Vec<String> = self
            .map
            .iter()
            .flat_map(|map| &map.facilities)
            .filter(|facility| {
                facility.inside && facility.category == category && facility.status == "existing"
            })
            .map(|facility| facility.name.clone().unwrap_or_else(|| facility.id.clone()))
            .collect();
        let mut names = named.iter().take(NAMED).cloned().collect::<Vec<_>>();
        if named.len() > NAMED {
            names.push("……".into());
        }
        let names = names.join(lang.comma());
        let colon = if names.is_empty() { "" } else { lang.colon() };
        say::whole_community_with_facilities(lang, &facilities, &colon, &names)
    }
}

/// A point to walk to: of an area the middle of its first ring's extent.
fn middle(shape: &MapShape) -> Option<[f64; 2]> {
    match shape {
        MapShape::Point(at) => Some(*at),
        MapShape::MultiPolygon(parts) => {
            let ring = parts.first()?.first()?;
            let first = *ring.first()?;
            let (low, high) = ring.iter().fold((first, first), |(low, high), at| {
                ([low[0].min(at[0]), low[1].min(at[1])], [high[0].max(at[0]), high[1].max(at[1])])
            });
            Some([(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0])
        }
    }
}
