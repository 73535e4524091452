//! The binary format: length-prefixed blobs of protocol buffers, most of them deflated.
//!
//! Read by the few lines a fixed format needs instead of through `osmpbf` 0.3.8, which the
//! tests compare with: that one panics at a member type it does not know, ends an element's
//! tags silently at a bad one, and builds a struct for every message, so that a blob of 32 KiB
//! can claim gigabytes. Here nothing grows beyond what a blob may hold.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::blocks;
use super::elements::Elements;
use super::wire::{Broken, Field, Message};
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::{Both, InBoth, Lang};
use crate::messages::import_osm as say;

/// The format's own limits: a blob's header, and what is in a blob once inflated.
const HEADER_LIMIT: usize = 64 << 10;
const BLOB_LIMIT: usize = 32 << 20;

/// How much larger all that was inflated so far may be than what it was packed into, and how
/// much is always allowed. Real extracts grow two- to fivefold; deflate could a thousandfold.
const GROWTH: usize = 50;
const ALWAYS: usize = 4 << 20;

/// What a file may require of its readers.
const UNDERSTOOD: [&str; 4] = ["OsmSchema-V0.6", "DenseNodes", "HistoricalInformation", "LocationsOnWays"];

/// Reads a file from its beginning.
///
/// # Errors
/// A file that ends too early, blobs too large or packed in other ways than deflate, features
/// this reader does not know, and bytes that say nothing.
pub(super) fn read(source: &mut impl Read, file: &str) -> Result<Elements, Box<Defect>> {
    let mut elements = Elements::default();
    let mut offset = 0_u64;
    let mut room = ALWAYS;
    loop {
        let fault = |what: PbfFault| what.defect(file, offset);
        let Some(length) = length(source).map_err(fault)? else { return Ok(elements) };
        if length > HEADER_LIMIT {
            return Err(fault(PbfFault::TooLarge(length, HEADER_LIMIT)));
        }
        let header = bytes(source, length).map_err(fault)?;
        let (kind, size) = blob_header(&header).map_err(|_| fault(PbfFault::Damaged))?;
        // A compressed blob is hardly ever longer than what is in it; a little is the frame's.
        if size > BLOB_LIMIT + HEADER_LIMIT {
            return Err(fault(PbfFault::TooLarge(size, BLOB_LIMIT)));
        }
        let blob = bytes(source, size).map_err(fault)?;
        match kind.as_str() {
            "OSMHeader" => {
                let content = unpack(&blob, &mut room).map_err(fault)?;
                header_block(&content, &mut elements).map_err(fault)?;
            }
            "OSMData" => {
                let content = unpack(&blob, &mut room).map_err(fault)?;
                blocks::read(&content, &mut elements).map_err(|_| fault(PbfFault::Damaged))?;
            }
            // The format asks to skip what is not known.
            _ => {}
        }
        offset += 4 + length as u64 + size as u64;
    }
}

enum PbfFault {
    Unreadable(std::io::Error),
    Truncated,
    TooLarge(usize, usize),
    Bomb(usize),
    Packed(&'static str),
    Needs(String),
    Damaged,
}

impl From<Broken> for PbfFault {
    fn from(_: Broken) -> PbfFault {
        PbfFault::Damaged
    }
}

impl PbfFault {
    fn defect(self, file: &str, offset: u64) -> Box<Defect> {
        let again = || say::download_or_export_again(InBoth);
        let (code, what, expected, mend): (_, Both, Both, Both) = match self {
            PbfFault::Unreadable(error) => (
                Code::Unreadable,
                say::cannot_be_read(InBoth, &error),
                super::formats::formats(),
                say::check_disk_and_permissions(InBoth),
            ),
            PbfFault::Truncated => (
                Code::Truncated,
                say::file_ends_within_blob(InBoth, &offset),
                say::whole_pbf_file(InBoth),
                again(),
            ),
            PbfFault::TooLarge(size, limit) => (
                Code::Oversized,
                say::blob_at_byte_claims_bytes(InBoth, &offset, &size),
                say::at_most_bytes_as_pbf_format(InBoth, &limit),
                again(),
            ),
            PbfFault::Bomb(limit) => (
                Code::Oversized,
                say::blob_at_byte_inflates_to_more(InBoth, &offset, &limit),
                say::at_most_bytes_inflated(InBoth, &BLOB_LIMIT, &GROWTH),
                say::use_files_you_trust(InBoth),
            ),
            PbfFault::Packed(how) => (
                Code::UnknownCompression,
                say::blob_at_byte_packed_with(InBoth, &offset, &how),
                say::blobs_in_zlib_or_plain(InBoth),
                say::convert_to_zlib(InBoth),
            ),
            PbfFault::Needs(feature) => (
                Code::UnknownFeature,
                say::file_requires_reader_knows(InBoth, &feature),
                {
                    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| UNDERSTOOD.join(lang.comma()));
                    say::file_requiring_only(InBoth, &zh, &en)
                },
                say::convert_with_osmium_cat(InBoth),
            ),
            PbfFault::Damaged => (
                Code::Damaged,
                say::blob_at_byte_damaged(InBoth, &offset),
                say::sound_pbf_file(InBoth),
                again(),
            ),
        };
        Box::new(Defect::error(code, file, Place::Whole, what).expected(expected).help(mend))
    }
}

/// The length that begins a blob; `None` at the end of the file.
fn length(source: &mut impl Read) -> Result<Option<usize>, PbfFault> {
    let four = up_to(source, 4)?;
    match <[u8; 4]>::try_from(four.as_slice()) {
        Ok(four) => Ok(Some(u32::from_be_bytes(four) as usize)),
        Err(_) if four.is_empty() => Ok(None),
        Err(_) => Err(PbfFault::Truncated),
    }
}

fn bytes(source: &mut impl Read, size: usize) -> Result<Vec<u8>, PbfFault> {
    let bytes = up_to(source, size)?;
    if bytes.len() == size { Ok(bytes) } else { Err(PbfFault::Truncated) }
}

/// So many bytes, or what is left of them; what a length claims is not made room for unseen.
fn up_to(source: &mut impl Read, size: usize) -> Result<Vec<u8>, PbfFault> {
    let mut bytes = Vec::new();
    source.take(size as u64).read_to_end(&mut bytes).map_err(PbfFault::Unreadable)?;
    Ok(bytes)
}

/// The type of a blob and its size.
fn blob_header(header: &[u8]) -> Result<(String, usize), Broken> {
    let (mut kind, mut size) = (String::new(), None);
    for field in Message(header) {
        match field? {
            (1, Field::Bytes(text)) => kind = std::str::from_utf8(text).map_err(|_| Broken)?.to_owned(),
            (3, Field::Varint(given)) => size = Some(usize::try_from(given).map_err(|_| Broken)?),
            _ => {}
        }
    }
    Ok((kind, size.ok_or(Broken)?))
}

/// What is in a blob, if there is room for it; packed bytes make room.
fn unpack(blob: &[u8], room: &mut usize) -> Result<Vec<u8>, PbfFault> {
    for field in Message(blob) {
        match field? {
            (1, Field::Bytes(raw)) if raw.len() <= BLOB_LIMIT => return Ok(raw.to_vec()),
            (1, Field::Bytes(_)) => return Err(PbfFault::Bomb(BLOB_LIMIT)),
            (3, Field::Bytes(packed)) => {
                *room = room.saturating_add(packed.len().saturating_mul(GROWTH));
                let limit = BLOB_LIMIT.min(*room);
                let mut content = Vec::new();
                let read = ZlibDecoder::new(packed).take(limit as u64 + 1).read_to_end(&mut content);
                if content.len() > limit {
                    return Err(PbfFault::Bomb(limit));
                }
                *room -= content.len();
                return read.map(|_| content).map_err(|_| PbfFault::Damaged);
            }
            (4, _) => return Err(PbfFault::Packed("lzma")),
            (5, _) => return Err(PbfFault::Packed("bzip2")),
            (6, _) => return Err(PbfFault::Packed("lz4")),
            (7, _) => return Err(PbfFault::Packed("zstd")),
            _ => {}
        }
    }
    Err(PbfFault::Damaged)
}

fn header_block(block: &[u8], elements: &mut Elements) -> Result<(), PbfFault> {
    for field in Message(block) {
        match field? {
            (4, Field::Bytes(feature)) => {
                let feature = String::from_utf8_lossy(feature).into_owned();
                if !UNDERSTOOD.contains(&feature.as_str()) {
                    return Err(PbfFault::Needs(feature));
                }
            }
            (32, Field::Varint(seconds)) => {
                let time = i64::try_from(seconds).ok().and_then(|s| jiff::Timestamp::from_second(s).ok());
                elements.timestamp = time.map(|time| time.to_string());
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use osmpbf::{Element, ElementReader, RelMemberType};

    use super::super::elements::Tags;
    use super::*;

    /// Each element in a line, as it is in the file.
    fn ours(path: &Path) -> Vec<String> {
        let elements = read(&mut fs::File::open(path).unwrap(), "test").unwrap().settle();
        let tags = |tags: Option<&Tags>| tags.map_or_else(Vec::new, |tags| owned(tags.iter()));
        let mut lines = Vec::new();
        for node in &elements.nodes {
            let (id, at) = (node.id, node.at);
            lines.push(format!("n{id} {} {} {:?}", at.lon, at.lat, tags(elements.tags_of_node(id))));
        }
        for way in &elements.ways {
            lines.push(format!("w{} {:?} {:?}", way.id, way.nodes, tags(Some(&way.tags))));
        }
        for relation in &elements.relations {
            let members: Vec<_> = relation.members.iter().map(|m| (m.kind as usize, m.id)).collect();
            lines.push(format!("r{} {members:?} {:?}", relation.id, tags(Some(&relation.tags))));
        }
        lines.sort();
        lines
    }

    fn theirs(path: &Path) -> Vec<String> {
        let mut lines = Vec::new();
        let node = |id, lon, lat, tags: Vec<(String, String)>| format!("n{id} {lon} {lat} {tags:?}");
        ElementReader::from_path(path)
            .unwrap()
            .for_each(|element| {
                lines.push(match element {
                    Element::Node(n) => node(n.id(), n.decimicro_lon(), n.decimicro_lat(), owned(n.tags())),
                    Element::DenseNode(n) => {
                        node(n.id(), n.decimicro_lon(), n.decimicro_lat(), owned(n.tags()))
                    }
                    Element::Way(w) => {
                        format!("w{} {:?} {:?}", w.id(), w.refs().collect::<Vec<_>>(), owned(w.tags()))
                    }
                    Element::Relation(r) => {
                        let kind = |kind| match kind {
                            RelMemberType::Node => 0,
                            RelMemberType::Way => 1,
                            RelMemberType::Relation => 2,
                        };
                        let members: Vec<(usize, i64)> =
                            r.members().map(|m| (kind(m.member_type), m.member_id)).collect();
                        format!("r{} {members:?} {:?}", r.id(), owned(r.tags()))
                    }
                });
            })
            .unwrap();
        lines.sort();
        lines
    }

    fn owned<'t>(tags: impl Iterator<Item = (&'t str, &'t str)>) -> Vec<(String, String)> {
        tags.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn elements_are_those_that_osmpbf_reads() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
        for name in [
            "osm/beijing_bupt_2025.osm.pbf",
            "osm/helsinki_center.osm.pbf",
            "nasty/osmpbf/test.osm.pbf",
            "nasty/osmpbf/test_nozlib.osm.pbf",
            "nasty/osmpbf/test_nozlib_nodense.osm.pbf",
        ] {
            let path = data.join(name);
            let (ours, theirs) = (ours(&path), theirs(&path));
            assert!(!ours.is_empty(), "{name}");
            assert!(ours == theirs, "{name}");
        }
    }
}
