//! Zip archives, which Word and Excel files are, without the name of the system that made them.

use rust_xlsxwriter::{Workbook, XlsxError};
use zip::System;

/// What archives are said to be made on, wherever they are.
pub(crate) const MADE_ON: System = System::Unix;

/// A workbook's bytes, the same on every system.
///
/// # Errors
/// What the workbook's maker says of it, such as two sheets of one name.
#[expect(clippy::disallowed_methods, reason = "the one place where it is called")]
pub(crate) fn saved(workbook: &mut Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut archive = workbook.save_to_buffer()?;
    set_system(&mut archive, MADE_ON);
    Ok(archive)
}

/// Writes into each entry of an archive's directory on which system it was made ("version made by", its
/// upper byte; APPNOTE.TXT 4.3.12 and 4.4.2). The archive has no comment, as none of ours has.
fn set_system(archive: &mut [u8], system: System) {
    const END: usize = 22;
    const ENTRY: usize = 46;
    let Some(end) = archive.len().checked_sub(END).filter(|end| archive[*end..].starts_with(b"PK\x05\x06"))
    else {
        return;
    };
    let directory = u32::from_le_bytes(archive[end + 16..end + 20].try_into().expect("four bytes"));
    let mut at = directory as usize;
    while at + ENTRY <= end && archive[at..].starts_with(b"PK\x01\x02") {
        archive[at + 5] = system as u8;
        let length =
            |from: usize| usize::from(u16::from_le_bytes([archive[at + from], archive[at + from + 1]]));
        // The entry's name, extra field and comment follow it.
        at += ENTRY + length(28) + length(30) + length(32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// What each entry of the directory says.
    fn systems(archive: &[u8]) -> Vec<u8> {
        let entries = archive.windows(6).filter(|bytes| bytes.starts_with(b"PK\x01\x02"));
        entries.map(|bytes| bytes[5]).collect()
    }

    #[test]
    fn an_archive_of_another_system_becomes_the_same() {
        let made = |system: System| {
            let options = SimpleFileOptions::default().system(system);
            let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
            for name in ["one.xml", "目录/two.xml"] {
                archive.start_file(name, options).unwrap();
                archive.write_all(name.repeat(9).as_bytes()).unwrap();
            }
            archive.finish().unwrap().into_inner()
        };
        let mut archive = made(System::Dos);
        assert_eq!(systems(&archive), [System::Dos as u8; 2]);
        set_system(&mut archive, MADE_ON);
        assert_eq!(systems(&archive), [MADE_ON as u8; 2]);
        assert!(archive == made(MADE_ON));
    }

    #[test]
    fn workbooks_tell_no_system() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet();
        let systems = systems(&saved(&mut workbook).unwrap());
        assert!(systems.len() > 5 && systems.iter().all(|system| *system == MADE_ON as u8), "{systems:?}");
    }
}
