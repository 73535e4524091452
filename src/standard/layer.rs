//! A layer file as written: what one `standards/*.toml` may say.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::city::City;
use crate::check::{Check, Handle, Threshold};
use crate::verdict::Level;
use crate::vocabulary::Category;

/// One layer of a standard. The root layer defines items; a layer that `extends` another
/// changes it by key with `set`, `add` and `withdraw`, and may bring a gate, a city section
/// and categories of its own.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[serde(rename = "Layer")]
pub(crate) struct StandardLayer {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) authority: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) issued: Option<String>,
    /// Id of the parent layer, or the path of its file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) extends: Option<String>,
    /// Sources that thresholds and changes cite, by id.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) sources: IndexMap<String, SourceDocument>,
    /// Walking pace, in m/min. Root layer only; others set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) pace: Option<Threshold>,
    /// Grades by id, the best first. Root layer only; others set them.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) grades: IndexMap<String, GradeRule>,
    /// Titles of the objectives (目标) by id. Root layer only.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) objectives: IndexMap<String, String>,
    /// Items (建设内容) by id. Root layer only; others add them.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) items: IndexMap<String, WrittenItem>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) gate: Option<Gate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) city: Option<City>,
    /// Categories this layer brings, as in `categories.toml`.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) categories: IndexMap<String, Category>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) set: Option<Set>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) add: Option<Add>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) withdraw: Option<Withdraw>,
}

/// A document that numbers and texts are taken from.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[serde(rename = "Source")]
pub struct SourceDocument {
    pub(crate) title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<String>,
    /// Whether its text was at hand when the layer was written. What rests on a source that
    /// was not is unverified.
    pub(crate) held: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
}

/// A grade and the score it begins at.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[serde(rename = "Grade")]
pub struct GradeRule {
    pub(crate) title: String,
    /// The score it begins at, points of 100.
    pub at_least: Threshold,
}

/// Parts that must all pass, or the community is not acceptable whatever its score.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub(crate) title: String,
    /// Source id.
    pub(crate) cite: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) unverified: bool,
    pub(crate) parts: IndexMap<String, GateRule>,
}

/// One part of a gate: items that must all pass.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[serde(rename = "GatePart")]
pub(crate) struct GateRule {
    pub(crate) title: String,
    /// Item ids.
    pub(crate) items: Vec<String>,
}

/// One of the standard's items (建设内容).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[serde(rename = "Item")]
pub struct ItemOf<C> {
    /// Its number.
    pub number: u32,
    /// Objective id.
    pub objective: String,
    /// Its title (建设内容).
    pub title: String,
    /// The item's full text (建设要求).
    pub text: String,
    /// Where the text is taken from.
    pub(crate) source: String,
    /// How sure it is, e.g. `verbatim (plan annex)`.
    pub confidence: String,
    /// Points of 100; 5 unless said otherwise.
    #[serde(default = "five")]
    pub(crate) weight: f64,
    /// The residents it is for, where that is not all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) serves: Option<Serves>,
    /// Parts of the text no clause checks, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) uncheckable: Vec<Uncheckable>,
    /// Clauses by id, `3.a`.
    pub clauses: IndexMap<String, C>,
}

/// An item as a layer writes it.
pub(crate) type WrittenItem = ItemOf<WrittenClause>;

/// The residents an item is for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Serves {
    pub(crate) residents: ResidentGroup,
    /// Source id.
    pub(crate) source: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) unverified: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
}

/// A group of residents whose number communities tell, called as that property is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(crate) enum ResidentGroup {
    /// 60岁以上人口.
    #[serde(rename = "population_60_plus")]
    SixtyPlus,
    /// 0-3岁婴幼儿.
    #[serde(rename = "children_0_3")]
    UpToThree,
}

fn five() -> f64 {
    5.0
}

/// A part of an item's text that no clause checks.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Uncheckable {
    pub(crate) quote: String,
    pub(crate) reason: String,
}

/// One obligation in one sentence.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[serde(rename = "Clause")]
pub struct WrittenClause {
    /// A substring of the item's text.
    pub(crate) quote: String,
    /// Further substrings that say the same obligation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) also: Vec<String>,
    pub(crate) level: Level,
    /// Facts of the community under which the clause applies.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) when: WrittenWhen,
    /// For those who read the layer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
    /// For those who read a verdict: what of the quote the check does not look at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) caveat: Option<Caveat>,
    /// What is checked; or else `any_of`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<Check>,
    /// Alternatives by name, of which one must hold.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) any_of: IndexMap<String, WrittenAlternative>,
    /// For an added clause: the source that adds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) cite: Option<String>,
}

/// A sentence in both languages.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Caveat {
    pub(crate) zh: String,
    pub(crate) en: String,
}

/// Facts of the community and the values they must all have.
pub(crate) type WrittenWhen = IndexMap<String, Fact>;

/// A value a community's fact is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Fact {
    Flag(bool),
    Choice(String),
}

/// One way to satisfy a clause, open where its own condition holds.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[serde(rename = "Alternative")]
pub(crate) struct WrittenAlternative {
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) when: WrittenWhen,
    pub(crate) check: Check,
}

/// Changes to what the parents say, by key.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Set {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) pace: Option<SetPace>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) grades: IndexMap<String, SetGrade>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) items: IndexMap<String, SetItem>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) clauses: IndexMap<String, SetClause>,
}

/// Who allows a layer to ask less than its parent.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Relaxation {
    /// The authority that allows it.
    pub(crate) authority: String,
    pub(crate) reason: String,
}

/// Another walking pace.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetPace {
    pub(crate) cite: String,
    pub(crate) to: Threshold,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) relaxes: Option<Relaxation>,
}

/// Another beginning of a grade.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetGrade {
    pub(crate) cite: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at_least: Option<Threshold>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) relaxes: Option<Relaxation>,
}

/// Another wording or weight of an item.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetItem {
    pub(crate) cite: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) weight: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) uncheckable: Option<Vec<Uncheckable>>,
}

/// What a replaced check does to the obligation: it cannot be computed, so it is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Effect {
    Tightens,
    Restates,
    Relaxes,
}

/// Changes to a clause; whatever is not named stays as it is.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetClause {
    pub(crate) cite: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) quote: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) also: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) level: Option<Level>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) when: Option<WrittenWhen>,
    /// Thresholds by their key below the check, `each.floor_area_m2.at_least`; below an
    /// alternative, `supermarket.each.floor_area_m2.at_least`.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) thresholds: IndexMap<String, Threshold>,
    /// A check in place of the clause's own; `effect` says what that does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) check: Option<Check>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) effect: Option<Effect>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) relaxes: Option<Relaxation>,
}

/// What a layer adds.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Add {
    /// Clauses by id; the number says which item they belong to, the letter is new.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) clauses: IndexMap<String, WrittenClause>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) items: IndexMap<String, WrittenItem>,
}

/// What a layer takes out.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Withdraw {
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) clauses: IndexMap<String, Withdrawal>,
}

/// A clause taken out, and who allows it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Withdrawal {
    pub(crate) cite: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) relaxes: Option<Relaxation>,
}

impl WrittenClause {
    /// The thresholds of its check, or of its alternatives' checks, under the keys that `set` names
    /// them by.
    pub fn thresholds(&mut self) -> Vec<Handle<'_>> {
        let own = self.check.iter_mut().map(|check| (String::new(), check));
        let ways = self.any_of.iter_mut().map(|(name, way)| (format!("{name}."), &mut way.check));
        own.chain(ways)
            .flat_map(|(prefix, check)| {
                let handles = check.written_mut().thresholds();
                handles
                    .into_iter()
                    .map(move |handle| Handle { key: format!("{prefix}{}", handle.key), ..handle })
            })
            .collect()
    }
}
