//! Files that are damaged, malicious or no OpenStreetMap at all: each is refused with a clear
//! error or read for what it holds, and none ends in a panic.

use std::fs;
use std::io::Write;

use ccaudit::defect::{Defect, Place};
use ccaudit::import::osm;
use ccaudit::lang::Lang;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::import_osm::{data, import_bytes, vocabulary};

/// The one error an import ends with.
fn refused(name: &str, bytes: &[u8]) -> Defect {
    let mut defects = import_bytes(name, bytes).expect_err("it was read");
    assert_eq!(defects.len(), 1);
    let defect = defects.remove(0);
    assert!(defect.is_error());
    for lang in [Lang::Zh, Lang::En] {
        let text = defect.text(lang);
        assert!(text.contains(name), "{text}");
        assert!(!defect.expected.get(lang).is_empty() && !defect.help.get(lang).is_empty(), "{text}");
    }
    defect
}

fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

fn number(field: u64, value: u64) -> Vec<u8> {
    [varint(field << 3), varint(value)].concat()
}

fn bytes(field: u64, value: &[u8]) -> Vec<u8> {
    [varint(field << 3 | 2), varint(value.len() as u64), value.to_vec()].concat()
}

/// A blob in its frame.
fn blob(kind: &str, blob: &[u8]) -> Vec<u8> {
    let header = [bytes(1, kind.as_bytes()), number(3, blob.len() as u64)].concat();
    [&(header.len() as u32).to_be_bytes()[..], &header, blob].concat()
}

fn raw(kind: &str, content: &[u8]) -> Vec<u8> {
    blob(kind, &bytes(1, content))
}

/// A file of one block of elements.
fn pbf(block: &[u8]) -> Vec<u8> {
    [raw("OSMHeader", &bytes(4, b"OsmSchema-V0.6")), raw("OSMData", block)].concat()
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn variants_of_pbf_are_read_or_refused_clearly() {
    let mut loaded = 0;
    for entry in fs::read_dir(data("nasty/osmpbf")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "pbf") {
            continue;
        }
        match osm::read(&path, None, &vocabulary()) {
            Ok(draft) => loaded += usize::from(draft.licence == "ODbL 1.0"),
            Err(defects) => panic!("{}", defects[0].text(Lang::En)),
        }
    }
    assert_eq!(loaded, 5);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let packed = deflated(&vec![0; 48 << 20]);
    assert!(packed.len() < 64 << 10);
    let bomb = [number(2, 48 << 20), bytes(3, &packed)].concat();
    let file = [raw("OSMHeader", &[]), blob("OSMData", &bomb)].concat();
    assert_eq!(refused("bomb.osm.pbf", &file).code.name(), "oversized");
    let in_header = blob("OSMHeader", &bomb);
    assert_eq!(refused("bomb.osm.pbf", &in_header).code.name(), "oversized");
    // Nor is a swarm of small ones.
    let small = blob("OSMData", &bytes(3, &deflated(&[0x1a, 0].repeat(512 << 10))));
    let swarm = [raw("OSMHeader", &[]), small.repeat(9)].concat();
    assert_eq!(refused("swarm.osm.pbf", &swarm).code.name(), "oversized");
    // Millions of empty ways in a few kilobytes are refused, not made room for.
    let group = [0x1a, 0].repeat(4 << 20);
    let ways = [number(2, group.len() as u64), bytes(3, &deflated(&bytes(2, &group)))].concat();
    let file = [raw("OSMHeader", &[]), blob("OSMData", &ways)].concat();
    assert_eq!(refused("ways.osm.pbf", &file).code.name(), "oversized");
    let few = bytes(2, &[0x1a, 0].repeat(1000));
    assert_eq!(refused("ways.osm.pbf", &pbf(&few)).code.name(), "damaged");
}

#[test]
fn blobs_that_claim_too_much_or_are_packed_strangely_are_refused() {
    let header = raw("OSMHeader", &[]);
    let file = |rest: &[u8]| [&header, rest].concat();
    assert_eq!(refused("a.pbf", &file(&[0x7f, 0xff, 0xff, 0xff])).code.name(), "oversized");
    let claims = [bytes(1, b"OSMData"), number(3, 1 << 40)].concat();
    let framed = [&(claims.len() as u32).to_be_bytes()[..], &claims].concat();
    assert_eq!(refused("a.pbf", &file(&framed)).code.name(), "oversized");
    assert_eq!(
        refused("a.pbf", &file(&blob("OSMData", &bytes(7, b"zstd")))).code.name(),
        "unknown-compression"
    );
    assert_eq!(refused("a.pbf", &file(&blob("OSMData", &bytes(3, b"nonsense")))).code.name(), "damaged");
    let needs = raw("OSMHeader", &bytes(4, b"Teleportation"));
    assert_eq!(refused("a.pbf", &needs).code.name(), "unknown-feature");
    assert_eq!(refused("a.pbf", &header).code.name(), "nothing-in-it");
}

#[test]
fn blocks_that_contradict_themselves_are_refused() {
    let strings = bytes(1, &bytes(1, b""));
    let block = |group: &[u8]| pbf(&[strings.clone(), bytes(2, group)].concat());
    // A member of a kind there is not.
    let relation = [number(1, 1), bytes(9, &[2]), bytes(10, &[9])].concat();
    assert_eq!(refused("a.pbf", &block(&bytes(4, &relation))).code.name(), "damaged");
    // A tag whose text is not in the table.
    let way = [number(1, 1), bytes(2, &[7]), bytes(3, &[8])].concat();
    assert_eq!(refused("a.pbf", &block(&bytes(3, &way))).code.name(), "damaged");
    // Differences that leave the range of ids; fewer longitudes than nodes.
    let most = [varint(u64::MAX - 1), varint(u64::MAX - 1)].concat();
    let dense = [bytes(1, &most), bytes(8, &[0, 0]), bytes(9, &[0, 0])].concat();
    assert_eq!(refused("a.pbf", &block(&bytes(2, &dense))).code.name(), "damaged");
    let dense = [bytes(1, &[2, 2]), bytes(8, &[0, 0]), bytes(9, &[0])].concat();
    assert_eq!(refused("a.pbf", &block(&bytes(2, &dense))).code.name(), "damaged");
    // A granularity that would carry every node off the globe only drops the nodes.
    let dense = [bytes(1, &[2, 2]), bytes(8, &[2, 2]), bytes(9, &[2, 2])].concat();
    let huge = [strings.clone(), bytes(2, &bytes(2, &dense)), number(17, u64::MAX / 2)].concat();
    assert_eq!(refused("a.pbf", &pbf(&huge)).code.name(), "nothing-in-it");
}

#[test]
fn truncated_and_flipped_files_never_panic() {
    let whole = fs::read(data("osm/nantong_2026.osm.pbf")).unwrap();
    assert_eq!(refused("half.osm.pbf", &whole[..whole.len() / 2]).code.name(), "truncated");
    let small = fs::read(data("nasty/osmpbf/test_nozlib.osm.pbf")).unwrap();
    for at in 0..small.len() {
        let _ = import_bytes("cut.osm.pbf", &small[..at]);
        for flip in [0x01, 0x80, 0xff] {
            let mut bytes = small.clone();
            bytes[at] ^= flip;
            let _ = import_bytes("flipped.osm.pbf", &bytes);
        }
    }
    let xml = "<osm><node id='1' lat='1' lon='2'><tag k='name' v='甲'/></node>\
               <way id='1'><nd ref='1'/></way><relation id='1'><member type='way' ref='1'/></relation></osm>";
    for at in 0..xml.len() {
        assert!(import_bytes("cut.osm", &xml.as_bytes()[..at]).is_err(), "{at}");
        let mut bytes = xml.as_bytes().to_vec();
        bytes[at] ^= 0xff;
        let _ = import_bytes("flipped.osm", &bytes);
    }
}

#[test]
fn bad_xml_is_refused_with_its_line() {
    for (xml, code, line) in [
        ("<osm>\n<node id='1' lat='1' lon='2'/>\n", "truncated", 3),
        ("<osm>\n<node id='1' lat='north' lon='2'/></osm>", "bad-value", 2),
        ("<osm>\n\n<node lat='1' lon='2'/></osm>", "bad-value", 3),
        ("<osm>\n<way id='1'><nd ref='x'/></way></osm>", "bad-value", 2),
        ("<osm>\n<node id='1' lat='1' lon='2'></way></osm>", "bad-xml", 2),
        ("<osm>\n<node id='1' lat='1' lon='2'><tag k='name' v='&bomb;'/></node></osm>", "bad-xml", 2),
        ("<html><body>404</body></html>", "not-osm", 1),
        ("<osmChange/>", "not-osm", 1),
    ] {
        let defect = refused("bad.osm", xml.as_bytes());
        assert_eq!(defect.code.name(), code, "{xml}");
        assert!(
            matches!(defect.place, Place::Line { line: at, .. } if at == line),
            "{xml}: {:?}",
            defect.place
        );
    }
    let deep = format!("<osm>{}", "<a>".repeat(100_000));
    assert_eq!(refused("deep.osm", deep.as_bytes()).code.name(), "too-deep");
    let long = format!("<osm><node id='1' lat='1' lon='2' user='{}'/></osm>", "x".repeat(3 << 20));
    assert_eq!(refused("long.osm", long.as_bytes()).code.name(), "bad-xml");
    let laughs = "<!DOCTYPE osm [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>\
                  <osm><node id='1' lat='1' lon='2'><tag k='name' v='&b;'/></node></osm>";
    assert_eq!(refused("laughs.osm", laughs.as_bytes()).code.name(), "bad-xml");
}

#[test]
fn what_is_no_openstreetmap_is_told_what_it_is() {
    for (bytes, code) in [
        (&b""[..], "not-osm"),
        (b"\x1f\x8b\x08\x00", "not-osm"),
        (b"PK\x03\x04", "not-osm"),
        (b"{\"type\": \"FeatureCollection\"}", "not-osm"),
        (b"\xff\xfe<\x00", "not-osm"),
        (b"id,name\n1,x\n", "not-osm"),
        (b"<osm/>", "nothing-in-it"),
    ] {
        assert_eq!(refused("wrong.osm.pbf", bytes).code.name(), code);
    }
    let nowhere = osm::read(&data("osm/nowhere.osm"), None, &vocabulary()).unwrap_err();
    assert_eq!(nowhere[0].code.name(), "unreadable");
    let directory = osm::read(&data("osm"), None, &vocabulary()).unwrap_err();
    assert_eq!(directory[0].code.name(), "unreadable");
}
