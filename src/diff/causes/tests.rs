use std::sync::LazyLock;

use serde_json::json;

use super::*;
use crate::audit::{Audit, Required};
use crate::units::Unit;
use crate::verdict::Level;

/// A passing clause: one nursery of 260 m², of which there must be one of 200.
fn clause() -> ClauseAudit {
    serde_json::from_value(json!({
        "id": "3.a", "level": "must", "verdict": "pass", "reason": "", "code": "nothing-asked", "quote": "建筑面积不小于200平方米",
        "measured": { "low": 1.0, "high": 1.0, "unit": "facility" },
        "required": { "min": 1.0, "max": null, "unit": "facility" },
        "conditions": [{ "property": "floor_area_m2", "min": 200.0, "max": null, "unit": "m2", "is": null, "contains": [] }],
        "credit": { "low": 1.0, "high": 1.0 },
        "evidence": [{ "layer": "facilities", "id": "f3", "value": 260, "property": "floor_area_m2" }],
        "unserved": null, "note": null, "unverified": false,
    }))
    .unwrap()
}

/// An attested clause with this answer.
fn answered(answer: &str, verdict: Verdict) -> ClauseAudit {
    let mut clause = clause();
    (clause.measured, clause.required, clause.conditions) = (None, None, Vec::new());
    clause.verdict = verdict;
    clause.evidence = serde_json::from_value(json!([
        { "layer": "survey", "id": "9.a", "value": answer, "property": "answer" }
    ]))
    .unwrap();
    clause
}

fn reaching(metres: f64, share: f64) -> ClauseAudit {
    let mut clause = clause();
    clause.conditions.clear();
    clause.evidence.clear();
    clause.reach = Some(ReachWanted { categories: vec!["bus_stop".into()], metres });
    clause.measured = Some(Quantity { low: share, high: Some(share), unit: Unit::Share });
    clause.verdict = if share < 1.0 { Verdict::Fail } else { Verdict::Pass };
    clause
}

static AUDIT: LazyLock<Audit> = LazyLock::new(|| {
    serde_json::from_value(json!({
        "version": 2, "tool": { "name": "ccaudit", "version": "1" }, "datasets": ["d"], "as_of": "2023-06-30",
        "standard": { "id": "s", "title": "s", "layers": ["s"], "sha256": "aa", "pace": 50.0, "gate": null, "unverified": [] },
        "inputs": [{ "path": "d/survey.csv", "sha256": "11", "features": 1 }], "communities": [],
    }))
    .unwrap()
});

/// What two audits were made under: the later one changed by `change`, and with other data unless
/// that says otherwise.
struct Case {
    after: Audit,
    needs: (Vec<Need>, Vec<Need>),
    same_walking: bool,
}

impl Case {
    fn new(change: impl Fn(&mut Audit)) -> Case {
        let mut after = AUDIT.clone();
        after.inputs[0].sha256 = "22".into();
        change(&mut after);
        Case { after, needs: (Vec::new(), Vec::new()), same_walking: true }
    }

    fn rules(&self, before: &ClauseAudit, after: &ClauseAudit) -> Vec<Rule> {
        rules(&ClausePair {
            circumstances: &Circumstances::between(&AUDIT, &self.after),
            before,
            after,
            needs_before: &self.needs.0,
            needs_after: &self.needs.1,
            same_walking: self.same_walking,
        })
    }
}

fn other_data() -> Case {
    Case::new(|_| {})
}

fn other_standard() -> Case {
    Case::new(|audit| audit.standard.sha256 = "bb".into())
}

fn expired() -> Vec<Need> {
    vec![Need::Answer { clause: "9.a".into(), state: AnswerState::Expired }]
}

fn with(change: impl Fn(&mut ClauseAudit)) -> ClauseAudit {
    let mut clause = clause();
    change(&mut clause);
    clause
}

fn measuring(low: f64, high: Option<f64>, verdict: Verdict) -> ClauseAudit {
    with(|clause| {
        clause.measured = Some(Quantity { low, high, unit: Unit::Facility });
        clause.verdict = verdict;
        clause.evidence.clear();
    })
}

#[test]
fn what_the_standard_asks() {
    let before = clause();
    let cases: [(Rule, ClauseAudit); 6] = [
        (
            Rule::Threshold,
            with(|c| c.required = Some(Required { min: Some(2.0), max: None, unit: Unit::Facility })),
        ),
        (Rule::Condition, with(|c| c.conditions[0].min = Some(260.0))),
        (Rule::Level, with(|c| c.level = Level::Should)),
        (Rule::Quote, with(|c| c.quote = "建筑面积".into())),
        (Rule::Verified, with(|c| c.unverified = true)),
        (Rule::Reach, reaching(1000.0, 1.0)),
    ];
    for (rule, after) in cases {
        let before = if rule == Rule::Reach { reaching(500.0, 0.5) } else { before.clone() };
        assert_eq!(other_standard().rules(&before, &after), [rule]);
        // Under the same standard nothing of it can have changed.
        assert!(other_data().rules(&before, &after).iter().all(|rule| rule.cause() != Cause::Standard));
    }
}

#[test]
fn a_stricter_threshold_alone_turns_a_verdict() {
    let after = with(|clause| {
        clause.conditions[0].min = Some(300.0);
        clause.measured = Some(Quantity { low: 0.0, high: Some(0.0), unit: Unit::Facility });
        clause.verdict = Verdict::Fail;
    });
    assert_eq!(other_standard().rules(&clause(), &after), [Rule::Condition]);
    // And the nursery grew besides.
    let appended = ClauseAudit {
        evidence: with(|c| c.evidence[0].value = EvidenceValue::Number(280.0)).evidence,
        ..after
    };
    assert_eq!(other_standard().rules(&clause(), &appended), [Rule::Condition, Rule::Moved]);
}

#[test]
fn a_fact_arrives_or_is_withdrawn() {
    use Verdict::{Fail, Pass, Unknown};
    let cases = [
        // An open count is bounded, within what it was.
        (measuring(0.0, None, Unknown), measuring(0.0, Some(0.0), Fail)),
        (measuring(0.0, Some(2.0), Unknown), measuring(1.0, Some(1.0), Pass)),
        (measuring(1.0, None, Pass), measuring(2.0, None, Pass)),
        // A value that was missing.
        (with(|c| c.evidence[0].value = EvidenceValue::Unknown), clause()),
        // An answer that was missing, and one without evidence that is still undecided.
        (ClauseAudit { evidence: Vec::new(), ..answered("是", Unknown) }, answered("是", Pass)),
        (ClauseAudit { evidence: Vec::new(), ..answered("是", Unknown) }, answered("是", Unknown)),
    ];
    for (less, more) in cases {
        assert_eq!(other_data().rules(&less, &more), [Rule::FactArrived], "{less:?} {more:?}");
        assert_eq!(other_data().rules(&more, &less), [Rule::FactWithdrawn], "{more:?} {less:?}");
    }
}

#[test]
fn a_place_is_known_before_and_now_and_different() {
    use Verdict::{Fail, NotApplicable, Pass, Unknown};
    let cases = [
        (measuring(0.0, Some(0.0), Fail), measuring(1.0, Some(1.0), Pass)),
        // Neither within the other, though neither is exact.
        (measuring(1.0, Some(3.0), Unknown), measuring(2.0, Some(4.0), Unknown)),
        (clause(), with(|c| c.evidence[0].value = EvidenceValue::Number(300.0))),
        (clause(), with(|c| c.evidence[0].id = "f9".into())),
        (answered("是", Pass), answered("否", Fail)),
        (answered("是", Pass), ClauseAudit { evidence: Vec::new(), ..answered("是", NotApplicable) }),
    ];
    for (before, after) in cases {
        assert_eq!(other_data().rules(&before, &after), [Rule::Moved], "{before:?} {after:?}");
        assert_eq!(other_data().rules(&after, &before), [Rule::Moved], "{after:?} {before:?}");
    }
}

#[test]
fn an_answer_expires_by_the_day_alone() {
    let (valid, over) = (answered("是", Verdict::Pass), answered("是", Verdict::Unknown));
    let later = |audit: &mut Audit| audit.as_of = "2024-01-01".into();
    let earlier = |audit: &mut Audit| audit.as_of = "2022-01-01".into();
    let case = |change: fn(&mut Audit), before: Vec<Need>, after: Vec<Need>| Case {
        needs: (before, after),
        ..Case::new(change)
    };
    assert_eq!(case(later, Vec::new(), expired()).rules(&valid, &over), [Rule::Expired]);
    assert_eq!(case(earlier, expired(), Vec::new()).rules(&over, &valid), [Rule::ValidAgain]);
    // Renewed later: somebody answered again.
    assert_eq!(case(later, expired(), Vec::new()).rules(&over, &valid), [Rule::FactArrived]);
    // Of the same day: somebody set an earlier end.
    assert_eq!(case(|_| {}, Vec::new(), expired()).rules(&valid, &over), [Rule::FactWithdrawn]);
}

#[test]
fn the_method_is_the_pace_the_walks_and_the_program() {
    let (near, far) = (reaching(500.0, 0.5), reaching(600.0, 1.0));
    let mut case = Case::new(|audit| audit.standard.pace = 60.0);
    assert_eq!(case.rules(&near, &far), [Rule::Pace]);
    case = other_data();
    case.same_walking = false;
    assert_eq!(case.rules(&near, &reaching(500.0, 1.0)), [Rule::Walking]);
    // Steps change nothing of a clause that is not about walks.
    assert_eq!(
        case.rules(&clause(), &with(|c| c.evidence[0].value = EvidenceValue::Number(300.0))),
        [Rule::Moved]
    );
}

#[test]
fn the_same_files_leave_only_the_standard_the_day_and_the_program() {
    let before = measuring(0.0, Some(0.0), Verdict::Fail);
    let after = measuring(1.0, Some(1.0), Verdict::Pass);
    let same_files = |change: fn(&mut Audit)| {
        Case::new(move |audit| {
            audit.inputs = AUDIT.inputs.clone();
            change(audit);
        })
    };
    type Changed = fn(&mut Audit);
    let cases: [(Rule, Changed); 3] = [
        (Rule::StandardOtherwise, |audit| audit.standard.sha256 = "bb".into()),
        (Rule::Tool, |audit| audit.tool.version = "2".into()),
        (Rule::OtherDay, |audit| audit.as_of = "2024-01-01".into()),
    ];
    for (rule, change) in cases {
        assert_eq!(same_files(change).rules(&before, &after), [rule]);
    }
    // Nothing explains it but that the audit was edited: then what it says counts.
    assert_eq!(same_files(|_| {}).rules(&before, &after), [Rule::Moved]);
}

#[test]
fn another_alternative_is_no_other_threshold() {
    // A supermarket is missing; two convenience stores stand in for it.
    let before = measuring(0.0, Some(0.0), Verdict::Fail);
    let mut after = measuring(2.0, Some(2.0), Verdict::Pass);
    after.required = Some(Required { min: Some(2.0), max: None, unit: Unit::Facility });
    after.conditions[0].min = Some(50.0);
    assert_eq!(other_data().rules(&before, &after), [Rule::Moved]);
}

#[test]
fn every_change_has_a_rule() {
    // A credit alone, which no rule speaks of.
    let after = with(|clause| clause.credit = None);
    assert_eq!(other_data().rules(&clause(), &after), [Rule::Moved]);
    assert_eq!(other_data().rules(&after, &clause()), [Rule::Moved]);
    let open = |clause: ClauseAudit| ClauseAudit { verdict: Verdict::Unknown, ..clause };
    assert_eq!(other_data().rules(&open(clause()), &open(after)), [Rule::FactArrived]);
}
