//! A siting as one document, read on a terminal and as tables in files; and the tables by
//! themselves: `residences.csv` and `distances.csv`.

use super::map::map;
use super::remarks::remarks;
use super::words;
use crate::document::{Align, Block, Document, DocumentTable, HeadingRank, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report_site as say;
use crate::network::DETOUR;
use crate::output::csv::CsvRows;
use crate::render;
use crate::site::{ServedState, Siting, SitingInput, SitingPart};
use crate::units::{CountedIn, plain};

/// How many lines of a remark are spelt out on a terminal.
const SHOWN: usize = 20;

/// The whole siting as text.
pub fn text(siting: &Siting, lang: Lang) -> String {
    render::text::document(&document(siting, None, lang))
}

/// The siting: what was asked and found, kind by kind, with a map for pages where its input is at
/// hand, and what else there is to know.
pub(super) fn document<'a>(siting: &'a Siting, source: Option<&'a SitingInput>, lang: Lang) -> Document<'a> {
    let unmapped = Media::TERMINAL.and(Media::WORD).and(Media::MARKDOWN);
    let (title, basis) = (title(siting, lang), basis(siting, lang));
    let mut document = Document::titled(&title, &siting.as_of, lang);
    document.heading(unmapped, HeadingRank::Title, &title);
    document.paragraph(unmapped, &basis);
    for note in [basis.clone(), say::changes_no_verdict(lang)] {
        document.add(Media::WEB, Block::Note(note));
    }
    let (mut notes, mut more) = (vec![basis], Vec::new());
    for part in &siting.parts {
        let kind = words::kind(part, lang);
        document.heading(Media::READ, HeadingRank::Part, &kind);
        let sentences = words::sentences(siting, part, lang);
        document.add(Media::READ, Block::Findings(sentences.clone()));
        if let Some(map) = source.and_then(|source| map(part, source, lang)) {
            document.add(Media::WEB, Block::Map(map));
        }
        if !part.sites.is_empty() {
            document.paragraph(Media::TERMINAL, "");
            document.table(unmapped, proposed(siting, part, &words::NUMBERS, lang));
            let table = proposed(siting, part, &[], lang).called(say::sites_proposed(lang));
            document.table(Media::WEB, table);
        }
        for (heading, lines) in remarks(siting, part, lang) {
            more.extend(lines.iter().map(|line| vec![kind.clone(), heading.clone(), line.clone()]));
            let rest = say::more_in_files(lang, &lines.len().saturating_sub(SHOWN));
            document.add(Media::READ, Block::Details { summary: heading, lines, shown: SHOWN, rest });
        }
        notes.push(kind);
        notes.extend(sentences);
    }
    document.table(Media::TABLES, sites(siting, lang).noted(title, notes).holding(3));
    if !more.is_empty() {
        let columns = [(say::facility(lang), 20.0), (say::what(lang), 40.0), (say::which(lang), 50.0)]
            .map(|(title, width)| TableColumn::text(title, width));
        let table = DocumentTable::of_texts("remarks", columns, more).called(say::remarks(lang));
        document.table(Media::BOOK, table);
    }
    document
}

/// The sites of one kind as they are read; these columns stand at the right.
fn proposed<'a>(siting: &Siting, part: &'a SitingPart, right: &[usize], lang: Lang) -> DocumentTable<'a> {
    let mut table = DocumentTable::each("proposed", || part.sites.iter());
    for (index, heading) in words::headings(siting, lang).into_iter().enumerate() {
        let align = if right.contains(&index) { Align::Right } else { Align::Left };
        let column = TableColumn::word(heading, 14.0).aligned(align);
        table.add(column, move |site| TableCell::text(words::row(site, lang)[index].clone()));
    }
    table.table()
}

/// What is sited.
pub(super) fn title(siting: &Siting, lang: Lang) -> String {
    let (item, title, datasets) = (siting.item, &siting.title, siting.datasets.join(lang.semicolon()));
    say::heading(lang, &item, &title, &datasets)
}

/// By what standard, for whom and how walks were measured.
pub(super) fn basis(siting: &Siting, lang: Lang) -> String {
    let (standard, as_of, count) = (&siting.standard, &siting.as_of, siting.communities.len());
    let walks = match siting.along_paths {
        true => say::walks_along_paths(lang).to_owned(),
        false => say::no_paths(lang, &plain(DETOUR)),
    };
    let mut line = say::head(lang, &standard, &as_of, &count, &walks);
    if siting.step_free {
        line += &say::step_free_walks(lang);
    }
    if siting.node_paths {
        line += &say::paths_joined(lang);
    }
    let missing = &siting.without_population;
    if siting.counted_in != CountedIn::People && !missing.is_empty() {
        let (unit, count, some) = (words::unit(siting, lang), missing.len(), words::some(missing, lang));
        line += lang.semicolon();
        line += &say::counted_otherwise(lang, &unit, &count, &some);
    }
    if !siting.met_already.is_empty() {
        line += lang.semicolon();
        line += &say::met_already_are(lang, &siting.met_already.join(lang.comma()));
    }
    line
}

fn sites<'a>(siting: &'a Siting, lang: Lang) -> DocumentTable<'a> {
    use TableCell as Cell;
    let (word, text) = (TableColumn::word, TableColumn::text);
    let figure = TableColumn::figure;
    let rows = || siting.parts.iter().flat_map(|part| part.sites.iter().map(move |site| (part, site)));
    DocumentTable::each("sites", rows)
        .column(word(say::clauses(lang), 10.0), move |(part, _)| Cell::text(part.clauses.join(lang.comma())))
        .column(word(say::facility(lang), 16.0), move |(part, _)| Cell::text(words::category(part, lang)))
        .column(TableColumn::ordinal(say::number(lang), 6.0), |(_, site)| Cell::count(site.number))
        .column(word(say::candidate(lang), 12.0), |(_, site)| Cell::text(&site.site))
        .column(text(say::name_or_near(lang), 28.0), move |(_, site)| match (&site.name, &site.near) {
            (Some(name), _) => Cell::text(name),
            (None, Some(_)) => Cell::text(words::place(site, lang)),
            (None, None) => Cell::Empty,
        })
        .column(word(say::longitude(lang), 12.0), |(_, site)| Cell::text(format!("{:.6}", site.longitude)))
        .column(word(say::latitude(lang), 12.0), |(_, site)| Cell::text(format!("{:.6}", site.latitude)))
        .column(word(say::in_community(lang), 14.0), move |(_, site)| {
            Cell::text(words::community(site, lang))
        })
        .column(figure(say::area_m2(lang), 10.0), |(_, site)| Cell::maybe(site.area_m2.map(tenths)))
        .column(figure(words::won(siting, lang), 10.0), |(_, site)| Cell::Number(site.residents))
        .column(figure(say::longest_walk(lang), 10.0), |(_, site)| Cell::maybe(site.worst_walk.map(tenths)))
        .column(text(say::of_communities(lang), 28.0), move |(_, site)| {
            Cell::text(words::shares(&site.by_community, lang))
        })
        .table()
        .called(say::sites(lang))
}

/// Rounded to a tenth.
fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// Every residence's walk to the nearest, now and with what is proposed.
pub(super) fn residences(siting: &Siting, lang: Lang) -> Vec<u8> {
    let unit = words::unit(siting, lang);
    let header = [
        say::clauses(lang),
        say::community(lang),
        say::residence(lang),
        say::name(lang),
        say::residents(lang, &unit),
        say::nearest_now(lang),
        say::walk_now(lang),
        say::nearest(lang),
        say::walk(lang),
        say::served(lang),
    ];
    let mut table = CsvRows::for_people(&header.each_ref().map(String::as_str));
    for part in &siting.parts {
        let clauses = part.clauses.join(lang.comma());
        for served in &part.served {
            let walk = |walk: &Option<(String, f64)>| match walk {
                Some((to, metres)) => (to.clone(), format!("{metres:.3}")),
                None => (String::new(), String::new()),
            };
            let (before, after) = (walk(&served.before), walk(&served.after));
            let state = match served.state {
                ServedState::Already => say::already(lang),
                ServedState::Newly => say::newly(lang),
                ServedState::Partly => say::partly(lang),
                ServedState::Not => say::not_served(lang),
                ServedState::OffNetwork => say::off_network_unknown(lang),
            };
            let of = &served.residence;
            let residents = of.residents.to_string();
            let label = of.label.clone().unwrap_or_default();
            table.row([
                clauses.as_str(),
                &of.community,
                &of.id,
                &label,
                &residents,
                &before.0,
                &before.1,
                &after.0,
                &after.1,
                &state,
            ]);
        }
    }
    table.bytes()
}

/// Every walk that was chosen by, for other programs to check the choice: metres to a millimetre.
pub(super) fn distances(siting: &Siting) -> Vec<u8> {
    let mut table = CsvRows::for_programs(&["clauses", "candidate", "residence", "metres"]);
    for part in &siting.parts {
        let clauses = part.clauses.join(" ");
        for ((candidate, _), walks) in part.places.iter().zip(&part.walks) {
            for (home, metres) in walks {
                let residence = &part.served[*home as usize].residence.id;
                table.row([clauses.as_str(), candidate, residence, &format!("{metres:.6}")]);
            }
        }
    }
    table.bytes()
}
