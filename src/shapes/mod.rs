//! Shapes on the ground, and what is measured on them without knowing whose they are. Coordinates are
//! WGS 84 degrees, longitude before latitude; lengths are metres.

mod boxes;
mod ellipsoid;
pub(crate) mod paths;
mod shape;
mod sphere;

pub(crate) use boxes::{around, degree_box, widen};
pub(crate) use ellipsoid::geodesic_area;
pub use paths::{Path, PathKind, PathLevel, Paths};
pub use shape::Shape;
pub use sphere::{METRES_A_DEGREE, distance};
