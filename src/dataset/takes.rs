//! Which geometries a layer is drawn in.

/// Which geometry types a layer takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    Points,
    Areas,
    PointsOrAreas,
    Lines,
}

impl Takes {
    pub fn names(self) -> &'static str {
        match self {
            Takes::Points => "Point",
            Takes::Areas => "Polygon / MultiPolygon",
            Takes::PointsOrAreas => "Point / Polygon / MultiPolygon",
            Takes::Lines => "LineString / MultiLineString",
        }
    }

    pub fn accepts(self, kind: &str) -> bool {
        match kind {
            "Point" => matches!(self, Takes::Points | Takes::PointsOrAreas),
            "Polygon" | "MultiPolygon" => matches!(self, Takes::Areas | Takes::PointsOrAreas),
            "LineString" | "MultiLineString" => self == Takes::Lines,
            _ => false,
        }
    }
}
