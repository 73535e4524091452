//! Coordinates as tables write them.

use geo::Coord;
use unicode_normalization::UnicodeNormalization;

use super::columns::CoordinateColumns;
use crate::crs::Crs;
use crate::dataset::number;
use crate::lang::{Both, InBoth};
use crate::messages::import_poi as say;
use crate::spreadsheet::SheetRow;

/// The country and its waters, in whole degrees: longitudes, latitudes.
const CHINA: ([f64; 2], [f64; 2]) = ([73.0, 136.0], [3.0, 54.0]);

/// Why a row has no place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Lost {
    Missing,
    Unreadable(String),
    Zero,
    Swapped(String),
    Metres(String),
    Outside(String),
}

impl Lost {
    pub(super) fn reason(&self) -> Both {
        match self {
            Lost::Missing => say::no_coordinates(InBoth),
            Lost::Unreadable(text) => say::coordinates_cannot_be_read(InBoth, &text),
            Lost::Zero => say::coordinates_zero(InBoth),
            Lost::Swapped(text) => say::coordinates_look_swapped(InBoth, &text),
            Lost::Metres(text) => say::coordinates_look_projected(InBoth, &text),
            Lost::Outside(text) => say::coordinates_not_in_china(InBoth, &text),
        }
    }
}

/// A row's place in WGS 84.
pub(super) fn read(row: &SheetRow, at: CoordinateColumns, crs: Crs) -> Result<Coord<f64>, Lost> {
    let (x, y, written) = match at {
        CoordinateColumns::Two { lng, lat } => (row.cell(lng).to_owned(), row.cell(lat).to_owned(), None),
        CoordinateColumns::One { column, lat_first } => {
            let text: String = row.cell(column).nfkc().collect();
            if text.is_empty() {
                return Err(Lost::Missing);
            }
            let inner = text.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
            let parts: Vec<&str> = inner
                .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '、' | '(' | ')' | '[' | ']'))
                .filter(|part| !part.is_empty())
                .collect();
            match parts[..] {
                [y, x] if lat_first => (x.to_owned(), y.to_owned(), Some(text)),
                [x, y] => (x.to_owned(), y.to_owned(), Some(text)),
                _ => return Err(Lost::Unreadable(short(&text))),
            }
        }
    };
    if x.is_empty() && y.is_empty() {
        return Err(Lost::Missing);
    }
    let written = short(&written.unwrap_or_else(|| format!("{x},{y}")));
    let (Some(x), Some(y)) = (degrees(&x), degrees(&y)) else { return Err(Lost::Unreadable(written)) };
    if x == 0.0 && y == 0.0 {
        return Err(Lost::Zero);
    }
    // A system that says that latitude comes first, or in which either may, is taken at its word.
    let fits = crs.to_wgs84(Coord { x, y }).is_ok_and(inside);
    if !fits && inside(Coord { x: y, y: x }) && !inside(Coord { x, y }) {
        return Err(Lost::Swapped(written));
    }
    let in_degrees = [Crs::WGS84, Crs::GCJ02, Crs::BD09].contains(&crs);
    if in_degrees && (x.abs() > 360.0 || y.abs() > 360.0) {
        return Err(Lost::Metres(written));
    }
    // Checked as written too: the offsets are made for places in China alone.
    if in_degrees && !inside(Coord { x, y }) {
        return Err(Lost::Outside(written));
    }
    let place = crs.to_wgs84(Coord { x, y }).ok().filter(|place| inside(*place));
    place.ok_or(Lost::Outside(written))
}

fn degrees(text: &str) -> Option<f64> {
    number::parse(text.trim_end_matches('°'), None)
}

fn inside(at: Coord<f64>) -> bool {
    let ([west, east], [south, north]) = CHINA;
    (west..=east).contains(&at.x) && (south..=north).contains(&at.y)
}

fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two(x: &str, y: &str) -> Result<Coord<f64>, Lost> {
        let row = SheetRow::new(2, [(0, x), (1, y)].into_iter());
        read(&row, CoordinateColumns::Two { lng: 0, lat: 1 }, Crs::WGS84)
    }

    #[test]
    fn degrees_are_read_where_exact() {
        let place = Coord { x: 105.19, y: 37.51 };
        assert_eq!(two("105.19", "37.51"), Ok(place));
        assert_eq!(two("１０５．１９", "37.51°"), Ok(place));
        assert_eq!(two("约105.19", "37.51"), Err(Lost::Unreadable("约105.19,37.51".into())));
        assert_eq!(two("105°11′", "37.51"), Err(Lost::Unreadable("105°11′,37.51".into())));
        assert_eq!(two("105.19", ""), Err(Lost::Unreadable("105.19,".into())));
        assert_eq!(two("", ""), Err(Lost::Missing));
        assert_eq!(two("0", "0.0"), Err(Lost::Zero));
        assert_eq!(two("37.51", "105.19"), Err(Lost::Swapped("37.51,105.19".into())));
        // A latitude that could be one: only the country tells that they are swapped.
        assert_eq!(two("43.8", "87.6"), Err(Lost::Swapped("43.8,87.6".into())));
        assert_eq!(two("516800", "4152900"), Err(Lost::Metres("516800,4152900".into())));
        assert_eq!(two("10.519", "37.51"), Err(Lost::Outside("10.519,37.51".into())));
    }

    #[test]
    fn one_column_holds_both() {
        for text in [
            "105.19,37.51",
            "105.19， 37.51",
            "105.19 37.51",
            "[105.19,37.51]",
            "POINT (105.19 37.51)",
            "105.19;37.51",
        ] {
            let row = SheetRow::new(2, [(3, text)].into_iter());
            let read = read(&row, CoordinateColumns::One { column: 3, lat_first: false }, Crs::WGS84);
            assert_eq!(read, Ok(Coord { x: 105.19, y: 37.51 }), "{text}");
        }
        let row = SheetRow::new(2, [(3, "37.51,105.19")].into_iter());
        assert!(read(&row, CoordinateColumns::One { column: 3, lat_first: true }, Crs::WGS84).is_ok());
        let swapped = read(&row, CoordinateColumns::One { column: 3, lat_first: false }, Crs::WGS84);
        assert_eq!(swapped, Err(Lost::Swapped("37.51,105.19".into())));
        for text in ["105.19", "105.19,37.51,0", "无"] {
            let row = SheetRow::new(2, [(3, text)].into_iter());
            let read = read(&row, CoordinateColumns::One { column: 3, lat_first: false }, Crs::WGS84);
            assert_eq!(read, Err(Lost::Unreadable(text.into())), "{text}");
        }
    }
}
