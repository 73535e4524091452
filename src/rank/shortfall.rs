//! By how many units a clause falls short, where that is a number.

use crate::audit::{ClauseAudit, Condition};
use crate::units::Unit;

/// The one shortfall of a failing clause in one of these units; nothing where it has none, or
/// several, or where it is only known to lie between bounds.
///
/// Counted are: the clause's own measure (a nursery of one, lockers of two); entrances and
/// buildings that its evidence finds failing; and what the facility that comes nearest lacks of
/// each bound, or all of the bound where there is no facility.
pub(super) fn of(clause: &ClauseAudit, units: &[Unit]) -> Option<(f64, Unit)> {
    let mut found: Vec<(f64, Unit)> = Vec::new();
    let own = own_measure(clause);
    found.extend(own);
    found.extend(of_buildings(clause));
    for condition in &clause.conditions {
        found.extend(of_facilities(clause, condition, own));
    }
    found.retain(|(_, unit)| units.contains(unit));
    match found[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// What the clause's own measure lacks, where it is known exactly.
fn own_measure(clause: &ClauseAudit) -> Option<(f64, Unit)> {
    let (measured, required) = (clause.measured?, clause.required?);
    let short = required.min? - measured.high.filter(|high| *high == measured.low)?;
    (short > 0.0 && required.unit != Unit::Share).then_some((short, required.unit))
}

/// Entrances, or buildings, that fail; nothing where some are undecided.
fn of_buildings(clause: &ClauseAudit) -> Option<(f64, Unit)> {
    let buildings = || clause.evidence.iter().filter(|evidence| evidence.layer == "residences");
    if buildings().count() == 0 || buildings().any(|evidence| evidence.meets != Some(false)) {
        return None;
    }
    let by_entrance =
        |property: &Option<String>| property.as_deref().is_some_and(|name| name.starts_with("entrances"));
    if buildings().all(|evidence| by_entrance(&evidence.property)) {
        let sum: Option<f64> = buildings().map(|evidence| evidence.value.as_f64()).sum();
        return sum.map(|sum| (sum, Unit::Entrance));
    }
    Some((buildings().count() as f64, Unit::Residence))
}

/// What the facility that comes nearest lacks of a lower bound; all of it, for each missing one,
/// where there is no facility.
fn of_facilities(
    clause: &ClauseAudit,
    condition: &Condition,
    missing: Option<(f64, Unit)>,
) -> Option<(f64, Unit)> {
    let (least, unit) = (condition.min?, condition.unit?);
    let existing = || {
        let facilities = clause.evidence.iter().filter(|evidence| evidence.layer == "facilities");
        facilities.filter(|evidence| evidence.property.as_deref() != Some("status"))
    };
    if existing().count() == 0 {
        return missing.map(|(count, _)| (count * least, unit));
    }
    let own = existing().filter(|evidence| evidence.property.as_deref() == Some(&condition.property));
    let values: Option<Vec<f64>> = own.map(|evidence| evidence.value.as_f64()).collect();
    let nearest = values?.into_iter().max_by(f64::total_cmp)?;
    (nearest < least).then_some((least - nearest, unit))
}
