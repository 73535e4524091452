//! Which geometries a layer is drawn in.

/// Which geometry types a layer takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GeometryTakes {
    Points,
    Areas,
    PointsOrAreas,
    Lines,
}

impl GeometryTakes {
    pub(crate) fn names(self) -> &'static str {
        match self {
            GeometryTakes::Points => "Point",
            GeometryTakes::Areas => "Polygon / MultiPolygon",
            GeometryTakes::PointsOrAreas => "Point / Polygon / MultiPolygon",
            GeometryTakes::Lines => "LineString / MultiLineString",
        }
    }

    pub(crate) fn accepts(self, kind: &str) -> bool {
        match kind {
            "Point" => matches!(self, GeometryTakes::Points | GeometryTakes::PointsOrAreas),
            "Polygon" | "MultiPolygon" => matches!(self, GeometryTakes::Areas | GeometryTakes::PointsOrAreas),
            "LineString" | "MultiLineString" => self == GeometryTakes::Lines,
            _ => false,
        }
    }
}
