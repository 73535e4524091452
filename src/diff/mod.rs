//! Two audits compared: what changed, clause by clause, and why.
//!
//! ```
//! # fn audit() -> ccaudit::audit::Audit {
//! #     let text = r#"{"version": 2, "tool": {"name": "ccaudit", "version": "1"}, "datasets": [], "as_of": "2023-06-30",
//! #         "standard": {"id": "s", "title": "s", "layers": [], "sha256": "", "pace": 50, "gate": null, "unverified": []},
//! #         "inputs": [], "communities": []}"#;
//! #     ccaudit::audit::Audit::read(text, "audit.json").unwrap()
//! # }
//! let (june, september) = (audit(), audit());
//! assert!(ccaudit::diff::Diff::of_any(&june, &september).is_empty());
//! ```

mod causes;
mod clause;
mod community;
mod elsewhere;
mod heading;
mod moved;
pub(crate) mod pairs;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::{Audit, StandardUsed, Tool};

pub use causes::{Cause, Rule};
pub use clause::{ClauseDiff, ThresholdChange};
pub use community::{CommunityDiff, ItemDiff, PartChange};
pub use elsewhere::Elsewhere;
pub use heading::{HeadingChanges, InputChange, InputFate};
pub use moved::{Move, MovedPart};

use elsewhere::RestUnderWay;
use heading::Circumstances;
use pairs::{in_order, paired};

/// What differs between two audits. It is empty exactly when the audits are equal: whatever no
/// other part tells is counted in `elsewhere`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Diff {
    /// The earlier audit.
    pub before: Compared,
    /// The later audit.
    pub after: Compared,
    /// What differs apart from communities.
    pub heading: HeadingChanges,
    /// Communities only the later audit has, and those only the earlier one has.
    pub added: Vec<NamedCommunity>,
    /// Communities only the earlier audit has.
    pub removed: Vec<NamedCommunity>,
    /// Communities of both audits that come out otherwise, in the later audit's order.
    pub communities: Vec<CommunityDiff>,
    /// Everything else that differs.
    pub elsewhere: Vec<Elsewhere>,
}

/// What an audit was made with and for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Compared {
    /// The day audited for, `YYYY-MM-DD`.
    pub as_of: String,
    /// The standard.
    pub standard: StandardUsed,
    /// The program.
    pub tool: Tool,
}

/// A community by its id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NamedCommunity {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A value before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change<T> {
    /// In the earlier audit.
    pub before: T,
    /// In the later audit.
    pub after: T,
}

impl<T: PartialEq + Clone> Change<T> {
    /// The change from one value to another, if it is one.
    pub(crate) fn between(before: &T, after: &T) -> Option<Change<T>> {
        (before != after).then(|| Change { before: before.clone(), after: after.clone() })
    }
}

/// Why two audits are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// They were made under standards of different texts, and nobody said to compare them all
    /// the same.
    OtherStandard,
    /// No community's id is in both: audits of different cities.
    NoCommunity,
}

/// Whether two audits may be set beside each other.
///
/// # Errors
/// Different standards, unless these are to be compared too; no community in common.
pub fn comparable(before: &Audit, after: &Audit, across_standards: bool) -> Result<(), Obstacle> {
    let mut pairs =
        paired(&before.communities, &after.communities, |community| community.id.as_str()).into_iter();
    if !pairs.any(|(before, after)| before.is_some() && after.is_some()) {
        return Err(Obstacle::NoCommunity);
    }
    if !across_standards && before.standard.sha256 != after.standard.sha256 {
        return Err(Obstacle::OtherStandard);
    }
    Ok(())
}

impl Diff {
    /// Compares two audits that have something in common.
    ///
    /// # Errors
    /// As [`comparable`].
    pub fn between(before: &Audit, after: &Audit, across_standards: bool) -> Result<Diff, Obstacle> {
        comparable(before, after, across_standards)?;
        Ok(Diff::of_any(before, after))
    }

    /// Compares any two audits.
    pub fn of_any(before: &Audit, after: &Audit) -> Diff {
        let mut rest = RestUnderWay::default();
        let heading = heading::changes(before, after, &mut rest);
        let circumstances = Circumstances::between(before, after);
        let pairs = paired(&before.communities, &after.communities, |community| community.id.as_str());
        if !in_order(&pairs) {
            rest.order("/communities");
        }
        let (mut added, mut removed, mut communities) = (Vec::new(), Vec::new(), Vec::new());
        for pair in pairs {
            match pair {
                (Some((_, old)), Some((index, new))) => {
                    if old != new {
                        communities.extend(community::diff(&circumstances, index, old, new, &mut rest));
                    }
                }
                (None, Some((_, new))) => {
                    added.push(NamedCommunity { id: new.id.clone(), name: new.name.clone() })
                }
                (Some((_, old)), None) => {
                    removed.push(NamedCommunity { id: old.id.clone(), name: old.name.clone() })
                }
                (None, None) => {}
            }
        }
        Diff {
            before: Compared::from_audit(before),
            after: Compared::from_audit(after),
            heading,
            added,
            removed,
            communities,
            elsewhere: rest.found(),
        }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.heading == HeadingChanges::default()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.communities.is_empty()
            && self.elsewhere.is_empty()
    }

    /// Whether the standard's text is another.
    pub(crate) fn is_across_standards(&self) -> bool {
        self.before.standard.sha256 != self.after.standard.sha256
    }
}

impl Compared {
    fn from_audit(audit: &Audit) -> Compared {
        Compared { as_of: audit.as_of.clone(), standard: audit.standard.clone(), tool: audit.tool.clone() }
    }
}
