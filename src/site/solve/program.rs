//! A whole-number program, given to the solver.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, Variable};

use super::Clock;

/// What the solver found.
pub(super) struct SolverResult {
    /// The values of the variables asked for, where any values are allowed.
    pub(crate) values: Option<Vec<f64>>,
    /// No values come to less (to more, where most is wanted); `None` where nothing is proven.
    pub(crate) bound: Option<f64>,
    /// No values are allowed.
    pub(crate) is_impossible: bool,
}

/// A program being written.
pub(super) struct IntegerProgram {
    problem: Problem,
}

impl IntegerProgram {
    /// One that wants its objective small, or large.
    pub(super) fn new(direction: OptimizationDirection) -> IntegerProgram {
        IntegerProgram { problem: Problem::new(direction) }
    }

    /// A candidate built or not.
    pub(super) fn built(&mut self, worth: f64) -> Variable {
        self.problem.add_binary_var(worth)
    }

    /// A share, or an amount up to `most`.
    pub(super) fn amount(&mut self, worth: f64, most: f64) -> Variable {
        self.problem.add_var(worth, (0.0, most))
    }

    pub(super) fn at_least(&mut self, terms: impl IntoIterator<Item = (Variable, f64)>, least: f64) {
        self.row(terms, ComparisonOp::Ge, least);
    }

    pub(super) fn at_most(&mut self, terms: impl IntoIterator<Item = (Variable, f64)>, most: f64) {
        self.row(terms, ComparisonOp::Le, most);
    }

    fn row(&mut self, terms: impl IntoIterator<Item = (Variable, f64)>, op: ComparisonOp, than: f64) {
        let terms: Vec<(Variable, f64)> = terms.into_iter().collect();
        self.problem.add_constraint(&terms[..], op, than);
    }

    /// Solves it, from values known to be allowed, until the bound is less than `apart` (a share
    /// of the value) from the value or time is over.
    pub(super) fn solve(
        &self,
        asked: &[Variable],
        known: Option<Vec<(Variable, f64)>>,
        apart: f64,
        clock: Clock,
    ) -> SolverResult {
        let mut options = SolveOptions::default();
        options.time_limit = clock.left();
        options.warm_start = known;
        options.mip_gap = apart;
        match self.problem.solve_with(options) {
            Ok(outcome) => SolverResult {
                bound: outcome.stats().best_bound,
                values: outcome.solution().map(|s| asked.iter().map(|v| s.var_value(*v)).collect()),
                is_impossible: false,
            },
            // A failure in its numbers proves nothing: what is known without it stands.
            Err(error) => {
                SolverResult { values: None, bound: None, is_impossible: matches!(error, Error::Infeasible) }
            }
        }
    }
}
