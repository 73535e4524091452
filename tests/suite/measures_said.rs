//! What the network measures by is typed once: sentences are given it.

use std::fs;
use std::path::Path;

use ccaudit::network::{DETOUR, OFF_NETWORK};

#[test]
fn no_sentence_types_the_detour_or_how_far_is_off_the_network() {
    let typed = [format!("{DETOUR}"), format!("{} 米", OFF_NETWORK.0), format!("{} m ", OFF_NETWORK.0)];
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/messages")];
    let mut sentences = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
                continue;
            }
            for (number, line) in fs::read_to_string(&entry).unwrap().lines().enumerate() {
                sentences += usize::from(line.contains('"'));
                let found = typed.iter().find(|typed| line.contains(*typed));
                assert!(found.is_none(), "{}:{}: {line}", entry.display(), number + 1);
            }
        }
    }
    assert!(sentences > 1000, "{sentences} lines");
}
