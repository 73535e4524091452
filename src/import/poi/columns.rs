//! Which of a sheet's rows is its header, and which columns hold what.

use super::names::{self, Role};
use crate::codes::Code;
use crate::crs::Crs;
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::InBoth;
use crate::messages::import_poi as say;
use crate::spreadsheet::{Sheet, SheetRow};
use crate::vocabulary::{Layer, PropertyId, PropertyKind, Vocabulary};

/// A header is looked for in this many rows: titles and remarks stand above it.
const HEADER_WITHIN: usize = 10;

/// Where the coordinates are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum CoordinateColumns {
    Two { lng: usize, lat: usize },
    One { column: usize, lat_first: bool },
}

/// The columns of a table.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// Index of the header among the sheet's rows.
    pub(crate) header: usize,
    pub(crate) width: usize,
    pub(crate) id: Option<usize>,
    pub(crate) name: Option<usize>,
    /// Columns of type codes, then of tags.
    pub(crate) kinds: Vec<usize>,
    /// Coordinates and the system their columns name, in the order of preference.
    pub(crate) places: Vec<(CoordinateColumns, Option<Crs>)>,
    /// Of the facility's own properties, in the vocabulary's order.
    pub(crate) properties: Vec<(PropertyId, usize)>,
    /// Whether a column is called `uid`, as Baidu calls it.
    pub(crate) has_uid: bool,
}

/// A column that the user says is for something.
#[derive(Clone, Copy)]
enum Use {
    Role(Role),
    Property(PropertyId),
}

/// The sheet and the header to read: the first that has one.
pub(super) fn find(
    sheets: &[Sheet],
    mapping: &[(String, String)],
    file: &str,
    vocabulary: &Vocabulary,
) -> Result<(usize, Columns), Vec<Defect>> {
    let uses = uses(mapping, file, vocabulary)?;
    for (index, sheet) in sheets.iter().enumerate() {
        for (header, row) in sheet.rows.iter().take(HEADER_WITHIN).enumerate() {
            if looks_like_header(row, mapping) {
                return columns(sheet, header, &uses, file, vocabulary).map(|columns| (index, columns));
            }
        }
    }
    let first = sheets.iter().find_map(|sheet| sheet.rows.first());
    let quote = first.map_or(String::new(), SheetRow::quote);
    Err(vec![
        Defect::error(
            Code::NoHeader,
            file,
            Place::Row { row: first.map_or(1, |row| row.number), column: None },
            say::no_header_recognised(InBoth, &quote),
        )
        .expected(say::row_of_column_names(InBoth))
        .help(say::put_names_above_data(InBoth)),
    ])
}

fn uses(
    mapping: &[(String, String)],
    file: &str,
    vocabulary: &Vocabulary,
) -> Result<Vec<(Use, String)>, Vec<Defect>> {
    let mut uses = Vec::new();
    let mut defects = Vec::new();
    for (index, (given, own)) in mapping.iter().enumerate() {
        let property = vocabulary.property_id(Layer::Facilities, given);
        match (names::role(given), property) {
            (Some((role, _, _)), _) => uses.push((Use::Role(role), own.trim().to_owned())),
            (None, Some(property)) => uses.push((Use::Property(property), own.trim().to_owned())),
            (None, None) => {
                let defect = Defect::error(
                    Code::UnknownRole,
                    file,
                    Place::Whole,
                    say::column_role_unknown(InBoth, &given, &own),
                )
                .expected(say::column_roles(InBoth));
                defects.push(match vocabulary.suggest_property(Layer::Facilities, given) {
                    Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
                    None => defect.help(say::use_one_of_these(InBoth)),
                });
            }
        }
        if mapping[..index].iter().any(|(earlier, _)| names::plain(earlier) == names::plain(given)) {
            defects.push(
                Defect::error(Code::TwoColumns, file, Place::Whole, say::column_given_twice(InBoth, &given))
                    .help(say::keep_one(InBoth)),
            );
        }
    }
    if defects.is_empty() { Ok(uses) } else { Err(defects) }
}

/// Whether a row names at least two of: what a place is called, what it is, and where.
fn looks_like_header(row: &SheetRow, mapping: &[(String, String)]) -> bool {
    let mut found = [false; 3];
    for (_, cell) in row.cells() {
        let mapped = mapping.iter().find(|(_, own)| own.trim() == cell).map(|(given, _)| given.as_str());
        match names::role(mapped.unwrap_or(cell)).map(|(role, _, _)| role) {
            Some(Role::Name) => found[0] = true,
            Some(Role::Code | Role::Tag) => found[1] = true,
            Some(Role::Lng | Role::Lat | Role::LngLat | Role::LatLng) => found[2] = true,
            Some(Role::Id) | None => {}
        }
    }
    found.iter().filter(|found| **found).count() >= 2
}

struct ColumnsSought<'a> {
    row: &'a SheetRow,
    file: &'a str,
    defects: Vec<Defect>,
}

impl ColumnsSought<'_> {
    fn place(&self, column: Option<&str>) -> Place {
        Place::Row { row: self.row.number, column: column.map(str::to_owned) }
    }

    /// The column of this name, which must be there once.
    fn named(&mut self, given: &str, own: &str) -> Option<usize> {
        let columns: Vec<usize> =
            self.row.cells().filter(|(_, cell)| *cell == own).map(|(column, _)| column).collect();
        match columns[..] {
            [column] => Some(column),
            [] => {
                let defect = Defect::error(
                    Code::MissingColumn,
                    self.file,
                    self.place(None),
                    say::column_not_in_table(InBoth, &given, &own),
                )
                .expected(self.all());
                let near = did_you_mean(own, self.row.cells().map(|(_, cell)| cell));
                self.defects.push(match near {
                    Some(near) => defect.help(say::did_you_mean_near(InBoth, &near)),
                    None => defect.help(say::look_up_column_name(InBoth)),
                });
                None
            }
            _ => {
                self.twice(own);
                None
            }
        }
    }

    fn twice(&mut self, own: &str) {
        let defect = Defect::error(
            Code::TwoColumns,
            self.file,
            self.place(Some(own)),
            say::column_stands_more_than_once(InBoth, &own),
        )
        .expected(say::each_column_used_once(InBoth))
        .help(say::delete_or_rename_one(InBoth));
        if !self.defects.contains(&defect) {
            self.defects.push(defect);
        }
    }

    fn all(&self) -> crate::lang::Both {
        let all: Vec<&str> = self.row.cells().map(|(_, cell)| cell).collect();
        let all = all.join(",");
        say::table_columns(InBoth, &all)
    }

    /// Whether two columns bear this column's very name.
    fn is_twin(&self, column: usize) -> bool {
        let name = self.row.cell(column);
        self.row.cells().filter(|(_, cell)| *cell == name).count() > 1
    }
}

fn columns(
    sheet: &Sheet,
    header: usize,
    uses: &[(Use, String)],
    file: &str,
    vocabulary: &Vocabulary,
) -> Result<Columns, Vec<Defect>> {
    let row = &sheet.rows[header];
    let mut finding = ColumnsSought { row, file, defects: Vec::new() };
    let mut roles: Vec<(Role, Option<Crs>, usize, usize)> = Vec::new();
    let mut properties: Vec<(PropertyId, usize)> = Vec::new();
    let mut mapped: Vec<usize> = Vec::new();
    for (wanted, own) in uses {
        let given = match wanted {
            Use::Role(role) => role_name(*role),
            Use::Property(id) => &vocabulary.properties(Layer::Facilities)[id.0 as usize].id,
        };
        let Some(column) = finding.named(given, own) else { continue };
        mapped.push(column);
        match wanted {
            Use::Role(role) => {
                let named = names::role(own).and_then(|(_, crs, _)| crs);
                roles.push((*role, named, 0, column));
            }
            Use::Property(id) => properties.push((*id, column)),
        }
    }
    let said = |wanted: Role| uses.iter().any(|(u, _)| matches!(u, Use::Role(role) if *role == wanted));
    let place_said = [Role::Lng, Role::Lat, Role::LngLat, Role::LatLng].into_iter().any(said);
    for (column, cell) in row.cells().filter(|(column, _)| !mapped.contains(column)) {
        if let Some((role, crs, rank)) = names::role(cell) {
            let place = matches!(role, Role::Lng | Role::Lat | Role::LngLat | Role::LatLng);
            // A mapped longitude still finds its latitude by name.
            let superseded = said(role) || place && place_said && !matches!(role, Role::Lng | Role::Lat);
            if !superseded {
                roles.push((role, crs, rank + 1, column));
            }
        } else if let Some(id) = vocabulary.property_id(Layer::Facilities, cell) {
            // Texts are left to whoever asks for them: a 说明 of a POI is no project's content.
            let property = &vocabulary.properties(Layer::Facilities)[id.0 as usize];
            if property.kind != PropertyKind::Text && !properties.iter().any(|(known, _)| *known == id) {
                properties.push((id, column));
            }
        }
    }
    for &column in roles.iter().map(|(.., column)| column).chain(properties.iter().map(|(_, c)| c)) {
        if finding.is_twin(column) {
            finding.twice(row.cell(column));
        }
    }
    roles.sort_by_key(|(.., rank, column)| (*rank, *column));
    properties.sort_unstable();
    let first = |wanted: Role| roles.iter().find(|(role, ..)| *role == wanted).map(|(.., column)| *column);
    let all =
        |wanted: Role| roles.iter().filter(move |(role, ..)| *role == wanted).map(|(.., column)| *column);
    let columns = Columns {
        header,
        width: row.width(),
        id: first(Role::Id),
        name: first(Role::Name),
        kinds: all(Role::Code).chain(all(Role::Tag)).collect(),
        places: places(&roles, place_said),
        properties,
        has_uid: row.cells().any(|(_, cell)| names::plain(cell) == "uid"),
    };
    if finding.defects.is_empty() && columns.places.is_empty() {
        let expected = finding.all();
        finding.defects.push(
            Defect::error(
                Code::MissingColumn,
                file,
                finding.place(None),
                say::no_columns_of_longitude_and_latitude(InBoth),
            )
            .expected(expected)
            .help(say::say_coordinate_columns(InBoth)),
        );
    }
    if finding.defects.is_empty() && columns.name.is_none() && columns.kinds.is_empty() {
        let expected = finding.all();
        finding.defects.push(
            Defect::error(
                Code::MissingColumn,
                file,
                finding.place(None),
                say::neither_column_of_names_nor(InBoth),
            )
            .expected(expected)
            .help(say::say_kind_columns(InBoth)),
        );
    }
    if finding.defects.is_empty() { Ok(columns) } else { Err(finding.defects) }
}

/// Coordinates by the system their columns name, those of WGS 84 first and those that name
/// none last. Where the user said which columns, only those.
fn places(roles: &[(Role, Option<Crs>, usize, usize)], said: bool) -> Vec<(CoordinateColumns, Option<Crs>)> {
    let by_user = |(role, _, rank, _): &&(Role, _, usize, usize)| {
        *rank == 0 && matches!(role, Role::Lng | Role::Lat | Role::LngLat | Role::LatLng)
    };
    let all = [Some(Crs::WGS84), Some(Crs::GCJ02), Some(Crs::BD09), None];
    let systems = match roles.iter().find(by_user) {
        Some((_, crs, ..)) if said => vec![*crs],
        _ => all.to_vec(),
    };
    let mut places = Vec::new();
    for crs in systems {
        let first = |wanted: Role| {
            let all = || roles.iter().filter(|(role, ..)| *role == wanted);
            all()
                .find(|(_, _, rank, _)| *rank == 0)
                .or_else(|| all().find(|(_, own, ..)| *own == crs))
                .or_else(|| all().find(|(_, own, ..)| own.is_none()))
                .map(|(_, own, _, column)| (*own, *column))
        };
        let pair = match (first(Role::Lng), first(Role::Lat)) {
            (Some((a, lng)), Some((b, lat))) if [a, b].contains(&crs) => {
                Some((CoordinateColumns::Two { lng, lat }, crs))
            }
            _ => None,
        };
        let one = [(Role::LngLat, false), (Role::LatLng, true)].into_iter().find_map(|(role, lat_first)| {
            let (own, column) = first(role)?;
            (own == crs).then_some((CoordinateColumns::One { column, lat_first }, crs))
        });
        places.extend(pair.or(one));
    }
    places
}

/// What `--column` calls a role.
pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Id => "id",
        Role::Name => "name",
        Role::Code => "typecode",
        Role::Tag => "tag",
        Role::Lng => "lng",
        Role::Lat => "lat",
        Role::LngLat => "location",
        Role::LatLng => "latlng",
    }
}
