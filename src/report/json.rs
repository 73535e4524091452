//! `audit.json`: everything any report shows, a community a line.

use serde::Serialize;

use super::{CommunitySlice, ReportContext};
use crate::audit::Audit;
use crate::lang::Lang;

/// An audit as its file has it.
#[derive(Serialize)]
struct AuditFile<'a> {
    /// The language its sentences are told in.
    lang: &'static str,
    #[serde(flatten)]
    audit: &'a Audit,
}

/// Up to the communities.
pub(super) fn head(frame: &ReportContext) -> Vec<u8> {
    let mut text = line(frame.audit, frame.lang);
    text.truncate(text.len() - EMPTY_END.len());
    (text + "[").into_bytes()
}

/// How an audit without communities ends.
const EMPTY_END: &str = "[]}";

pub(super) fn part(_: &ReportContext, piece: &CommunitySlice) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(1 << 17);
    bytes.push(b'\n');
    serde_json::to_writer(&mut bytes, piece.audit).expect("an audit is JSON");
    bytes
}

pub(super) fn tail(_: &ReportContext) -> Vec<u8> {
    b"\n]}\n".to_vec()
}

/// An audit told in a language, as one line.
pub fn line(audit: &Audit, lang: Lang) -> String {
    // The types hold nothing that JSON cannot: no maps with other keys, no infinities.
    serde_json::to_string(&AuditFile { lang: lang.code(), audit }).expect("an audit is JSON")
}
