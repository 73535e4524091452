//! What a search knows of a node: a lane for each category in hand.

use super::tiles::CategoryDistances;

/// No facility.
const NOBODY: u32 = u32::MAX;

/// How far the nearest facility is in each of several categories, as far as it is within some
/// circle: counted in units, in half the room of metres.
#[derive(Clone, Copy)]
#[repr(align(32))]
pub(super) struct BoundedDistances<const LANES: usize>([u32; LANES]);

/// Farther than any circle; any length added to it is more than that, and fits.
const NOWHERE: u32 = 1 << 31;

/// By how many units rounding may lengthen a walk: each stretch by half a unit at most, as often
/// shortened as lengthened, or always the same where all are equal. Within a kilometre these are
/// 30 micrometres, all that a walk may be longer than a circle and still count as within.
const ROUNDED: u32 = 64;

/// How lanes counted in units count.
#[derive(Clone, Copy)]
pub(super) struct LaneScale<const LANES: usize> {
    /// Added to metres, leaves the units they come to in a number's last bits: numbers so large
    /// are a unit apart.
    apart: f64,
    /// Metres of a unit: a power of two.
    unit: f64,
    /// Longer than any circle, in metres; longer lengths are counted as this.
    longest: f64,
    limits: [u32; LANES],
}

impl<const LANES: usize> LaneScale<LANES> {
    /// As fine as there is room for lengths up to the greatest of `limits`, in metres: half
    /// a micrometre for a kilometre.
    fn for_limits(limits: &[f64]) -> Self {
        let longest = limits.iter().copied().fold(1.0, f64::max) + 1.0;
        // The longest comes to less than 2^31 units, a rounding more included.
        let exponent = (longest * 1.000_001).to_bits() >> 52;
        let unit = f64::from_bits((exponent - 30) << 52);
        let apart = unit * (1_u64 << 52) as f64;
        let mut scale = LaneScale { apart, unit, longest, limits: [0; LANES] };
        scale.limits = std::array::from_fn(|lane| limits.get(lane).map_or(0, |metres| scale.units(*metres)));
        scale
    }

    #[inline(always)]
    fn units(&self, metres: f64) -> u32 {
        (metres.min(self.longest) + self.apart).to_bits() as u32
    }
}

/// How far the nearest facility is and which it is. Nearer wins, then the lower index, so that
/// the nearest facility is the same in every run.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct NearestFacility<const LANES: usize> {
    metres: [f64; LANES],
    facility: [u32; LANES],
}

/// Lanes one by one, for where a search begins and ends.
pub(super) trait LaneCells: CategoryDistances {
    fn limit(limits: &[f64]) -> Self::Limit;
    /// Offers a facility so many metres away.
    fn put(&mut self, limit: &Self::Limit, lane: usize, metres: f64, facility: u32);
    /// How many metres away the nearest facility is, infinitely if there is none, and which.
    fn get(&self, limit: &Self::Limit, lane: usize) -> (f64, u32);
}

impl<const LANES: usize> CategoryDistances for BoundedDistances<LANES> {
    type Limit = LaneScale<LANES>;
    type Length = u32;
    const NONE: Self = BoundedDistances([NOWHERE; LANES]);

    #[inline(always)]
    fn length(scale: &LaneScale<LANES>, metres: f64) -> u32 {
        scale.units(metres)
    }

    #[inline(always)]
    fn offer(&mut self, neighbour: &Self, length: u32) {
        for (own, other) in self.0.iter_mut().zip(&neighbour.0) {
            *own = (*own).min(other.wrapping_add(length));
        }
    }

    #[inline(always)]
    fn cut(&mut self, scale: &LaneScale<LANES>) {
        for (own, limit) in self.0.iter_mut().zip(&scale.limits) {
            *own = if *own <= *limit { *own } else { NOWHERE };
        }
    }

    #[inline(always)]
    fn differs(&self, other: &Self) -> bool {
        // All lanes, without a branch a lane; eight side by side, which processors do in one step.
        let mut differ = [0; 8];
        for (own, other) in self.0.chunks(8).zip(other.0.chunks(8)) {
            for ((differ, own), other) in differ.iter_mut().zip(own).zip(other) {
                *differ |= own ^ other;
            }
        }
        differ != [0; 8]
    }
}

impl<const LANES: usize> LaneCells for BoundedDistances<LANES> {
    fn limit(limits: &[f64]) -> LaneScale<LANES> {
        LaneScale::for_limits(limits)
    }

    fn put(&mut self, scale: &LaneScale<LANES>, lane: usize, metres: f64, _: u32) {
        self.0[lane] = self.0[lane].min(scale.units(metres));
    }

    fn get(&self, scale: &LaneScale<LANES>, lane: usize) -> (f64, u32) {
        let metres = match self.0[lane] {
            NOWHERE => f64::INFINITY,
            units => f64::from(units.saturating_sub(ROUNDED)) * scale.unit,
        };
        (metres, NOBODY)
    }
}

impl<const LANES: usize> CategoryDistances for NearestFacility<LANES> {
    type Limit = [f64; LANES];
    type Length = f64;
    const NONE: Self = NearestFacility { metres: [f64::INFINITY; LANES], facility: [NOBODY; LANES] };

    #[inline(always)]
    fn length(_: &[f64; LANES], metres: f64) -> f64 {
        metres
    }

    #[inline(always)]
    fn offer(&mut self, neighbour: &Self, metres: f64) {
        for lane in 0..LANES {
            let (own, other) = (self.metres[lane], neighbour.metres[lane] + metres);
            let (here, there) = (self.facility[lane], neighbour.facility[lane]);
            // Without a branch, since which is nearer is by chance.
            let nearer = (other < own) | ((other == own) & (there < here));
            self.metres[lane] = if nearer { other } else { own };
            self.facility[lane] = if nearer { there } else { here };
        }
    }

    #[inline(always)]
    fn cut(&mut self, limit: &Self::Limit) {
        for (lane, limit) in limit.iter().enumerate() {
            if self.metres[lane] > *limit {
                (self.metres[lane], self.facility[lane]) = (f64::INFINITY, NOBODY);
            }
        }
    }

    #[inline(always)]
    fn differs(&self, other: &Self) -> bool {
        self != other
    }

    #[inline(always)]
    fn may_better(&self, neighbour: &Self, metres: f64) -> bool {
        (0..LANES).fold(false, |any, lane| {
            let other = self.metres[lane] + metres;
            // As near as the neighbour's own, it may be a lower index.
            any | ((other <= neighbour.metres[lane]) & (other < f64::INFINITY))
        })
    }
}

impl<const LANES: usize> LaneCells for NearestFacility<LANES> {
    fn limit(limits: &[f64]) -> [f64; LANES] {
        std::array::from_fn(|lane| limits.get(lane).copied().unwrap_or(0.0))
    }

    fn put(&mut self, _: &[f64; LANES], lane: usize, metres: f64, facility: u32) {
        let known = (self.metres[lane], self.facility[lane]);
        if (metres, facility) < known {
            (self.metres[lane], self.facility[lane]) = (metres, facility);
        }
    }

    fn get(&self, _: &[f64; LANES], lane: usize) -> (f64, u32) {
        (self.metres[lane], self.facility[lane])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_the_nearest_and_stop_beyond_the_widest_circle() {
        for widest in [250.0, 751.0, 1023.0, 1024.0, 20_000.0] {
            let scale = LaneScale::<2>::for_limits(&[widest, 1.0]);
            for metres in [0.0, 1e-7, 0.25, 1.0 / 3.0, 27.182_818, 249.999_999, widest] {
                assert_eq!(scale.units(metres), (metres / scale.unit).round() as u32, "{metres}");
            }
            for metres in [1e9, 1e300, f64::INFINITY] {
                assert_eq!(scale.units(metres), scale.units(widest + 1.0));
            }
            assert_eq!(scale.limits, [scale.units(widest), scale.units(1.0)]);
            assert!(scale.units(f64::INFINITY) > scale.limits[0] && scale.units(f64::INFINITY) < NOWHERE);
            assert!(scale.unit * f64::from(ROUNDED) < 65e-6 * (widest / 1000.0).max(1.0));
            assert!(NOWHERE.checked_add(scale.units(f64::INFINITY)).is_some());
        }
    }
}
