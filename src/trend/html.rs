//! `trend.html`: one file to look at and to print, without a script.

use maud::{DOCTYPE, PreEscaped, html};

use super::{Trend, svg, text};
use crate::lang::Lang;
use crate::report::html::{BASE_STYLE, policy};
use crate::say;

const STYLE: &str = include_str!("trend.css");

/// The page.
pub fn page(trend: &Trend, lang: Lang) -> String {
    let title = say!(lang, "得分走势", "Scores over time");
    let style = format!("{BASE_STYLE}\n{STYLE}");
    let (count, times) = (trend.courses.len(), trend.days.len());
    let range = match (trend.days.first(), trend.days.last()) {
        (Some(first), Some(last)) if times > 1 => format!("{}—{}", first.day, last.day),
        (Some(only), _) => only.day.to_string(),
        _ => String::new(),
    };
    let headings = text::headings(trend, lang);
    let markup = html! {
        (DOCTYPE)
        html lang=(if lang == Lang::Zh { "zh-CN" } else { "en" }) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(&style, ""));
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(&style)) }
            }
            body {
                header.top {
                    h1 { (title) }
                    p.data {
                        (say!(lang, "{count} 个社区，{times} 次核查（{range}）", "Communities: {count}, audits: {times} ({range})"))
                    }
                }
                main {
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
                    h2 { (say!(lang, "各次核查结果", "The audits")) }
                    div.scroll tabindex="0" role="region" aria-label=(say!(lang, "各次核查结果", "The audits")) {
                        table {
                            thead {
                                tr {
                                    th scope="col" { (say!(lang, "社区", "Community")) }
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
                    h2 { (say!(lang, "依据", "What it rests on")) }
                    ul.sources {
                        @for day in &trend.days {
                            li {
                                (day.day) "　" (day.standard.title) "（" (text::standard(day)) "）"
                                @if day.is_break { (say!(lang, "　※ 与前一次不同", "   ※ another than before")) }
                            }
                        }
                    }
                }
            }
        }
    };
    markup.into_string()
}
