//! Which coordinate system a table is in.

use super::columns::{Columns, CoordinateColumns};
use crate::codes::Code;
use crate::crs::Crs;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::import_poi as say;
use crate::spreadsheet::SheetRow;

/// Which coordinates are read, and in which system.
///
/// # Errors
/// When nothing says the system, or the columns say another than the user.
pub(super) fn settle(
    columns: &Columns,
    asked: Option<Crs>,
    likely: Option<Crs>,
    row: &SheetRow,
    file: &str,
) -> Result<(CoordinateColumns, Crs), Box<Defect>> {
    let places = &columns.places;
    let place = Place::Row { row: row.number, column: None };
    let named = places.iter().find(|(_, named)| named.is_some());
    let Some(asked) = asked else {
        if let Some(&(at, Some(crs))) = named {
            return Ok((at, crs));
        }
        let defect =
            Defect::error(Code::UnknownCrs, file, place, say::nothing_says_which_coordinate_system(InBoth))
                .expected(say::crs_of_the_table(InBoth));
        return Err(match likely {
            Some(Crs::GCJ02) => defect.help(say::table_looks_like_amap(InBoth)),
            Some(Crs::BD09) => defect.help(say::table_looks_like_baidu(InBoth)),
            _ => defect.help(say::ask_whoever_gave_data(InBoth)),
        }
        .into());
    };
    let own = places.iter().find(|(_, named)| *named == Some(asked));
    if let Some((at, _)) = own.or_else(|| places.iter().find(|(_, named)| named.is_none())) {
        return Ok((*at, asked));
    }
    let says = named.and_then(|(_, named)| *named).map_or(String::new(), |crs| crs.to_string());
    let column = match named.map(|(at, _)| *at) {
        Some(CoordinateColumns::Two { lng: column, .. } | CoordinateColumns::One { column, .. }) => {
            row.cell(column)
        }
        None => "",
    };
    let given = asked;
    Err(Defect::error(
        Code::CrsConflict,
        file,
        place,
        say::crs_contradicts_column_name(InBoth, &given, &column, &says),
    )
    .expected(say::both_to_say_same(InBoth))
    .help(say::leave_crs_out_or_rename_column(InBoth))
    .into())
}
