//! By how much a clause falls short of a number it is held to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::Span;
use crate::units::Unit;

/// By how much a clause, or the facility that comes nearest to it, falls short. All numbers are in
/// `unit`, which is the bound's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Shortfall {
    /// The property of a facility that is held to the bound; null for what the clause measures.
    pub property: Option<String>,
    /// What there is; null where there is nothing to measure.
    pub have: Option<Span>,
    /// The bound.
    pub need: f64,
    /// On which side of the bound it should lie.
    pub side: Side,
    /// The difference, more than 0 at its highest.
    pub short: Span,
    /// The unit of all its numbers.
    pub unit: Unit,
}

impl Shortfall {
    /// How far something lies below a number it must reach; nothing where it surely reaches it.
    pub fn below(property: Option<&str>, have: Span, need: f64, unit: Unit) -> Option<Shortfall> {
        let low = have.high.map_or(0.0, |high| (need - high).max(0.0));
        let short = Span { low, high: Some(need - have.low) };
        let property = property.map(str::to_owned);
        let shortfall = Shortfall { property, have: Some(have), need, side: Side::AtLeast, short, unit };
        (need > have.low).then_some(shortfall)
    }

    /// What it surely falls short by; where that is nothing, what it may.
    pub fn told(&self) -> f64 {
        if self.short.low > 0.0 { self.short.low } else { self.short.high.unwrap_or(self.need) }
    }
}

/// On which side of the number it should lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// At the bound or above.
    AtLeast,
    /// At the bound or below.
    AtMost,
}
