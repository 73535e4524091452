//! `audit.json`: everything any report shows, a community a line.

use serde::Serialize;

use super::{CommunitySlice, ReportContext};
use crate::audit::{Audit, CommunityAudit};
use crate::lang::Lang;
use crate::output::File;

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
    heading(frame.audit, frame.lang)
}

fn heading(audit: &Audit, lang: Lang) -> Vec<u8> {
    let mut text = line(audit, lang);
    text.truncate(text.len() - EMPTY_END.len());
    (text + "[").into_bytes()
}

/// How an audit without communities ends.
const EMPTY_END: &str = "[]}";

pub(super) fn part(_: &ReportContext, piece: &CommunitySlice) -> Vec<u8> {
    community(piece.audit)
}

fn community(audit: &CommunityAudit) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(1 << 17);
    bytes.push(b'\n');
    serde_json::to_writer(&mut bytes, audit).expect("an audit is JSON");
    bytes
}

pub(super) fn tail(_: &ReportContext) -> Vec<u8> {
    TAIL.to_vec()
}

const TAIL: &[u8] = b"\n]}\n";

/// Where an audit is kept of every day audited for.
pub(super) fn kept(audit: &Audit) -> String {
    format!("history/{}.json", audit.as_of)
}

/// An audit told in a language as it is kept by its day, the bytes being those of `audit.json`.
pub fn kept_audit(audit: &Audit, lang: Lang) -> File {
    let head = Audit { communities: Vec::new(), ..audit.clone() };
    let communities: Vec<Vec<u8>> = audit.communities.iter().map(community).collect();
    let bytes = [heading(&head, lang), communities.join(&b','), TAIL.to_vec()].concat();
    File { path: kept(audit), bytes }
}

/// An audit told in a language, as one line.
pub fn line(audit: &Audit, lang: Lang) -> String {
    // The types hold nothing that JSON cannot: no maps with other keys, no infinities.
    serde_json::to_string(&AuditFile { lang: lang.code(), audit }).expect("an audit is JSON")
}
