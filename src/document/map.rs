//! Maps: layers of shapes over each other, and what their signs mean. Coordinates are degrees,
//! longitude first.

use geo::{Coord, MultiPolygon, Rect};

use crate::shapes::Shape;

/// A map.
pub struct MapDrawing<'a> {
    /// What it shows, for who cannot see it.
    pub label: String,
    /// All that must be in sight.
    pub extent: Rect<f64>,
    /// From the lowest to the uppermost.
    pub layers: Vec<MapLayer<'a>>,
    /// What signs mean, in the order in which they are explained.
    pub key: Vec<(MapSign, String)>,
}

/// Shapes of one kind.
pub enum MapLayer<'a> {
    /// Stretches of ways.
    Ways(Vec<Vec<Coord<f64>>>),
    /// Boundaries with their names.
    Boundaries(Vec<(&'a MultiPolygon<f64>, &'a str)>),
    /// Buildings, told apart by how they are served.
    Buildings(Vec<MapBuilding<'a>>),
    /// Places to choose from.
    Candidates(Vec<Coord<f64>>),
    /// What is there, by name.
    There(Vec<(Coord<f64>, String)>),
    /// What is chosen, by number and name.
    Chosen(Vec<(Coord<f64>, usize, String)>),
}

/// A building on a map.
pub struct MapBuilding<'a> {
    /// Where it stands.
    pub shape: &'a Shape,
    /// What people call it.
    pub name: &'a str,
    /// How it is served.
    pub service: MapService,
}

/// How a building is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapService {
    /// By what is there.
    Already,
    /// By what is chosen.
    Newly,
    /// By nothing.
    Not,
    /// Nobody knows.
    Unknown,
}

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapSign {
    /// A building that is served so.
    Building(MapService),
    /// What is there.
    There,
    /// A place to choose from.
    Candidate,
    /// What is chosen.
    Chosen,
}
