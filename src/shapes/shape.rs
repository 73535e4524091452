//! Where something on the ground is.

use geo::{BoundingRect, Coord, InteriorPoint, MultiPolygon, Point, Rect};

use super::geodesic_area;
use crate::units::SquareMetres;

/// Where a facility or residence is: a point, or the outline of an area.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A position, WGS 84.
    Point(Point<f64>),
    /// An outline, WGS 84.
    Area(MultiPolygon<f64>),
}

impl Shape {
    /// The box of degrees around it; `None` for an area without a ring.
    pub(crate) fn bounding_rect(&self) -> Option<Rect<f64>> {
        match self {
            Shape::Point(point) => Some(point.bounding_rect()),
            Shape::Area(area) => area.bounding_rect(),
        }
    }

    /// The middle of that box.
    pub fn center(&self) -> Option<Coord<f64>> {
        self.bounding_rect().map(|rect| rect.center())
    }

    /// The area of an outline, see [`geodesic_area`]; `None` of a point.
    pub(crate) fn outline_area(&self) -> Option<SquareMetres> {
        match self {
            Shape::Point(_) => None,
            Shape::Area(area) => Some(geodesic_area(area)),
        }
    }

    /// A point of it; of an area, one inside.
    pub(crate) fn inner_point(&self) -> Option<Point<f64>> {
        match self {
            Shape::Point(point) => Some(*point),
            Shape::Area(area) => area.interior_point(),
        }
    }
}
