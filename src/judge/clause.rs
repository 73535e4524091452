//! One clause: its condition, its check or its alternatives.

use crate::audit::{ClauseAudit, Need};
use crate::check::{Finding, Scene};
use crate::interval::Interval;
use crate::lang::Lang;
use crate::say;
use crate::standard::layer::{Clause, Fact, When};
use crate::verdict::{Outcomes, Truth, Verdict};
use crate::vocabulary::Layer;

/// A clause as it came out, with what the score and the gap list need besides.
pub(super) struct Outcome {
    pub audit: ClauseAudit,
    pub outcomes: Outcomes,
    pub credit: Interval,
    pub finding: Finding,
}

/// Judges one clause for one community.
pub(super) fn judge(scene: &Scene, id: &str, clause: &Clause) -> Outcome {
    let condition = holds(scene, &clause.when);
    let mut finding = match &clause.check {
        Some(check) => check.kind().judge(scene),
        None => any_of(scene, clause),
    };
    let body = finding.outcomes;
    let outcomes = body.when(condition);
    let verdict = outcomes.verdict();
    let lang = scene.lang;
    match condition {
        Truth::Yes => {}
        Truth::No => {
            let facts = described(scene, &clause.when, true);
            finding.reason = say!(lang, "不适用：{facts}", "not applicable: {facts}");
            finding.needs.clear();
            finding.measured = None;
            finding.evidence.clear();
            finding.culprits.clear();
            finding.unserved = None;
            finding.note = None;
        }
        Truth::Unknown => {
            let facts = described(scene, &clause.when, false);
            if verdict == Verdict::Unknown {
                let reason = &finding.reason;
                finding.reason = say!(
                    lang,
                    "不能断定是否适用（{facts}不详）；若适用：{reason}",
                    "whether it applies is not known ({facts}); if it does: {reason}"
                );
                finding.needs.splice(0..0, missing_facts(scene, &clause.when));
                finding.culprits.clear();
            }
        }
    }
    let credit = if verdict == Verdict::Pass { Interval::ONE } else { finding.credit };
    let audit = ClauseAudit {
        id: id.to_owned(),
        level: clause.level,
        verdict,
        reason: finding.reason.clone(),
        quote: clause.quote.clone(),
        measured: finding.measured,
        required: finding.required,
        conditions: finding.conditions.clone(),
        evidence: finding.evidence.clone(),
        unserved: finding.unserved,
        note: finding.note.clone(),
    };
    Outcome { audit, outcomes, credit, finding }
}

/// Whether the community's facts meet a condition.
fn holds(scene: &Scene, when: &When) -> Truth {
    when.iter().fold(Truth::Yes, |truth, (name, wanted)| truth.and(fact_holds(scene, name, wanted)))
}

fn fact_holds(scene: &Scene, name: &str, wanted: &Fact) -> Truth {
    let facts = &scene.measures.dataset.communities[scene.locality.community].facts;
    let Some(id) = scene.vocabulary().property_id(Layer::Communities, name) else { return Truth::Unknown };
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

/// The facts of a condition that do not hold (`unmet`), or that are not known, for a reader:
/// `建设类型为既有`.
fn described(scene: &Scene, when: &When, unmet: bool) -> String {
    let lang = scene.lang;
    let facts = &scene.measures.dataset.communities[scene.locality.community].facts;
    let parts: Vec<String> = when
        .iter()
        .filter(|(name, wanted)| {
            let truth = fact_holds(scene, name, wanted);
            truth == if unmet { Truth::No } else { Truth::Unknown }
        })
        .map(|(name, wanted)| {
            let title = scene.property_name(Layer::Communities, name);
            if !unmet {
                return title;
            }
            match wanted {
                Fact::Flag(true) => say!(lang, "社区不属“{title}”", "the community is not “{title}”"),
                Fact::Flag(false) => say!(lang, "社区属“{title}”", "the community is “{title}”"),
                Fact::Choice(_) => {
                    let vocabulary = scene.vocabulary();
                    let property = vocabulary.property(Layer::Communities, name);
                    let id = vocabulary.property_id(Layer::Communities, name);
                    let value = id.and_then(|id| facts.text(id)).unwrap_or("");
                    let shown = match lang {
                        Lang::Zh => {
                            property.and_then(|p| p.choices.get(value)?.first()).map_or(value, String::as_str)
                        }
                        Lang::En => value,
                    };
                    say!(lang, "{title}为{shown}", "{title} is {shown}")
                }
            }
        })
        .collect();
    parts.join(if lang == Lang::Zh { "、" } else { ", " })
}

fn missing_facts(scene: &Scene, when: &When) -> Vec<Need> {
    let community = &scene.measures.dataset.communities[scene.locality.community];
    when.iter()
        .filter(|(name, wanted)| fact_holds(scene, name, wanted) == Truth::Unknown)
        .map(|(name, _)| Need::Property {
            layer: "communities".into(),
            id: community.id.clone(),
            property: name.clone(),
        })
        .collect()
}

/// Judges alternatives, of which one must hold. The finding shown is that of the alternative
/// that decides: the first that passes, else the first that is open, else the first.
fn any_of(scene: &Scene, clause: &Clause) -> Finding {
    let lang = scene.lang;
    let judged: Vec<(Truth, Finding, &When)> = clause
        .any_of
        .values()
        .map(|alternative| {
            let condition = holds(scene, &alternative.when);
            let mut finding = alternative.check.kind().judge(scene);
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
        return Finding::new(Outcomes::NOT_APPLICABLE, String::new());
    };
    let mut finding = first.clone();
    finding.outcomes = outcomes;
    finding.credit = credit;
    if verdict != Verdict::Pass {
        let mut reasons = Vec::new();
        finding.needs.clear();
        finding.evidence.clear();
        finding.culprits.clear();
        for (condition, alternative, when) in judged.iter().filter(open) {
            let reason = &alternative.reason;
            reasons.push(match condition {
                Truth::Unknown => {
                    let facts = described(scene, when, false);
                    say!(
                        lang,
                        "{reason}（{facts}不详，不能断定可否采用）",
                        "{reason} ({facts} not known, so whether this way is open is not)"
                    )
                }
                _ => reason.clone(),
            });
            for evidence in &alternative.evidence {
                if !finding.evidence.contains(evidence) {
                    finding.evidence.push(evidence.clone());
                }
            }
            for culprit in &alternative.culprits {
                if !finding
                    .culprits
                    .iter()
                    .any(|known| known.index == culprit.index && known.residence == culprit.residence)
                {
                    finding.culprits.push(culprit.clone());
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
        reasons.dedup();
        finding.reason = reasons.join(&say!(lang, "；或者，", "; or else, "));
        finding.needs.dedup();
    }
    finding
}
