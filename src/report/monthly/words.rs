//! Words and columns that all formats of the monthly report share.

use crate::lang::Lang;
use crate::messages::report_monthly as say;
use crate::monthly::{Group, Money, Monthly, NO_UNIT, Period};
use crate::register::ProjectStage;
use crate::report::wording;
use crate::units::plain;

/// `2023年7月完整社区建设试点工作月报表`, or the year's summary.
pub(super) fn title(monthly: &Monthly, lang: Lang) -> String {
    let (year, month) = (monthly.as_of.year(), monthly.as_of.month());
    match monthly.period {
        Period::Month => say::report_for_month(lang, &year, &month),
        Period::Year => say::summary_of_year(lang, &year),
    }
}

/// What the figures are, in sentences.
pub(super) fn basis(monthly: &Monthly, lang: Lang) -> Vec<String> {
    let (as_of, since) = (monthly.as_of, monthly.since);
    let what = match monthly.period {
        Period::Month => say::this_month(lang),
        Period::Year => say::this_year(lang),
    };
    let (gaps, unplanned, day) = (monthly.gaps, monthly.unplanned, &monthly.audited_for);
    let mut texts = vec![say::note_of_terms(lang, &as_of, &what, &since)];
    let untold = monthly.total.planned.untold;
    let (planned, spent) = (money(monthly.total.planned, lang), money(monthly.total.spent, lang));
    texts.push(say::note_of_money(lang, &planned, &spent));
    if untold > 0 {
        texts.push(say::projects_tell_no_cost(lang, &untold));
    }
    if unplanned > 0 {
        texts.push(say::note_of_gaps(lang, &day, &gaps, &unplanned));
    }
    texts
}

/// `2698.75 万元（另 2 个未填）`.
pub(super) fn money(money: Money, lang: Lang) -> String {
    let (sum, untold) = (plain(money.sum), money.untold);
    match untold {
        0 => say::sum_in_wan_yuan(lang, &sum),
        _ => say::sum_with_untold(lang, &sum, &untold),
    }
}

/// The columns behind a group's name.
pub(super) fn columns(monthly: &Monthly, lang: Lang) -> Vec<String> {
    let [begun, completed, accepted] = match monthly.period {
        Period::Month => {
            [say::begun_in_month(lang), say::completed_in_month(lang), say::accepted_in_month(lang)]
        }
        Period::Year => [say::begun_in_year(lang), say::completed_in_year(lang), say::accepted_in_year(lang)],
    };
    let mut columns = vec![say::projects_column(lang)];
    columns.extend(ProjectStage::ALL.map(|stage| wording::stage(stage, lang).to_owned()));
    columns.extend([
        say::overdue(lang),
        say::due_soon(lang),
        say::late(lang),
        begun,
        completed,
        accepted,
        say::planned_wan_yuan(lang),
        say::cost_not_told(lang),
        say::spent_column(lang),
    ]);
    columns
}

/// A group's figures, as [`columns`] has them.
pub(super) fn figures(group: &Group) -> [f64; 14] {
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
pub(super) fn unit(name: &str, lang: Lang) -> String {
    if name == NO_UNIT { say::no_unit_named(lang) } else { name.to_owned() }
}

/// The groups of both tables with their names and the sum of all at the end.
pub(super) fn tables(monthly: &Monthly, lang: Lang) -> [(String, Vec<(String, &Group)>); 2] {
    let all = || (say::all_units(lang), &monthly.total);
    let communities = monthly.communities.iter().map(|group| (group.name.clone(), group)).chain([all()]);
    let units = monthly.units.iter().map(|group| (unit(&group.name, lang), group)).chain([all()]);
    [(say::community(lang), communities.collect()), (say::responsible_unit(lang), units.collect())]
}
