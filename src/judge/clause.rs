//! One clause: its condition, its check or its alternatives.

use crate::audit::{ClauseAudit, Credit};
use crate::check::CheckContext;
use crate::finding::{FactWanted, FailingFeature, Figures, Finding, Need, Note, Reason, Way};
use crate::interval::Interval;
use crate::standard::layer::Fact;
use crate::standard::{Alternative, Checks, Clause, When};
use crate::verdict::{Level, Outcomes, Truth, Verdict};
use crate::vocabulary::{Layer, PropertyId};

/// A clause as it came out, with what the gap list needs besides.
pub(super) struct ClauseOutcome {
    pub(crate) audit: ClauseAudit,
    pub(crate) needs: Vec<Need>,
    pub(crate) failing_features: Vec<FailingFeature>,
    pub(crate) figures: Figures,
}

/// Judges one clause for one community.
pub(super) fn judge(scene: &CheckContext, id: &str, clause: &Clause) -> ClauseOutcome {
    let condition = holds(scene, &clause.when);
    let mut finding = match &clause.checks {
        Checks::One(check) => check.judge(scene),
        Checks::AnyOf(ways) => any_of(scene, ways),
    };
    let body = finding.outcomes;
    let outcomes = body.when(condition);
    let verdict = outcomes.verdict();
    match condition {
        Truth::Yes => {}
        Truth::No => {
            finding.reason = Reason::NotApplicable { only: unmet(scene, &clause.when) };
            finding.needs.clear();
            finding.measured = None;
            finding.evidence.clear();
            finding.failing_features.clear();
            finding.unserved = None;
            finding.reach = None;
            finding.note = None;
        }
        Truth::Unknown => {
            if verdict == Verdict::Unknown {
                finding.reason = Reason::WhetherApplies {
                    unknown: unsettled(scene, &clause.when),
                    then: Box::new(finding.reason),
                };
                finding.needs.splice(0..0, missing_facts(scene, &clause.when));
                finding.failing_features.clear();
            }
        }
    }
    let credit = if verdict == Verdict::Pass { Interval::ONE } else { finding.credit };
    let applies = outcomes.applies();
    let audit = ClauseAudit {
        id: id.to_owned(),
        level: clause.level,
        verdict,
        reason: String::new(),
        finding: finding.reason,
        note: None,
        notes: notes(clause, finding.note, verdict),
        quote: clause.quote.clone(),
        measured: finding.measured,
        required: finding.required,
        conditions: finding.conditions,
        shortfalls: if verdict == Verdict::Fail { finding.shortfalls } else { Vec::new() },
        credit: (clause.level == Level::Must && applies != Truth::No).then_some(Credit {
            low: credit.low,
            high: credit.high,
            may_not_apply: applies == Truth::Unknown,
        }),
        evidence: finding.evidence,
        unserved: finding.unserved,
        reach: finding.reach,
        unverified: clause.unverified,
        waived: None,
    };
    ClauseOutcome {
        audit,
        needs: finding.needs,
        failing_features: finding.failing_features,
        figures: finding.figures,
    }
}

/// What the clause does not look at, where that matters, and what its finding has to add.
fn notes(clause: &Clause, own: Option<Note>, verdict: Verdict) -> Vec<Note> {
    let caveat = clause.caveat.as_ref().filter(|_| verdict != Verdict::NotApplicable);
    let caveat = caveat.map(|caveat| Note::Caveat { zh: caveat.zh.clone(), en: caveat.en.clone() });
    caveat.into_iter().chain(own).collect()
}

/// Whether the community's facts meet a condition.
fn holds(scene: &CheckContext, when: &When) -> Truth {
    when.iter().fold(Truth::Yes, |truth, (id, wanted)| truth.and(fact_holds(scene, *id, wanted)))
}

fn fact_holds(scene: &CheckContext, id: PropertyId, wanted: &Fact) -> Truth {
    let facts = &scene.dataset.communities[scene.locality.community].facts;
    let same = match wanted {
        Fact::Flag(wanted) => facts.flag(id).map(|flag| flag == *wanted),
        Fact::Choice(wanted) => facts.text(id).map(|choice| choice == wanted),
    };
    match same {
        Some(true) => Truth::Yes,
        Some(false) => Truth::No,
        None => Truth::Unknown,
    }
}

/// Conditions that do not hold.
fn unmet(scene: &CheckContext, when: &When) -> Vec<FactWanted> {
    let failing = when.iter().filter(|(id, wanted)| fact_holds(scene, **id, wanted) == Truth::No);
    failing
        .map(|(id, wanted)| FactWanted {
            property: scene.property_name(Layer::Communities, *id),
            value: match wanted {
                Fact::Flag(flag) => flag.to_string(),
                Fact::Choice(choice) => choice.clone(),
            },
        })
        .collect()
}

/// Facts of a condition that are not known.
fn unsettled(scene: &CheckContext, when: &When) -> Vec<String> {
    let open = when.iter().filter(|(id, wanted)| fact_holds(scene, **id, wanted) == Truth::Unknown);
    open.map(|(id, _)| scene.property_name(Layer::Communities, *id)).collect()
}

fn missing_facts(scene: &CheckContext, when: &When) -> Vec<Need> {
    let community = &scene.dataset.communities[scene.locality.community];
    when.iter()
        .filter(|(id, wanted)| fact_holds(scene, **id, wanted) == Truth::Unknown)
        .map(|(id, _)| Need::Property {
            layer: Layer::Communities,
            id: community.id.clone(),
            property: scene.vocabulary.property_name(Layer::Communities, *id).to_owned(),
        })
        .collect()
}

/// Judges alternatives, of which one must hold. The finding shown is that of the alternative
/// that decides: the first that passes, else the first that is open, else the first.
fn any_of(scene: &CheckContext, ways: &[Alternative]) -> Finding {
    let judged: Vec<(Truth, Finding, &When)> = ways
        .iter()
        .map(|alternative| {
            let condition = holds(scene, &alternative.when);
            let mut finding = alternative.check.judge(scene);
            finding.outcomes = finding.outcomes.when(condition);
            // An alternative that may not be open can earn nothing for sure.
            finding.credit = match condition {
                Truth::Yes => finding.credit,
                Truth::No => Interval::ZERO,
                Truth::Unknown => Interval::new(0.0, finding.credit.high),
            };
            (condition, finding, &alternative.when)
        })
        .collect();
    let outcomes = Outcomes::any_of(judged.iter().map(|(_, finding, _)| finding.outcomes));
    let credit = judged.iter().fold(Interval::ZERO, |best, (_, finding, _)| {
        Interval::new(best.low.max(finding.credit.low), best.high.max(finding.credit.high))
    });
    let open = |(condition, _, _): &&(Truth, Finding, &When)| *condition != Truth::No;
    let verdict = outcomes.verdict();
    let decides = |(condition, finding, _): &&(Truth, Finding, &When)| match verdict {
        Verdict::Pass => *condition == Truth::Yes && finding.outcomes == Outcomes::PASS,
        Verdict::Unknown => finding.outcomes.contains(Outcomes::PASS) && *condition != Truth::No,
        _ => true,
    };
    let shown =
        judged.iter().filter(open).find(decides).or_else(|| judged.iter().find(open)).or(judged.first());
    let Some((_, first, _)) = shown else {
        return Finding::new(Outcomes::NOT_APPLICABLE, Reason::NothingAsked);
    };
    let mut finding = first.clone();
    finding.outcomes = outcomes;
    finding.credit = credit;
    if verdict != Verdict::Pass {
        let mut ways = Vec::new();
        finding.needs.clear();
        finding.evidence.clear();
        finding.failing_features.clear();
        for (condition, alternative, when) in judged.iter().filter(open) {
            ways.push(Way {
                reason: alternative.reason.clone(),
                unknown: match condition {
                    Truth::Unknown => unsettled(scene, when),
                    _ => Vec::new(),
                },
            });
            for evidence in &alternative.evidence {
                if !finding.evidence.contains(evidence) {
                    finding.evidence.push(evidence.clone());
                }
            }
            for culprit in &alternative.failing_features {
                if !finding
                    .failing_features
                    .iter()
                    .any(|known| known.index == culprit.index && known.residence == culprit.residence)
                {
                    finding.failing_features.push(culprit.clone());
                }
            }
            let could_pass = alternative.outcomes.contains(Outcomes::PASS);
            if verdict == Verdict::Unknown && could_pass {
                if *condition == Truth::Unknown {
                    finding.needs.extend(missing_facts(scene, when));
                }
                finding.needs.extend(alternative.needs.clone());
            }
        }
        finding.reason = Reason::AnyOf { ways };
        finding.needs.dedup();
    }
    finding
}
