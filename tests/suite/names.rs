//! Names that a search finds: a type's name stands once in the crate, a constructor says what it makes
//! its value from, and every file is part of the program.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Offences, Sources};

#[test]
fn a_name_stands_once() {
    let files = &Sources::get().files;
    let mut types: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    let mut offences = Offences::new();
    for file in files {
        for (name, line) in &file.types {
            types.entry(name).or_default().push((&file.path, *line));
        }
        for (_, line) in file.constructors.iter().filter(|(name, _)| name == "of") {
            let offence = format!("{} has a constructor called of", file.path);
            offences.entry(offence).or_default().insert(format!("{}:{line}", file.path));
        }
    }
    assert!(types.contains_key("Session") && types.contains_key("DocumentTable"), "types are not read");
    for (name, places) in types.into_iter().filter(|(_, places)| places.len() > 1) {
        for (path, line) in places {
            let offence = format!("{name} in {path} is the name of another type too");
            offences.entry(offence).or_default().insert(format!("{path}:{line}"));
        }
    }
    assert!(offences.is_empty(), "{offences:#?}");
}

#[test]
fn every_file_is_declared() {
    let files = &Sources::get().files;
    let declared: BTreeSet<_> = files.iter().flat_map(|file| &file.modules).collect();
    let strays: Vec<&str> = files
        .iter()
        .filter(|file| !file.module.is_empty() && !declared.contains(&file.module))
        .map(|file| file.path.as_str())
        .collect();
    assert!(strays.is_empty(), "no module declares {strays:?}");
}
