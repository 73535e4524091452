//! Ratios in words.

use super::Words;
use crate::finding::{Divisor, Proportion, Reason, Span};
use crate::messages::check as say;
use crate::units::{plain, quantity};
use crate::vocabulary::Layer;

impl Words<'_> {
    /// What a sum is divided by: `百户数`.
    pub(super) fn divisor(&self, per: &Divisor) -> String {
        match per {
            Divisor::Fact(fact) => self.property(Layer::Communities, fact),
            Divisor::Hundred(fact) => {
                let name = self.property(Layer::Communities, fact);
                say::per_hundred(self.lang, &name)
            }
            Divisor::Sum(property) => self.property(Layer::Facilities, property),
        }
    }

    pub(super) fn ratio(&self, reason: &Reason, of: &Proportion) -> String {
        let lang = self.lang;
        let (sum_name, per_name) = (self.property(Layer::Facilities, &of.property), self.divisor(&of.per));
        let ratio = Span { low: of.ratio.low, high: of.ratio.high };
        let (sum_shown, ratio_shown) = (self.span(of.sum), self.span(ratio));
        let per_shown = of.divisor.map_or_else(|| say::number_unknown(lang), plain);
        let required = quantity(of.required, of.ratio.unit, lang);
        let at_least = of.sum_at_least.map_or(String::new(), |least| {
            let least = self.amount(least);
            say::and_at_least(lang, &least)
        });
        match reason {
            Reason::RatioUndecided(_) => {
                say::ratio_undecided(lang, &sum_name, &sum_shown, &per_name, &per_shown, &required, &at_least)
            }
            Reason::RatioEnough(_) | Reason::RatioShort(_) => {
                let unit = of.ratio.unit.label(lang);
                let (needed, missing) = (plain(of.needed.unwrap_or_default()), plain(of.short));
                let wanted = say::at_least_needed(lang, &needed, &per_name, &per_shown, &required, &at_least);
                let found = say::sum_in_all(lang, &sum_name, &sum_shown, &ratio_shown, &unit);
                match reason {
                    Reason::RatioShort(_) => say::found_short_of_wanted(lang, &found, &wanted, &missing),
                    _ => say::found_wanted(lang, &found, &wanted),
                }
            }
            _ => say::ratio_short(lang, &sum_name, &sum_shown, &per_name, &required, &at_least),
        }
    }

    /// `3`, `3—5`, `至少 3`.
    fn span(&self, span: Span) -> String {
        let low = plain(span.low);
        match span.high {
            _ if span.is_exact() => low,
            Some(high) => format!("{low}—{}", plain(high)),
            None => say::or_more(self.lang, &low),
        }
    }
}
