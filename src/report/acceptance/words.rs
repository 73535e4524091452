//! Words of acceptance that all its reports use alike.

use crate::accept::{
    ClauseNow, CommunityAcceptance, Conclusion, DayStanding, ProjectAcceptance, Rectification, RectifyKind,
    ShortBy,
};
use crate::lang::Lang;
use crate::messages::report_acceptance as say;
use crate::report::wording;
use crate::units::{Unit, plain, quantity};
use crate::verdict::Verdict;

/// `通过`, `整改` or `待核实`.
pub(super) fn conclusion(conclusion: Conclusion, lang: Lang) -> &'static str {
    match conclusion {
        Conclusion::Pass => say::accept(lang),
        Conclusion::Rectify => say::rectify(lang),
        Conclusion::Verify => say::verify(lang),
    }
}

/// A project's conclusion, and whether a waiver is its ground.
pub(super) fn of_project(project: &ProjectAcceptance, lang: Lang) -> String {
    let conclusion = conclusion(project.conclusion, lang);
    match project.by_waiver {
        false => conclusion.to_owned(),
        true => say::conclusion_by_waiver(lang, &conclusion),
    }
}

/// What a project's conclusion rests on: the clauses that decide it.
pub(crate) fn reason(project: &ProjectAcceptance, lang: Lang) -> String {
    let colon = lang.colon();
    let part = |clause: &ClauseNow| {
        let waived = if clause.waived { say::waived_aside(lang) } else { "" };
        format!("{}{waived}{colon}{}", clause.id, clause.reason)
    };
    let parts: Vec<String> = project.deciding().map(part).collect();
    let text = match project.now {
        _ if !parts.is_empty() => parts.join(lang.semicolon()),
        Verdict::NotApplicable => say::item_does_not_apply_now(lang),
        _ => say::item_fails_neither_before(lang),
    };
    let stage = wording::stage(project.project.stage, lang);
    if project.paper_only {
        say::complete_by_register_failing_as_measured(lang, &stage, &text)
    } else if project.is_behind() {
        text + &say::register_still_says(lang, &stage)
    } else {
        text
    }
}

/// The verdict by which a conclusion is coloured.
pub(super) fn colour(conclusion: Conclusion) -> Verdict {
    match conclusion {
        Conclusion::Pass => Verdict::Pass,
        Conclusion::Rectify => Verdict::Fail,
        Conclusion::Verify => Verdict::Unknown,
    }
}

/// Why an item is on the rectification list.
pub(super) fn kind(kind: RectifyKind, lang: Lang) -> &'static str {
    match kind {
        RectifyKind::PaperOnly => say::kind_paper_only(lang),
        RectifyKind::Unfinished => say::kind_unfinished(lang),
        RectifyKind::Regression => say::kind_regression(lang),
        RectifyKind::New => say::kind_new(lang),
        RectifyKind::Unplanned => say::kind_unplanned(lang),
    }
}

/// `差 15 平方米`; empty where it is no number.
pub(super) fn short(short: &[ShortBy], lang: Lang) -> String {
    let part = |shortfall: &ShortBy| {
        let by = match shortfall.unit {
            // A share falls short by no less than is shown.
            Unit::Share => format!("{}%", plain((shortfall.by * 1000.0 - 1e-6).ceil() / 10.0)),
            unit => quantity(shortfall.by, unit, lang),
        };
        say::short_by_amount(lang, &by)
    };
    short.iter().map(part).collect::<Vec<_>>().join(lang.comma())
}

/// A failing clause: `3.a：托儿所 1 处，……（差 15 平方米）`.
pub(super) fn problem(clause: &ClauseNow, lang: Lang) -> String {
    let (id, reason, short) = (&clause.id, &clause.reason, short(&clause.short, lang));
    match short.is_empty() {
        true => say::problem(lang, &id, &reason),
        false => say::problem_and_shortfall(lang, &id, &reason, &short),
    }
}

/// Every problem of an item to put right.
pub(super) fn problems(rectification: &Rectification, lang: Lang) -> String {
    let problems: Vec<String> = rectification.clauses.iter().map(|clause| problem(clause, lang)).collect();
    problems.join(lang.semicolon())
}

/// What the failing clauses ask for, in the standard's words.
pub(super) fn wanted(rectification: &Rectification) -> String {
    let mut quotes: Vec<&str> = Vec::new();
    for clause in &rectification.clauses {
        if !quotes.contains(&clause.quote.as_str()) {
            quotes.push(&clause.quote);
        }
    }
    quotes.join("；")
}

/// `73.5 分（良好）`, or `—` where nothing is known.
pub(super) fn score(standing: Option<&DayStanding>, lang: Lang) -> String {
    let Some((standing, score)) = standing.and_then(|standing| Some((standing, standing.score?))) else {
        return "—".to_owned();
    };
    let (points, grade) =
        (wording::score(score), standing.grade.as_ref().map_or(String::new(), wording::grade));
    say::points_and_grade(lang, &points, &grade)
}

/// The gate before and now: `不通过 → 通过`.
pub(super) fn gate(community: &CommunityAcceptance, lang: Lang) -> String {
    let word = |standing: &DayStanding| standing.gate.map(|gate| wording::gate(gate, lang));
    match (community.before.as_ref().and_then(word), word(&community.now)) {
        (Some(before), Some(now)) if before != now => format!("{before} → {now}"),
        (_, Some(now)) => now.to_owned(),
        (_, None) => String::new(),
    }
}

/// How many projects come to a conclusion.
pub(super) fn count(community: &CommunityAcceptance, wanted: Conclusion) -> usize {
    community.projects.iter().filter(|project| project.conclusion == wanted).count()
}
