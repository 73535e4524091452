//! A file's list cut at its entries (the features of a GeoJSON text, the rows of a table), and the
//! file with some of them changed, added or taken out: every other byte stays.

use std::borrow::Cow;
use std::ops::Range;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::codes::Code;
use crate::dataset::geojson;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::dataset as say;
use crate::vocabulary::Layer;

/// Which list of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    /// The features of a GeoJSON text.
    Features,
    /// The rows of a CSV file, counted as a spreadsheet shows them: blank lines too.
    Lines,
    /// A bundle's array of a table's rows.
    Member(Layer),
}

/// One change of a list; each counts its entries as those before it left them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ListChange {
    /// Position of the entry, from 0. What is inserted comes before the entry that is there.
    pub(crate) at: usize,
    pub(crate) kind: ChangeKind,
}

/// What becomes of an entry; new ones as the bytes of the file have them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ChangeKind {
    Replace(Vec<u8>),
    Insert(Vec<u8>),
    Remove,
}

impl ChangeKind {
    /// What the entry is then; nothing where it is removed.
    pub(crate) fn text(&self) -> Option<&[u8]> {
        match self {
            ChangeKind::Replace(text) | ChangeKind::Insert(text) => Some(text),
            ChangeKind::Remove => None,
        }
    }
}

/// Where the entries of a list stand in the bytes of a file.
#[derive(Clone, Debug)]
pub(crate) struct Cut {
    entries: Vec<Range<usize>>,
    /// Where the first entry goes if there is none yet.
    start: usize,
    /// What comes before, between and behind entries where none shows it.
    lead: String,
    between: String,
    end: String,
}

impl List {
    /// Cuts a file's bytes.
    ///
    /// # Errors
    /// Bytes that are no such file; a GeoJSON text that is a single feature without a list.
    pub(crate) fn cut(self, file: &str, bytes: &[u8]) -> Result<Cut, Box<Defect>> {
        match self {
            List::Lines => Ok(lines(bytes)),
            List::Features | List::Member(_) => {
                let text = geojson::text(file, bytes)?;
                let skipped = bytes.len() - text.len();
                // The loader's own words for what is no collection.
                geojson::split(file, text)?;
                let lists: Lists = serde_json::from_str(text)
                    .map_err(|error| Box::new(geojson::json_defect(file, text, &error)))?;
                let array = match self {
                    List::Member(Layer::Survey) => lists.survey,
                    List::Member(Layer::Projects) => lists.projects,
                    List::Member(_) => lists.waivers,
                    _ => lists.features,
                };
                let place = |part: &str| {
                    let start = part.as_ptr() as usize - text.as_ptr() as usize + skipped;
                    start..start + part.len()
                };
                match (array.filter(|array| array.get() != "null"), self) {
                    (Some(array), _) => {
                        let entries: Vec<&RawValue> = serde_json::from_str(array.get())
                            .map_err(|error| Box::new(geojson::json_defect(file, text, &error)))?;
                        Ok(Cut {
                            entries: entries.into_iter().map(|entry| place(entry.get())).collect(),
                            start: place(array.get()).start + 1,
                            lead: "\n".into(),
                            between: ",\n".into(),
                            end: "\n".into(),
                        })
                    }
                    (None, List::Member(layer)) => {
                        // A new member, behind the last: a collection has at least its features.
                        let inside = text.trim_end().trim_end_matches('}').trim_end();
                        Ok(Cut {
                            entries: Vec::new(),
                            start: skipped + inside.len(),
                            lead: format!(",\n\"{}\": [\n", layer.id()),
                            between: ",\n".into(),
                            end: "\n]".into(),
                        })
                    }
                    (None, _) => Err(Box::new(
                        Defect::error(Code::NotGeojson, file, Place::Whole, say::a_single_feature(InBoth))
                            .expected(say::geojson_featurecollection(InBoth)),
                    )),
                }
            }
        }
    }
}

#[derive(Deserialize)]
struct Lists<'a> {
    #[serde(borrow)]
    features: Option<&'a RawValue>,
    #[serde(borrow)]
    survey: Option<&'a RawValue>,
    #[serde(borrow)]
    projects: Option<&'a RawValue>,
    #[serde(borrow)]
    waivers: Option<&'a RawValue>,
}

/// The rows of a table below its header. No byte of a letter in UTF-8 or GB18030 is a comma, a
/// quotation mark or a line end, so that rows are cut without decoding.
fn lines(bytes: &[u8]) -> Cut {
    let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    let mut entries: Vec<Range<usize>> = Vec::new();
    let mut header = None;
    let mut start = 0;
    while let Ok(true) = reader.read_byte_record(&mut record) {
        let end = reader.position().byte() as usize;
        let lead = bytes[start..end].iter().take_while(|byte| is_end(byte)).count();
        let tail = bytes[start + lead..end].iter().rev().take_while(|byte| is_end(byte)).count();
        let row = start + lead..end - tail;
        match header {
            None => header = Some(row.end),
            Some(header) => {
                let before = entries.last().map_or(header, |row: &Range<usize>| row.end);
                let ends: Vec<usize> = (before..row.start).filter(|at| bytes[*at] == b'\n').collect();
                // Blank lines are entries that hold nothing.
                let blank = ends.len().saturating_sub(1);
                entries.extend(ends[..blank].iter().map(|end| end + 1..end + 1));
                entries.push(row);
            }
        }
        start = end;
    }
    let between = if bytes.windows(2).any(|two| two == b"\r\n") { "\r\n" } else { "\n" };
    Cut {
        entries,
        start: header.unwrap_or(bytes.len()),
        lead: between.into(),
        between: between.into(),
        end: String::new(),
    }
}

impl Cut {
    /// Where each entry stands.
    pub(crate) fn entries(&self) -> &[Range<usize>] {
        &self.entries
    }

    /// The bytes with these changes, one after another.
    pub(crate) fn with<'b>(&'b self, bytes: &'b [u8], changes: &'b [ListChange]) -> Cow<'b, [u8]> {
        if changes.is_empty() {
            return Cow::Borrowed(bytes);
        }
        // Which entry it was, if any, and what it holds now.
        let mut entries: Vec<(Option<usize>, &[u8])> =
            self.entries.iter().enumerate().map(|(at, place)| (Some(at), &bytes[place.clone()])).collect();
        for change in changes {
            match &change.kind {
                ChangeKind::Replace(new) => entries[change.at].1 = new,
                ChangeKind::Insert(new) => entries.insert(change.at, (None, new)),
                ChangeKind::Remove => drop(entries.remove(change.at)),
            }
        }
        let (first, last) = match (self.entries.first(), self.entries.last()) {
            (Some(first), Some(last)) => (first.start, last.end),
            _ => (self.start, self.start),
        };
        let mut new = bytes[..first].to_vec();
        let is_new = self.entries.is_empty() && !entries.is_empty();
        if is_new {
            new.extend_from_slice(self.lead.as_bytes());
        }
        for (number, (known, own)) in entries.iter().enumerate() {
            if number > 0 {
                // What stood between two entries stays as long as nothing comes between them.
                let before = entries[number - 1].0.filter(|before| known == &Some(before + 1));
                let between =
                    before.map(|before| &bytes[self.entries[before].end..self.entries[before + 1].start]);
                new.extend_from_slice(between.unwrap_or(self.between.as_bytes()));
            }
            new.extend_from_slice(own);
        }
        if is_new {
            new.extend_from_slice(self.end.as_bytes());
        }
        new.extend_from_slice(&bytes[last..]);
        Cow::Owned(new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn changed(list: List, text: &str, changes: &[ListChange]) -> String {
        let cut = list.cut("f", text.as_bytes()).unwrap();
        String::from_utf8(cut.with(text.as_bytes(), changes).into_owned()).unwrap()
    }

    fn entries(list: List, text: &str) -> Vec<String> {
        let cut = list.cut("f", text.as_bytes()).unwrap();
        cut.entries().iter().map(|place| text[place.clone()].to_owned()).collect()
    }

    /// The same changes of a plain list; a position beyond its end is brought inside.
    fn applied(list: &mut Vec<String>, wanted: &[(usize, u8)], new: &str) -> Vec<ListChange> {
        let mut changes = Vec::new();
        for (number, (at, kind)) in wanted.iter().enumerate() {
            let text = new.replace('#', &number.to_string());
            let (at, kind) = match (kind, list.len()) {
                (0, count) => {
                    list.insert(at % (count + 1), text.clone());
                    (at % (count + 1), ChangeKind::Insert(text.into_bytes()))
                }
                (_, 0) => continue,
                (1, count) => {
                    list[at % count] = text.clone();
                    (at % count, ChangeKind::Replace(text.into_bytes()))
                }
                (_, count) => {
                    list.remove(at % count);
                    (at % count, ChangeKind::Remove)
                }
            };
            changes.push(ListChange { at, kind });
        }
        changes
    }

    #[test]
    fn what_stands_between_features_stays() {
        let text = "\u{feff}{\"a\": 1, \"features\":[ {\"x\":1} ,\r\n {\"x\":2},{\"x\":3}\n],\"type\":\"FeatureCollection\"}\n";
        let remove = |at| ListChange { at, kind: ChangeKind::Remove };
        let insert = |at| ListChange { at, kind: ChangeKind::Insert(b"{}".to_vec()) };
        assert_eq!(changed(List::Features, text, &[remove(1)]), text.replace(" ,\r\n {\"x\":2},", ",\n"));
        assert_eq!(changed(List::Features, text, &[insert(3)]), text.replace("3}", "3},\n{}"));
        assert_eq!(changed(List::Features, text, &[insert(1), remove(1)]), text);
        let survey = changed(List::Member(Layer::Survey), text, &[insert(0)]);
        assert_eq!(entries(List::Member(Layer::Survey), &survey), ["{}"]);
        assert!(survey.starts_with(text.trim_end().trim_end_matches('}')));
        assert!(List::Features.cut("f", b"{\"type\":\"Feature\"}").is_err());
    }

    #[test]
    fn rows_keep_their_line_ends_and_blank_lines_count() {
        let text = "\u{feff}a,b\r\n1,\"x\r\ny\"\r\n\r\n2,z";
        assert_eq!(entries(List::Lines, text), ["1,\"x\r\ny\"", "", "2,z"]);
        let new = |at| ListChange { at, kind: ChangeKind::Insert(b"3,n".to_vec()) };
        assert_eq!(changed(List::Lines, text, &[new(3)]), format!("{text}\r\n3,n"));
        assert_eq!(changed(List::Lines, "a,b\n", &[new(0)]), "a,b\n3,n\n");
    }

    proptest! {
        #[test]
        fn features_not_touched_keep_their_bytes(
            gaps in proptest::collection::vec("[ \n\t]{0,3}", 0..8),
            wanted in proptest::collection::vec((0usize..9, 0u8..3), 0..9),
        ) {
            let mut list: Vec<String> =
                (0..gaps.len()).map(|number| format!("{{ \"old\" :\t{number}}}")).collect();
            let between: Vec<String> =
                list.iter().zip(&gaps).map(|(entry, gap)| format!("{gap}{entry}{gap}")).collect();
            let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", between.join(","));
            prop_assert_eq!(&changed(List::Features, &text, &[]), &text);
            let changes = applied(&mut list, &wanted, "{\"new\":#}");
            prop_assert_eq!(entries(List::Features, &changed(List::Features, &text, &changes)), list);
        }

        #[test]
        fn rows_not_touched_keep_their_bytes(
            rows in proptest::collection::vec("(|[a-z],[a-z]|\"[a-z\n,]{0,3}\",[a-z]|甲,\"\"\"\")", 0..8),
            is_crlf: bool,
            is_ended: bool,
            wanted in proptest::collection::vec((0usize..9, 0u8..3), 0..9),
        ) {
            let end = if is_crlf { "\r\n" } else { "\n" };
            let mut list = rows;
            while list.last().is_some_and(String::is_empty) {
                list.pop();
            }
            let mut text = format!("a,b{end}{}", list.join(end));
            if is_ended && !list.is_empty() {
                text += end;
            }
            prop_assert_eq!(entries(List::Lines, &text), list.clone());
            let changes = applied(&mut list, &wanted, "n#,n");
            let changed = changed(List::Lines, &text, &changes);
            while list.last().is_some_and(String::is_empty) {
                list.pop();
            }
            prop_assert_eq!(entries(List::Lines, &changed), list);
        }
    }
}
