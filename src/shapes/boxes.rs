//! Boxes of degrees.

use geo::{Coord, Rect};
use rstar::AABB;

use super::sphere::METRES_A_DEGREE;
use crate::units::Metres;

/// A rectangle as a box of degrees.
pub(crate) fn degree_box(rect: Rect<f64>) -> AABB<[f64; 2]> {
    AABB::from_corners([rect.min().x, rect.min().y], [rect.max().x, rect.max().y])
}

/// A box of degrees, widened by at least a length on every side.
pub(crate) fn widen(envelope: AABB<[f64; 2]>, by: Metres) -> AABB<[f64; 2]> {
    let ([west, south], [east, north]) = (envelope.lower(), envelope.upper());
    // One per mille more than asked, for the curvature that a box of degrees leaves out.
    let dy = by.0 * 1.001 / METRES_A_DEGREE;
    let pole = (south - dy).abs().max((north + dy).abs()).min(89.9);
    let dx = dy / libm::cos(pole.to_radians());
    AABB::from_corners([west - dx, south - dy], [east + dx, north + dy])
}

/// The box around some boxes; `None` around none.
pub(crate) fn around(boxes: impl Iterator<Item = Rect<f64>>) -> Option<Rect<f64>> {
    boxes.reduce(|a, b| {
        let (low, high) = (a.min(), a.max());
        Rect::new(
            Coord { x: low.x.min(b.min().x), y: low.y.min(b.min().y) },
            Coord { x: high.x.max(b.max().x), y: high.y.max(b.max().y) },
        )
    })
}
