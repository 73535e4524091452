//! `audit.json`: everything any report shows.

use super::{File, Subject};
use crate::audit::Audit;

pub(super) fn render(subject: &Subject) -> Vec<File> {
    // The types hold nothing that JSON cannot: no maps with other keys, no infinities.
    let mut bytes = serde_json::to_vec_pretty(subject.audit).expect("an audit is JSON");
    bytes.push(b'\n');
    vec![File { path: "audit.json".into(), bytes }]
}

/// The audit as one line.
pub fn line(audit: &Audit) -> String {
    serde_json::to_string(audit).expect("an audit is JSON")
}
