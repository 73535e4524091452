//! The data-quality report, for people.

use std::fmt::Write as _;

use geo::Coord;

use super::wording::score;
use crate::audit::{AnswerState, Audit};
use crate::check::ask::measure;
use crate::defect::{Defect, Severity};
use crate::lang::Lang;
use crate::network::Health;
use crate::quality::{Fact, Missing, Plan, SHOWN};
use crate::say;
use crate::units::{Metres, percent, plain};
use crate::vocabulary::{Layer, Vocabulary};

/// Everything the data-quality report tells, in whatever form.
pub struct Quality<'a> {
    pub audit: &'a Audit,
    pub defects: &'a [Defect],
    pub missing: &'a [Missing],
    /// What to ask first, by community.
    pub plans: &'a [Plan],
    /// Categories no clause looks at, and how many facilities of them there are.
    pub unchecked: &'a [(String, usize)],
    /// Clauses nothing in the dataset could make pass, and the categories they ask for.
    pub hopeless: &'a [(String, Vec<String>)],
    pub vocabulary: &'a Vocabulary,
    pub network: Option<&'a Health>,
}

/// How many facts a person asks for at a time.
const AT_A_TIME: usize = 7;

/// What is wrong, what is missing and what that costs.
pub fn quality(quality: &Quality, lang: Lang) -> String {
    let Quality { audit, defects, missing, plans, unchecked, hopeless, vocabulary, network } = *quality;
    let mut text = String::new();
    let heading =
        |text: &mut String, heading: String| write!(text, "\n── {heading}\n").expect("writing to a string");
    text += &say!(lang, "数据质量报告\n", "Data quality\n");
    for input in &audit.inputs {
        // A manifest holds no features to count.
        let count = if input.path.ends_with(".toml") { "—".to_owned() } else { input.features.to_string() };
        writeln!(text, "{count:>8}  {}", input.path).expect("writing to a string");
    }

    for (severity, zh, en) in [(Severity::Warning, "问题", "Problems"), (Severity::Note, "提示", "Notes")]
    {
        let found: Vec<&Defect> = defects.iter().filter(|defect| defect.severity == severity).collect();
        if found.is_empty() {
            continue;
        }
        let count = found.len();
        heading(
            &mut text,
            if lang == Lang::Zh { format!("{zh} {count} 个") } else { format!("{en}: {count}") },
        );
        for defect in found {
            text += &defect.text(lang);
            text.push('\n');
        }
    }

    heading(&mut text, say!(lang, "缺什么，误什么", "What is missing, and what it costs"));
    if missing.is_empty() {
        text += &say!(lang, "没有缺少的事实：每个条款都能判定\n", "Nothing: every clause can be judged\n");
    }
    for missing in missing {
        text += &sentence(missing, vocabulary, lang);
        text.push('\n');
    }
    if !plans.is_empty() {
        heading(&mut text, say!(lang, "先问什么", "What to ask first"));
    }
    for plan in plans {
        text += &asking(plan, audit, lang);
    }
    if !hopeless.is_empty() {
        heading(
            &mut text,
            say!(
                lang,
                "数据里一处也没有、因而无从达标的（核对类别是否写对）",
                "Clauses nothing here can satisfy (are the categories right?)"
            ),
        );
        for (clause, categories) in hopeless {
            let categories = categories.join(lang.comma());
            text += &say!(lang, "条款 {clause}：没有{categories}\n", "clause {clause}: no {categories}\n");
        }
    }
    if let Some(health) = network {
        heading(&mut text, say!(lang, "步行路网", "The walking network"));
        text += &walking(health, lang);
    }
    if !unchecked.is_empty() {
        heading(&mut text, say!(lang, "不参与任何条款判定的设施", "Facilities no clause looks at"));
        for (category, count) in unchecked {
            text += &say!(lang, "{category} {count} 处\n", "{category}: {count}\n");
        }
    }
    heading(&mut text, say!(lang, "得分区间", "So the score lies between"));
    for community in &audit.communities {
        let name = &community.name;
        let range = community.score.map_or("—".to_owned(), score);
        let judged = community.judged;
        let (clauses, of) = (judged.clauses, judged.of);
        text += &say!(
            lang,
            "{name}：{range} 分，已判 {clauses}/{of} 条款\n",
            "{name}: {range}, {clauses} of {of} clauses judged\n"
        );
    }
    text
}

/// The first facts to ask for in a community, and how far they close its score.
fn asking(plan: &Plan, audit: &Audit, lang: Lang) -> String {
    let Some(community) = audit.communities.iter().find(|community| community.id == plan.community) else {
        return String::new();
    };
    let (steps, facts, left) = plan.within(AT_A_TIME);
    let clauses: Vec<&str> = plan.steps[..steps].iter().map(|step| step.clause.as_str()).collect();
    let clauses = clauses.join(lang.comma());
    let name = &community.name;
    let range = community.score.map_or("—".to_owned(), score);
    let (width, left) = (plain((plan.width * 10.0).round() / 10.0), plain((left * 10.0).round() / 10.0));
    say!(
        lang,
        "{name}：先问清条款 {clauses} 的 {facts} 个事实，得分区间 {range}（宽 {width} 分）就缩到宽不超过 {left} 分\n",
        "{name}: {facts} facts for clauses {clauses} close the score from {range} ({width} points wide) to at most {left} points\n"
    )
}

/// The network's state, a line a kind of finding, each with the first places.
fn walking(health: &Health, lang: Lang) -> String {
    let (length, share) = (plain((health.length.0 / 10.0).round() / 100.0), percent(health.main_share));
    let components = health.components;
    let mut text = say!(
        lang,
        "总长 {length} 千米，{components} 个连通部分，最长的占 {share}\n",
        "{length} km in {components} connected parts, the longest with {share}\n"
    );
    let at = |place: Coord<f64>| format!("{:.6},{:.6}", place.x, place.y);
    let metres = |metres: Metres| {
        let metres = plain((metres.0 * 10.0).round() / 10.0);
        say!(lang, "{metres} 米", "{metres} m")
    };
    let mut line = |count: usize, mut places: Vec<String>, zh: &str, en: &str| {
        if count == 0 {
            return;
        }
        if count > places.len() {
            places.push("…".into());
        }
        let places = places.join(lang.semicolon());
        text += &say!(lang, "{count} {zh}：{places}\n", "{count} {en}: {places}\n");
    };
    let islands: Vec<String> = health.islands[..]
        .iter()
        .take(SHOWN)
        .map(|island| format!("{} ({})", at(island.at), metres(island.length)))
        .collect();
    line(health.islands.len(), islands, "段与最长的部分不连通", "parts apart from the longest");
    let misses: Vec<String> = health
        .near_misses
        .iter()
        .take(SHOWN)
        .map(|miss| format!("{} → {} ({})", at(miss.end), at(miss.other), metres(miss.gap)))
        .collect();
    line(
        health.near_misses.len(),
        misses,
        "处端点距另一条路不超过 5 米而没有相连",
        "ends within 5 m of another path and not joined to it",
    );
    let places = |places: &[Coord<f64>]| places.iter().take(SHOWN).map(|place| at(*place)).collect();
    line(
        health.crossings.len(),
        places(&health.crossings),
        "处相交而没有共用节点，按不相通计算（确实相通的，加 --node-paths）",
        "crossings without a shared vertex, taken as not meeting (where they do meet, give --node-paths)",
    );
    line(health.dead_ends.len(), places(&health.dead_ends), "处断头路", "dead ends");
    text
}

pub(super) fn sentence(missing: &Missing, vocabulary: &Vocabulary, lang: Lang) -> String {
    let count = missing.count;
    let clauses = missing.clauses.join(lang.comma());
    let mut examples = missing.examples.join(", ");
    if count > missing.examples.len() {
        examples += "…";
    }
    let layer_name = |layer: &str| {
        Layer::named(layer).map_or(layer.to_owned(), |l| {
            if lang == Lang::Zh { l.zh().to_owned() } else { l.id().to_owned() }
        })
    };
    match &missing.fact {
        Fact::Property { layer, property } => {
            let known = Layer::named(layer).and_then(|l| vocabulary.property(l, property));
            let property = match (known, lang) {
                (Some(known), Lang::Zh) => known.label_zh().to_owned(),
                _ => property.replace('_', " "),
            };
            let (unit, layer) = (measure(layer), layer_name(layer));
            say!(
                lang,
                "{count} {unit}{layer}未填“{property}”：条款 {clauses} 无法判定（{examples}）",
                "{count} {layer} have no {property}: clauses {clauses} undecided ({examples})"
            )
        }
        Fact::Survey { category } => {
            let id = vocabulary.category(category);
            let category = match (id, lang) {
                (Some(id), Lang::Zh) => vocabulary.category_zh(id).to_owned(),
                _ => category.replace('_', " "),
            };
            say!(
                lang,
                "{category}未普查，{count} 个社区不能断定有无：条款 {clauses} 无法判定",
                "{category} not surveyed completely in {count} communities: clauses {clauses} undecided"
            )
        }
        Fact::Answer { clause, state: AnswerState::Missing } => say!(
            lang,
            "{count} 个社区没有答复：条款 {clause} 无法判定（{examples}）",
            "{count} communities have no answer: clause {clause} undecided ({examples})"
        ),
        Fact::Answer { clause, state: AnswerState::NoEvidence } => say!(
            lang,
            "{count} 个社区的答复没有依据：条款 {clause} 无法判定（{examples}）",
            "{count} communities give no evidence: clause {clause} undecided ({examples})"
        ),
        Fact::Answer { clause, state: AnswerState::Expired } => say!(
            lang,
            "{count} 个社区的答复已过有效期：条款 {clause} 无法判定（{examples}）",
            "{count} communities' answers have expired: clause {clause} undecided ({examples})"
        ),
        Fact::Paths => say!(
            lang,
            "没有步行路网：条款 {clauses} 无法判定",
            "no walking network: clauses {clauses} undecided"
        ),
        Fact::Residences => say!(
            lang,
            "{count} 个社区没有住宅楼：条款 {clauses} 无法判定（{examples}）",
            "{count} communities have no residences: clauses {clauses} undecided ({examples})"
        ),
        Fact::PathTo { layer } => {
            let (unit, layer) = (measure(layer), layer_name(layer));
            let off = plain(crate::network::OFF_NETWORK.0);
            say!(
                lang,
                "{count} {unit}{layer}距路网超过 {off} 米：条款 {clauses} 无法判定（{examples}）",
                "{count} {layer} are more than {off} m off the network: clauses {clauses} undecided ({examples})"
            )
        }
        Fact::Community { layer } => {
            let (unit, layer) = (measure(layer), layer_name(layer));
            say!(
                lang,
                "{count} {unit}{layer}位于多个社区范围内：条款 {clauses} 无法判定（{examples}）",
                "{count} {layer} lie in several communities: clauses {clauses} undecided ({examples})"
            )
        }
    }
}
