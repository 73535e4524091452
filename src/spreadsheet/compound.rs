//! What an .xls holds, looked at before a reader lays it out in memory: the reader believes what
//! a file claims of its size, and lays out every cell between the first and the last, which for
//! two cells may be four milliards.

use std::ops::RangeInclusive;

use super::archive::damaged;
use super::sheet::error;
use crate::codes::Code;
use crate::defect::Defect;
use crate::lang::InBoth;
use crate::messages::spreadsheet as say;

/// As many cells as a sheet of an .xls can have: 65536 rows of 256 columns. What a sheet claims
/// is reserved, not filled.
const MOST_CLAIMED: u64 = 65_536 * 256;
/// Most cells laid out, between the first and the last of each sheet, all sheets together. They
/// take half a GB.
const MOST_LAID_OUT: u64 = 8 << 20;
/// The largest file: its cells take several times as much.
const LARGEST: usize = 512 << 20;

/// Ids of sectors from here on mean something else.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const MINI_SECTOR: usize = 64;
/// Streams below this are kept in mini sectors.
const MINI_BELOW: usize = 4096;

/// Refuses a workbook whose parts go in a circle or that would take more memory than its content.
pub(super) fn check(bytes: &[u8], file: &str) -> Result<(), Box<Defect>> {
    if bytes.len() > LARGEST {
        let size = bytes.len() >> 20;
        return Err(error(Code::TooLarge, file, say::workbook_too_large(InBoth, &size))
            .expected(say::at_most_512_mb_in_xls(InBoth))
            .help(say::split_or_save_as_csv(InBoth))
            .into());
    }
    let streams = streams(bytes).ok_or_else(|| damaged(file, "扇区链 (sector chain)"))?;
    for stream in &streams {
        sheets(stream).map_err(|what| Box::new(huge(file, what)))?;
    }
    Ok(())
}

fn huge(file: &str, what: Huge) -> Defect {
    let what = match what {
        Huge::Claim { sheet, rows, columns } => say::sheet_claims_too_much(InBoth, &sheet, &rows, &columns),
        Huge::Extent { sheet, rows, columns } => {
            say::sheets_together_too_large(InBoth, &sheet, &rows, &columns)
        }
        Huge::Overlap => say::sheets_at_one_place(InBoth),
    };
    error(Code::HugeSheet, file, what)
        .expected(say::at_most_cells_of_a_workbook(InBoth))
        .help(say::delete_stray_cells_or_save_as_csv(InBoth))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number))
}

/// Sectors of one size, and which follows which.
struct Sectors<'b> {
    bytes: &'b [u8],
    size: usize,
    next: Vec<u32>,
}

impl Sectors<'_> {
    /// A sector; the last one of a file may be cut short.
    fn get(&self, id: u32) -> Option<&[u8]> {
        let start = (id as usize).checked_mul(self.size)?;
        let end = (start + self.size).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// What a chain of sectors holds, up to a length; nothing if it leaves the file or comes back
    /// to where it was.
    fn chain(&self, mut id: u32, length: usize) -> Option<Vec<u8>> {
        let mut held = Vec::new();
        let mut steps = self.bytes.len() / self.size + 1;
        while id != END_OF_CHAIN && held.len() < length {
            steps = steps.checked_sub(1)?;
            let sector = self.get(id)?;
            held.extend_from_slice(&sector[..sector.len().min(length - held.len())]);
            if held.len() < length {
                id = *self.next.get(id as usize)?;
            }
        }
        Some(held)
    }
}

/// The streams a workbook may be in ([MS-CFB] 2), as the reader would take them.
fn streams(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let size = match u16_at(bytes, 30)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let mut sectors = Sectors { bytes: bytes.get(size..)?, size, next: Vec::new() };
    let most = sectors.bytes.len() / size + 1;
    let mut tables: Vec<u32> = numbers(bytes.get(76..512)?).collect();
    let mut more = u32_at(bytes, 68)?;
    while more < NO_SECTOR {
        // More tables than sectors: they go in a circle.
        if tables.len() > 109 + most {
            return None;
        }
        tables.extend(numbers(sectors.get(more)?));
        more = tables.pop()?;
    }
    tables.retain(|table| *table < NO_SECTOR);
    if tables.len() > most {
        return None;
    }
    for table in tables {
        let next: Vec<u32> = numbers(sectors.get(table)?).collect();
        sectors.next.extend(next);
    }
    let directory = sectors.chain(u32_at(bytes, 48)?, usize::MAX)?;
    let entries = directory.as_chunks::<128>().0;
    let place = |entry: &[u8]| {
        let high = if size == 512 { 0 } else { u64::from(u32_at(entry, 124)?) };
        let length = high << 32 | u64::from(u32_at(entry, 120)?);
        Some((u32_at(entry, 116)?, usize::try_from(length).ok()?))
    };
    let mini_tables = u32_at(bytes, 64)? as usize;
    let (held, next) = match entries.first() {
        Some(root) if mini_tables > 0 => {
            let (start, length) = place(root)?;
            let next = sectors.chain(u32_at(bytes, 60)?, mini_tables.checked_mul(size)?)?;
            (sectors.chain(start, length)?, numbers(&next).collect())
        }
        _ => (Vec::new(), Vec::new()),
    };
    let mini = Sectors { bytes: &held, size: MINI_SECTOR, next };
    let mut found = Vec::new();
    for name in ["Workbook", "Book"] {
        let Some(entry) = entries.iter().find(|entry| is_called(&entry[..], name)) else { continue };
        let (start, length) = place(entry)?;
        let sectors = if length < MINI_BELOW { &mini } else { &sectors };
        found.push(sectors.chain(start, length)?);
    }
    Some(found)
}

fn is_called(entry: &[u8], name: &str) -> bool {
    let units = entry[..64].as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
    let called: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&called).eq_ignore_ascii_case(name)
}

/// Why a workbook is not laid out. Sheets are numbered from 1.
#[derive(Debug, PartialEq)]
enum Huge {
    Claim { sheet: usize, rows: u64, columns: u64 },
    Extent { sheet: usize, rows: u64, columns: u64 },
    Overlap,
}

/// Records of a stream ([MS-XLS] 2.1.4): kind and data. What is cut short is no record.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, 0)?, usize::from(u16_at(stream, 2)?));
        let data = stream.get(4..4 + length)?;
        stream = &stream[4 + length..];
        Some((kind, data))
    })
}

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;

/// Looks through the sheets of a workbook's stream.
fn sheets(stream: &[u8]) -> Result<(), Huge> {
    const BOUND_SHEET: u16 = 0x0085;
    let globals = records(stream).take_while(|(kind, _)| *kind != END);
    let places = globals.filter(|(kind, _)| *kind == BOUND_SHEET).filter_map(|(_, data)| u32_at(data, 0));
    // Sheets stand one behind the other; a bit more is left to those who write otherwise.
    let (mut laid_out, mut left) = (0, stream.len().saturating_mul(4));
    for (sheet, place) in (1..).zip(places) {
        let Some(own) = stream.get(place as usize..) else { continue };
        let (values, formulas, length) = extents(sheet, own)?;
        left = left.checked_sub(length).ok_or(Huge::Overlap)?;
        laid_out += values.cells() + formulas.cells();
        if laid_out > MOST_LAID_OUT {
            let wider = if values.cells() > formulas.cells() { values } else { formulas };
            return Err(Huge::Extent { sheet, rows: wider.rows(), columns: wider.columns() });
        }
    }
    Ok(())
}

/// The least box around some cells.
#[derive(Default)]
struct CellExtent(Option<[(u16, u16); 2]>);

impl CellExtent {
    fn add(&mut self, row: u16, columns: RangeInclusive<u16>) {
        let (left, right) = columns.into_inner();
        let [from, to] = self.0.unwrap_or([(row, left), (row, right)]);
        self.0 = Some([(from.0.min(row), from.1.min(left)), (to.0.max(row), to.1.max(right))]);
    }

    fn rows(&self) -> u64 {
        self.0.map_or(0, |[from, to]| u64::from(to.0 - from.0) + 1)
    }

    fn columns(&self) -> u64 {
        self.0.map_or(0, |[from, to]| u64::from(to.1 - from.1) + 1)
    }

    fn cells(&self) -> u64 {
        self.rows() * self.columns()
    }
}

/// How far a sheet's values and its formulas reach, and how many bytes it has.
fn extents(sheet: usize, stream: &[u8]) -> Result<(CellExtent, CellExtent, usize), Huge> {
    let (mut values, mut formulas) = (CellExtent::default(), CellExtent::default());
    let (mut length, mut depth) = (0, 0usize);
    // The text a formula gave follows it; the first may lack its formula.
    let mut computed = (0, 0);
    for (kind, data) in records(stream) {
        length += 4 + data.len();
        match kind {
            BEGIN => depth += 1,
            // A sheet whose beginning is missing ends all the same.
            END if depth <= 1 => break,
            END => depth -= 1,
            // What is drawn on a sheet has numbers of its own.
            _ if depth > 1 => {}
            // Dimensions
            0x0200 => {
                let (rows, columns) = claimed(data);
                if rows.saturating_mul(columns) > MOST_CLAIMED {
                    return Err(Huge::Claim { sheet, rows, columns });
                }
            }
            // String
            0x0207 => values.add(computed.0, computed.1..=computed.1),
            _ => {
                let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                match kind {
                    // Number, Label, RString, BoolErr, RK, LabelSst
                    0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD => values.add(row, column..=column),
                    // MulRk: six bytes a cell between the first column and the last
                    0x00BD => {
                        let more = (data.len().saturating_sub(6) / 6).saturating_sub(1);
                        values.add(row, column..=column.saturating_add(more as u16));
                    }
                    // Formula
                    0x0006 => {
                        computed = (row, column);
                        values.add(row, column..=column);
                        formulas.add(row, column..=column);
                    }
                    _ => {}
                }
            }
        }
    }
    Ok((values, formulas, length))
}

/// Rows and columns of a record of dimensions, as the reader takes them; none of a record of
/// another length, which it refuses.
fn claimed(data: &[u8]) -> (u64, u64) {
    let number = |at| u16_at(data, at).map_or(0, u32::from);
    let long = |at| u32_at(data, at).unwrap_or(0);
    let (top, bottom, left, right) = match data.len() {
        10 => (number(0), number(2), number(4), number(6)),
        14 | 16 => (long(0), long(4), number(8), number(10)),
        _ => return (0, 0),
    };
    if bottom == 0 || right == 0 {
        return (1, 1);
    }
    let left = if left > 0xFF || right < left { 0 } else { left };
    // An end before the beginning wraps round in the reader.
    (bottom.wrapping_sub(top).into(), right.wrapping_sub(left).into())
}
