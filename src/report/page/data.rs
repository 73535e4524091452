//! What the page's script renders: a community's data, without what others share.

use serde::Serialize;

use super::labels::Labels;
use super::names::Names;
use super::plan::{PageMap, plan};
use super::pool::{Pool, Shared};
use super::wording;
use crate::audit::{ClauseAudit, CommunityAudit, ItemAudit, Unchecked};
use crate::render::text::said;
use crate::report::gap_list::cells;
use crate::report::wording as words;
use crate::units::percent;
use crate::verdict::Verdict;

/// One community. Texts that others may have too are numbers in the pool.
#[derive(Serialize)]
pub(super) struct CommunityData {
    id: String,
    name: String,
    /// What has been measured of whom.
    basis: Vec<String>,
    gate: Vec<GateShown>,
    pace: Vec<String>,
    items: Vec<ItemShown>,
    /// Cells in the annex's order.
    gaps: Vec<[Shared; 9]>,
    unknowns: Vec<OpenShown>,
    access: Vec<AccessShown>,
    map: Option<PageMap>,
    /// Why there is none, where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_map: Option<String>,
}

#[derive(Serialize)]
struct GateShown {
    title: Shared,
    verdict: Verdict,
    items: Vec<u32>,
}

#[derive(Serialize)]
struct ItemShown {
    /// An [`ItemText`].
    text: Shared,
    verdict: Verdict,
    earned: Shared,
    low: f64,
    high: f64,
    of: f64,
    clauses: Vec<ClauseShown>,
}

/// What the standard says of an item.
#[derive(Serialize)]
struct ItemText<'a> {
    number: u32,
    objective: &'a str,
    title: &'a str,
    requirement: &'a str,
    confidence: &'a str,
    uncheckable: &'a [Unchecked],
}

#[derive(Serialize)]
struct ClauseShown {
    /// A [`ClauseText`].
    text: Shared,
    verdict: Verdict,
    reason: Shared,
    #[serde(skip_serializing_if = "Option::is_none")]
    measured: Option<Shared>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unserved: Option<Shared>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Shared>,
    /// The categories whose walks its verdict is about.
    walks: Vec<Shared>,
    /// Layer, id, what of it, and a note.
    evidence: Vec<(Shared, String, Shared, Option<Shared>)>,
}

/// What the standard says of a clause, and what is required by it here.
#[derive(Serialize)]
struct ClauseText<'a> {
    id: &'a str,
    level: &'static str,
    advice: bool,
    quote: &'a str,
    required: String,
    conditions: Vec<String>,
    unverified: bool,
}

#[derive(Serialize)]
struct OpenShown {
    clause: String,
    level: Shared,
    reason: Shared,
    ask: Shared,
}

#[derive(Serialize)]
struct AccessShown {
    category: Shared,
    facilities: usize,
    /// Shares within the circles, and off the network, in words; with the shares themselves.
    shares: Vec<Option<(String, f64)>>,
}

/// A community as the page embeds it.
pub(super) fn community(
    community: &CommunityAudit,
    labels: &Labels,
    names: &Names,
    pool: &mut Pool,
) -> CommunityData {
    let lang = names.lang;
    let map = plan(community, names, pool);
    let why = if community.map.is_none() { "map_absent" } else { "map_empty" };
    CommunityData {
        id: community.id.clone(),
        name: community.name.clone(),
        basis: vec![
            wording::residents(&community.residents, lang),
            wording::walking(&community.walking, lang),
        ],
        gate: community
            .gate_parts
            .iter()
            .map(|part| GateShown {
                title: pool.number(&part.title),
                verdict: part.verdict,
                items: part.items.clone(),
            })
            .collect(),
        pace: community
            .pace_changes
            .iter()
            .map(|change| words::pace_change(change, lang))
            .chain(community.waivers.iter().map(|waiver| words::waiver(waiver, lang)))
            .chain(words::with_waivers(community, lang))
            .collect(),
        items: community.items.iter().map(|one| item(one, names, pool)).collect(),
        gaps: community.gaps.iter().map(|gap| cells(gap).map(|cell| pool.number(&said(&cell)))).collect(),
        unknowns: community
            .unknowns
            .iter()
            .map(|fact| OpenShown {
                clause: fact.clause.clone(),
                level: pool.number(&words::level(fact.level, lang)),
                reason: pool.number(&fact.reason),
                ask: pool.number(&fact.ask),
            })
            .collect(),
        access: access(community, names, pool),
        no_map: map.is_none().then(|| labels.get(why).to_owned()),
        map,
    }
}

fn item(item: &ItemAudit, names: &Names, pool: &mut Pool) -> ItemShown {
    ItemShown {
        text: pool.number(&ItemText {
            number: item.number,
            objective: &item.objective,
            title: &item.title,
            requirement: &item.requirement,
            confidence: &item.confidence,
            uncheckable: &item.uncheckable,
        }),
        verdict: item.verdict,
        earned: pool.number(&wording::points(item.score)),
        low: item.score.low,
        high: item.score.high,
        of: item.score.of,
        clauses: item.clauses.iter().map(|one| clause(one, names, pool)).collect(),
    }
}

fn clause(clause: &ClauseAudit, names: &Names, pool: &mut Pool) -> ClauseShown {
    let lang = names.lang;
    ClauseShown {
        text: pool.number(&ClauseText {
            id: &clause.id,
            level: words::level(clause.level, lang),
            advice: clause.level != crate::verdict::Level::Must,
            quote: &clause.quote,
            required: clause
                .required
                .as_ref()
                .map_or(String::new(), |required| words::required(required, lang)),
            conditions: clause.conditions.iter().map(|one| wording::condition(one, names)).collect(),
            unverified: clause.unverified,
        }),
        verdict: clause.verdict,
        reason: pool.number(&clause.reason),
        measured: clause.measured.as_ref().map(|measured| pool.number(&words::measured(measured, lang))),
        unserved: clause
            .unserved
            .as_ref()
            .map(|unserved| wording::unserved(unserved, lang))
            .filter(|text| !text.is_empty())
            .map(|text| pool.number(&text)),
        note: clause.note.as_ref().map(|note| pool.number(note)),
        walks: clause
            .reach
            .iter()
            .flat_map(|reach| &reach.categories)
            .map(|category| pool.number(&names.category(category)))
            .collect(),
        evidence: clause
            .evidence
            .iter()
            .map(|one| {
                let text = wording::evidence(one, names);
                let note = one.note.as_ref().map(|note| pool.number(note));
                (pool.number(&one.layer), one.id.clone(), pool.number(&text), note)
            })
            .collect(),
    }
}

fn access(community: &CommunityAudit, names: &Names, pool: &mut Pool) -> Vec<AccessShown> {
    community
        .access
        .iter()
        .map(|access| AccessShown {
            category: pool.number(&names.category(&access.category)),
            facilities: access.facilities,
            shares: access
                .within
                .shares()
                .into_iter()
                .chain([access.off_network])
                .map(|share| share.map(|share| (percent(share), share)))
                .collect(),
        })
        .collect()
}
