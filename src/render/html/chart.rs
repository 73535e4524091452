//! Intervals over time as drawings: a hatched band between two lines.

use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};

use crate::date::Date;
use crate::document::{IntervalChart, IntervalCharts, IntervalKey, IntervalPoint};

/// Size of a drawing, and of the field within it, in its own units.
const SIZE: (f64, f64) = (460.0, 230.0);
const FIELD: (f64, f64, f64, f64) = (34.0, 18.0, 444.0, 194.0);
/// So many dates and values are written out; of more, the first and the last.
const LABELLED: usize = 6;

/// How wide a date is written.
const DATE_WIDE: f64 = 72.0;

/// One point as it is drawn.
struct Dot<'c> {
    x: f64,
    low: f64,
    high: f64,
    point: &'c IntervalPoint,
    /// Whether it does not compare with the dot before.
    breaks: bool,
}

/// The charts side by side below their key.
pub(super) fn charts(charts: &IntervalCharts) -> Markup {
    html! {
        (patterns())
        (key(&charts.key))
        section.courses {
            @for chart in &charts.charts {
                figure {
                    figcaption { (chart.name) " " span.id { (chart.id) } }
                    (drawing(chart, charts))
                }
            }
        }
    }
}

/// One chart. Its patterns are those of [`patterns`], which the page holds once.
fn drawing(chart: &IntervalChart, charts: &IntervalCharts) -> Markup {
    let dots = dots(chart, charts.span);
    html! {
        svg viewBox={ "0 0 " (SIZE.0) " " (SIZE.1) } role="img" aria-label=(chart.spoken) {
            (PreEscaped(grid(&dots)))
            @for run in dots.chunk_by(|_, next| !next.breaks) {
                (PreEscaped(band(run)))
            }
            @for dot in dots.iter().filter(|dot| dot.breaks) {
                (PreEscaped(parting(&dots, dot, &charts.key.parted)))
            }
            (PreEscaped(marks(&dots)))
        }
    }
}

/// The hatching of bands.
fn patterns() -> Markup {
    html! {
        svg width="0" height="0" aria-hidden="true" class="patterns" {
            (PreEscaped(
                "<defs><pattern id=\"open\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
                 <rect width=\"6\" height=\"6\" fill=\"#eaf2f8\"/><rect width=\"1.6\" height=\"6\" fill=\"#8fbfe0\"/></pattern></defs>"
            ))
        }
    }
}

/// What the lines, the band and the parting mean.
fn key(key: &IntervalKey) -> Markup {
    let entry = |sample: &'static str, meaning: &str| {
        html! {
            li {
                svg width="44" height="14" viewBox="0 0 44 14" aria-hidden="true" { (PreEscaped(sample)) }
                (meaning)
            }
        }
    };
    html! {
        ul.legend {
            (entry("<path d=\"M2 7H42\" class=\"low\"/><circle cx=\"22\" cy=\"7\" r=\"4\" class=\"dot\"/>", &key.low))
            (entry("<path d=\"M2 7H42\" class=\"high\"/><path d=\"M22 2l5 5-5 5-5-5z\" class=\"diamond\"/>", &key.high))
            (entry("<rect x=\"2\" y=\"1\" width=\"40\" height=\"12\" fill=\"url(#open)\"/>", &key.between))
            (entry("<path d=\"M22 0V14\" class=\"parting\"/>", &key.parting))
        }
    }
}

fn dots(chart: &IntervalChart, (first, last): (Date, Date)) -> Vec<Dot<'_>> {
    let days = |to: Date| f64::from((to - first).get_days());
    let whole = days(last);
    let (left, right) = (FIELD.0 + 24.0, FIELD.2 - 24.0);
    let mut before: Option<&str> = None;
    let drawn = chart.points.iter().filter_map(|point| {
        let range = point.range?;
        let share = if whole > 0.0 { days(point.day) / whole } else { 0.5 };
        let breaks = before.is_some_and(|before| before != point.basis);
        before = Some(&point.basis);
        let x = left + share * (right - left);
        Some(Dot { x, low: height(range.low), high: height(range.high), point, breaks })
    });
    drawn.collect()
}

/// Where a score stands; what a file says beyond 0 to 100 stands at the edge.
fn height(points: f64) -> f64 {
    FIELD.3 - points.clamp(0.0, 100.0) / 100.0 * (FIELD.3 - FIELD.1)
}

/// Lines every 20 points, and the dates.
fn grid(dots: &[Dot]) -> String {
    let mut text = String::new();
    let (left, top, right, bottom) = FIELD;
    for points in [0.0, 20.0, 40.0, 60.0, 80.0, 100.0] {
        let y = height(points);
        put(&mut text, &format!("<path d=\"M{left} {y:.1}H{right}\" class=\"grid\"/>"));
        put(
            &mut text,
            &format!("<text x=\"{:.1}\" y=\"{:.1}\" class=\"axis end\">{points}</text>", left - 5.0, y + 3.5),
        );
    }
    put(&mut text, &format!("<path d=\"M{left} {top}V{bottom}\" class=\"edge\"/>"));
    let shown = labelled(dots);
    let (mut is_lower, mut last) = (false, None);
    for (number, dot) in dots.iter().enumerate() {
        let x = dot.x;
        put(&mut text, &format!("<path d=\"M{x:.1} {bottom}v4\" class=\"edge\"/>"));
        if shown.contains(&number) {
            let mark = if dot.breaks { "※" } else { "" };
            let day = dot.point.day;
            // Close dates stand on two lines by turns, so that they do not run into each other.
            is_lower = !is_lower && last.is_some_and(|last: f64| x - last < DATE_WIDE);
            last = Some(x);
            let y = bottom + if is_lower { 29.0 } else { 16.0 };
            put(&mut text, &format!("<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"axis\">{day}{mark}</text>"));
        }
    }
    text
}

/// Which dots have their figures written out.
fn labelled(dots: &[Dot]) -> Vec<usize> {
    if dots.len() <= LABELLED { (0..dots.len()).collect() } else { vec![0, dots.len() - 1] }
}

/// The interval between points that compare.
fn band(run: &[Dot]) -> String {
    let line = |end: fn(&Dot) -> f64| -> String {
        run.iter().enumerate().fold(String::new(), |path, (number, dot)| {
            path + &format!("{}{:.1} {:.1}", if number == 0 { "M" } else { "L" }, dot.x, end(dot))
        })
    };
    let back: String = run.iter().rev().map(|dot| format!("L{:.1} {:.1}", dot.x, dot.high)).collect();
    let (low, high) = (line(|dot| dot.low), line(|dot| dot.high));
    format!(
        "<path d=\"{low}{back}Z\" class=\"band\"/><path d=\"{high}\" class=\"high\"/><path d=\"{low}\" class=\"low\"/>"
    )
}

/// A line between two points that do not compare.
fn parting(dots: &[Dot], dot: &Dot, word: &str) -> String {
    let before = dots.iter().rev().find(|one| one.x < dot.x).map_or(dot.x, |one| one.x);
    let x = (before + dot.x) / 2.0;
    let (top, bottom) = (FIELD.1, FIELD.3);
    format!(
        "<path d=\"M{x:.1} {top}V{bottom}\" class=\"parting\"/><text x=\"{x:.1}\" y=\"{:.1}\" class=\"axis haloed\">{word}</text>",
        top - 4.0
    )
}

/// The points themselves, and what they say.
fn marks(dots: &[Dot]) -> String {
    let mut text = String::new();
    let shown = labelled(dots);
    for (number, dot) in dots.iter().enumerate() {
        let (x, low, high) = (dot.x, dot.low, dot.high);
        put(&mut text, &format!("<path d=\"M{x:.1} {low:.1}V{high:.1}\" class=\"span\"/>"));
        put(&mut text, &format!("<path d=\"M{x:.1} {:.1}l5 5-5 5-5-5z\" class=\"diamond\"/>", high - 5.0));
        put(&mut text, &format!("<circle cx=\"{x:.1}\" cy=\"{low:.1}\" r=\"3.5\" class=\"dot\"/>"));
        if shown.contains(&number) {
            // The high end's figure above, the low end's below; one figure where they are one.
            let above = if high < FIELD.1 + 8.0 { high + 16.0 } else { high - 9.0 };
            put(
                &mut text,
                &format!("<text x=\"{x:.1}\" y=\"{above:.1}\" class=\"value\">{}</text>", dot.point.labels.1),
            );
            if dot.point.labels.0 != dot.point.labels.1 {
                let below = if low > FIELD.3 - 16.0 { low - 8.0 } else { low + 17.0 };
                put(
                    &mut text,
                    &format!(
                        "<text x=\"{x:.1}\" y=\"{below:.1}\" class=\"value\">{}</text>",
                        dot.point.labels.0
                    ),
                );
            }
        }
    }
    text
}

fn put(text: &mut String, part: &str) {
    write!(text, "{part}").expect("writing to a string");
}
