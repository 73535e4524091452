//! What the tests of the Word and Excel files share: audits to report on, and independent
//! readers of the two formats.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::town::{ccaudit, stderr};

/// The pilots, audited into a folder with these formats.
pub(crate) fn pilots(formats: &str) -> (tempfile::TempDir, Value) {
    let out = tempfile::tempdir().unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/zhongwei");
    let formats = format!("json,{formats}");
    let arguments = ["audit", data.to_str().unwrap(), "-q", "--format", &formats, "--out"];
    let output = ccaudit(arguments.into_iter().chain([out.path().to_str().unwrap()]));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let audit = serde_json::from_slice(&fs::read(out.path().join("audit.json")).unwrap()).unwrap();
    (out, audit)
}

/// A report of an audit, in a folder.
pub(crate) fn reported(audit: &Value, format: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("made.json");
    fs::write(&file, audit.to_string()).unwrap();
    let arguments = ["report", file.to_str().unwrap(), "--format", format, "--out"];
    let output = ccaudit(arguments.into_iter().chain([folder.path().to_str().unwrap()]));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    folder
}

/// Letters alone: full and half width made one, white space taken out.
pub(crate) fn letters(text: &str) -> String {
    text.nfkc().filter(|character| !character.is_whitespace()).collect()
}

/// The parts of an office file, by name.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.insert(file.name().unwrap().into_owned(), text);
    }
    parts
}

/// The text of a Word file, its paragraphs one behind the other.
pub(crate) fn words(file: &Path) -> String {
    let parts = parts(&fs::read(file).unwrap());
    Element::parse(&parts["word/document.xml"]).all("w:t").iter().map(|run| run.text.as_str()).collect()
}

/// An element of an XML text.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// With its prefix.
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Element>,
    /// Text directly inside.
    pub text: String,
}

impl Element {
    /// The root of a well-formed text.
    pub(crate) fn parse(text: &str) -> Element {
        let mut reader = Reader::from_str(text);
        let mut open = vec![Element::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Element::begun(&start)),
                Event::Empty(start) => {
                    let element = Element::begun(&start);
                    open.last_mut().unwrap().children.push(element);
                }
                Event::End(_) => {
                    let element = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(element);
                }
                Event::Text(text) => open.last_mut().unwrap().text += &text.xml10_content(),
                Event::GeneralRef(reference) => {
                    let character = match reference.resolve_char_ref().unwrap() {
                        Some(character) => character.to_string(),
                        None => quick_xml::escape::resolve_predefined_entity(&reference).unwrap().to_owned(),
                    };
                    open.last_mut().unwrap().text += &character;
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(open.len(), 1, "an element is not closed");
        open.remove(0).children.remove(0)
    }

    fn begun(start: &BytesStart) -> Element {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            (attribute.key.as_ref().to_owned(), attribute.value.into_owned())
        });
        Element {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Element::default()
        }
    }

    /// Every element of this name below, in the document's order.
    pub(crate) fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Calls `look` with this element and every one below.
    pub(crate) fn walk<'a>(&'a self, look: &mut dyn FnMut(&'a Element)) {
        look(self);
        self.children.iter().for_each(|child| child.walk(look));
    }
}

/// Converts an office file with LibreOffice, and gives the text of each page of the PDF.
pub(crate) fn printed(file: &Path) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    // A profile of its own: LibreOffice runs once a profile, tests run side by side.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let run = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output().unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let out = folder.path().to_str().unwrap();
    let arguments = [&profile, "--headless", "--convert-to", "pdf", "--outdir", out, file.to_str().unwrap()];
    run("soffice", &arguments);
    let pdf: PathBuf = folder.path().join(file.file_stem().unwrap()).with_extension("pdf");
    let text = String::from_utf8(run("pdftotext", &["-layout", pdf.to_str().unwrap(), "-"])).unwrap();
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    assert_eq!(pages.pop().as_deref(), Some(""), "a form feed ends each page");
    pages
}
