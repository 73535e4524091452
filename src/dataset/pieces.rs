//! Layers streamed from disk: a file is read block by block, cut where features begin, and the
//! pieces are read side by side. Nothing is held but the block in hand.
//!
//! Only well-formed files are read this way. Whatever does not fit (another order of members,
//! a syntax error, coordinates that are no numbers) sends the whole file back to be read
//! strictly, which is slower and says exactly what is wrong.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use memchr::memmem;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::Origin;
use super::features::{FeatureReader, FileRead, GivenFeature};
use super::geojson;
use super::geometry;
use super::layers::Layers;
use super::quick::Cursor;
use super::source::{DataFile, OnProgress, ReadingStep};
use crate::defect::{Defect, Place};
use crate::vocabulary::Layer;

/// How much of a file is in hand at a time.
const BLOCK: usize = 1 << 20;

/// How much of a block one processor reads at a time.
const PIECE: usize = 32 << 10;

/// A feature longer than this is no matter for reading in pieces.
const LONGEST: usize = 64 * BLOCK;

/// A file that must be read strictly.
pub(super) struct Irregular;

impl FeatureReader<'_> {
    /// Reads a layer's file in pieces.
    ///
    /// # Errors
    /// Outside, the file cannot be read. Inside, it must be read strictly.
    pub(super) fn stream(
        &self,
        input: usize,
        (file, path): (&DataFile, &Path),
        layer: Layer,
        told: OnProgress,
    ) -> io::Result<Result<FileRead, Irregular>> {
        let mut source = fs::File::open(path)?;
        let length = source.metadata()?.len();
        let mut done = 0;
        let mut hash = Sha256::new();
        let mut frame: Vec<u8> = Vec::new();
        let mut whole = FileRead::default();
        let mut block: Vec<u8> = Vec::with_capacity(2 * BLOCK);
        let mut fresh: Vec<u8> = Vec::with_capacity(BLOCK);
        next_block(&mut source, &mut fresh, &mut hash)?;
        loop {
            let last = fresh.len() < BLOCK;
            block.extend_from_slice(&fresh);
            let mut cuts = cuts(&block, last);
            if whole.features == 0 && frame.is_empty() {
                // What comes before the first feature.
                let Some(first) = cuts.first().copied() else {
                    if last || block.len() > BLOCK {
                        return Ok(Err(Irregular));
                    }
                    next_block(&mut source, &mut fresh, &mut hash)?;
                    continue;
                };
                frame.extend_from_slice(&block[..first]);
            }
            if last {
                cuts.push(block.len());
            } else if cuts.len() < 2 && block.len() > LONGEST {
                return Ok(Err(Irregular));
            }
            let pieces: Vec<&[u8]> = cuts.windows(2).map(|cut| &block[cut[0]..cut[1]]).collect();
            // The next block is fetched while this one's pieces are read.
            let (parts, next) = rayon::join(
                || -> Vec<Result<PieceRead, Irregular>> {
                    pieces
                        .par_iter()
                        .with_max_len(1)
                        .map(|piece| self.piece(input, file, layer, piece))
                        .collect()
                },
                || if last { Ok(()) } else { next_block(&mut source, &mut fresh, &mut hash) },
            );
            let count = parts.len();
            let first = whole.features == 0;
            for (number, part) in parts.into_iter().enumerate() {
                let Ok(part) = part else { return Ok(Err(Irregular)) };
                let ends = last && number + 1 == count;
                if part.rest.is_some() != ends {
                    return Ok(Err(Irregular));
                }
                if let Some(rest) = part.rest {
                    frame.extend_from_slice(rest.as_bytes());
                }
                whole.layers.append(part.layers, whole.features);
                whole.defects.extend(part.defects.into_iter().map(|mut defect| {
                    if let Place::Feature { index, .. } = &mut defect.place {
                        *index += whole.features;
                    }
                    defect
                }));
                whole.features += part.features;
            }
            if last {
                told(ReadingStep::Bytes(block.len() as u64));
                break;
            }
            next?;
            let end = cuts.last().copied().unwrap_or(0);
            block.drain(..end);
            done += end;
            told(ReadingStep::Bytes(end as u64));
            if first {
                whole.layers.expect(length as f64 / done as f64);
            }
        }
        // What is left with the features taken out must be a collection of none.
        let Ok(frame) = geojson::text(&file.name, &frame) else { return Ok(Err(Irregular)) };
        match geojson::split(&file.name, frame) {
            Ok(collection) if collection.features.is_empty() => {
                whole.crs = collection.crs;
                whole.digest = hash.finalize().to_vec();
                Ok(Ok(whole))
            }
            _ => Ok(Err(Irregular)),
        }
    }

    /// Reads features that stand one after another, with commas between.
    fn piece<'p>(
        &self,
        input: usize,
        file: &DataFile,
        layer: Layer,
        piece: &'p [u8],
    ) -> Result<PieceRead<'p>, Irregular> {
        let text = std::str::from_utf8(piece).map_err(|_| Irregular)?;
        let mut part = PieceRead { layers: Layers::default(), defects: Vec::new(), features: 0, rest: None };
        let form = self.form(layer);
        let mut cursor = Cursor::new(text);
        let mut properties = Vec::new();
        loop {
            let feature = cursor.feature(&mut properties).ok_or(Irregular)?;
            let given = GivenFeature {
                member_id: feature.member_id,
                properties: &properties,
                geometry: geometry::quick(feature.geometry, form).map_err(|_| Irregular)?,
            };
            let origin = Origin { input, index: part.features };
            if let Err(found) = self.feature(file, origin, layer, given, &mut part.layers) {
                part.defects.extend(found);
            }
            part.features += 1;
            match cursor.peek() {
                b',' => cursor.take(b',').ok_or(Irregular)?,
                b']' => {
                    part.rest = Some(cursor.rest());
                    return Ok(part);
                }
                _ => return Err(Irregular),
            }
            if cursor.peek() == 0 {
                return Ok(part);
            }
        }
    }
}

/// Fetches the next bytes of a file, fewer than [`BLOCK`] at its end, and takes them up in its
/// digest.
fn next_block(source: &mut fs::File, into: &mut Vec<u8>, hash: &mut Sha256) -> io::Result<()> {
    into.clear();
    source.take(BLOCK as u64).read_to_end(into)?;
    hash.update(into);
    Ok(())
}

/// What one piece holds; features are counted from the piece's own beginning.
struct PieceRead<'p> {
    layers: Layers,
    defects: Vec<Defect>,
    features: usize,
    /// From the end of the array of features on, where the piece reaches it.
    rest: Option<&'p str>,
}

/// Where to cut a block: at beginnings of features, the first and the last of them and some
/// between. In the `last` block, the last feature begins no piece of its own.
fn cuts(block: &[u8], last: bool) -> Vec<usize> {
    let finder = memmem::Finder::new(b"\"Feature\"");
    let begin = |from: usize| finder.find_iter(&block[from..]).find_map(|at| beginning(block, from + at));
    let mut cuts: Vec<usize> = begin(0).into_iter().collect();
    while let Some(cut) = cuts.last().map(|last| last + PIECE).filter(|next| *next < block.len()) {
        match begin(cut) {
            Some(cut) => cuts.push(cut),
            None => break,
        }
    }
    if !last {
        let end = memmem::rfind_iter(block, b"\"Feature\"").find_map(|at| beginning(block, at));
        if end.is_some() && end != cuts.last().copied() {
            cuts.extend(end);
        }
    }
    cuts
}

/// Where the object begins whose first member is the type that stands at `at`.
fn beginning(block: &[u8], at: usize) -> Option<usize> {
    let before = block[..at].trim_ascii_end().strip_suffix(b":")?.trim_ascii_end();
    let before = before.strip_suffix(b"\"type\"")?.trim_ascii_end().strip_suffix(b"{")?;
    Some(before.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::manifest::Renames;
    use crate::dataset::source::{FileContent, Holds};
    use crate::dataset::systems::Systems;

    /// How many features a text yields in pieces; `None` when it must be read strictly.
    fn streamed(text: &str) -> Option<usize> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("residences.geojson");
        fs::write(&path, text).unwrap();
        let standard = crate::standard::Standard::load("national-2020", None, None).unwrap();
        let file = DataFile {
            name: "residences.geojson".into(),
            holds: Holds::Layer(Layer::Residences),
            content: FileContent::OnDisk(path.clone()),
        };
        let renames = Renames::default();
        let reader = FeatureReader::new(&standard.vocabulary, &renames, Systems::default());
        let read = reader.stream(0, (&file, &path), Layer::Residences, &|_| {}).unwrap();
        read.ok().map(|streamed| {
            assert!(streamed.defects.is_empty(), "{:?}", streamed.defects);
            assert_eq!(streamed.layers.residences.len(), streamed.features);
            let indices: Vec<usize> = streamed.layers.residences.iter().map(|r| r.origin.index).collect();
            assert_eq!(indices, (0..streamed.features).collect::<Vec<_>>());
            streamed.features
        })
    }

    fn feature(id: usize, note: &str) -> String {
        format!(
            r#"{{"type": "Feature", "properties": {{"id": "r{id}", "note": "{note}"}}, "geometry": {{"type": "Point", "coordinates": [105.2, 37.5, 1200]}}}}"#
        )
    }

    fn collection(features: &[String], between: &str) -> String {
        format!(r#"{{"type": "FeatureCollection", "name": "x", "features": [{}]}}"#, features.join(between))
    }

    #[test]
    fn what_is_regular_is_read_in_pieces() {
        // Long enough for several blocks, with texts that look like beginnings.
        let note = format!(r#"{{\"type\": \"Feature\"}}{}"#, "。".repeat(300));
        let features: Vec<String> = (0..20_000).map(|id| feature(id, &note)).collect();
        let text = collection(&features, ",\n");
        assert!(text.len() > 2 * BLOCK);
        assert_eq!(streamed(&text), Some(20_000));
        assert_eq!(streamed(&collection(&features[..1], ",")), Some(1));
        assert_eq!(streamed(&format!("\u{feff}{}", collection(&features[..3], " ,\r\n "))), Some(3));
    }

    #[test]
    fn a_feature_longer_than_several_blocks_is_read() {
        let note = "x".repeat(3 * BLOCK);
        let features = [feature(0, ""), feature(1, &note), feature(2, "")];
        assert_eq!(streamed(&collection(&features, ",")), Some(3));
    }

    #[test]
    fn what_is_not_is_left_to_the_strict_reading() {
        let one = feature(1, "");
        let nested = one.replace(r#""note": """#, r#""note": {"type": "Feature"}"#);
        for text in [
            collection(&[], ","),
            collection(&[one.clone(), feature(2, "")], " "),
            collection(&[one.clone(), nested.clone(), "{}".into()], ","),
            format!("{},", collection(std::slice::from_ref(&one), ",")),
            collection(std::slice::from_ref(&one), ",").replace("FeatureCollection", "Collection"),
            collection(&[one.replace("105.2", "\"105.2\"")], ","),
            collection(&[one.replace("Point", "Polygon")], ","),
            collection(std::slice::from_ref(&one), ",").trim_end_matches(['}', ']']).to_owned(),
            one.clone(),
        ] {
            assert_eq!(streamed(&text), None, "{text}");
        }
        // A file that never begins a feature is known as such before it is read to its end.
        assert_eq!(streamed(&"{".repeat(3 * BLOCK)), None);
        // Inside a feature, such an object is no matter unless the cut falls there.
        assert_eq!(streamed(&collection(&[one, nested], ",")), Some(2));
    }
}
