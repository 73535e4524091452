//! The files of an opened dataset with changes that are written nowhere yet: each change can be
//! taken back, and what a save would write is known at any time.

use sha2::{Digest, Sha256};

use super::list::{ChangeKind, Cut, List, ListChange};
use super::table::new_table;
use crate::codes::Code;
use crate::dataset::source::{DataFile, FILES, FileContent, Holds, unreadable};
use crate::dataset::{InputFile, Source};
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::dataset as say;
use crate::output;
use crate::vocabulary::{Layer, Vocabulary};

/// A change of a list of one file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FileChange {
    /// Index of the file among the dataset's inputs.
    pub(crate) input: usize,
    pub(crate) list: List,
    pub(crate) change: ListChange,
}

/// The files of a dataset, in the order in which they are read, and their changes.
pub(crate) struct EditedFiles {
    /// The files as they were opened, with those that changes began.
    source: Source,
    /// Of each file.
    edits: Vec<FileEdits>,
    /// For each change, the latest last: what takes it back, and whether its file was begun by it.
    undo: Vec<(FileChange, bool)>,
}

/// What changed in a file since it was opened.
#[derive(Default)]
struct FileEdits {
    /// Of the bytes that were read; nothing for a file that a change began.
    sha256: Option<String>,
    bytes: Option<Vec<u8>>,
    cuts: Vec<(List, Cut)>,
    changes: Vec<(List, ListChange)>,
}

impl EditedFiles {
    /// A source's files, none changed yet; `inputs` as they were read.
    pub(crate) fn new(source: Source, inputs: &[InputFile]) -> EditedFiles {
        let edits = inputs
            .iter()
            .map(|input| FileEdits { sha256: Some(input.sha256.clone()), ..FileEdits::default() });
        EditedFiles { edits: edits.collect(), source, undo: Vec::new() }
    }

    pub(crate) fn source(&self) -> &Source {
        &self.source
    }

    /// How many changes there are.
    pub(crate) fn changes(&self) -> usize {
        self.undo.len()
    }

    /// The file and the list that new features or rows of a layer go to; nothing where no file holds
    /// the layer.
    pub(crate) fn list_of(&self, layer: Layer) -> Option<(usize, List)> {
        let is_table = Layer::TABLES.contains(&layer);
        self.source.files.iter().enumerate().find_map(|(input, file)| match file.holds {
            Holds::Layer(held) if held == layer => Some((input, List::Features)),
            Holds::Table(held) if held == layer => Some((input, List::Lines)),
            Holds::Bundle if is_table => Some((input, List::Member(layer))),
            Holds::Bundle => Some((input, List::Features)),
            _ => None,
        })
    }

    /// The list that the features or rows of a layer stand in, in a file of the dataset.
    pub(crate) fn list_in(&self, input: usize, layer: Layer) -> List {
        match self.source.files[input].holds {
            Holds::Table(_) => List::Lines,
            Holds::Bundle if Layer::TABLES.contains(&layer) => List::Member(layer),
            _ => List::Features,
        }
    }

    /// Whether features of a file say their layer themselves.
    pub(crate) fn is_bundle(&self, input: usize) -> bool {
        self.source.files[input].holds == Holds::Bundle
    }

    /// Begins the file of a layer that none holds, where a directory has it; the next change is its
    /// first, and taking that back takes back the file.
    pub(crate) fn begin(&mut self, layer: Layer, vocabulary: &Vocabulary) -> (usize, List) {
        let is_own = |holds: Holds| holds == Holds::Layer(layer) || holds == Holds::Table(layer);
        let place = |holds: Holds| FILES.iter().position(|(_, known)| *known == holds);
        let own = FILES.iter().position(|(_, holds)| is_own(*holds)).expect("a layer has a file");
        let (name, holds) = FILES[own];
        let (bytes, list) = match holds {
            Holds::Table(_) => {
                let columns: Vec<&str> =
                    vocabulary.properties(layer).iter().map(|property| property.id.as_str()).collect();
                (new_table(&columns), List::Lines)
            }
            _ => (b"{\"type\":\"FeatureCollection\",\"features\":[]}\n".to_vec(), List::Features),
        };
        let later = |file: &DataFile| place(file.holds).is_none_or(|place| place > own);
        let input = self.source.files.iter().position(later).unwrap_or(self.source.files.len());
        let name = format!("{}/{name}", self.source.name);
        self.source.files.insert(input, DataFile { name, holds, content: FileContent::Bytes(bytes.clone()) });
        self.edits.insert(input, FileEdits { bytes: Some(bytes), ..FileEdits::default() });
        (input, list)
    }

    /// Takes back files that were begun and not changed.
    pub(crate) fn abandon(&mut self) {
        for input in (0..self.edits.len()).rev() {
            if self.edits[input].sha256.is_none() && self.edits[input].changes.is_empty() {
                self.edits.remove(input);
                self.source.files.remove(input);
            }
        }
    }

    /// Reads the bytes a file was opened with, once.
    ///
    /// # Errors
    /// A file that cannot be read any more, or holds something else than was read.
    fn load(&mut self, input: usize) -> Result<(), Box<Defect>> {
        let (file, edits) = (&self.source.files[input], &mut self.edits[input]);
        if edits.bytes.is_some() {
            return Ok(());
        }
        let bytes = file.load().map_err(|error| Box::new(unreadable(&file.name, &error)))?;
        let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        if edits.sha256.as_ref() != Some(&sha256) {
            return Err(Box::new(
                Defect::error(
                    Code::ChangedMeanwhile,
                    &file.name,
                    Place::Whole,
                    say::changed_since_read(InBoth),
                )
                .help(say::open_again(InBoth)),
            ));
        }
        edits.bytes = Some(bytes.into_owned());
        Ok(())
    }

    /// Where the entries of a list stand, and the bytes they stand in.
    fn cut(&mut self, input: usize, list: List) -> Result<(&Cut, &[u8]), Box<Defect>> {
        self.load(input)?;
        let edits = &mut self.edits[input];
        let bytes = edits.bytes.as_deref().unwrap_or_default();
        let known = edits.cuts.iter().position(|(known, _)| *known == list);
        let at = match known {
            Some(at) => at,
            None => {
                edits.cuts.push((list, list.cut(&self.source.files[input].name, bytes)?));
                edits.cuts.len() - 1
            }
        };
        Ok((&edits.cuts[at].1, bytes))
    }

    /// How many entries a list has now.
    ///
    /// # Errors
    /// A file that cannot be read any more.
    pub(crate) fn count(&mut self, input: usize, list: List) -> Result<usize, Box<Defect>> {
        let before = self.cut(input, list)?.0.entries().len();
        let changes = self.edits[input].changes.iter().filter(|(of, _)| *of == list);
        Ok(changes.fold(before, |count, (_, change)| match change.kind {
            ChangeKind::Insert(_) => count + 1,
            ChangeKind::Remove => count - 1,
            ChangeKind::Replace(_) => count,
        }))
    }

    /// The text of a list's entry as it is now.
    ///
    /// # Errors
    /// A file that cannot be read any more.
    pub(crate) fn entry(&mut self, input: usize, list: List, mut at: usize) -> Result<Vec<u8>, Box<Defect>> {
        for (_, change) in self.edits[input].changes.iter().rev().filter(|(of, _)| *of == list) {
            match &change.kind {
                ChangeKind::Replace(new) | ChangeKind::Insert(new) if change.at == at => {
                    return Ok(new.clone());
                }
                ChangeKind::Insert(_) if at > change.at => at -= 1,
                ChangeKind::Remove if at >= change.at => at += 1,
                _ => {}
            }
        }
        let (cut, bytes) = self.cut(input, list)?;
        Ok(bytes[cut.entries()[at].clone()].to_vec())
    }

    /// The bytes a file was opened with.
    ///
    /// # Errors
    /// A file that cannot be read any more.
    pub(crate) fn opened(&mut self, input: usize) -> Result<&[u8], Box<Defect>> {
        self.load(input)?;
        Ok(self.edits[input].bytes.as_deref().unwrap_or_default())
    }

    /// Texts of a list's first entries as the file was opened, so many at most.
    ///
    /// # Errors
    /// A file that cannot be read any more.
    pub(crate) fn first_entries(
        &mut self,
        input: usize,
        list: List,
        most: usize,
    ) -> Result<Vec<&[u8]>, Box<Defect>> {
        let (cut, bytes) = self.cut(input, list)?;
        Ok(cut.entries().iter().take(most).map(|place| &bytes[place.clone()]).collect())
    }

    /// Makes a change, and tells what takes it back.
    ///
    /// # Errors
    /// A file that cannot be read any more.
    pub(crate) fn apply(
        &mut self,
        FileChange { input, list, change }: FileChange,
    ) -> Result<FileChange, Box<Defect>> {
        let at = change.at;
        let kind = match &change.kind {
            ChangeKind::Insert(_) => {
                self.cut(input, list)?;
                ChangeKind::Remove
            }
            ChangeKind::Replace(_) => ChangeKind::Replace(self.entry(input, list, at)?),
            ChangeKind::Remove => ChangeKind::Insert(self.entry(input, list, at)?),
        };
        let edits = &mut self.edits[input];
        let is_begun = edits.sha256.is_none() && edits.changes.is_empty();
        edits.changes.push((list, change));
        let inverse = FileChange { input, list, change: ListChange { at, kind } };
        self.undo.push((inverse.clone(), is_begun));
        Ok(inverse)
    }

    /// Whether the latest change began its file.
    pub(crate) fn is_begun(&self) -> bool {
        self.undo.last().is_some_and(|(_, is_begun)| *is_begun)
    }

    /// Takes the latest change back; tells that change, what that comes to, and whether the file is gone
    /// with it. Nothing where none is left.
    pub(crate) fn undo(&mut self) -> Option<(ListChange, FileChange, bool)> {
        let (inverse, is_begun) = self.undo.pop()?;
        let (_, change) = self.edits[inverse.input].changes.pop()?;
        if is_begun {
            self.abandon();
        }
        Some((change, inverse, is_begun))
    }

    /// The bytes of a changed file as they are now; nothing where it did not change.
    fn changed(&self, input: usize) -> Option<Vec<u8>> {
        let edits = &self.edits[input];
        let mut bytes = edits.bytes.clone().filter(|_| !edits.changes.is_empty())?;
        let mut lists: Vec<List> = Vec::new();
        for (list, _) in &edits.changes {
            if !lists.contains(list) {
                lists.push(*list);
            }
        }
        for list in lists {
            let own: Vec<ListChange> = edits
                .changes
                .iter()
                .filter(|(of, _)| *of == list)
                .map(|(_, change)| change.clone())
                .collect();
            // It was cut before it changed, and other lists' changes leave it whole.
            let cut = list.cut(&self.source.files[input].name, &bytes).ok()?;
            bytes = cut.with(&bytes, &own).into_owned();
        }
        Some(bytes)
    }

    /// The source that reads what a save would write.
    pub(crate) fn now(&self) -> Source {
        let mut source = self.source.clone();
        for (input, file) in source.files.iter_mut().enumerate() {
            if let Some(bytes) = self.changed(input) {
                file.content = FileContent::Bytes(bytes);
            }
        }
        source
    }

    /// The files that changed, whole, each by its path in the dataset's directory.
    pub(crate) fn save(&self) -> Vec<output::File> {
        let prefix = format!("{}/", self.source.name);
        let changed = |(input, file): (usize, &DataFile)| {
            let path = file.name.strip_prefix(&prefix).unwrap_or(&file.name).to_owned();
            Some(output::File { path, bytes: self.changed(input)? })
        };
        self.source.files.iter().enumerate().filter_map(changed).collect()
    }

    /// The bytes of a file as they are now, where it was read as a whole.
    pub(crate) fn bytes(&self, input: usize) -> Vec<u8> {
        self.changed(input).or_else(|| self.edits[input].bytes.clone()).unwrap_or_default()
    }

    /// The hash of every file as a save would write it.
    pub(crate) fn hashes(&self) -> Vec<String> {
        let hash = |bytes: Vec<u8>| Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let own = |(input, edits): (usize, &FileEdits)| {
            self.changed(input).map(hash).or_else(|| edits.sha256.clone()).unwrap_or_default()
        };
        self.edits.iter().enumerate().map(own).collect()
    }
}
