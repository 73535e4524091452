//! Opening an OpenStreetMap file: what it is, is told by its content, never by its name.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::elements::Elements;
use super::formats::formats;
use super::{pbf, xml};
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::{Both, InBoth};
use crate::messages::import_osm as say;

/// Reads all elements of a file.
///
/// # Errors
/// A file that cannot be read, is neither `.osm` nor `.osm.pbf`, is damaged or holds nothing.
pub(super) fn read(path: &Path, name: &str) -> Result<Elements, Box<Defect>> {
    let cannot = |error: std::io::Error| {
        Box::new(
            Defect::error(Code::Unreadable, name, Place::Whole, say::cannot_be_read(InBoth, &error))
                .expected(formats())
                .help(say::check_path_and_permissions(InBoth)),
        )
    };
    let mut file = File::open(path).map_err(cannot)?;
    let mut head = Vec::new();
    (&mut file).take(64).read_to_end(&mut head).map_err(cannot)?;
    file.seek(SeekFrom::Start(0)).map_err(cannot)?;
    let elements = match told_by(&head) {
        FileKind::Pbf => pbf::read(&mut BufReader::new(file), name)?,
        FileKind::Xml => xml::read(BufReader::with_capacity(1 << 16, file), path, name)?,
        FileKind::Other(what, mend) => {
            return Err(Box::new(
                Defect::error(Code::NotOsm, name, Place::Whole, what).expected(formats()).help(mend),
            ));
        }
    };
    let elements = elements.settle();
    if elements.is_empty() {
        let deleted = elements.deleted;
        let what = match deleted {
            0 => say::holds_no_element(InBoth),
            _ => say::holds_only_deleted_elements(InBoth, &deleted),
        };
        return Err(Box::new(
            Defect::error(Code::NothingInIt, name, Place::Whole, what)
                .expected(say::nodes_ways_and_relations(InBoth))
                .help(say::export_area_you_need(InBoth)),
        ));
    }
    Ok(elements)
}

enum FileKind {
    Pbf,
    Xml,
    /// What it is instead, and what to do.
    Other(Both, Both),
}

fn told_by(head: &[u8]) -> FileKind {
    // A PBF begins with the length of a blob's header, which names its type.
    if head.len() >= 15 && head[..2] == [0, 0] && head[4..].windows(9).any(|part| part == b"OSMHeader") {
        return FileKind::Pbf;
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if text.first() == Some(&b'<') {
        return FileKind::Xml;
    }
    let unpack = say::unpack_first(InBoth);
    let (what, mend) = match text {
        [] => (say::file_empty(InBoth), say::download_again(InBoth)),
        [0x1f, 0x8b, ..] => (say::compressed_with_gzip(InBoth), unpack),
        [b'B', b'Z', b'h', ..] => (say::compressed_with_bzip2(InBoth), unpack),
        [b'P', b'K', 3, 4, ..] => (say::zip_archive(InBoth), unpack),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => (say::file_in_utf_16(InBoth), say::save_as_utf_8(InBoth)),
        [b'{' | b'[', ..] => (say::looks_like_json(InBoth), say::ask_overpass_for_xml(InBoth)),
        _ => (say::neither_xml_nor_pbf(InBoth), say::check_file_and_download(InBoth)),
    };
    FileKind::Other(what, mend)
}
