//! What an .xlsx holds, looked at before a reader unpacks it into memory.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::sheet::error;
use crate::codes::Code;
use crate::defect::Defect;
use crate::lang::InBoth;
use crate::messages::spreadsheet as say;

/// Most that a workbook may unpack to, all its parts together.
const LARGEST: u64 = 512 << 20;
/// How much larger a part may become than it is packed. Sheets of repeated text reach some
/// dozens; deflate itself reaches 1032.
const STEEPEST: u64 = 200;
/// Parts this small may be as steep as they like.
const HARMLESS: u64 = 16 << 20;

/// Unpacks every part into nothing, counting: sizes that a bomb declares are lies.
pub(super) fn check(bytes: &[u8], file: &str) -> Result<(), Box<Defect>> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|reason| damaged(file, &reason.to_string()))?;
    let mut total = 0;
    for index in 0..archive.len() {
        let mut part = match archive.by_index(index) {
            Ok(part) => part,
            Err(reason) => return Err(damaged(file, &reason.to_string()).into()),
        };
        let name = part.name().map_or_else(|_| index.to_string(), |name| name.into_owned());
        let packed = part.compressed_size().max(1);
        let room = (LARGEST - total).min(HARMLESS.max(packed.saturating_mul(STEEPEST)));
        if part.size() > room {
            return Err(bomb(file, &name).into());
        }
        let unpacked = io::copy(&mut (&mut part).take(room + 1), &mut io::sink())
            .map_err(|reason| damaged(file, &reason.to_string()))?;
        if unpacked > room {
            return Err(bomb(file, &name).into());
        }
        total += unpacked;
    }
    Ok(())
}

/// Whether a compound file wraps an encrypted workbook. Its directory names the stream so.
pub(super) fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

pub(super) fn damaged(file: &str, reason: &str) -> Defect {
    error(Code::DamagedWorkbook, file, say::workbook_damaged_or_cut_short(InBoth, &reason))
        .expected(say::whole_xlsx_or_xls(InBoth))
        .help(say::download_again_or_repair(InBoth))
}

fn bomb(file: &str, part: &str) -> Defect {
    error(Code::DecompressionBomb, file, say::part_unpacks_to_implausible_size(InBoth, &part))
        .expected(say::at_most_512_mb_unpacked(InBoth))
        .help(say::delete_empty_cells_or_save_as_csv(InBoth))
}
