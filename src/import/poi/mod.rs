//! Facilities from a table of points of interest (兴趣点), as map services export them: .csv,
//! .xlsx or .xls. Each row becomes one facility, or is left over with the reason. A POI proves
//! that something stands somewhere, never how large it is: areas and counts are taken from
//! columns of their own alone.

mod columns;
mod kinds;
mod names;
mod place;
mod system;
mod twins;

use std::path::Path;

use geo::{Geometry, Point};
use serde_json::{Map, Value as Json};

use self::columns::{Columns, CoordinateColumns};
use self::kinds::{KindSaid, Kinds};
use self::place::Lost;
use self::twins::Kept;
use super::{Draft, DraftFeature, Leftover};
use crate::codes::Code;
use crate::crs::Crs;
use crate::dataset::facts::{self, Value};
use crate::defect::{Defect, Place};
use crate::lang::{Both, InBoth};
use crate::messages::import_poi as say;
use crate::spreadsheet::{self, Sheet, SheetRow};
use crate::vocabulary::{Layer, Vocabulary};

/// Values refused of one column that are spelt out; the rest are counted.
const SHOWN_REFUSALS: usize = 10;

/// What the user says of the table.
#[derive(Clone, Copy, Debug, Default)]
pub struct PoiOptions<'a> {
    /// The system of the coordinates, where the columns' names do not tell it.
    pub crs: Option<Crs>,
    /// A role (`id`, `name`, `typecode`, `tag`, `lng`, `lat`, `location`) or a property's name,
    /// and the table's own column for it.
    pub columns: &'a [(String, String)],
}

/// Reads a table of POI.
///
/// # Errors
/// Everything found, when the table cannot be read or understood.
pub fn read(path: &Path, options: &PoiOptions, vocabulary: &Vocabulary) -> Result<Draft, Vec<Defect>> {
    let file = path.display().to_string();
    let mut defects = Vec::new();
    let sheets = match spreadsheet::read(path, &file, &mut defects) {
        Ok(sheets) => sheets,
        Err(defect) => return Err(failed(defects, [*defect])),
    };
    let (index, columns) = match columns::find(&sheets, options.columns, &file, vocabulary) {
        Ok(found) => found,
        Err(errors) => return Err(failed(defects, errors)),
    };
    let sheet = &sheets[index];
    if sheets.len() > 1 {
        let (count, name) = (sheets.len(), &sheet.name);
        defects.push(Defect::note(
            Code::OneSheet,
            &file,
            Place::Whole,
            say::only_first_sheet_with_header_read(InBoth, &count, &name),
        ));
    }
    let table = PoiTable { file: &file, sheet, columns: &columns, vocabulary, kinds: Kinds::new(vocabulary) };
    let (at, crs) =
        match system::settle(&columns, options.crs, table.likely(), &sheet.rows[columns.header], &file) {
            Ok(settled) => settled,
            Err(defect) => return Err(failed(defects, [*defect])),
        };
    let mut draft = Draft {
        name: path.file_stem().map_or_else(|| "poi".into(), |stem| stem.to_string_lossy().into_owned()),
        source: path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        defects,
        ..Draft::default()
    };
    if !sheet.name.is_empty() {
        draft.source = format!("{} / {}", draft.source, sheet.name);
    }
    if let Err(defect) = table.read(at, crs, &mut draft) {
        return Err(failed(draft.defects, [*defect]));
    }
    draft.defects.push(
        Defect::note(Code::NoLicence, &file, Place::Whole, say::table_says_no_licence(InBoth))
            .help(say::fill_in_licence_in_dataset_toml(InBoth)),
    );
    Ok(draft)
}

fn failed(mut defects: Vec<Defect>, errors: impl IntoIterator<Item = Defect>) -> Vec<Defect> {
    defects.extend(errors);
    defects
}

/// A sheet whose columns are known.
struct PoiTable<'a> {
    file: &'a str,
    sheet: &'a Sheet,
    columns: &'a Columns,
    vocabulary: &'a Vocabulary,
    kinds: Kinds<'a>,
}

/// Why rows were left over, counted.
#[derive(Default)]
struct RowsLeftOver {
    broken: usize,
    placeless: usize,
    kindless: usize,
    twins: usize,
    padded: usize,
}

impl PoiTable<'_> {
    fn rows(&self) -> &[SheetRow] {
        &self.sheet.rows[self.columns.header + 1..]
    }

    fn said(&self, row: &SheetRow) -> KindSaid {
        KindSaid::from_cells(self.columns.kinds.iter().map(|column| row.cell(*column)))
    }

    /// The system that the table's kind of codes and tags go with.
    fn likely(&self) -> Option<Crs> {
        let rows = || self.rows().iter().take(200).map(|row| self.said(row));
        if rows().any(|said| !said.codes.is_empty()) {
            return Some(Crs::GCJ02);
        }
        let baidu =
            self.columns.has_uid || rows().any(|said| said.tags.iter().any(|t| self.kinds.is_baidu(t)));
        baidu.then_some(Crs::BD09)
    }

    fn read(&self, at: CoordinateColumns, crs: Crs, draft: &mut Draft) -> Result<(), Box<Defect>> {
        let places: Vec<_> = self.rows().iter().map(|row| place::read(row, at, crs)).collect();
        self.check_places(&places, at)?;
        let given =
            self.columns.id.iter().flat_map(|id| self.rows().iter().map(|row| row.cell(*id).to_owned()));
        let mut kept = Kept::knowing(given);
        let mut counts = RowsLeftOver::default();
        let mut refused = vec![0; self.columns.properties.len()];
        for (row, place) in self.rows().iter().zip(places) {
            let said = self.said(row);
            let name = self.columns.name.map_or("", |column| row.cell(column));
            let facility = (|| {
                self.whole(row).inspect_err(|_| counts.broken += 1)?;
                let place = place.map_err(|lost| lost.reason()).inspect_err(|_| counts.placeless += 1)?;
                let category = self.kinds.decide(&said, name).inspect_err(|_| counts.kindless += 1)?;
                let id = match self.columns.id.map_or("", |column| row.cell(column)) {
                    "" => kept.id_for(row.number),
                    id => id.to_owned(),
                };
                kept.keep(&id, name, category, place, row.number).inspect_err(|_| counts.twins += 1)?;
                counts.padded += usize::from(said.padded);
                let mut properties = Map::new();
                properties.insert("category".into(), self.vocabulary.category_name(category).into());
                if !name.is_empty() {
                    properties.insert("name".into(), name.into());
                }
                self.own_properties(row, &mut properties, &mut refused, &mut draft.defects);
                Ok(DraftFeature { id, properties, geometry: Geometry::Point(Point(place)) })
            })();
            match facility {
                Ok(feature) => draft.facilities.push(feature),
                Err(reason) => draft.leftovers.push(Leftover {
                    at: row.number.to_string(),
                    name: name.to_owned(),
                    kind: self.kind(row),
                    reason,
                }),
            }
        }
        self.tell_refused(&refused, &mut draft.defects);
        self.tell_counts(&counts, draft);
        Ok(())
    }

    /// Codes and tags as they are written.
    fn kind(&self, row: &SheetRow) -> String {
        let cells = self.columns.kinds.iter().map(|column| row.cell(*column));
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Refuses a row whose cells cannot be told apart: one comma too many or too few shifts them.
    fn whole(&self, row: &SheetRow) -> Result<(), Both> {
        let Some(written) = row.written else { return Ok(()) };
        let width = self.columns.width;
        if written < width || row.width() > width {
            return Err(say::row_has_other_cells_than_header(InBoth, &written, &width));
        }
        Ok(())
    }

    /// One error for a table whose coordinates are wrong throughout.
    fn check_places(
        &self,
        places: &[Result<geo::Coord<f64>, Lost>],
        at: CoordinateColumns,
    ) -> Result<(), Box<Defect>> {
        let stated =
            places.iter().filter(|place| !matches!(place, Err(Lost::Missing | Lost::Unreadable(_)))).count();
        let most = |is: fn(&Lost) -> bool| {
            let wrong = places.iter().filter(|place| place.as_ref().err().is_some_and(is)).count();
            (wrong * 2 > stated).then_some(wrong)
        };
        let header = &self.sheet.rows[self.columns.header];
        let place =
            |column: usize| Place::Row { row: header.number, column: Some(header.cell(column).to_owned()) };
        if let Some(wrong) = most(|lost| matches!(lost, Lost::Swapped(_))) {
            let (first, mend) = match at {
                CoordinateColumns::Two { lng, lat } => {
                    let (x, y) = (header.cell(lng), header.cell(lat));
                    (lng, say::add_column_lng_column(InBoth, &y, &x))
                }
                CoordinateColumns::One { column, lat_first } => {
                    let own = header.cell(column);
                    let role = if lat_first { "location" } else { "latlng" };
                    (column, say::add_column_role(InBoth, &role, &own))
                }
            };
            return Err(Defect::error(
                Code::SwappedCoordinates,
                self.file,
                place(first),
                say::rows_look_swapped(InBoth, &wrong, &stated),
            )
            .expected(say::coordinates_of_china(InBoth))
            .help(mend)
            .into());
        }
        if let Some(wrong) = most(|lost| matches!(lost, Lost::Metres(_))) {
            let (CoordinateColumns::Two { lng: column, .. } | CoordinateColumns::One { column, .. }) = at;
            return Err(Defect::error(
                Code::ProjectedCoordinates,
                self.file,
                place(column),
                say::rows_look_projected(InBoth, &wrong, &stated),
            )
            .expected(say::decimal_degrees(InBoth))
            .help(say::say_projected_system(InBoth))
            .into());
        }
        Ok(())
    }

    /// What the table itself states under the vocabulary's names.
    fn own_properties(
        &self,
        row: &SheetRow,
        properties: &mut Map<String, Json>,
        refused: &mut [usize],
        defects: &mut Vec<Defect>,
    ) {
        for ((id, column), refused) in self.columns.properties.iter().zip(refused) {
            let property = &self.vocabulary.properties(Layer::Facilities)[id.0 as usize];
            match facts::read(property, &Json::from(row.cell(*column)), self.vocabulary) {
                Ok(None) => {}
                Ok(Some(value)) => {
                    properties.insert(property.id.clone(), json(value));
                }
                Err(refusal) => {
                    *refused += 1;
                    if *refused <= SHOWN_REFUSALS {
                        let place =
                            Place::Row { row: row.number, column: Some(self.header(*column).to_owned()) };
                        defects.push(
                            Defect::warning(refusal.code, self.file, place, refusal.message)
                                .expected(refusal.expected)
                                .help(say::give_exact_value_and_import(InBoth)),
                        );
                    }
                }
            }
        }
    }

    fn header(&self, column: usize) -> &str {
        self.sheet.rows[self.columns.header].cell(column)
    }

    fn tell_refused(&self, refused: &[usize], defects: &mut Vec<Defect>) {
        for ((_, column), refused) in self.columns.properties.iter().zip(refused) {
            if let Some(more @ 1..) = refused.checked_sub(SHOWN_REFUSALS) {
                let own = self.header(*column);
                defects.push(Defect::warning(
                    Code::MoreRefused,
                    self.file,
                    Place::Whole,
                    say::more_cells_not_read(InBoth, &own, &more),
                ));
            }
        }
    }

    fn tell_counts(&self, counts: &RowsLeftOver, draft: &mut Draft) {
        let RowsLeftOver { broken, placeless, kindless, twins, padded } = *counts;
        let (rows, facilities) = (self.rows().len(), draft.facilities.len());
        if padded > 0 {
            draft.defects.push(Defect::note(
                Code::LostZero,
                self.file,
                Place::Whole,
                say::type_codes_lost_their_zero(InBoth, &padded),
            ));
        }
        if rows == 0 {
            draft.defects.push(Defect::warning(
                Code::NoRows,
                self.file,
                Place::Whole,
                say::no_rows_below_header(InBoth),
            ));
            return;
        }
        let leftovers = draft.leftovers.len();
        draft.defects.push(Defect::note(
            Code::Imported,
            self.file,
            Place::Whole,
            say::rows_and_what_became_of_them(
                InBoth,
                &rows,
                &facilities,
                &leftovers,
                &kindless,
                &placeless,
                &twins,
                &broken,
            ),
        ));
    }
}

fn json(value: Value) -> Json {
    match value {
        // Whole numbers without a fraction, as people write them.
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => Json::from(number as i64),
        Value::Number(number) => Json::from(number),
        Value::Flag(flag) => Json::from(flag),
        Value::Text(text) => Json::from(&*text),
        Value::List(list) => Json::from(list),
    }
}
