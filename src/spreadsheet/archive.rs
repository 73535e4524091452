//! What an .xlsx holds, looked at before a reader unpacks it into memory.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::sheet::error;
use crate::both;
use crate::defect::Defect;

/// Most that a workbook may unpack to, all its parts together.
const LARGEST: u64 = 512 << 20;
/// How much larger a part may become than it is packed. Sheets of repeated text reach some
/// dozens; deflate itself reaches 1032.
const STEEPEST: u64 = 200;
/// Parts this small may be as steep as they like.
const HARMLESS: u64 = 16 << 20;

/// Unpacks every part into nothing, counting: sizes that a bomb declares are lies.
pub fn check(bytes: &[u8], file: &str) -> Result<(), Box<Defect>> {
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
pub fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

pub fn damaged(file: &str, reason: &str) -> Defect {
    error(
        "damaged-workbook",
        file,
        both!("工作簿损坏或不完整：{reason}", "the workbook is damaged or cut short: {reason}"),
    )
    .expected(both!("完整的 .xlsx 或 .xls", "a whole .xlsx or .xls"))
    .mend(both!(
        "重新下载或导出；或在 Excel 中打开修复后另存为 .xlsx",
        "download or export it again, or open it in Excel, let it repair the file and save it as .xlsx"
    ))
}

fn bomb(file: &str, part: &str) -> Defect {
    error(
        "decompression-bomb",
        file,
        both!(
            "其中的 {part} 解压后大得不合常理，没有读",
            "its part {part} unpacks to an implausible size and was not read"
        ),
    )
    .expected(both!(
        "解压后合计至多 512 MB，且每部分不超过压缩大小的 200 倍",
        "at most 512 MB unpacked in all, and no part above 200 times its packed size"
    ))
    .mend(both!(
        "若确是要读的表，删去多余的空行空列，或另存为 CSV",
        "if it truly is the table meant, delete empty rows and columns, or save it as CSV"
    ))
}
