//! What is in a PBF file's blobs of data: nodes, ways and relations, their texts in one table
//! and their numbers as differences.

use super::elements::{
    ElementKind, ElementState, Elements, NodePosition, OsmRelation, OsmWay, RelationMember, Tags,
};
use super::wire::{Broken, Field, Message, varint};

/// What the elements of a block are told in.
struct BlockScale<'a> {
    strings: Vec<&'a str>,
    granularity: i128,
    lon_offset: i128,
    lat_offset: i128,
}

impl<'a> BlockScale<'a> {
    fn string(&self, index: i64) -> Result<&'a str, Broken> {
        usize::try_from(index).ok().and_then(|index| self.strings.get(index).copied()).ok_or(Broken)
    }

    fn tags(&self, keys: &[u8], values: &[u8]) -> Result<Tags, Broken> {
        let mut tags = Tags::default();
        let (mut keys, mut values) = (Packed(keys), Packed(values));
        loop {
            match (keys.next(), values.next()) {
                (None, None) => return Ok(tags),
                (Some(key), Some(value)) => {
                    tags.push(self.string(key? as i64)?, self.string(value? as i64)?);
                }
                _ => return Err(Broken),
            }
        }
    }

    /// Nanodegrees to 1e-7ths, halves away from zero.
    fn at(&self, lon: i64, lat: i64) -> Option<NodePosition> {
        let part = |offset: i128, value: i64| -> Option<i64> {
            let nano = offset + self.granularity * i128::from(value);
            let half = if nano < 0 { -50 } else { 50 };
            i64::try_from((nano + half) / 100).ok()
        };
        NodePosition::new(part(self.lon_offset, lon)?, part(self.lat_offset, lat)?)
    }
}

/// Reads the elements of a block.
///
/// # Errors
/// Numbers and texts that are not there, or lead nowhere.
pub(super) fn read(block: &[u8], elements: &mut Elements) -> Result<(), Broken> {
    let mut scale = BlockScale { strings: Vec::new(), granularity: 100, lon_offset: 0, lat_offset: 0 };
    let mut groups = Vec::new();
    for field in Message(block) {
        match field? {
            (1, Field::Bytes(table)) => {
                for string in Message(table) {
                    if let (1, Field::Bytes(text)) = string? {
                        scale.strings.push(std::str::from_utf8(text).map_err(|_| Broken)?);
                    }
                }
            }
            (2, Field::Bytes(group)) => groups.push(group),
            (17, Field::Varint(value)) => scale.granularity = i128::from(value as i64),
            (19, Field::Varint(value)) => scale.lat_offset = i128::from(value as i64),
            (20, Field::Varint(value)) => scale.lon_offset = i128::from(value as i64),
            _ => {}
        }
    }
    for group in groups {
        for field in Message(group) {
            match field? {
                (1, Field::Bytes(node)) => one_node(node, &scale, elements)?,
                (2, Field::Bytes(nodes)) => dense_nodes(nodes, &scale, elements)?,
                (3, Field::Bytes(way)) => one_way(way, &scale, elements)?,
                (4, Field::Bytes(relation)) => one_relation(relation, &scale, elements)?,
                _ => {}
            }
        }
    }
    Ok(())
}

/// Version and deletion, of the message that holds also who made the change.
fn state(info: &[u8]) -> Result<ElementState, Broken> {
    let mut state = ElementState::UNSAID;
    for field in Message(info) {
        match field? {
            (1, Field::Varint(version)) => state.version = i64::from(version as i32),
            (6, Field::Varint(visible)) => state.deleted = visible == 0,
            _ => {}
        }
    }
    Ok(state)
}

/// A varint whose least bit is the sign.
fn signed(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

/// Varints one after another.
struct Packed<'a>(&'a [u8]);

impl Iterator for Packed<'_> {
    type Item = Result<u64, Broken>;

    fn next(&mut self) -> Option<Result<u64, Broken>> {
        if self.0.is_empty() {
            return None;
        }
        let value = varint(&mut self.0);
        if value.is_err() {
            self.0 = &[];
        }
        Some(value)
    }
}

/// Signed numbers told by their differences.
fn running(packed: &[u8]) -> impl Iterator<Item = Result<i64, Broken>> {
    let mut sum = 0_i64;
    Packed(packed).map(move |difference| {
        sum = sum.checked_add(signed(difference?)).ok_or(Broken)?;
        Ok(sum)
    })
}

fn one_node(node: &[u8], scale: &BlockScale, elements: &mut Elements) -> Result<(), Broken> {
    let (mut id, mut lon, mut lat, mut about) = (None, None, None, ElementState::UNSAID);
    let (mut keys, mut values): (&[u8], &[u8]) = (&[], &[]);
    for field in Message(node) {
        match field? {
            (1, Field::Varint(value)) => id = Some(signed(value)),
            (2, Field::Bytes(packed)) => keys = packed,
            (3, Field::Bytes(packed)) => values = packed,
            (4, Field::Bytes(info)) => about = state(info)?,
            (8, Field::Varint(value)) => lat = Some(signed(value)),
            (9, Field::Varint(value)) => lon = Some(signed(value)),
            _ => {}
        }
    }
    let at = lon.zip(lat).and_then(|(lon, lat)| scale.at(lon, lat));
    elements.node(id.ok_or(Broken)?, about, at, scale.tags(keys, values)?);
    Ok(())
}

fn dense_nodes(dense: &[u8], scale: &BlockScale, elements: &mut Elements) -> Result<(), Broken> {
    let (mut ids, mut lons, mut lats, mut tags): (&[u8], &[u8], &[u8], &[u8]) = (&[], &[], &[], &[]);
    let (mut versions, mut visible): (&[u8], &[u8]) = (&[], &[]);
    for field in Message(dense) {
        match field? {
            (1, Field::Bytes(packed)) => ids = packed,
            (5, Field::Bytes(info)) => {
                for field in Message(info) {
                    match field? {
                        (1, Field::Bytes(packed)) => versions = packed,
                        (6, Field::Bytes(packed)) => visible = packed,
                        _ => {}
                    }
                }
            }
            (8, Field::Bytes(packed)) => lats = packed,
            (9, Field::Bytes(packed)) => lons = packed,
            (10, Field::Bytes(packed)) => tags = packed,
            _ => {}
        }
    }
    let (mut lons, mut lats) = (running(lons), running(lats));
    let (mut tags, mut versions, mut visible) = (Packed(tags), Packed(versions), Packed(visible));
    for id in running(ids) {
        let (id, lon, lat) = (id?, lons.next().ok_or(Broken)??, lats.next().ok_or(Broken)??);
        let version = versions.next().transpose()?.map_or(0, |version| i64::from(version as i32));
        let deleted = visible.next().transpose()? == Some(0);
        let mut own = Tags::default();
        // Keys and values in turn; a zero ends a node's.
        while let Some(key) = tags.next() {
            match key? {
                0 => break,
                key => {
                    let value = tags.next().ok_or(Broken)??;
                    own.push(scale.string(key as i64)?, scale.string(value as i64)?);
                }
            }
        }
        elements.node(id, ElementState { version, deleted }, scale.at(lon, lat), own);
    }
    if lons.next().is_some() || lats.next().is_some() {
        return Err(Broken);
    }
    Ok(())
}

fn one_way(way: &[u8], scale: &BlockScale, elements: &mut Elements) -> Result<(), Broken> {
    let (mut id, mut about) = (None, ElementState::UNSAID);
    let (mut keys, mut values): (&[u8], &[u8]) = (&[], &[]);
    let (mut refs, mut lats, mut lons): (&[u8], &[u8], &[u8]) = (&[], &[], &[]);
    for field in Message(way) {
        match field? {
            (1, Field::Varint(value)) => id = Some(value as i64),
            (2, Field::Bytes(packed)) => keys = packed,
            (3, Field::Bytes(packed)) => values = packed,
            (4, Field::Bytes(info)) => about = state(info)?,
            (8, Field::Bytes(packed)) => refs = packed,
            (9, Field::Bytes(packed)) => lats = packed,
            (10, Field::Bytes(packed)) => lons = packed,
            _ => {}
        }
    }
    let nodes = running(refs).collect::<Result<Vec<i64>, Broken>>()?;
    // Where the file tells the places with the ways, nodes without tags may be left out.
    for ((node, lon), lat) in nodes.iter().zip(running(lons)).zip(running(lats)) {
        if let Some(at) = scale.at(lon?, lat?) {
            elements.node(*node, ElementState::HEARSAY, Some(at), Tags::default());
        }
    }
    let tags = scale.tags(keys, values)?;
    elements.ways.push(OsmWay { id: id.ok_or(Broken)?, state: about, tags, nodes });
    Ok(())
}

fn one_relation(relation: &[u8], scale: &BlockScale, elements: &mut Elements) -> Result<(), Broken> {
    let (mut id, mut about) = (None, ElementState::UNSAID);
    let (mut keys, mut values): (&[u8], &[u8]) = (&[], &[]);
    let (mut ids, mut kinds): (&[u8], &[u8]) = (&[], &[]);
    for field in Message(relation) {
        match field? {
            (1, Field::Varint(value)) => id = Some(value as i64),
            (2, Field::Bytes(packed)) => keys = packed,
            (3, Field::Bytes(packed)) => values = packed,
            (4, Field::Bytes(info)) => about = state(info)?,
            (9, Field::Bytes(packed)) => ids = packed,
            (10, Field::Bytes(packed)) => kinds = packed,
            _ => {}
        }
    }
    let mut members = Vec::new();
    let mut kinds = Packed(kinds);
    for id in running(ids) {
        let kind = match kinds.next().ok_or(Broken)?? {
            0 => ElementKind::Node,
            1 => ElementKind::Way,
            2 => ElementKind::Relation,
            _ => return Err(Broken),
        };
        members.push(RelationMember { kind, id: id? });
    }
    let tags = scale.tags(keys, values)?;
    elements.relations.push(OsmRelation { id: id.ok_or(Broken)?, state: about, tags, members });
    Ok(())
}
