//! Which coordinate system a table is in.

use super::columns::{At, Columns};
use crate::both;
use crate::crs::Crs;
use crate::defect::{Defect, Place};
use crate::spreadsheet::Row;

/// Which coordinates are read, and in which system.
///
/// # Errors
/// When nothing says the system, or the columns say another than the user.
pub fn settle(
    columns: &Columns,
    asked: Option<Crs>,
    likely: Option<Crs>,
    row: &Row,
    file: &str,
) -> Result<(At, Crs), Box<Defect>> {
    let places = &columns.places;
    let place = Place::Row { row: row.number, column: None };
    let named = places.iter().find(|(_, named)| named.is_some());
    let Some(asked) = asked else {
        if let Some(&(at, Some(crs))) = named {
            return Ok((at, crs));
        }
        let defect = Defect::error(
            "unknown-crs",
            file,
            place,
            both!("没有说明坐标系，列名里也看不出来", "nothing says which coordinate system this is"),
        )
        .expected(both!(
            "--crs wgs84、gcj02（高德、腾讯）或 bd09（百度）",
            "--crs wgs84, gcj02 (AMap, Tencent) or bd09 (Baidu)"
        ));
        return Err(match likely {
            Some(Crs::GCJ02) => defect.mend(both!(
                "表里有高德类型编码，很可能是 --crs gcj02；请核实后加上",
                "the table has AMap's type codes, so it is likely --crs gcj02: make sure and add it"
            )),
            Some(Crs::BD09) => defect.mend(both!(
                "表里有百度标签或 uid，很可能是 --crs bd09；请核实后加上",
                "the table has Baidu's tags or uid, so it is likely --crs bd09: make sure and add it"
            )),
            _ => defect.mend(both!("向提供数据的人问清楚后加上", "ask whoever gave the data, and add it")),
        }
        .into());
    };
    let own = places.iter().find(|(_, named)| *named == Some(asked));
    if let Some((at, _)) = own.or_else(|| places.iter().find(|(_, named)| named.is_none())) {
        return Ok((*at, asked));
    }
    let says = named.and_then(|(_, named)| *named).map_or(String::new(), |crs| crs.to_string());
    let column = match named.map(|(at, _)| *at) {
        Some(At::Two { lng: column, .. } | At::One { column, .. }) => row.cell(column),
        None => "",
    };
    let given = asked;
    Err(Defect::error(
        "crs-conflict",
        file,
        place,
        both!(
            "--crs {given} 与列名“{column}”（{says}）矛盾",
            "--crs {given} contradicts the column's name {column:?} ({says})"
        ),
    )
    .expected(both!("两者一致", "both to say the same"))
    .mend(both!(
        "去掉 --crs；若列名不实，先改列名",
        "leave --crs out; where the column's name is wrong, rename it first"
    ))
    .into())
}
