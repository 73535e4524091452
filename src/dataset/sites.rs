//! Candidate sites.

use super::{Facts, Origin};
use crate::shapes::Shape;
use crate::vocabulary::Vocabulary;

/// A candidate site for a new facility.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its id, unique in the dataset.
    pub id: String,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Where it is, WGS 84.
    pub shape: Shape,
    /// Its properties.
    pub facts: Facts,
    /// File and position.
    pub origin: Origin,
}

impl Site {
    /// How many square metres it has for what is asked, `site_area_m2` or `floor_area_m2`: what it
    /// says of that; else of its land, on which so much floor can stand in one storey; else its
    /// outline's geodesic area.
    pub fn area(&self, asked: &str, vocabulary: &Vocabulary) -> Option<f64> {
        let own = vocabulary.own.sites;
        let asked = if asked == "floor_area_m2" { own.floor_area_m2 } else { own.site_area_m2 };
        let stated = |property| self.facts.number(property);
        let outline = || self.shape.outline_area().map(|area| area.0);
        stated(asked).or_else(|| stated(own.site_area_m2)).or_else(outline)
    }
}
