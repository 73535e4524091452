//! Words and columns that all formats of the monthly report share.

use crate::lang::Lang;
use crate::monthly::{Group, Money, Monthly, NO_UNIT, Period};
use crate::register::Stage;
use crate::say;
use crate::units::plain;

/// `2023年7月完整社区建设试点工作月报表`, or the year's summary.
pub fn title(monthly: &Monthly, lang: Lang) -> String {
    let (year, month) = (monthly.as_of.year(), monthly.as_of.month());
    match monthly.period {
        Period::Month => say!(
            lang,
            "{year}年{month}月完整社区建设工作月报表",
            "Complete communities: report for {year}-{month:02}"
        ),
        Period::Year => {
            say!(lang, "{year}年完整社区建设工作全年总结", "Complete communities: summary of {year}")
        }
    }
}

/// What the figures are, in sentences.
pub fn basis(monthly: &Monthly, lang: Lang) -> Vec<String> {
    let (as_of, since) = (monthly.as_of, monthly.since);
    let what = match (monthly.period, lang) {
        (Period::Month, Lang::Zh) => "本月",
        (Period::Year, Lang::Zh) => "本年",
        (Period::Month, Lang::En) => "this month",
        (Period::Year, Lang::En) => "this year",
    };
    let (gaps, unplanned, day) = (monthly.gaps, monthly.unplanned, &monthly.audited_for);
    let mut texts = vec![say!(
        lang,
        "截至 {as_of}；“{what}”指 {since} 至 {as_of}。已完工指完工而未验收。逾期指时限已过而未完工。",
        "As of {as_of}; {what} is {since} to {as_of}. Complete means completed and not yet accepted; overdue, not complete after the deadline."
    )];
    let untold = monthly.total.planned.untold;
    let (planned, spent) = (money(monthly.total.planned, lang), money(monthly.total.spent, lang));
    texts.push(say!(
        lang,
        "计划投资 {planned}，已开工项目完成投资 {spent}（台账没有按日记投资，按最近填的数）。",
        "Planned: {planned}; spent on projects begun: {spent} (as last entered: the register keeps no dates of spending)."
    ));
    if untold > 0 {
        texts.push(say!(
            lang,
            "有 {untold} 个项目没有填计划投资，未计入合计。",
            "{untold} project(s) do not say what they are to cost and are not in the sum."
        ));
    }
    if unplanned > 0 {
        texts.push(say!(
            lang,
            "按 {day} 的核查，不达标 {gaps} 项，其中 {unplanned} 项没有项目。",
            "By the audit of {day} {gaps} items fail, {unplanned} of them without a project."
        ));
    }
    texts
}

/// `2698.75 万元（另 2 个未填）`.
pub fn money(money: Money, lang: Lang) -> String {
    let (sum, untold) = (plain(money.sum), money.untold);
    match untold {
        0 => say!(lang, "{sum} 万元", "{sum} ×10⁴ yuan"),
        _ => say!(lang, "{sum} 万元（另 {untold} 个未填）", "{sum} ×10⁴ yuan ({untold} not told)"),
    }
}

/// The columns behind a group's name.
pub fn columns(monthly: &Monthly, lang: Lang) -> Vec<String> {
    let (month, year) = (Period::Month, Period::Year);
    let in_period = |zh: [&str; 2], en: &str| match (monthly.period, lang) {
        (period, Lang::Zh) if period == month => zh[0].to_owned(),
        (period, Lang::Zh) if period == year => zh[1].to_owned(),
        (_, _) => en.to_owned(),
    };
    let mut columns = vec![say!(lang, "项目数", "Projects")];
    columns.extend(Stage::ALL.map(|stage| stage.word(lang).to_owned()));
    columns.extend([
        say!(lang, "逾期", "Overdue"),
        say!(lang, "即将到期", "Due soon"),
        say!(lang, "迟完工", "Late"),
        in_period(["本月开工", "本年开工"], "Begun"),
        in_period(["本月完工", "本年完工"], "Completed"),
        in_period(["本月验收", "本年验收"], "Accepted in period"),
        say!(lang, "计划投资（万元）", "Planned (10⁴ yuan)"),
        say!(lang, "未填投资的项目", "Cost not told"),
        say!(lang, "完成投资（万元）", "Spent (10⁴ yuan)"),
    ]);
    columns
}

/// A group's figures, as [`columns`] has them.
pub fn figures(group: &Group) -> [f64; 14] {
    let counts = [
        group.projects,
        group.not_started,
        group.under_way,
        group.complete,
        group.accepted,
        group.overdue,
        group.soon,
        group.late,
        group.began,
        group.finished,
        group.passed,
    ]
    .map(|count| count as f64);
    let mut figures = [0.0; 14];
    figures[..11].copy_from_slice(&counts);
    figures[11..].copy_from_slice(&[group.planned.sum, group.planned.untold as f64, group.spent.sum]);
    figures
}

/// A unit's name, or what stands for none.
pub fn unit(name: &str, lang: Lang) -> String {
    if name == NO_UNIT { say!(lang, "（未填责任单位）", "(no unit named)") } else { name.to_owned() }
}

/// The groups of both tables with their names and the sum of all at the end.
pub fn tables(monthly: &Monthly, lang: Lang) -> [(String, Vec<(String, &Group)>); 2] {
    let all = || (say!(lang, "合计", "All"), &monthly.total);
    let communities = monthly.communities.iter().map(|group| (group.name.clone(), group)).chain([all()]);
    let units = monthly.units.iter().map(|group| (unit(&group.name, lang), group)).chain([all()]);
    [
        (say!(lang, "社区", "Community"), communities.collect()),
        (say!(lang, "责任单位", "Responsible unit"), units.collect()),
    ]
}
