//! The XML format, streamed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::elements::{
    ElementKind, ElementState, Elements, NodePosition, OsmRelation, OsmWay, RelationMember, Tags,
};
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::{Both, InBoth};
use crate::messages::import_osm as say;

/// An element's tags lie three deep; what lies much deeper is no OpenStreetMap.
const DEEPEST: usize = 16;

/// The longest stretch of markup or text: values have at most 255 characters.
const LONGEST: usize = 1 << 20;

/// Reads a file; `path` is read again to tell the line of an error.
///
/// # Errors
/// Malformed XML, another root than `<osm>`, an end too early, ids and positions that are no
/// numbers, each with its line.
pub(super) fn read(source: impl BufRead, path: &Path, file: &str) -> Result<Elements, Box<Defect>> {
    let mut reader = Reader::from_reader(Leashed { source, left: LONGEST });
    let mut drawn = XmlElements::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        reader.get_mut().left = LONGEST;
        let step = match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => drawn.open(&tag, false),
            Ok(Event::Empty(tag)) => drawn.open(&tag, true),
            Ok(Event::End(_)) => drawn.close(),
            Ok(Event::Eof) => {
                if drawn.depth == 0 && drawn.rooted {
                    return Ok(drawn.elements);
                }
                Err(XmlFault {
                    code: Code::Truncated,
                    message: say::file_ends_before_osm(InBoth),
                    help: say::download_or_export_again(InBoth),
                })
            }
            Ok(_) => Ok(()),
            Err(error) => {
                let at = reader.error_position();
                return Err(XmlFault::malformed(&error.to_string()).defect(file, path, at));
            }
        };
        if let Err(fault) = step {
            return Err(fault.defect(file, path, reader.buffer_position()));
        }
    }
}

/// A source that gives only so much at a stretch, so that one value without an end is not
/// held whole.
struct Leashed<R> {
    source: R,
    left: usize,
}

impl<R: BufRead> Read for Leashed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.source.read(into)
    }
}

impl<R: BufRead> BufRead for Leashed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::other("a tag or text of more than a million bytes"));
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.source.consume(amount);
    }
}

struct XmlFault {
    code: Code,
    message: Both,
    help: Both,
}

impl XmlFault {
    fn malformed(why: &str) -> XmlFault {
        XmlFault {
            code: Code::BadXml,
            message: say::xml_malformed(InBoth, &why),
            help: say::download_or_export_again(InBoth),
        }
    }

    fn bad_value(tag: &str, attribute: &str, value: &str) -> XmlFault {
        let shown: String = value.chars().take(40).collect();
        XmlFault {
            code: Code::BadValue,
            message: say::attribute_is(InBoth, &tag, &attribute, &shown),
            help: say::correct_value_or_export_file(InBoth),
        }
    }

    fn defect(self, file: &str, path: &Path, offset: u64) -> Box<Defect> {
        let place = place(path, offset).unwrap_or_default();
        Box::new(
            Defect::error(self.code, file, place, self.message)
                .expected(say::osm_xml_elements(InBoth))
                .help(self.help),
        )
    }
}

/// Line and column of a byte.
fn place(path: &Path, offset: u64) -> Option<Place> {
    let mut source = BufReader::new(File::open(path).ok()?).take(offset);
    let (mut line, mut column) = (1, 1);
    loop {
        let part = source.fill_buf().ok()?;
        if part.is_empty() {
            return Some(Place::Line { line, column });
        }
        for byte in part {
            match byte {
                b'\n' => (line, column) = (line + 1, 1),
                // Bytes that continue a character are no column of their own.
                0x80..=0xbf => {}
                _ => column += 1,
            }
        }
        let length = part.len();
        source.consume(length);
    }
}

/// The element being read.
enum OpenElement {
    Node(i64, ElementState, Option<NodePosition>, Tags),
    Way(OsmWay),
    Relation(OsmRelation),
}

/// What was read so far.
#[derive(Default)]
struct XmlElements {
    elements: Elements,
    rooted: bool,
    depth: usize,
    /// The element whose tags are being read; it lies two deep.
    open: Option<OpenElement>,
}

/// The attributes of a tag that matter.
#[derive(Default)]
struct TagAttributes {
    id: Option<i64>,
    reference: Option<i64>,
    lon: Option<i64>,
    lat: Option<i64>,
    state: ElementState,
    key: Option<String>,
    value: Option<String>,
    kind: Option<String>,
    time: Option<String>,
}

impl Default for ElementState {
    fn default() -> ElementState {
        ElementState::UNSAID
    }
}

impl TagAttributes {
    fn from_tag(tag: &BytesStart) -> Result<TagAttributes, XmlFault> {
        let mut given = TagAttributes::default();
        let name = tag.name();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| XmlFault::malformed(&error.to_string()))?;
            let text = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| XmlFault::malformed(&error.to_string()))?;
            let key = attribute.key.as_ref();
            let bad = || XmlFault::bad_value(name.as_ref(), key, &text);
            let whole = || text.trim().parse::<i64>().map_err(|_| bad());
            match key {
                "id" => given.id = Some(whole()?),
                "ref" => given.reference = Some(whole()?),
                "lon" => given.lon = Some(parts(&text).ok_or_else(bad)?),
                "lat" => given.lat = Some(parts(&text).ok_or_else(bad)?),
                "version" if name.as_ref() != "osm" => given.state.version = whole()?,
                "visible" => given.state.deleted |= text == "false",
                // JOSM's way to say that an element is to be deleted.
                "action" => given.state.deleted |= text == "delete",
                "k" => given.key = Some(text.into_owned()),
                "v" => given.value = Some(text.into_owned()),
                "type" => given.kind = Some(text.into_owned()),
                "osm_base" | "timestamp" | "osmosis_replication_timestamp" => {
                    given.time = Some(text.into_owned());
                }
                _ => {}
            }
        }
        Ok(given)
    }

    fn at(&self) -> Option<NodePosition> {
        NodePosition::new(self.lon?, self.lat?)
    }
}

impl XmlElements {
    fn open(&mut self, tag: &BytesStart, empty: bool) -> Result<(), XmlFault> {
        let name = tag.name();
        let name = name.as_ref();
        let depth = self.depth;
        if depth == DEEPEST {
            return Err(XmlFault {
                code: Code::TooDeep,
                message: say::tags_nested_more_than_deep(InBoth, &DEEPEST),
                help: say::check_whether_right_file(InBoth),
            });
        }
        match (depth, name) {
            (0, "osm") => {
                self.rooted = true;
                self.elements.timestamp = TagAttributes::from_tag(tag)?.time;
            }
            (0, other) => return Err(wrong_root(other)),
            (1, "meta") => {
                let time = TagAttributes::from_tag(tag)?.time;
                self.elements.timestamp = time.or(self.elements.timestamp.take());
            }
            (1, "node" | "way" | "relation") => {
                let given = TagAttributes::from_tag(tag)?;
                let id = given.id.ok_or_else(|| XmlFault::bad_value(name, "id", ""))?;
                let (state, tags) = (given.state, Tags::default());
                self.open = Some(match name {
                    "node" => OpenElement::Node(id, state, given.at(), tags),
                    "way" => OpenElement::Way(OsmWay { id, state, tags, nodes: Vec::new() }),
                    _ => OpenElement::Relation(OsmRelation { id, state, tags, members: Vec::new() }),
                });
            }
            (2, "tag") => {
                let given = TagAttributes::from_tag(tag)?;
                let tags = match &mut self.open {
                    Some(OpenElement::Node(.., tags)) => Some(tags),
                    Some(OpenElement::Way(way)) => Some(&mut way.tags),
                    Some(OpenElement::Relation(relation)) => Some(&mut relation.tags),
                    None => None,
                };
                if let (Some(tags), Some(key), Some(value)) = (tags, &given.key, &given.value) {
                    tags.push(key, value);
                }
            }
            (2, "nd") => {
                let given = TagAttributes::from_tag(tag)?;
                let node = given.reference.ok_or_else(|| XmlFault::bad_value(name, "ref", ""))?;
                if let Some(OpenElement::Way(way)) = &mut self.open {
                    way.nodes.push(node);
                    // Overpass may tell the places with the ways.
                    if let Some(at) = given.at() {
                        self.elements.node(node, ElementState::HEARSAY, Some(at), Tags::default());
                    }
                }
            }
            (2, "member") => {
                let given = TagAttributes::from_tag(tag)?;
                let id = given.reference.ok_or_else(|| XmlFault::bad_value(name, "ref", ""))?;
                let kind = match given.kind.as_deref().unwrap_or("") {
                    "node" => ElementKind::Node,
                    "way" => ElementKind::Way,
                    "relation" => ElementKind::Relation,
                    other => return Err(XmlFault::bad_value(name, "type", other)),
                };
                if let Some(OpenElement::Relation(relation)) = &mut self.open {
                    relation.members.push(RelationMember { kind, id });
                }
            }
            // Bounds, notes, discussions, outlines that Overpass adds.
            _ => {}
        }
        self.depth += 1;
        if empty { self.close() } else { Ok(()) }
    }

    fn close(&mut self) -> Result<(), XmlFault> {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 1 {
            match self.open.take() {
                Some(OpenElement::Node(id, state, at, tags)) => self.elements.node(id, state, at, tags),
                Some(OpenElement::Way(way)) => self.elements.ways.push(way),
                Some(OpenElement::Relation(relation)) => self.elements.relations.push(relation),
                None => {}
            }
        }
        Ok(())
    }
}

fn wrong_root(root: &str) -> XmlFault {
    let shown: String = root.chars().take(40).collect();
    let mend = match root {
        "osmChange" => say::holds_changes_only_apply(InBoth),
        "html" | "HTML" => say::web_page_saved_download(InBoth),
        _ => say::check_whether_right_file(InBoth),
    };
    XmlFault { code: Code::NotOsm, message: say::root_not_osm(InBoth, &shown), help: mend }
}

/// Decimal degrees to 1e-7ths exactly, halves away from zero.
fn parts(text: &str) -> Option<i64> {
    let text = text.trim();
    if text.len() > 400 {
        return None;
    }
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if !(plain(whole) && plain(fraction)) || whole.len() + fraction.len() == 0 {
        // 1.0E-5, as Java writes small numbers.
        let value: f64 = text.parse().ok().filter(|value: &f64| value.is_finite())?;
        return Some((value * 1e7).round() as i64);
    }
    if whole.len() > 9 {
        // Far off the globe; one such number is as wrong as another.
        return Some(i64::MAX);
    }
    let mut value = whole.parse::<i64>().unwrap_or(0);
    let mut fraction = fraction.bytes();
    for _ in 0..7 {
        value = value * 10 + fraction.next().map_or(0, |digit| i64::from(digit - b'0'));
    }
    if fraction.next().is_some_and(|digit| digit >= b'5') {
        value += 1;
    }
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        for (text, expected) in [
            ("31.2876597", Some(312_876_597)),
            ("-0.5", Some(-5_000_000)),
            ("7", Some(70_000_000)),
            (".25", Some(2_500_000)),
            ("1.00000005", Some(10_000_001)),
            ("1.0E-5", Some(100)),
            ("", None),
            ("-", None),
            ("nan", None),
            ("12,5", None),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
        assert_eq!(NodePosition::new(parts("99999999999").unwrap(), 0), None);
    }
}
