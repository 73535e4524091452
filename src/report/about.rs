//! 说明: what the audit rests on and how to read the ledger.

use super::wording;
use crate::audit::Audit;
use crate::document::{DocumentTable, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report_xlsx as say;
use crate::render::xlsx::sheets_of;
use crate::units::plain;
use crate::verdict::Verdict;

/// The sheet, which also counts the rows of the others.
pub(super) fn sheet<'t, 'o: 't, 'a>(
    audit: &Audit,
    others: impl Iterator<Item = &'t DocumentTable<'o>>,
    lang: Lang,
) -> DocumentTable<'a> {
    let mut rows = Vec::new();
    let mut say_of =
        |subject: String, text: String| rows.push(vec![TableCell::text(subject), TableCell::text(text)]);

    for dataset in &audit.datasets {
        say_of(say::data(lang), dataset.clone());
    }
    let standard = &audit.standard;
    let (id, title) = (&standard.id, &standard.title);
    say_of(say::standard(lang), say::title_and_id(lang, &title, &id));
    say_of(say::layers_of_standard(lang), standard.layers.join(" → "));
    say_of(say::sha_256_of_standard(lang), standard.sha256.clone());
    say_of(say::as_of(lang), audit.as_of.clone());
    let pace = plain(standard.pace);
    say_of(say::walking_pace(lang), say::metres_a_minute(lang, &pace));
    say_of(say::tool(lang), format!("{} {}", audit.tool.name, audit.tool.version));
    for input in &audit.inputs {
        let (path, count, sha256) = (&input.path, input.features, &input.sha256);
        // A manifest holds no records to count.
        let text = match path.ends_with(".toml") {
            true => say::file_digest(lang, &path, &sha256),
            false => say::file_records_digest(lang, &path, &count, &sha256),
        };
        say_of(say::input(lang), text);
    }
    say_of(say::unverified(lang), unverified(audit, lang));
    for other in others {
        let (name, rows) = (&other.label, other.count());
        let sheets = sheets_of(other, rows);
        let what = if sheets == 1 {
            say::rows_counted(lang, &rows)
        } else {
            say::rows_more_than_sheet_holds(lang, &rows, &sheets)
        };
        say_of(say::sheet_named(lang, &name), what);
    }
    for (subject, text) in reading(lang) {
        say_of(subject, text);
    }
    for verdict in Verdict::ALL {
        rows.push(vec![wording::verdict_cell(verdict, lang), TableCell::text(meaning(verdict, lang))]);
    }
    let columns =
        [TableColumn::word(say::subject(lang), 26.0), TableColumn::text(say::what_it_is(lang), 110.0)];
    DocumentTable::of_rows("about", columns, rows).called(say::about(lang))
}

/// How figures are to be read.
fn reading(lang: Lang) -> [(String, String); 4] {
    [
        (say::score_low_and_high(lang), say::about_score(lang)),
        (say::measured_low_and_high(lang), say::about_measured(lang)),
        (say::clauses_judged_apply(lang), say::about_clauses_judged(lang)),
        (say::obligatory_advisory(lang), say::about_levels(lang)),
    ]
}

fn meaning(verdict: Verdict, lang: Lang) -> String {
    match verdict {
        Verdict::Pass => say::about_pass(lang),
        Verdict::Fail => say::about_fail(lang),
        Verdict::Unknown => say::about_unknown(lang),
        Verdict::NotApplicable => say::about_not_applicable(lang),
    }
}

/// What of the standard nobody has found a source for.
fn unverified(audit: &Audit, lang: Lang) -> String {
    let (mut parts, clauses) = wording::unverified(&audit.standard, lang);
    if !clauses.is_empty() {
        let clauses = clauses.keys().copied().collect::<Vec<_>>().join(lang.comma());
        parts.push(say::numbers_of_clauses(lang, &clauses));
    }
    if parts.is_empty() {
        return say::nothing(lang);
    }
    let (parts, id) = (parts.join(lang.semicolon()), &audit.standard.id);
    say::unverified_parts(lang, &parts, &id)
}
