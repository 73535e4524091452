//! The field form as a document: one row a fact, to be filled in; what has to be drawn; a guide.

mod place;
mod question;

use crate::audit::Audit;
use crate::document::{
    AllowedEntry, Block, ColumnKind, Document, DocumentTable, EntryRule, FormPages, HeadingRank, Media,
    TableCell, TableColumn, TableUse,
};
use crate::form::{FormColumn, Sheaf, gather};
use crate::lang::Lang;
use crate::messages::form as say;
use crate::output::File;
use crate::render;
use crate::vocabulary::Vocabulary;

use place::Places;
use question::{AnswerTakes, QuestionRow, RowWording};

/// As many rows, and communities, as one workbook stays handy with; a larger form is several.
const MOST_ROWS: usize = 20_000;
const MOST_COMMUNITIES: usize = 500;

/// The form of an audit in the formats asked for, usually `form.xlsx`; or `form-1.xlsx`, `form-2.xlsx`…
/// where one would be unwieldy.
pub fn form_files(audit: &Audit, vocabulary: &Vocabulary, formats: &[String], lang: Lang) -> Vec<File> {
    let formats = render::chosen(formats, &["xlsx"]);
    let wording = RowWording { audit, vocabulary, lang };
    let sheaves = gather(audit);
    let mut parts: Vec<&[Sheaf]> = Vec::new();
    let (mut from, mut rows) = (0, 0);
    for (index, sheaf) in sheaves.iter().enumerate() {
        let is_full = rows + sheaf.facts.len() > MOST_ROWS || index - from >= MOST_COMMUNITIES;
        if is_full && index > from {
            parts.push(&sheaves[from..index]);
            (from, rows) = (index, 0);
        }
        rows += sheaf.facts.len();
    }
    parts.push(&sheaves[from..]);
    let many = parts.len() > 1;
    let files = parts.into_iter().zip(1..).flat_map(|(part, number)| {
        let stem = if many { format!("form-{number}") } else { "form".to_owned() };
        render::files(&document(&wording, part), &stem, &formats)
    });
    files.collect()
}

/// A form of some communities.
fn document<'a>(wording: &'a RowWording, sheaves: &'a [Sheaf]) -> Document<'a> {
    let (audit, lang) = (wording.audit, wording.lang);
    let mut document = Document::titled(say::field_form_of_unknown_facts(lang), &audit.as_of, lang);
    document.heading(Media::READ, HeadingRank::Title, say::field_form_of_unknown_facts(lang));
    document.paragraph(Media::READ, hint(sheaves, lang));
    document.table(Media::ALL, facts(wording, sheaves));
    if sheaves.iter().any(|sheaf| !sheaf.drawings.is_empty()) {
        document.heading(Media::READ, HeadingRank::Section, say::to_be_drawn(lang));
        document.paragraph(Media::READ, say::guide_to_be_drawn(lang));
        document.table(Media::ALL, drawings(wording, sheaves));
    }
    document.heading(Media::READ, HeadingRank::Section, say::guide(lang));
    document.add(Media::ALL, guide(wording));
    document
}

/// What stands above the form.
fn hint(sheaves: &[Sheaf], lang: Lang) -> String {
    match sheaves.iter().all(|sheaf| sheaf.facts.is_empty()) {
        true => say::nothing_left_to_find_out(lang),
        false => say::fill_in_yellow_cells_alone(lang),
    }
}

/// What is to be found out.
fn facts<'a>(wording: &'a RowWording, sheaves: &'a [Sheaf]) -> DocumentTable<'a> {
    let (audit, lang) = (wording.audit, wording.lang);
    let rows = move || {
        let of = move |sheaf: &'a Sheaf<'a>| {
            let places = Places::from_audit(sheaf.community, lang);
            sheaf.facts.iter().map(move |fact| (sheaf, wording.row(sheaf, &places, fact)))
        };
        (1..).zip(sheaves.iter().flat_map(of))
    };
    let mut table = DocumentTable::each("form", rows);
    for column in FormColumn::ALL {
        table.add(layout(column, lang), move |(number, (sheaf, row)): &(usize, (&Sheaf, QuestionRow))| {
            match column {
                FormColumn::Number => TableCell::count(*number),
                FormColumn::Community => TableCell::text(sheaf.community.name.clone()),
                FormColumn::Clauses => TableCell::text(row.clauses.clone()),
                FormColumn::Question => TableCell::text(row.question.clone()),
                FormColumn::Place => TableCell::text(row.place.clone()),
                FormColumn::Requirement => TableCell::text(row.requirement.clone()),
                FormColumn::Unit => TableCell::text(row.unit.clone()),
                FormColumn::Key => TableCell::text(row.key.clone()),
                FormColumn::Answer => answer(row, lang),
                FormColumn::Date | FormColumn::Expires => entry(day(lang)),
                FormColumn::Evidence | FormColumn::By | FormColumn::Note => TableCell::Empty,
            }
        });
    }
    let groups: Vec<usize> = sheaves.iter().map(|sheaf| sheaf.facts.len()).filter(|rows| *rows > 0).collect();
    let aside = say::as_of_day(lang, &audit.as_of);
    let pages = FormPages { of: audit.datasets.join("；"), aside, groups };
    table.table().called(say::to_find_out(lang)).noted(hint(sheaves, lang), []).used(TableUse::Form(pages))
}

/// A column, its width in characters of the usual font.
fn layout(column: FormColumn, lang: Lang) -> TableColumn {
    let (kind, width) = match column {
        FormColumn::Number => (ColumnKind::Ordinal, 5.0),
        FormColumn::Unit => (ColumnKind::Text, 11.0),
        FormColumn::Community | FormColumn::By => (ColumnKind::Text, 9.0),
        FormColumn::Answer => (ColumnKind::Word, 12.0),
        FormColumn::Date | FormColumn::Expires => (ColumnKind::Day, 12.0),
        FormColumn::Clauses => (ColumnKind::Text, 10.0),
        FormColumn::Key => (ColumnKind::Key, 10.0),
        FormColumn::Note => (ColumnKind::Text, 14.0),
        FormColumn::Evidence => (ColumnKind::Text, 20.0),
        FormColumn::Requirement => (ColumnKind::Text, 23.0),
        FormColumn::Place | FormColumn::Question => (ColumnKind::Text, 28.0),
    };
    // Only tables are read back.
    let media = if column == FormColumn::Key { Media::TABLES } else { Media::ALL };
    let laid_out = TableColumn::new(kind, column.header(lang), width).only(media);
    if FormColumn::FILLED.contains(&column) { laid_out.filled_in() } else { laid_out }
}

fn entry<'a>((allowed, help, is_prompted): (AllowedEntry, String, bool)) -> TableCell<'a> {
    TableCell::Entry(Box::new(EntryRule { allowed, help, is_prompted }))
}

fn day(lang: Lang) -> (AllowedEntry, String, bool) {
    (AllowedEntry::Day, say::date_year_first_help(lang), false)
}

/// What an answer may be, and what is told when its cell is chosen.
fn answer<'a>(row: &QuestionRow, lang: Lang) -> TableCell<'a> {
    let (yes, no) = (say::yes(lang).to_owned(), say::no(lang).to_owned());
    let (allowed, help) = match &row.takes {
        AnswerTakes::YesNo => (AllowedEntry::OneOf(vec![yes, no]), say::yes_or_no(lang)),
        AnswerTakes::YesNoNotApplicable => {
            let choices = vec![yes, no, say::not_applicable(lang).to_owned()];
            (AllowedEntry::OneOf(choices), say::yes_no_or_not_applicable_help(lang))
        }
        AnswerTakes::OneOf(choices) => match AllowedEntry::one_of(choices) {
            AllowedEntry::Anything => (AllowedEntry::Anything, say::community_name_or_id(lang)),
            listed => (listed, say::choose_from_list(lang)),
        },
        AnswerTakes::Number { whole, least, most } => {
            let range = match (least, most) {
                (Some(least), Some(most)) => say::from_least_to_most(lang, least, most),
                (Some(least), None) => say::at_least_number(lang, least),
                _ => String::new(),
            };
            let (least, most) = (least.unwrap_or(-1e9), most.unwrap_or(1e9));
            let (allowed, kind) = match whole {
                true => (
                    AllowedEntry::Whole { least: least as i32, most: most as i32 },
                    say::a_whole_number(lang),
                ),
                false => (AllowedEntry::Number { least, most }, say::a_number(lang)),
            };
            let unit = if row.unit.is_empty() { String::new() } else { say::in_unit(lang, &row.unit) };
            (allowed, say::exactly_so(lang, &kind, &unit, &range))
        }
        AnswerTakes::List(wanted) => {
            let wanted = wanted.join("、");
            let wanted = match wanted.is_empty() {
                true => String::new(),
                false => say::clauses_ask_for(lang, &wanted),
            };
            (AllowedEntry::Anything, say::write_all_there_are(lang, &wanted))
        }
        AnswerTakes::Day => return entry(day(lang)),
        AnswerTakes::Text => return TableCell::Empty,
    };
    entry((allowed, help, true))
}

/// What no cell can answer.
fn drawings<'a>(wording: &'a RowWording, sheaves: &'a [Sheaf]) -> DocumentTable<'a> {
    let lang = wording.lang;
    let rows = move || {
        sheaves.iter().flat_map(move |sheaf| {
            let places = Places::from_audit(sheaf.community, lang);
            sheaf.drawings.iter().map(move |drawing| {
                let (what, place) = wording.drawing(&places, drawing);
                [sheaf.community.name.clone(), wording.clauses(sheaf, &drawing.clauses), what, place]
            })
        })
    };
    let columns = [
        TableColumn::word(say::community(lang), 14.0),
        TableColumn::word(say::clause(lang), 12.0),
        TableColumn::text(say::what_to_draw(lang), 60.0),
        TableColumn::text(say::where_it_is(lang), 40.0),
    ];
    let mut table = DocumentTable::each("drawings", rows);
    for (index, column) in columns.into_iter().enumerate() {
        table.add(column, move |row| TableCell::text(row[index].clone()));
    }
    let table = table.table().called(say::to_be_drawn(lang));
    table.noted(say::guide_to_be_drawn(lang), []).used(TableUse::Handout)
}

/// How the form is filled in and read back, and what it was made of.
fn guide<'a>(wording: &RowWording) -> Block<'a> {
    let (audit, lang) = (wording.audit, wording.lang);
    let standard = format!("{}（{}）", audit.standard.title, audit.standard.layers.join(" → "));
    let version = format!("{} {}", audit.tool.name, audit.tool.version);
    let mut terms: Vec<(String, String)> =
        audit.datasets.iter().map(|name| (say::dataset(lang).to_owned(), name.clone())).collect();
    terms.extend([
        (say::standard(lang), standard),
        (say::as_of(lang), audit.as_of.clone()),
        (say::program(lang), version),
        (say::what_to_fill_in(lang), say::guide_fill_yellow_cells(lang)),
        (say::answer(lang), say::guide_how_to_answer(lang)),
        (say::evidence(lang), say::guide_evidence(lang)),
        (say::surveyed_completely(lang), say::guide_surveyed_completely(lang)),
        (say::coordinates(lang), say::guide_coordinates(lang)),
        (say::order(lang), say::guide_order(lang)),
        (say::reading_back(lang), say::guide_reading_back(lang)),
    ]);
    Block::Terms { label: say::guide(lang).into(), terms }
}
