//! Reads the entries of a `costs.toml`, and says where what is wrong.

use toml::Spanned;

use super::written::{Amounts, Number, RawCosts};
use super::{CostPer, Price, bad_amount};
use crate::codes::Code;
use crate::defect::{Defect, Place, did_you_mean, line_column};
use crate::lang::{Both, InBoth};
use crate::messages::rank as say;
use crate::rank::money::{Currency, Fen};
use crate::standard::Standard;
use crate::units::Unit;

/// Why a bare number cannot be read.
#[derive(Clone, Copy)]
pub(super) enum Bare {
    /// No amount of the file says its unit.
    NoUnit,
    /// Some are in 元, others in 万元.
    Mixed,
}

pub(super) struct CostsReader<'a> {
    pub(crate) text: &'a str,
    pub(crate) file: &'a str,
    pub(crate) standard: &'a Standard,
    /// What a bare number is counted in.
    pub(crate) bare: Result<Currency, Bare>,
    pub(crate) defects: Vec<Defect>,
}

impl CostsReader<'_> {
    pub(super) fn place(&self, at: usize) -> Place {
        let (line, column) = line_column(self.text, at);
        Place::Line { line, column }
    }

    pub(super) fn error(&mut self, at: usize, what: Both, expected: Both) {
        let defect = Defect::error(Code::BadCosts, self.file, self.place(at), what);
        self.defects.push(defect.expected(expected));
    }

    /// What bare numbers are counted in: what the file says, else the one unit that all its other
    /// amounts are written in.
    pub(super) fn bare_numbers(&mut self, raw: &RawCosts) -> Result<Currency, Bare> {
        if let Some(declared) = &raw.amounts_in {
            match declared.get_ref().trim() {
                "万元" | "wan_yuan" => return Ok(Currency::WanYuan),
                "元" | "yuan" => return Ok(Currency::Yuan),
                other => self.error(
                    declared.span().start,
                    say::unit_of_amounts_not_known(InBoth, &other),
                    say::amounts_in_yuan_or_wan(InBoth),
                ),
            }
        }
        let of_items = raw.items.iter().map(|r| (&r.cost, r.wan_yuan.is_some(), r.yuan.is_some()));
        let of_clauses = raw.clauses.iter().map(|r| (&r.cost, r.wan_yuan.is_some(), r.yuan.is_some()));
        let of_complexes = raw.complexes.iter().map(|r| (&r.cost, r.wan_yuan.is_some(), r.yuan.is_some()));
        let (mut in_wan, mut in_yuan) = (false, false);
        for (cost, wan_yuan, yuan) in of_items.chain(of_clauses).chain(of_complexes) {
            let text = cost.as_ref().map(|cost| cost.get_ref().text()).unwrap_or_default();
            let says_wan = text.trim_end().ends_with("万元");
            in_wan |= wan_yuan || says_wan;
            in_yuan |= yuan || (text.trim_end().ends_with('元') && !says_wan);
        }
        match (in_wan, in_yuan) {
            (true, false) => Ok(Currency::WanYuan),
            (false, true) => Ok(Currency::Yuan),
            (true, true) => Err(Bare::Mixed),
            (false, false) => Err(Bare::NoUnit),
        }
    }

    pub(super) fn price(
        &mut self,
        amounts: Amounts,
        at: usize,
        unit: Option<&Spanned<String>>,
        source: &Spanned<String>,
    ) -> Option<Price> {
        let amount = self.amount(amounts, at);
        let per = unit.map(|unit| self.unit(unit));
        let text = source.get_ref().trim();
        if text.is_empty() {
            self.error(
                source.span().start,
                say::it_names_no_source(InBoth),
                say::where_figure_comes_from(InBoth),
            );
        }
        let per = match per {
            Some(per) => Some(per?),
            None => None,
        };
        Some(Price { amount: amount?, per, source: text.to_owned() })
    }

    pub(super) fn amount(&mut self, amounts: Amounts, at: usize) -> Option<Fen> {
        let written: Vec<(usize, &Spanned<Number>)> =
            amounts.iter().enumerate().filter_map(|(key, amount)| Some((key, (*amount)?))).collect();
        let [(key, number)] = written[..] else {
            let count = written.len();
            self.error(
                at,
                say::amounts_given(InBoth, &count),
                say::exactly_one_of_cost_wan_yuan_and_yuan(InBoth),
            );
            return None;
        };
        let (text, at) = (number.get_ref().text(), number.span().start);
        let read = match key {
            1 => Fen::decimal(text.trim(), Currency::WanYuan),
            2 => Fen::decimal(text.trim(), Currency::Yuan),
            _ => match (Fen::read(&text, Currency::WanYuan), self.bare) {
                (Ok((fen, Some(_))), _) => Ok(fen),
                (Ok((_, None)), Ok(currency)) => Fen::decimal(text.trim(), currency),
                (Ok((_, None)), Err(why)) => {
                    let what = match why {
                        Bare::Mixed => say::amount_without_unit_in_mixed_file(InBoth, &text),
                        Bare::NoUnit => say::amount_without_unit(InBoth, &text),
                    };
                    self.error(at, what, say::amount_with_its_unit(InBoth, &text));
                    return None;
                }
                (Err(why), _) => Err(why),
            },
        };
        read.map_err(|why| {
            let what = bad_amount(why, &text);
            self.error(at, what, say::amounts_for_example(InBoth));
        })
        .ok()
    }

    pub(super) fn item(&mut self, name: &str, at: usize) -> Option<u32> {
        if let Some((_, item)) = self.standard.item(name) {
            return Some(item.number);
        }
        let titles = self.standard.items.iter().flat_map(|(id, item)| [id.as_str(), item.title.as_str()]);
        let defect = Defect::error(
            Code::BadCosts,
            self.file,
            self.place(at),
            say::standard_has_no_item(InBoth, &name),
        )
        .expected(say::item_number_id_or_title(InBoth));
        // 托儿所 for 一个托儿所 is what people write.
        let within = titles.clone().find(|title| !name.is_empty() && title.contains(name));
        self.defects.push(match within.or_else(|| did_you_mean(name, titles)) {
            Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
            None => defect,
        });
        None
    }

    pub(super) fn unknown_clause(&mut self, clause: &str, at: usize) {
        let expected = say::clause_id_for_example(InBoth);
        self.error(at, say::standard_has_no_clause(InBoth, &clause), expected);
    }

    pub(super) fn twice(&mut self, what: &str, at: usize) {
        self.error(at, say::priced_twice(InBoth, &what), say::one_cost_item_or_clause(InBoth));
    }

    pub(super) fn unit(&mut self, unit: &Spanned<String>) -> Option<CostPer> {
        let written = unit.get_ref().trim().to_owned();
        let is_meant = |known: &Unit| {
            let label = known.zh().trim();
            let counts = label.strip_prefix('个').is_some() || *known == Unit::Facility;
            written == known.id()
                || written == label
                || label.strip_prefix(['个', '栋']).is_some_and(|bare| written == bare)
                || (written == "个" && counts)
        };
        let units: Vec<Unit> = COUNTED.into_iter().filter(is_meant).collect();
        if units.is_empty() {
            let known: Vec<&str> = COUNTED.iter().map(|unit| unit.zh()).collect();
            let known = known.join("、");
            self.error(
                unit.span().start,
                say::unit_not_known(InBoth, &written),
                say::known_units_or_none(InBoth, &known),
            );
            return None;
        }
        Some(CostPer { written, units })
    }
}

/// Units that shortfalls are measured in.
const COUNTED: [Unit; 9] = [
    Unit::Facility,
    Unit::Group,
    Unit::SquareMetre,
    Unit::Class,
    Unit::Space,
    Unit::Cell,
    Unit::Entrance,
    Unit::Residence,
    Unit::Content,
];
