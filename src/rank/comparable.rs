//! Which gaps can stand in one order.

use crate::audit::StandardUsed;

/// Why gaps cannot be put in the order asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unrankable {
    /// The audit of this number, from 0, is by another standard than the first: their points and
    /// gates do not compare.
    OtherStandard {
        /// Its number, from 0.
        audit: usize,
    },
    /// By the gate, and the standard has none.
    NoGate,
    /// By residents, and of no gap it is known whom closing it would serve.
    NoResidents,
}

/// Whether gaps of audits by these standards can stand in one order.
///
/// # Errors
/// The first that is another standard than the first audit's.
pub fn one_standard<'a>(standards: impl Iterator<Item = &'a StandardUsed>) -> Result<(), Unrankable> {
    let mut first = None;
    for (audit, standard) in standards.enumerate() {
        if first.get_or_insert(&standard.sha256) != &&standard.sha256 {
            return Err(Unrankable::OtherStandard { audit });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_differs_is_named_by_its_number() {
        let standard = |sha256: &str| StandardUsed {
            id: "s".into(),
            title: "S".into(),
            layers: Vec::new(),
            sha256: sha256.into(),
            pace: 60.0,
            gate: None,
            unverified: Vec::new(),
        };
        let compare = |sums: &[&str]| {
            let standards: Vec<StandardUsed> = sums.iter().map(|sum| standard(sum)).collect();
            one_standard(standards.iter())
        };
        assert_eq!(compare(&[]), Ok(()));
        assert_eq!(compare(&["a", "a", "a"]), Ok(()));
        assert_eq!(compare(&["a", "a", "b", "c"]), Err(Unrankable::OtherStandard { audit: 2 }));
    }
}
