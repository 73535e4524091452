//! The ranking of gaps as one document: what is ranked and why each stands where it does, what a
//! budget buys, and the tables of files; and as JSON.

mod because;
mod words;

use because::because;

use crate::audit::Range;
use crate::document::{
    Align, ColumnKind, Document, DocumentTable, HeadingRank, Media, TableCell, TableColumn,
};
use crate::lang::Lang;
use crate::messages::report_rank as say;
use crate::output::File;
use crate::rank::{By, ProjectPlan, ProjectSet, RankedGap, Ranking};
use crate::render;
use crate::report::wording;
use crate::units::{CountedIn, plain};

pub(super) use words::unit;

/// How many gaps left out are spelt out.
const SHOWN: usize = 40;

/// The whole ranking as text.
pub fn rank(ranking: &Ranking, lang: Lang) -> String {
    render::text::document(&document(ranking, lang))
}

/// The files in the formats asked for, usually `rank.csv`, `rank.xlsx` and `rank.json`.
pub fn rank_files(ranking: &Ranking, formats: &[String], lang: Lang) -> Vec<File> {
    let formats = render::chosen(formats, &["csv", "xlsx", "json"]);
    let mut files = render::files(&document(ranking, lang), "rank", &formats);
    files.extend(render::json(ranking, "rank.json".to_owned(), &formats));
    files
}

fn document(ranking: &Ranking, lang: Lang) -> Document<'_> {
    const READ: Media = Media::READ;
    let day = ranking.as_of.iter().max().cloned().unwrap_or_default();
    let (title, basis) = (title(ranking, lang), basis(ranking, lang));
    let mut document = Document::titled(&title, day, lang);
    document.heading(READ, HeadingRank::Title, &title);
    basis.iter().for_each(|line| document.paragraph(READ, line));
    let order = all_gaps(ranking, lang).called(say::order(lang)).noted(&title, basis).holding(2);
    document.table(Media::TABLES, order);
    if !ranking.rows.is_empty() {
        document.paragraph(Media::TERMINAL, "");
        document.table(READ, table(ranking, lang));
        let unpriced = ranking.rows.iter().filter(|row| row.cost.is_none()).count();
        if unpriced > 0 {
            document.paragraph(READ, say::costs_unknown_note(lang, &unpriced));
        }
    }
    if !ranking.waived.is_empty() {
        let heading = say::waived_heading(lang, &ranking.waived.len());
        document.heading(READ, HeadingRank::Section, heading);
        for gap in &ranking.waived {
            let (name, item, title, until) = (&gap.community_name, gap.item, &gap.title, &gap.until);
            let clauses = gap.clauses.join(lang.comma());
            let line = say::waived_line(lang, &name, &item, &title, &clauses, &until);
            document.paragraph(READ, line);
        }
        if ranking.gate.is_some() {
            document.paragraph(READ, say::gate_counts_waived_gaps(lang));
        }
    }
    if let Some(plan) = &ranking.plan {
        document.table(Media::BOOK, bought(ranking, plan, lang));
        if !ranking.rows.is_empty() {
            planned(&mut document, ranking, plan, lang);
        }
    }
    document
}

/// What it is a ranking of.
fn title(ranking: &Ranking, lang: Lang) -> String {
    let datasets = ranking.datasets.join(lang.semicolon());
    say::which_first(lang, &datasets)
}

/// What is ranked, by which keys, and how residents are counted, in sentences.
fn basis(ranking: &Ranking, lang: Lang) -> Vec<String> {
    let (communities, gaps, standard) = (ranking.communities, ranking.rows.len(), &ranking.standard);
    if gaps == 0 {
        return vec![match ranking.waived.len() {
            0 => say::nothing_to_rank(lang, &communities, &standard),
            waived => say::nothing_to_rank_all_waived(lang, &communities, &waived, &standard),
        }];
    }
    let keys: Vec<String> =
        ranking.keys.iter().map(|key| words::key(*key, ranking.counted_in, lang)).collect();
    let (keys, by) = (keys.join(say::then(lang)), words::by(ranking.by, lang));
    let mut lines = vec![
        say::gaps_of_communities_by(lang, &communities, &gaps, &by, &standard),
        say::order_of_keys(lang, &keys),
    ];
    if !ranking.without_people.is_empty() {
        let (unit, names) =
            (words::unit(ranking.counted_in, lang), ranking.without_people.join(lang.comma()));
        lines.push(say::residents_counted_in(lang, &unit, &names));
    }
    if !ranking.idle_complexes.is_empty() {
        let names = ranking.idle_complexes.join(lang.comma());
        lines.push(say::complexes_closing_no_gap(lang, &names));
    }
    lines
}

/// The table of all gaps, in files.
fn all_gaps(ranking: &Ranking, lang: Lang) -> DocumentTable<'_> {
    use ColumnKind::*;
    let unit = words::unit(ranking.counted_in, lang);
    let column = |title: String, width: f64, kind: ColumnKind| TableColumn::new(kind, title, width);
    let whole = |count: Option<u64>| TableCell::maybe(count.map(|count| count as f64));
    let rounded = |per: Option<f64>| TableCell::maybe(per.map(|per| (per * 1e4).round() / 1e4));
    let text = TableCell::text;
    DocumentTable::each("rank", || ranking.rows.iter())
        .column(column(say::rank(lang), 6.0, Ordinal), |row| TableCell::count(row.rank))
        .column(column(say::community(lang), 14.0, Word), |row| TableCell::text(&row.community_name))
        .column(column(say::item(lang), 6.0, Ordinal), |row| TableCell::number(row.item))
        .column(column(say::content(lang), 18.0, Text), |row| TableCell::text(&row.title))
        .column(column(say::clauses(lang), 12.0, Text), move |row| text(row.clauses.join(lang.comma())))
        .column(column(say::residents_heading(lang, &unit), 10.0, Count), move |row| {
            whole(row.served.counted(ranking.counted_in))
        })
        .column(column(say::of_them_60_plus(lang), 9.0, Count), move |row| whole(row.served.people_60_plus))
        .column(column(say::of_them_0_3(lang), 9.0, Count), move |row| whole(row.served.children_0_3))
        .column(column(say::points_low(lang), 9.0, Figure), |row| {
            TableCell::maybe(row.points.map(|points| points.low))
        })
        .column(column(say::points_high(lang), 9.0, Figure), |row| {
            TableCell::maybe(row.points.map(|points| points.high))
        })
        .column(column(say::gate(lang), 18.0, Text), move |row| text(words::gate(row, lang)))
        .column(column(say::cost_wan_yuan(lang), 10.0, Figure), |row| {
            TableCell::maybe(row.cost.map(|cost| cost.wan_yuan()))
        })
        .column(column(say::unit_per_wan_yuan(lang, &unit), 10.0, Figure), move |row| {
            rounded(row.purchase.residents_per_wan_yuan)
        })
        .column(column(say::points_per_wan_yuan_column(lang), 10.0, Figure), move |row| {
            rounded(row.purchase.points_per_wan_yuan)
        })
        .column(column(say::items_closed_together(lang), 12.0, Text), move |row| {
            text(if row.purchase.closes.len() > 1 {
                words::numbers(&row.purchase.closes, lang)
            } else {
                String::new()
            })
        })
        .column(column(say::ready(lang), 6.0, Word), move |row| {
            TableCell::text(words::yes_no(row.ready, lang))
        })
        .column(column(say::lacking(lang), 24.0, Text), move |row| {
            text(
                row.lacks
                    .iter()
                    .map(|lack| words::lack(lack, lang))
                    .collect::<Vec<_>>()
                    .join(lang.semicolon()),
            )
        })
        .column(column(say::responsible(lang), 18.0, Text), |row| TableCell::text(&row.responsible))
        .column(column(say::deadline(lang), 14.0, Word), |row| TableCell::text(&row.deadline))
        .column(column(say::why_stands(lang), 40.0, Text), move |row| text(because(ranking, row, lang)))
        .column(column(say::where_residents_come_from(lang), 30.0, Text), move |row| {
            text(words::whence(&row.served, lang))
        })
        .column(column(say::where_cost_comes_from(lang), 36.0, Text), move |row| {
            text(words::basis(ranking, row, lang))
        })
        .column(column(say::dataset(lang), 20.0, Text), |row| TableCell::text(&row.dataset))
        .table()
}

/// The order as it is read: fewer columns than in files.
fn table(ranking: &Ranking, lang: Lang) -> DocumentTable<'_> {
    use TableCell as Cell;
    let unit = words::unit(ranking.counted_in, lang);
    let word = |title: String| TableColumn::word(title, 12.0);
    let number = |title: String| TableColumn::word(title, 9.0).aligned(Align::Right);
    let mut table = DocumentTable::each("order", || ranking.rows.iter())
        .column(TableColumn::count(say::rank(lang), 6.0), |row| Cell::count(row.rank))
        .column(word(say::community(lang)), |row| Cell::text(&row.community_name))
        .column(word(say::gap(lang)), |row| Cell::text(format!("{} {}", row.item, row.title)))
        .column(number(say::residents_column(lang, &unit)), move |row| {
            let count = row.served.counted(ranking.counted_in);
            Cell::text(count.map_or_else(|| say::unknown(lang), |count| count.to_string()))
        });
    if ranking.rows.iter().any(|row| group(row).is_some()) {
        table.add(word(say::of_them(lang)), move |row| {
            Cell::maybe_text(group(row).map(|(years, count)| {
                let years = if years == 60 { "60+" } else { "0—3" };
                say::years_and_count(lang, &years, &count)
            }))
        });
    }
    let per = match ranking.by {
        By::Score => say::points_per_wan_yuan_column(lang),
        _ => say::unit_per_wan_yuan(lang, &unit),
    };
    table
        .column(number(say::points_column(lang)), move |row| {
            Cell::text(row.points.map_or_else(|| say::unknown(lang), gained))
        })
        .column(number(say::cost_wan_yuan(lang)), move |row| {
            Cell::text(row.cost.map_or_else(|| say::unknown(lang), |cost| cost.to_string()))
        })
        .column(number(per), |row| {
            Cell::maybe_text(match ranking.by {
                By::Score => row.purchase.points_per_wan_yuan.map(|per| format!("{per:.4}")),
                _ => row.purchase.residents_per_wan_yuan.map(|per| format!("{per:.1}")),
            })
        })
        .column(word(say::gate(lang)), move |row| Cell::text(words::gate(row, lang)))
        .column(word(say::ready(lang)), move |row| match row.ready {
            true => Cell::text(words::yes_no(true, lang)),
            false => {
                let lacks = row.lacks.iter().map(|lack| words::lack(lack, lang));
                Cell::text(lacks.collect::<Vec<_>>().join(lang.semicolon()))
            }
        })
        .column(TableColumn::text(say::why_stands(lang), 40.0), move |row| {
            Cell::text(because(ranking, row, lang))
        })
        .table()
}

/// The group that an item is for, by its first year of age, and how many they are.
fn group(row: &RankedGap) -> Option<(u32, u64)> {
    let old = row.served.people_60_plus.map(|count| (60, count));
    old.or_else(|| row.served.children_0_3.map(|count| (0, count)))
}

/// `+1.25`, or `+1.25—2.5`.
fn gained(points: Range) -> String {
    let (low, high) = (plain(points.low), plain(points.high));
    if low == high { format!("+{low}") } else { format!("+{low}—{high}") }
}

/// What a budget buys, in sentences.
fn budget(ranking: &Ranking, plan: &ProjectPlan, lang: Lang) -> Vec<String> {
    let (budget, spent, unspent) = (plan.budget, plan.set.cost, plan.set.unspent);
    let (closed, projects) = (plan.set.ranks.len(), plan.set.projects.len());
    let mut lines = vec![
        say::budget_line(lang, &budget, &projects, &closed, &spent, &unspent),
        match ranking.by {
            By::Residents => say::wanted_residents(lang),
            By::Score => say::wanted_points(lang),
            By::Gate => say::wanted_gates(lang),
        },
        does(ranking, &plan.set, lang),
    ];
    let next = &plan.next;
    let step = next.step;
    if next.added.is_empty() && next.dropped.is_empty() {
        lines.push(say::step_more_same_set(lang, &step));
    } else {
        let list = |ranks: &[usize]| {
            let names = ranks.iter().map(|rank| {
                let row = ranking.row(*rank);
                format!("{} {} {}", row.community_name, row.item, row.title)
            });
            names.collect::<Vec<_>>().join(lang.comma())
        };
        let (added, dropped, spent) = (list(&next.added), list(&next.dropped), next.set.cost);
        let dropped = match next.dropped.is_empty() {
            true => String::new(),
            false => say::dropping(lang, &dropped),
        };
        let does = does(ranking, &next.set, lang);
        lines.push(say::step_more_adds(lang, &step, &added, &dropped, &spent, &does));
    }
    lines
}

/// What a set does, in one sentence.
fn does(ranking: &Ranking, set: &ProjectSet, lang: Lang) -> String {
    let (unit, residents, once) = (words::unit(ranking.counted_in, lang), set.residents, set.residents_once);
    let points = gained(set.points);
    let times = match ranking.counted_in {
        CountedIn::People => say::people_each_time(lang),
        _ => unit,
    };
    let gates = match (&ranking.gate, set.gates_opened.is_empty()) {
        (None, _) => String::new(),
        (Some(_), true) => say::no_gate_opens(lang),
        (Some(_), false) => {
            let names = set.gates_opened.join(lang.comma());
            say::gates_opened(lang, &names)
        }
    };
    say::what_the_set_does(lang, &residents, &times, &once, &unit, &points, &gates)
}

/// What a budget buys, as it is read.
fn planned(document: &mut Document, ranking: &Ranking, plan: &ProjectPlan, lang: Lang) {
    document.heading(Media::READ, HeadingRank::Section, say::budget_heading(lang, &plan.budget));
    let mut add = |text: String| document.paragraph(Media::READ, text);
    for line in budget(ranking, plan, lang) {
        add(format!("   {line}"));
    }
    add(say::chosen_heading(lang));
    if plan.set.ranks.is_empty() {
        add(say::nothing_affordable(lang));
    }
    for rank in &plan.set.ranks {
        let row = ranking.row(*rank);
        let (name, item, title) = (&row.community_name, row.item, &row.title);
        let cost = row.cost.unwrap_or_default();
        let shared = match row.purchase.closes.len() {
            0 | 1 => String::new(),
            _ => {
                let items = words::numbers(&row.purchase.closes, lang);
                say::bought_together_with_items(lang, &items)
            }
        };
        add(say::chosen_line(lang, &rank, &name, &item, &title, &cost, &shared));
    }
    for after in &plan.communities {
        let (name, before, now) =
            (&after.name, after.before.map(wording::score), after.after.map(wording::score));
        let (before, now) = (before.unwrap_or_default(), now.unwrap_or_default());
        let gate = match (after.gate_before, after.gate_after) {
            (Some(before), Some(now)) if before != now => {
                let (before, now) = (wording::gate(before, lang), wording::gate(now, lang));
                say::gate_moved(lang, &before, &now)
            }
            _ => String::new(),
        };
        add(say::score_line(lang, &name, &before, &now, &gate));
    }
    if !plan.left_out.is_empty() {
        let count = plan.left_out.len();
        add(say::left_out_heading(lang, &count));
        for left in plan.left_out.iter().take(SHOWN) {
            let row = ranking.row(left.rank);
            let (rank, name, item, title) = (left.rank, &row.community_name, row.item, &row.title);
            let why = words::why(&left.why, lang);
            add(say::left_out_line(lang, &rank, &name, &item, &title, &why));
        }
        let rest = count.saturating_sub(SHOWN);
        if rest > 0 {
            add(say::and_more(lang, &rest));
        }
    }
}

/// All gaps by rank, with whether each is in the set for the budget, or why not.
fn bought<'a>(ranking: &'a Ranking, plan: &ProjectPlan, lang: Lang) -> DocumentTable<'a> {
    let columns = vec![
        TableColumn::ordinal(say::rank(lang), 6.0),
        TableColumn::word(say::community(lang), 14.0),
        TableColumn::ordinal(say::item(lang), 6.0),
        TableColumn::text(say::content(lang), 20.0),
        TableColumn::figure(say::cost_wan_yuan(lang), 10.0),
        TableColumn::word(say::chosen_column(lang), 8.0),
        TableColumn::text(say::why_not(lang), 40.0),
        TableColumn::word(say::with_step_more(lang), 12.0),
    ];
    let mut rows = Vec::new();
    let next = |row: &RankedGap| {
        let word = if plan.next.added.contains(&row.rank) {
            say::added(lang)
        } else if plan.next.dropped.contains(&row.rank) {
            say::dropped(lang)
        } else {
            return TableCell::Empty;
        };
        TableCell::text(word)
    };
    for row in &ranking.rows {
        let left_out = plan.left_out.iter().find(|left| left.rank == row.rank);
        rows.push(vec![
            TableCell::count(row.rank),
            TableCell::text(&row.community_name),
            TableCell::Number(f64::from(row.item)),
            TableCell::text(&row.title),
            TableCell::maybe(row.cost.map(|cost| cost.wan_yuan())),
            TableCell::text(words::yes_no(left_out.is_none(), lang)),
            left_out.map_or(TableCell::Empty, |left| TableCell::text(words::why(&left.why, lang))),
            next(row),
        ]);
    }
    DocumentTable::of_rows("budget", columns, rows)
        .called(say::budget(lang))
        .noted(say::best_set_for_budget(lang), budget(ranking, plan, lang))
        .holding(2)
}
