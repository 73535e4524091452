//! One community: every clause, then the items, the gate, the score, the gaps.

use std::collections::BTreeMap;

use super::clause::{self, ClauseOutcome};
use super::waiver::Waivers;
use super::{FailingClause, JudgeContext, Judgement, access, score, titles};
use crate::audit::{
    CommunityAudit, GatePart, ItemAudit, Judged, PaceChange, Residents, Unchecked, UnknownFact, WalkingUsed,
    WithWaivers,
};
use crate::check::CheckContext;
use crate::measure::{CommunityMeasures, Walking, sum_known};
use crate::standard::{Clause, Item, Standard};
use crate::units::Pace;
use crate::verdict::{Level, Verdict};

/// Paces at which the report shows which verdicts would change, metres a minute: a grown-up's
/// usual walk and a brisk one, beside the standard's 50.
const OTHER_PACES: [Pace; 2] = [Pace(60.0), Pace(75.0)];

/// Judges one community.
pub(super) fn judge(judged: JudgeContext, community: usize) -> Judgement {
    let JudgeContext { dataset, standard, measures, settings } = judged;
    let locality = &measures.localities[community];
    let scene = |clause| CheckContext {
        dataset,
        vocabulary: &standard.vocabulary,
        measures,
        locality,
        pace: settings.pace.unwrap_or(Pace(standard.pace.value)),
        pace_given: settings.pace.is_some(),
        as_of: settings.as_of,
        worded: standard.city.is_some(),
        clause,
    };

    let mut items = Vec::new();
    let waivers = Waivers::for_community(dataset, &locality.waivers, settings.as_of);
    let mut credits = Vec::new();
    let mut verdicts: BTreeMap<&str, Verdict> = BTreeMap::new();
    let mut failing = Vec::new();
    let mut unknowns = Vec::new();
    let mut failing_features = Vec::new();
    let mut changes = Vec::new();
    let mut judged = Judged { clauses: 0, of: 0, must: 0, must_of: 0 };
    for (id, item) in &standard.items {
        let mut outcomes: Vec<ClauseOutcome> =
            item.clauses.iter().map(|(id, clause)| clause::judge(&scene(id), id, clause)).collect();
        for (outcome, (id, clause)) in outcomes.iter_mut().zip(&item.clauses) {
            count(&mut judged, outcome);
            pace_changes(&scene(id), clause, outcome.audit.verdict, &mut changes);
            match outcome.audit.verdict {
                Verdict::Fail => {
                    failing_features
                        .extend(outcome.failing_features.drain(..).map(|feature| (id.clone(), feature)));
                }
                Verdict::Unknown => unknowns.push(unknown(&scene(id), item, clause, outcome)),
                _ => {}
            }
        }
        waivers.apply(&mut outcomes);
        let must = outcomes.iter().filter(|outcome| outcome.audit.level == Level::Must);
        let verdict = Verdict::all_of(must.map(|outcome| outcome.audit.verdict));
        let credit = score::item(item.weight, outcomes.iter().filter_map(|outcome| outcome.audit.credit));
        verdicts.insert(id, verdict);
        for outcome in &mut outcomes {
            if outcome.audit.level == Level::Must && outcome.audit.verdict == Verdict::Fail {
                let figures = std::mem::take(&mut outcome.figures);
                failing.push(FailingClause { id: outcome.audit.id.clone(), figures });
            }
        }
        items.push(ItemAudit {
            number: item.number,
            id: id.clone(),
            objective: standard.objectives.get(&item.objective).cloned().unwrap_or_default(),
            title: item.title.clone(),
            requirement: item.text.clone(),
            confidence: item.confidence.clone(),
            uncheckable: item
                .uncheckable
                .iter()
                .map(|part| Unchecked { quote: part.quote.clone(), reason: part.reason.clone() })
                .collect(),
            verdict,
            score: credit.score(),
            clauses: outcomes.into_iter().map(|outcome| outcome.audit).collect(),
        });
        credits.push(credit);
    }

    let (gate, gate_parts) = gate(standard, &verdicts);
    let total = score::total(&credits);
    let clause_verdict = |id: &str| {
        let mut clauses = items.iter().flat_map(|item: &ItemAudit| &item.clauses);
        clauses.find(|clause| clause.id == id).map(|clause| clause.verdict)
    };
    let waiver_audits = waivers.audits(clause_verdict);
    let with_waivers = with_waivers(standard, &items);
    let titles = titles::named(dataset, &items, &unknowns, &failing_features);
    let place = &dataset.communities[community];
    let audit = CommunityAudit {
        id: place.id.clone(),
        name: place.name.clone(),
        score: total,
        grade: total.map(|range| score::grade(standard, range)),
        gate,
        gate_parts,
        judged,
        residents: residents(locality),
        walking: match measures.walking {
            Walking::Network { routes, .. } => WalkingUsed {
                method: "network".into(),
                detour: None,
                step_free: routes.step_free,
                joined: routes.joined,
            },
            Walking::StraightLine { detour } => WalkingUsed {
                method: "straight_line".into(),
                detour: Some(detour),
                step_free: false,
                joined: false,
            },
        },
        access: access::profile(dataset, &standard.vocabulary, measures, locality),
        items,
        list_title: String::new(),
        gaps: Vec::new(),
        unknowns,
        pace_changes: changes,
        waivers: waiver_audits,
        with_waivers,
        titles,
        map: None,
    };
    Judgement { audit, failing_features, failing }
}

/// What the judged items come to without the waived clauses; nothing where none is waived.
fn with_waivers(standard: &Standard, items: &[ItemAudit]) -> Option<WithWaivers> {
    let clauses = || items.iter().flat_map(|item| &item.clauses);
    let waived: Vec<String> =
        clauses().filter(|clause| clause.waived.is_some()).map(|clause| clause.id.clone()).collect();
    if waived.is_empty() {
        return None;
    }
    let mut credits = Vec::new();
    let mut verdicts: BTreeMap<&str, Verdict> = BTreeMap::new();
    for (item, (id, of)) in items.iter().zip(&standard.items) {
        let held = || item.clauses.iter().filter(|clause| clause.waived.is_none());
        let must = held().filter(|clause| clause.level == Level::Must);
        verdicts.insert(id, Verdict::all_of(must.map(|clause| clause.verdict)));
        credits.push(score::item(of.weight, held().filter_map(|clause| clause.credit)));
    }
    let score = score::total(&credits);
    Some(WithWaivers {
        score,
        grade: score.map(|range| score::grade(standard, range)),
        gate: gate(standard, &verdicts).0,
        clauses: waived,
    })
}

fn count(judged: &mut Judged, outcome: &ClauseOutcome) {
    let verdict = outcome.audit.verdict;
    let (applies, decided) =
        (usize::from(verdict != Verdict::NotApplicable), usize::from(verdict.is_judged()));
    judged.of += applies;
    judged.clauses += decided;
    if outcome.audit.level == Level::Must {
        judged.must_of += applies;
        judged.must += decided;
    }
}

fn unknown(scene: &CheckContext, item: &Item, clause: &Clause, outcome: &mut ClauseOutcome) -> UnknownFact {
    let attest = clause.checks().find_map(|check| check.attest());
    let question = attest.map(|attest| attest.question.as_str());
    UnknownFact {
        item: item.number,
        clause: scene.clause.to_owned(),
        level: clause.level,
        reason: String::new(),
        ask: String::new(),
        question: question.map(str::to_owned),
        needs: std::mem::take(&mut outcome.needs),
    }
}

/// All parts of the gate must pass; a part passes when all of its items do or none applies.
fn gate(standard: &Standard, verdicts: &BTreeMap<&str, Verdict>) -> (Option<Verdict>, Vec<GatePart>) {
    let Some(gate) = &standard.gate else { return (None, Vec::new()) };
    let parts: Vec<GatePart> = gate
        .parts
        .iter()
        .map(|(id, part)| GatePart {
            id: id.clone(),
            title: part.title.clone(),
            verdict: Verdict::all_of(part.items.iter().map(|item| verdicts[item.as_str()])),
            items: part.items.iter().map(|item| standard.items[item.as_str()].number).collect(),
        })
        .collect();
    let verdict = match Verdict::all_of(parts.iter().map(|part| part.verdict)) {
        Verdict::NotApplicable => Verdict::Pass,
        verdict => verdict,
    };
    (Some(verdict), parts)
}

fn residents(locality: &CommunityMeasures) -> Residents {
    let sum = |of: &[Option<f64>]| sum_known(of.iter().copied());
    Residents {
        dwellings: locality.residences.len(),
        people: sum(&locality.residents.people),
        households: sum(&locality.residents.households),
        counted_in: locality.residents.counted_in,
    }
}

/// What a clause would come out as at other walking paces, where that is another verdict.
fn pace_changes(own: &CheckContext, clause: &Clause, verdict: Verdict, changes: &mut Vec<PaceChange>) {
    if !clause.checks().any(|check| check.reaches()) {
        return;
    }
    for pace in OTHER_PACES {
        let other = CheckContext { pace, pace_given: true, ..*own };
        let at_pace = clause::judge(&other, own.clause, clause).audit.verdict;
        if at_pace != verdict {
            changes.push(PaceChange { clause: own.clause.to_owned(), pace: pace.0, verdict: at_pace });
        }
    }
}
