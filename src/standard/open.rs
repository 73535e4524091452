//! Finding the layers of a standard: embedded ones by id, others by path.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::embedded::{CATEGORIES, EMBEDDED, PROPERTIES};
use super::layer::StandardLayer;
use crate::codes::Code;
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::InBoth;
use crate::messages::standard as say;
use crate::toml_error;

/// One layer's text and the file it stands in, as messages name it.
#[derive(Clone, Debug)]
pub struct Text {
    pub(crate) file: String,
    /// The text.
    pub text: String,
}

/// A chain of layers and the vocabularies they use.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The root first.
    pub layers: Vec<Text>,
    pub(crate) categories: Text,
    pub(crate) properties: Text,
}

/// Enough of a layer to find its parent.
#[derive(Deserialize)]
struct Head {
    id: Option<String>,
    extends: Option<String>,
}

impl Texts {
    /// Opens the layer called `reference` and all its parents. A reference is a path when it
    /// ends in `.toml` or names an existing file (relative paths are looked up from `base`),
    /// else an id: a file `<id>.toml` beside the layer that names it, or an embedded one.
    ///
    /// # Errors
    /// An id nobody knows, a file that cannot be read, a parent chain that comes back to
    /// itself, vocabularies that cannot be read.
    pub fn open(
        reference: &str,
        base: Option<&Path>,
        vocabulary: Option<&Path>,
    ) -> Result<Texts, Vec<Defect>> {
        let mut layers: Vec<Text> = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        let mut next = Some((reference.to_owned(), base.map(Path::to_path_buf)));
        while let Some((reference, beside)) = next {
            let (text, folder) =
                locate(&reference, beside.as_deref(), layers.last()).map_err(|defect| vec![*defect])?;
            // A file that is not TOML is reported as such when it is resolved.
            let head: Head = toml::from_str(&text.text).unwrap_or(Head { id: None, extends: None });
            let key = head.id.unwrap_or_else(|| text.file.clone());
            if seen.contains(&key) {
                let chain = seen.iter().chain([&key]).cloned().collect::<Vec<_>>().join(" → ");
                let last = layers.last().unwrap_or(&text);
                return Err(vec![
                    Defect::error(
                        Code::ExtendsCycle,
                        &last.file,
                        place_of_extends(last),
                        say::extends_comes_back_to_itself(InBoth, &chain),
                    )
                    .expected(say::chain_ends_in_root_layer(InBoth))
                    .help(say::correct_extends_or_rename_layer(InBoth)),
                ]);
            }
            seen.push(key);
            layers.push(text);
            next = head.extends.map(|parent| (parent, folder));
        }
        layers.reverse();
        let (categories, properties) = vocabularies(vocabulary)?;
        Ok(Texts { layers, categories, properties })
    }
}

/// The text of a layer and the folder its parents are looked up in.
fn locate(
    reference: &str,
    beside: Option<&Path>,
    child: Option<&Text>,
) -> Result<(Text, Option<PathBuf>), Box<Defect>> {
    let relative = |name: &str| match beside {
        Some(folder) => folder.join(name),
        None => PathBuf::from(name),
    };
    let is_path = reference.ends_with(".toml") || reference.contains(['/', '\\']);
    let candidates = match is_path {
        true => vec![relative(reference), PathBuf::from(reference)],
        // Only a layer's own folder is searched for an id: the folder one happens to stand
        // in must not change what an id means.
        false if child.is_some() && beside.is_some() => vec![relative(&format!("{reference}.toml"))],
        false => Vec::new(),
    };
    if let Some(path) = candidates.iter().find(|path| path.is_file()) {
        let file =
            path.file_name().map_or_else(|| reference.to_owned(), |name| name.to_string_lossy().into_owned());
        let bytes = fs::read(path).map_err(|error| {
            Box::new(Defect::error(
                Code::Unreadable,
                &path.display().to_string(),
                Place::Whole,
                say::standard_file_cannot_be_read(InBoth, &error),
            ))
        })?;
        let text = String::from_utf8(bytes).map_err(|_| {
            Box::new(Defect::error(Code::NotUtf8, &file, Place::Whole, say::standard_file_not_utf_8(InBoth)))
        })?;
        return Ok((Text { file, text }, path.parent().map(Path::to_path_buf)));
    }
    if let Some(embedded) = EMBEDDED.iter().find(|embedded| embedded.id == reference) {
        return Ok((Text { file: format!("{reference}.toml"), text: embedded.text.to_owned() }, None));
    }
    let ids = EMBEDDED.map(|embedded| embedded.id);
    let known = ids.join("、");
    let (file, place) = match child {
        Some(child) => (child.file.clone(), place_of_extends(child)),
        None => (reference.to_owned(), Place::Whole),
    };
    let what = match is_path {
        true => say::no_standard_file(InBoth, &reference),
        false => say::no_standard(InBoth, &reference),
    };
    let defect = Defect::error(Code::UnknownStandard, &file, place, what)
        .expected(say::embedded_id_or_path(InBoth, &known));
    Err(Box::new(match did_you_mean(reference, ids) {
        Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
        None => defect,
    }))
}

/// Where a layer says what it extends.
fn place_of_extends(layer: &Text) -> Place {
    let line = layer.text.lines().position(|line| line.trim_start().starts_with("extends"));
    line.map_or(Place::Whole, |line| Place::Line { line: line + 1, column: 1 })
}

/// `categories.toml` and `properties.toml` of a folder, or the embedded ones.
fn vocabularies(folder: Option<&Path>) -> Result<(Text, Text), Vec<Defect>> {
    let read = |name: &str, embedded: &str| -> Result<Text, Vec<Defect>> {
        let Some(folder) = folder else {
            return Ok(Text { file: name.to_owned(), text: embedded.to_owned() });
        };
        let path = folder.join(name);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Text { file: name.to_owned(), text }),
            Err(error) => Err(vec![
                Defect::error(
                    Code::Unreadable,
                    &path.display().to_string(),
                    Place::Whole,
                    say::vocabulary_cannot_be_read(InBoth, &error),
                )
                .expected(say::folder_of_vocabularies(InBoth)),
            ]),
        }
    };
    match (read("categories.toml", CATEGORIES), read("properties.toml", PROPERTIES)) {
        (Ok(categories), Ok(properties)) => Ok((categories, properties)),
        (a, b) => Err([a.err(), b.err()].into_iter().flatten().flatten().collect()),
    }
}

/// Reads one layer's text.
pub(super) fn parse(text: &Text) -> Result<StandardLayer, Box<Defect>> {
    toml::from_str(&text.text)
        .map_err(|error| Box::new(toml_error::defect(Code::BadStandard, &text.file, &text.text, &error)))
}
