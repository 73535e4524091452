//! Verdicts: what is certain, what may still come out, and how binding it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How binding a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// 可、具备条件的.
    May,
    /// 宜、鼓励.
    Should,
    /// 应, or a bare imperative.
    Must,
}

/// What an audit says of a clause, an item or a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Met.
    Pass,
    /// Not met.
    Fail,
    /// Not decided by what is known.
    Unknown,
    /// It asks nothing of this community.
    NotApplicable,
}

impl Verdict {
    /// Every verdict, in the order in which tables list them.
    pub const ALL: [Verdict; 4] = [Verdict::Pass, Verdict::Fail, Verdict::Unknown, Verdict::NotApplicable];

    /// Whether the verdict is pass or fail.
    pub fn is_judged(self) -> bool {
        matches!(self, Verdict::Pass | Verdict::Fail)
    }

    /// All of them must hold: fail over unknown over pass over not applicable.
    pub fn all_of(verdicts: impl IntoIterator<Item = Verdict>) -> Verdict {
        strongest(verdicts, [Verdict::Fail, Verdict::Unknown, Verdict::Pass])
    }

    /// One of them must hold: pass over unknown over fail over not applicable.
    pub fn any_of(verdicts: impl IntoIterator<Item = Verdict>) -> Verdict {
        strongest(verdicts, [Verdict::Pass, Verdict::Unknown, Verdict::Fail])
    }
}

fn strongest(verdicts: impl IntoIterator<Item = Verdict>, order: [Verdict; 3]) -> Verdict {
    let verdicts: Vec<Verdict> = verdicts.into_iter().collect();
    order.into_iter().find(|verdict| verdicts.contains(verdict)).unwrap_or(Verdict::NotApplicable)
}

/// Whether something holds, as far as known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It surely holds.
    Yes,
    /// It surely does not.
    No,
    /// What is known does not decide it.
    Unknown,
}

impl Truth {
    /// Whether both hold.
    pub fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::No, _) | (_, Truth::No) => Truth::No,
            (Truth::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
            _ => Truth::Yes,
        }
    }
}

/// The set of ways a clause may come out once everything is known: some of pass, fail and
/// not applicable. A verdict is what this set leaves certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcomes(u8);

impl Outcomes {
    /// It surely passes.
    pub const PASS: Outcomes = Outcomes(1);
    /// It surely fails.
    pub const FAIL: Outcomes = Outcomes(2);
    /// It surely does not apply.
    pub const NOT_APPLICABLE: Outcomes = Outcomes(4);
    /// Pass or fail, nobody knows yet.
    pub const OPEN: Outcomes = Outcomes(3);

    const SINGLE: [(Outcomes, Verdict); 3] = [
        (Outcomes::PASS, Verdict::Pass),
        (Outcomes::FAIL, Verdict::Fail),
        (Outcomes::NOT_APPLICABLE, Verdict::NotApplicable),
    ];

    /// The ways of either.
    pub fn or(self, other: Outcomes) -> Outcomes {
        Outcomes(self.0 | other.0)
    }

    /// Whether all ways of `other` are among these.
    pub fn contains(self, other: Outcomes) -> bool {
        self.0 & other.0 == other.0
    }

    /// Surely, surely not, or perhaps applicable.
    pub fn applies(self) -> Truth {
        match (self.contains(Outcomes::NOT_APPLICABLE), self == Outcomes::NOT_APPLICABLE) {
            (_, true) => Truth::No,
            (true, false) => Truth::Unknown,
            (false, false) => Truth::Yes,
        }
    }

    /// From a test that is met, not met, or undecided.
    pub fn from_truth(truth: Truth) -> Outcomes {
        match truth {
            Truth::Yes => Outcomes::PASS,
            Truth::No => Outcomes::FAIL,
            Truth::Unknown => Outcomes::OPEN,
        }
    }

    /// Under a condition: as it is where the condition holds, not applicable where it does
    /// not, either where nobody knows.
    pub fn when(self, condition: Truth) -> Outcomes {
        match condition {
            Truth::Yes => self,
            Truth::No => Outcomes::NOT_APPLICABLE,
            Truth::Unknown => self.or(Outcomes::NOT_APPLICABLE),
        }
    }

    /// Every way alternatives may come out together, of which one must hold.
    pub fn any_of(alternatives: impl IntoIterator<Item = Outcomes>) -> Outcomes {
        alternatives.into_iter().fold(Outcomes::NOT_APPLICABLE, |so_far, next| {
            let mut together = Outcomes(0);
            for (one, a) in Outcomes::SINGLE {
                for (other, b) in Outcomes::SINGLE {
                    if so_far.contains(one) && next.contains(other) {
                        let verdict = Verdict::any_of([a, b]);
                        let outcome = Outcomes::SINGLE.iter().find(|(_, v)| *v == verdict);
                        together = outcome.map_or(together, |(outcome, _)| together.or(*outcome));
                    }
                }
            }
            together
        })
    }

    /// What is certain. An undecided condition over a passing body passes: it holds or it is
    /// not asked for.
    pub fn verdict(self) -> Verdict {
        if self.contains(Outcomes::FAIL) {
            if self == Outcomes::FAIL { Verdict::Fail } else { Verdict::Unknown }
        } else if self.contains(Outcomes::PASS) {
            Verdict::Pass
        } else {
            Verdict::NotApplicable
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETS: [u8; 7] = [1, 2, 3, 4, 5, 6, 7];

    fn members(set: Outcomes) -> Vec<Verdict> {
        Outcomes::SINGLE.iter().filter(|(one, _)| set.contains(*one)).map(|(_, v)| *v).collect()
    }

    #[test]
    fn any_of_is_every_resolution_of_the_unknowns() {
        for a in SETS {
            for b in SETS {
                for c in SETS {
                    let sets = [Outcomes(a), Outcomes(b), Outcomes(c)];
                    let mut possible = Vec::new();
                    for x in members(sets[0]) {
                        for y in members(sets[1]) {
                            for z in members(sets[2]) {
                                possible.push(Verdict::any_of([x, y, z]));
                            }
                        }
                    }
                    let together = members(Outcomes::any_of(sets));
                    assert!(Verdict::ALL.iter().all(|v| possible.contains(v) == together.contains(v)));
                }
            }
        }
    }

    #[test]
    fn all_of_unknown_is_decided_exactly_when_every_resolution_agrees() {
        use Verdict::*;
        // An unknown resolves to pass or fail; the combination may only say more than
        // unknown where all resolutions come out the same.
        for a in Verdict::ALL {
            for b in Verdict::ALL {
                for c in Verdict::ALL {
                    let resolve = |v| if v == Unknown { vec![Pass, Fail] } else { vec![v] };
                    for (combine, name) in [
                        ((|v| Verdict::all_of(v)) as fn([Verdict; 3]) -> Verdict, "all"),
                        (|v| Verdict::any_of(v), "any"),
                    ] {
                        let mut possible = Vec::new();
                        for x in resolve(a) {
                            for y in resolve(b) {
                                for z in resolve(c) {
                                    possible.push(combine([x, y, z]));
                                }
                            }
                        }
                        possible.dedup();
                        let expected =
                            if possible.iter().all(|v| *v == possible[0]) { possible[0] } else { Unknown };
                        assert_eq!(combine([a, b, c]), expected, "{name} of {a:?} {b:?} {c:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn an_undecided_condition_over_a_passing_body_passes() {
        assert_eq!(Outcomes::PASS.when(Truth::Unknown).verdict(), Verdict::Pass);
        assert_eq!(Outcomes::FAIL.when(Truth::Unknown).verdict(), Verdict::Unknown);
        assert_eq!(Outcomes::OPEN.when(Truth::Unknown).verdict(), Verdict::Unknown);
        assert_eq!(Outcomes::FAIL.when(Truth::No).verdict(), Verdict::NotApplicable);
    }

    #[test]
    fn an_alternative_that_may_not_be_open_decides_nothing() {
        // No ordinary toilet, a box one, and nobody knows whether the site is constrained.
        let alternatives = [Outcomes::FAIL, Outcomes::PASS.when(Truth::Unknown)];
        assert_eq!(Outcomes::any_of(alternatives).verdict(), Verdict::Unknown);
    }
}
