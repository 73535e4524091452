//! The formats of an audit, and how their files are made up.

use std::sync::LazyLock;

use super::{
    CommunitySlice, ReportContext, access, clauses, form, gap_list, gaps_geojson, items, json, ledger,
    overview, page, unknown, walks,
};
use crate::document::{DocumentTable, Media};
use crate::output::File;
use crate::render::{DOCUMENT_FORMATS, DocumentFormat};
use crate::session::MOST_MAPPED;

/// A report format.
pub struct ReportFormat {
    /// What `--format` calls it.
    pub name: &'static str,
    pub(crate) layout: Layout,
    pub(crate) by_default: WrittenByDefault,
    /// Whether it shows more than `audit.json` holds, or keeps what only a new audit finds.
    pub needs_measures: bool,
    /// Whether `--format csv` means it too.
    pub(crate) is_table: bool,
}

impl ReportFormat {
    const fn new(name: &'static str, by_default: WrittenByDefault, layout: Layout) -> ReportFormat {
        ReportFormat { name, layout, by_default, needs_measures: false, is_table: false }
    }

    const fn needing_measures(self) -> ReportFormat {
        ReportFormat { needs_measures: true, ..self }
    }

    const fn for_tables(self) -> ReportFormat {
        ReportFormat { is_table: true, ..self }
    }

    /// Its file, where all communities share one that is known beforehand.
    pub fn path(&self) -> Option<&'static str> {
        match self.layout {
            Layout::Lines { path, .. } | Layout::Table { path, .. } => Some(path),
            Layout::Each(_)
            | Layout::Copy { .. }
            | Layout::Document(_)
            | Layout::Aggregate(_)
            | Layout::Editable(_) => None,
        }
    }

    /// How many files it makes of so many communities.
    pub fn files(&self, communities: usize) -> usize {
        match self.layout {
            Layout::Lines { .. }
            | Layout::Table { .. }
            | Layout::Copy { .. }
            | Layout::Document(_)
            | Layout::Aggregate(_)
            | Layout::Editable(_) => 1,
            Layout::Each(_) => communities,
        }
    }

    /// Whether it is the whole audit as a document.
    pub fn is_document(&self) -> bool {
        matches!(self.layout, Layout::Document(_))
    }

    /// Whether a name given for a format means it too.
    fn is_meant(&self, name: &str) -> bool {
        match name {
            "csv" => self.is_table,
            // What is kept is a copy of what is written.
            "history" => ["history", "json"].contains(&self.name),
            name => name == self.name,
        }
    }
}

/// The formats that `names` ask for, of an audit of so many communities; the usual ones where none
/// is named.
pub fn formats(names: &[String], communities: usize) -> Vec<&'static ReportFormat> {
    let is_wanted = |format: &&ReportFormat| match names {
        [] => match format.by_default {
            WrittenByDefault::Yes => true,
            WrittenByDefault::Few => communities <= MOST_MAPPED,
            WrittenByDefault::No => false,
        },
        names => names.iter().any(|name| format.is_meant(name)),
    };
    FORMATS.iter().filter(is_wanted).collect()
}

/// The table of some communities' rows.
pub(crate) type CommunityTable =
    for<'a> fn(&'a ReportContext<'a>, &'a [CommunitySlice<'a>]) -> DocumentTable<'a>;

/// Whether a format is written where none is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrittenByDefault {
    Yes,
    /// For audits of at most [`MOST_MAPPED`] communities.
    Few,
    No,
}

/// How a format's files are made up, so that a city of thousands of communities is written as
/// it is judged and never held whole.
pub(crate) enum Layout {
    /// One file of JSON, a community or a feature a line: a head, a part a community with commas
    /// between those that hold anything, and a tail.
    Lines {
        path: &'static str,
        head: fn(&ReportContext) -> Vec<u8>,
        part: fn(&ReportContext, &CommunitySlice) -> Vec<u8>,
        tail: fn(&ReportContext) -> Vec<u8>,
    },
    /// One CSV file of all communities' rows.
    Table { path: &'static str, table: CommunityTable },
    /// The same bytes as another format's whole file, which is written before it.
    Copy { of: &'static str, path: fn(&ReportContext) -> String },
    /// A file a community.
    Each(fn(&ReportContext, &CommunitySlice) -> File),
    /// The whole audit as a document, `report.<format>`.
    Document(&'static DocumentFormat),
    /// Files that need the whole audit at once.
    Aggregate(fn(&ReportContext) -> Vec<File>),
    /// The same for people to write in: one that is there is not written over.
    Editable(fn(&ReportContext) -> Vec<File>),
}

/// Every format, in the order their files are listed. In a format that is read from top to bottom
/// and has no product of its own, an audit is written whole.
pub static FORMATS: LazyLock<Vec<ReportFormat>> = LazyLock::new(|| {
    let last = of_whole_audits();
    let documents = DOCUMENT_FORMATS
        .iter()
        .filter(|format| format.medium.has(Media::PAGES) && last.iter().all(|own| own.name != format.name))
        .map(|format| ReportFormat::new(format.name, WrittenByDefault::No, Layout::Document(format)));
    let mut formats = Vec::from(of_communities());
    formats.extend(documents);
    formats.extend(last);
    formats
});

/// Those that grow community by community.
fn of_communities() -> [ReportFormat; 10] {
    use WrittenByDefault::{No, Yes};
    [
        ReportFormat::new("json", Yes, lines("audit.json", json::head, json::part, json::tail)),
        ReportFormat::new("history", Yes, HISTORY).needing_measures(),
        ReportFormat::new("gap-list", Yes, Layout::Each(gap_list::file)).for_tables(),
        ReportFormat::new("unknown", Yes, table("unknown.csv", unknown::table)).for_tables(),
        ReportFormat::new(
            "geojson",
            Yes,
            lines("gaps.geojson", gaps_geojson::head, gaps_geojson::part, gaps_geojson::tail),
        )
        .needing_measures(),
        ReportFormat::new("walks", Yes, table("walks.csv", walks::table)).needing_measures().for_tables(),
        ReportFormat::new("overview", No, table("overview.csv", overview::table)).for_tables(),
        ReportFormat::new("items", No, table("items.csv", items::table)).for_tables(),
        ReportFormat::new("clauses", No, table("clauses.csv", clauses::table)).for_tables(),
        ReportFormat::new("access", No, table("access.csv", access::table)).for_tables(),
    ]
}

/// Products of the whole audit.
fn of_whole_audits() -> [ReportFormat; 4] {
    use WrittenByDefault::{Few, No};
    [
        ReportFormat::new("docx", No, Layout::Aggregate(gap_list::annexes)),
        ReportFormat::new("xlsx", No, Layout::Aggregate(ledger::files)),
        ReportFormat::new(
            "form",
            No,
            Layout::Editable(|of| form::form_files(of.audit, of.vocabulary, &[], of.lang)),
        ),
        ReportFormat::new("html", Few, Layout::Aggregate(|of| page::files(of.audit, of.vocabulary, of.lang))),
    ]
}

/// What is kept of every day audited for.
const HISTORY: Layout = Layout::Copy { of: "audit.json", path: |context| json::kept(context.audit) };

/// A file of JSON.
const fn lines(
    path: &'static str,
    head: fn(&ReportContext) -> Vec<u8>,
    part: fn(&ReportContext, &CommunitySlice) -> Vec<u8>,
    tail: fn(&ReportContext) -> Vec<u8>,
) -> Layout {
    Layout::Lines { path, head, part, tail }
}

/// A CSV file of all communities' rows.
const fn table(path: &'static str, table: CommunityTable) -> Layout {
    Layout::Table { path, table }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audit_has_every_format_of_pages() {
        let pages = DOCUMENT_FORMATS.iter().filter(|format| format.medium.has(Media::PAGES));
        let missing: Vec<&str> = pages
            .map(|format| format.name)
            .filter(|name| FORMATS.iter().all(|format| format.name != *name))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn names_stand_for_formats_and_none_for_the_usual_ones() {
        let names = |asked: &[&str], communities| -> Vec<&str> {
            let asked: Vec<String> = asked.iter().map(|name| (*name).to_owned()).collect();
            formats(&asked, communities).iter().map(|format| format.name).collect()
        };
        let usual = ["json", "history", "gap-list", "unknown", "geojson", "walks"];
        assert_eq!(names(&[], MOST_MAPPED + 1), usual);
        assert_eq!(names(&[], MOST_MAPPED), [&usual[..], &["html"]].concat());
        assert_eq!(names(&["history"], 1), ["json", "history"]);
        assert_eq!(names(&["html", "json"], 9000), ["json", "html"]);
        let tables = ["gap-list", "unknown", "walks", "overview", "items", "clauses", "access"];
        assert_eq!(names(&["csv"], 1), tables);
        let files: Vec<usize> =
            formats(&["csv".to_owned()], 5).iter().map(|format| format.files(5)).collect();
        assert_eq!(files, [5, 1, 1, 1, 1, 1, 1]);
    }
}
