//! `trend.html`: one file to look at and to print, without a script.

use maud::html;

use super::{Trend, svg, text};
use crate::lang::Lang;
use crate::messages::trend as say;
use crate::render::html::static_page;

const STYLE: &str = include_str!("trend.css");

/// The page.
pub fn page(trend: &Trend, lang: Lang) -> String {
    let title = say::scores_over_time(lang);
    let (count, times) = (trend.courses.len(), trend.days.len());
    let range = match (trend.days.first(), trend.days.last()) {
        (Some(first), Some(last)) if times > 1 => format!("{}—{}", first.day, last.day),
        (Some(only), _) => only.day.to_string(),
        _ => String::new(),
    };
    let headings = text::headings(trend, lang);
    let main = html! {
        @for note in text::notes(trend, lang) { p.quiet { (note) } }
        (svg::patterns())
        (svg::legend(lang))
        section.courses {
            @for course in &trend.courses {
                figure {
                    figcaption { (course.name) " " span.id { (course.id) } }
                    (svg::drawing(trend, course, lang))
                }
            }
        }
        h2 { (say::audits(lang)) }
        div.scroll tabindex="0" role="region" aria-label=(say::audits(lang)) {
            table {
                thead {
                    tr {
                        th scope="col" { (say::community(lang)) }
                        @for heading in &headings { th scope="col" { (heading) } }
                    }
                }
                @for course in &trend.courses {
                    tbody {
                        @for (number, (day, standing)) in course.points.iter().enumerate() {
                            tr {
                                @if number == 0 {
                                    th scope="rowgroup" rowspan=(course.points.len()) { (course.name) }
                                }
                                @for cell in text::row(trend, &trend.days[*day], standing, lang) {
                                    td { (cell) }
                                }
                            }
                        }
                    }
                }
            }
        }
        h2 { (say::what_it_rests_on(lang)) }
        ul.sources {
            @for day in &trend.days {
                li {
                    (day.day) "　" (day.standard.title) "（" (text::standard(day)) "）"
                    @if day.is_break { (say::another_than_before(lang)) }
                }
            }
        }
    };
    static_page(&title, &say::communities_audits(lang, &count, &times, &range), &main, STYLE, lang)
}
