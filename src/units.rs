//! Lengths, times and areas as types, and the units thresholds are written in.
//!
//! What is measured is the same number on every platform, to the last bit, so that every platform judges
//! alike and writes the same bytes. Addition, multiplication, division and the square root are so by
//! IEEE 754; sines, logarithms and powers are not, since the standard library asks the system for them. All
//! of those come from the `libm` crate instead, and libraries that would compute in degrees with the
//! system's are not used: [`shapes::distance`](crate::shapes::distance) and
//! `shapes::geodesic_area` measure lengths and areas,
//! [`crs`](crate::crs) brings positions to WGS 84. `clippy.toml` forbids the others. Rounding alone would
//! not do: two numbers that differ in the last digit may lie on both sides of where it is cut. Areas are
//! rounded all the same, to a square millimetre, because what follows is noise.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::messages::units as say;

/// A length along the ground, in metres.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Metres(pub f64);

/// A walking time, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Minutes(pub f64);

/// An area, in square metres.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct SquareMetres(pub f64);

/// A walking pace, in metres a minute.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Pace(pub f64);

/// What residents are counted in: one unit for all that is counted together, never a mixture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountedIn {
    /// Residents, `population`.
    People,
    /// `households`, where population is not known of every residence.
    Households,
    /// Residential buildings, where neither is.
    Dwellings,
}

impl Minutes {
    /// How far one gets in this time.
    pub fn at(self, pace: Pace) -> Metres {
        Metres(self.0 * pace.0)
    }
}

impl Metres {
    /// How long this takes.
    pub fn at(self, pace: Pace) -> Minutes {
        Minutes(self.0 / pace.0)
    }

    /// Whether this length is within `limit`, bounds included. Lengths are sums of computed
    /// arcs; a micrometre is granted so that rounding cannot decide.
    pub fn within(self, limit: Metres) -> bool {
        self.0 <= limit.0 + 1e-6
    }
}

macro_rules! units {
    ($($name:ident $id:literal $word:ident,)*) => {
        /// Unit of a threshold, a property or a measurement.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        pub enum Unit {
            $(
                #[doc = concat!("`", $id, "` in files.")]
                #[serde(rename = $id)]
                $name,
            )*
        }

        impl Unit {
            /// The id used in files.
            pub fn id(self) -> &'static str {
                match self { $(Unit::$name => $id,)* }
            }

            /// How the unit is written behind a number for a reader: `200 平方米`, `6 班`.
            pub fn label(self, lang: Lang) -> &'static str {
                match self { $(Unit::$name => say::$word(lang),)* }
            }

            /// The same in Chinese, as it is written in tables that people fill in.
            pub fn zh(self) -> &'static str {
                self.label(Lang::Zh)
            }
        }
    };
}

units! {
    Facility "facility" facility,
    Group "group" group,
    SquareMetre "m2" square_metre,
    Metre "m" metre,
    Minute "minute" minute,
    MetrePerMinute "m/min" metre_per_minute,
    Class "class" class,
    Space "space" space,
    Cell "cell" cell,
    Parcel "parcel" parcel,
    Household "household" household,
    Person "person" person,
    Entrance "entrance" entrance,
    Residence "residence" residence,
    Level "level" level,
    WanYuan "wan_yuan" wan_yuan,
    Point "point" point,
    Share "share" share,
    Percent "percent" percent,
    Permille "permille" permille,
    CellPerParcel "cell/parcel" cell_per_parcel,
    SpacePerHousehold "space/household" space_per_household,
    SquareMetrePerHousehold "m2/household" square_metre_per_household,
    SquareMetrePerHundredHouseholds "m2/hundred households" square_metre_per_hundred_households,
    Content "content" content,
}

impl Unit {
    /// What a value in this unit is divided by to become a plain number: 100 for percent,
    /// 1000 for per mille, else 1.
    pub fn divisor(self) -> f64 {
        match self {
            Unit::Percent => 100.0,
            Unit::Permille => 1000.0,
            _ => 1.0,
        }
    }

    /// Whether a threshold in this unit can bound a property measured in `property`.
    pub fn bounds(self, property: Unit) -> bool {
        self == property || (property == Unit::Share && matches!(self, Unit::Percent | Unit::Permille))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// A number with its unit for a reader: `200 平方米`, `10%`.
pub fn quantity(value: f64, unit: Unit, lang: Lang) -> String {
    let label = unit.label(lang);
    match unit {
        Unit::Share => percent(value),
        Unit::Percent | Unit::Permille => format!("{}{label}", plain(value)),
        _ => format!("{} {label}", plain(value)),
    }
}

/// A number for a reader: no trailing zeros, four decimals at most, `∞` never (callers say
/// "unknown" instead).
pub fn plain(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return (value as i64).to_string();
    }
    let rounded = (value * 1e4).round() / 1e4;
    let text = format!("{}", if rounded == 0.0 { 0.0 } else { rounded });
    if text.contains('e') { format!("{rounded:.0}") } else { text }
}

/// A share for a reader, in percent with one decimal, rounded towards failure: 99.96 % of
/// residents never prints as 100 %.
pub fn percent(share: f64) -> String {
    format!("{}%", plain((share * 1000.0 + 1e-9).floor() / 10.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_without_noise() {
        assert_eq!(plain(200.0), "200");
        assert_eq!(plain(29.99), "29.99");
        assert_eq!(plain(0.1 + 0.2), "0.3");
        assert_eq!(plain(-0.00001), "0");
    }

    #[test]
    fn shares_round_towards_failure() {
        assert_eq!(percent(1.0), "100%");
        assert_eq!(percent(0.99999), "99.9%");
        assert_eq!(percent(2.0 / 3.0), "66.6%");
    }

    #[test]
    fn within_includes_the_bound() {
        assert!(Metres(500.0).within(Minutes(10.0).at(Pace(50.0))));
        assert!(!Metres(500.01).within(Metres(500.0)));
    }
}
