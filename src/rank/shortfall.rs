//! By how many units a clause falls short, where that is a number.

use crate::audit::ClauseAudit;
use crate::finding::{Shortfall, Side};
use crate::units::Unit;

/// The one shortfall of a failing clause in one of these units; nothing where it has none, or
/// several, or where it is only known to lie between bounds.
pub(super) fn of(clause: &ClauseAudit, units: &[Unit]) -> Option<(f64, Unit)> {
    let is_number = |shortfall: &&Shortfall| {
        shortfall.side == Side::AtLeast && shortfall.short.is_exact() && units.contains(&shortfall.unit)
    };
    let found: Vec<&Shortfall> = clause.shortfalls.iter().filter(is_number).collect();
    match found[..] {
        [only] => Some((only.short.low, only.unit)),
        _ => None,
    }
}
