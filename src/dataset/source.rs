//! Opening what the user named: a directory, a bundle file, or a record of a text sequence.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::InputFile;
use super::geojson;
use super::manifest::{Manifest, Renames};
use crate::codes::Code;
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::InBoth;
use crate::messages::dataset as say;
use crate::vocabulary::{Layer, Vocabulary};

/// What one file of a dataset holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Features of one layer.
    Layer(Layer),
    /// Features that say their layer themselves, and foreign members.
    Bundle,
    /// Rows of `survey.csv`, `projects.csv` or `waivers.csv`.
    Table(Layer),
    Manifest,
}

impl Holds {
    /// Whether features of a layer may stand in the file.
    pub(crate) fn holds(self, layer: Layer) -> bool {
        self == Holds::Layer(layer) || self == Holds::Bundle
    }
}

/// One file, not yet understood.
#[derive(Clone)]
pub(super) struct DataFile {
    pub(crate) name: String,
    pub(crate) holds: Holds,
    pub(crate) content: FileContent,
}

/// Where a file's bytes are.
#[derive(Clone)]
pub(super) enum FileContent {
    /// In memory: manifests, tables, bundles.
    Bytes(Vec<u8>),
    /// On disk, to be read in pieces: layers.
    OnDisk(PathBuf),
}

/// How far reading is: so many more bytes of a file are understood, or a whole file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingStep {
    /// So many more bytes of a file.
    Bytes(u64),
    /// A whole file.
    File,
}

/// Is told every step, from any thread.
pub type OnProgress<'t> = &'t (dyn Fn(ReadingStep) + Sync);

/// An opened dataset: its bytes and its manifest.
#[derive(Clone)]
pub struct Source {
    /// The name messages use: the file's or folder's own, without the way to it.
    pub(crate) name: String,
    /// What the data is and how far it goes.
    pub manifest: Manifest,
    pub(super) files: Vec<DataFile>,
    pub(super) notes: Vec<Defect>,
}

pub(super) const FILES: [(&str, Holds); 10] = [
    ("dataset.toml", Holds::Manifest),
    ("communities.geojson", Holds::Layer(Layer::Communities)),
    ("facilities.geojson", Holds::Layer(Layer::Facilities)),
    ("residences.geojson", Holds::Layer(Layer::Residences)),
    ("paths.geojson", Holds::Layer(Layer::Paths)),
    ("entrances.geojson", Holds::Layer(Layer::Entrances)),
    ("sites.geojson", Holds::Layer(Layer::Sites)),
    ("survey.csv", Holds::Table(Layer::Survey)),
    ("projects.csv", Holds::Table(Layer::Projects)),
    ("waivers.csv", Holds::Table(Layer::Waivers)),
];

/// What the files of a dataset directory are called.
pub fn file_names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}

impl Source {
    /// Opens a directory or a bundle file.
    ///
    /// # Errors
    /// A path that is not there or cannot be read, a directory without `communities.geojson`,
    /// a manifest that cannot be read.
    pub fn open(path: &Path) -> Result<Source, Vec<Defect>> {
        let shown = path.display().to_string();
        let name = path
            .canonicalize()
            .ok()
            .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
            .unwrap_or_else(|| shown.clone());
        if path.is_dir() {
            return Source::open_directory(path, name);
        }
        let bytes = fs::read(path).map_err(|error| vec![unreadable(&shown, &error)])?;
        Source::bundle(name, bytes)
    }

    /// A bundle already in memory, such as one record of a text sequence.
    ///
    /// # Errors
    /// What is no GeoJSON bundle: another encoding, broken JSON, members that cannot be read.
    pub(crate) fn bundle(name: String, bytes: Vec<u8>) -> Result<Source, Vec<Defect>> {
        let text = geojson::text(&name, &bytes).map_err(|defect| vec![*defect])?;
        let collection = geojson::split(&name, text).map_err(|defect| vec![*defect])?;
        let manifest = match collection.dataset {
            Some(json) => Manifest::from_json(&name, json).map_err(|defect| vec![*defect])?,
            None => Manifest::default(),
        };
        let content = FileContent::Bytes(bytes);
        let files = vec![DataFile { name: name.clone(), holds: Holds::Bundle, content }];
        Ok(Source { name, manifest, files, notes: Vec::new() })
    }

    /// The same dataset with these files in the place of its own, to see whether they would do
    /// before they are written.
    ///
    /// # Errors
    /// A manifest that cannot be read.
    pub(crate) fn with(mut self, files: &[crate::output::File]) -> Result<Source, Vec<Defect>> {
        for (name, holds) in FILES {
            let Some(new) = files.iter().find(|file| file.path == name) else { continue };
            let file = DataFile {
                name: format!("{}/{name}", self.name),
                holds,
                content: FileContent::Bytes(new.bytes.clone()),
            };
            if holds == Holds::Manifest {
                let text = geojson::text(&file.name, file.bytes()).map_err(|defect| vec![*defect])?;
                self.manifest = Manifest::from_toml(&file.name, text).map_err(|defect| vec![*defect])?;
            }
            match self.files.iter().position(|known| known.holds == holds) {
                Some(index) => self.files[index] = file,
                None => self.files.push(file),
            }
        }
        Ok(self)
    }

    /// The same dataset with the facilities of another GeoJSON file besides its own, in the
    /// dataset's own coordinate system.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub(crate) fn with_facilities(mut self, path: &Path) -> Result<Source, Vec<Defect>> {
        let name = path.display().to_string();
        let path = readable(path.to_path_buf()).map_err(|error| vec![unreadable(&name, &error)])?;
        self.files.push(DataFile {
            name,
            holds: Holds::Layer(Layer::Facilities),
            content: FileContent::OnDisk(path),
        });
        Ok(self)
    }

    /// The column renames of its manifest, those left out that name nothing.
    pub(crate) fn renames(&self, vocabulary: &Vocabulary) -> Renames {
        self.manifest.renames(&self.name, vocabulary, &mut Vec::new())
    }

    /// How many files it has, and how many bytes they hold.
    pub(crate) fn size(&self) -> (usize, u64) {
        (self.files.len(), self.files.iter().map(DataFile::size).sum())
    }

    fn open_directory(path: &Path, name: String) -> Result<Source, Vec<Defect>> {
        let mut defects = Vec::new();
        let mut files = Vec::new();
        let mut manifest = Manifest::default();
        for (file, holds) in FILES {
            let content = match holds {
                Holds::Layer(_) => readable(path.join(file)).map(FileContent::OnDisk),
                _ => fs::read(path.join(file)).map(FileContent::Bytes),
            };
            let content = match content {
                Ok(content) => content,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => {
                    defects.push(unreadable(&format!("{name}/{file}"), &error));
                    continue;
                }
            };
            let file = DataFile { name: format!("{name}/{file}"), holds, content };
            if holds == Holds::Manifest {
                let read = geojson::text(&file.name, file.bytes())
                    .and_then(|text| Manifest::from_toml(&file.name, text));
                match read {
                    Ok(read) => manifest = read,
                    Err(defect) => defects.push(*defect),
                }
            }
            files.push(file);
        }
        if !files.iter().any(|file| file.holds == Holds::Layer(Layer::Communities)) {
            defects.push(
                Defect::error(
                    Code::NoCommunities,
                    &name,
                    Place::Whole,
                    say::directory_holds_no_communities_geojson(InBoth),
                )
                .expected(say::layer_of_community_boundaries_communities(InBoth))
                .help(say::put_boundaries_or_name_another(InBoth)),
            );
        }
        let notes = unrecognised_files(path, &name);
        if defects.is_empty() { Ok(Source { name, manifest, files, notes }) } else { Err(defects) }
    }
}

/// What an import leaves beside the data for people: what it did not take over, and why.
pub const LEFTOVER: &str = "leftover.csv";

/// The same: what the data and the import say differently.
pub const CONFLICTS: &str = "conflicts.csv";

/// What a filled form leaves beside the data: where the data and the form differ.
pub const FORM_CONFLICTS: &str = "form-conflicts.csv";

/// The same: who entered which values with what evidence.
pub const FORM_ENTRIES: &str = "form-entries.csv";

/// Tables in a dataset's directory that are for people and no part of it.
const FOR_PEOPLE: [&str; 4] = [LEFTOVER, CONFLICTS, FORM_CONFLICTS, FORM_ENTRIES];

/// GeoJSON and CSV files in the directory that no part of a dataset is named like: read by
/// nobody, so the user should know.
fn unrecognised_files(path: &Path, name: &str) -> Vec<Defect> {
    let known = FILES.map(|(file, _)| file);
    let mut found: Vec<String> = fs::read_dir(path)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|file| {
            let lower = file.to_lowercase();
            [".geojson", ".json", ".csv"].iter().any(|end| lower.ends_with(end))
        })
        .filter(|file| !known.contains(&file.as_str()) && !FOR_PEOPLE.contains(&file.as_str()))
        .collect();
    found.sort();
    found
        .into_iter()
        .map(|file| {
            let defect = Defect::warning(
                Code::UnreadFile,
                &format!("{name}/{file}"),
                Place::Whole,
                say::no_file_of_a_dataset(InBoth),
            );
            match did_you_mean(&file, known) {
                Some(meant) => defect.help(say::should_be_called(InBoth, &meant)),
                None => defect,
            }
        })
        .collect()
}

/// The path again, when there is a file there that can be opened.
fn readable(path: PathBuf) -> io::Result<PathBuf> {
    if fs::File::open(&path)?.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(path)
}

pub(crate) fn unreadable(file: &str, error: &io::Error) -> Defect {
    let what = match error.kind() {
        io::ErrorKind::NotFound => say::no_such_file_or_directory(InBoth),
        _ => say::cannot_be_read(InBoth, &error),
    };
    Defect::error(Code::Unreadable, file, Place::Whole, what)
        .expected(say::dataset_directory_or_geojson_bundle(InBoth))
        .help(say::check_path_and_permissions(InBoth))
}

impl DataFile {
    /// The bytes of a file that is in memory.
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.content {
            FileContent::Bytes(bytes) => bytes,
            FileContent::OnDisk(_) => &[],
        }
    }

    /// How many bytes it holds.
    pub(super) fn size(&self) -> u64 {
        match &self.content {
            FileContent::Bytes(bytes) => bytes.len() as u64,
            FileContent::OnDisk(path) => fs::metadata(path).map_or(0, |file| file.len()),
        }
    }

    /// All bytes, wherever they are.
    pub(super) fn load(&self) -> io::Result<Cow<'_, [u8]>> {
        match &self.content {
            FileContent::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            FileContent::OnDisk(path) => fs::read(path).map(Cow::Owned),
        }
    }

    pub(super) fn input(&self, features: usize, digest: &[u8]) -> InputFile {
        let sha256 = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let is_table = matches!(self.holds, Holds::Table(_));
        InputFile { path: self.name.clone(), sha256, features, is_table }
    }
}

/// The records of a GeoJSON text sequence (RFC 8142: each begun by the byte 0x1E), of
/// newline-delimited GeoJSON, or of one GeoJSON text spread over many lines. Reads `input`
/// record by record; blank records are passed over.
pub fn records(mut input: impl io::BufRead) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    const RECORD_SEPARATOR: u8 = 0x1e;
    let mut separator = None;
    let mut next = move || -> io::Result<Option<Vec<u8>>> {
        loop {
            let first = separator.is_none();
            // Windows tools begin with a byte order mark.
            if first && input.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
                input.consume(3);
            }
            let end = *separator.get_or_insert(match input.fill_buf()?.first() {
                Some(&RECORD_SEPARATOR) => RECORD_SEPARATOR,
                _ => b'\n',
            });
            let mut record = Vec::new();
            if input.read_until(end, &mut record)? == 0 {
                return Ok(None);
            }
            while record.last().is_some_and(|byte| *byte == end || byte.is_ascii_whitespace()) {
                record.pop();
            }
            if record.is_empty() {
                // Leading blank lines do not decide what kind of stream this is.
                if first && end == b'\n' {
                    separator = None;
                }
                continue;
            }
            // A first line that is not JSON by itself begins a text of many lines.
            if first && end == b'\n' && serde_json::from_slice::<serde::de::IgnoredAny>(&record).is_err() {
                record.push(b'\n');
                input.read_to_end(&mut record)?;
            }
            return Ok(Some(record));
        }
    };
    std::iter::from_fn(move || next().transpose())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        records(text.as_bytes()).map(|record| String::from_utf8(record.unwrap()).unwrap()).collect()
    }

    #[test]
    fn reads_sequences_lines_and_whole_texts() {
        assert_eq!(split("\u{1e}{\"a\":\n1}\n\u{1e}{\"b\":2}\n"), ["{\"a\":\n1}", "{\"b\":2}"]);
        assert_eq!(split("\u{1e}{\"a\":1}\u{1e}{\"b\":2}"), ["{\"a\":1}", "{\"b\":2}"]);
        assert_eq!(split("{\"a\":1}\n\n{\"b\":2}"), ["{\"a\":1}", "{\"b\":2}"]);
        assert_eq!(split("{\"a\":\n1}\n"), ["{\"a\":\n1}\n"]);
        assert!(split(" \n").is_empty());
    }

    #[test]
    fn one_bad_line_spoils_no_other() {
        assert_eq!(split("{\"a\":1}\n{\"b\":\n{\"c\":3}\n"), ["{\"a\":1}", "{\"b\":", "{\"c\":3}"]);
    }
}
