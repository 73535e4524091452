//! Reads the entries of a `costs.toml`, and says where what is wrong.

use toml::Spanned;

use super::written::{Amounts, Number, RawCosts};
use super::{Per, Price, bad_amount};
use crate::both;
use crate::defect::{Defect, Place, did_you_mean, line_column};
use crate::lang::{Both, Lang};
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

pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub file: &'a str,
    pub standard: &'a Standard,
    /// What a bare number is counted in.
    pub bare: Result<Currency, Bare>,
    pub defects: Vec<Defect>,
}

impl Reader<'_> {
    pub fn place(&self, at: usize) -> Place {
        let (line, column) = line_column(self.text, at);
        Place::Line { line, column }
    }

    pub fn error(&mut self, at: usize, what: Both, expected: Both) {
        let defect = Defect::error("bad-costs", self.file, self.place(at), what);
        self.defects.push(defect.expected(expected));
    }

    /// What bare numbers are counted in: what the file says, else the one unit that all its other
    /// amounts are written in.
    pub fn bare_numbers(&mut self, raw: &RawCosts) -> Result<Currency, Bare> {
        if let Some(declared) = &raw.amounts_in {
            match declared.get_ref().trim() {
                "万元" | "wan_yuan" => return Ok(Currency::WanYuan),
                "元" | "yuan" => return Ok(Currency::Yuan),
                other => self.error(
                    declared.span().start,
                    both!("金额单位“{other}”不认识", "the unit of amounts {other:?} is not known"),
                    both!("amounts_in = \"万元\" 或 \"元\"", "amounts_in = \"万元\" or \"元\""),
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

    pub fn price(
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
                both!("没有写出处", "it names no source"),
                both!("这个数从哪里来，如“区财政评审 2023”", "where the figure comes from"),
            );
        }
        let per = match per {
            Some(per) => Some(per?),
            None => None,
        };
        Some(Price { amount: amount?, per, source: text.to_owned() })
    }

    pub fn amount(&mut self, amounts: Amounts, at: usize) -> Option<Fen> {
        let written: Vec<(usize, &Spanned<Number>)> =
            amounts.iter().enumerate().filter_map(|(key, amount)| Some((key, (*amount)?))).collect();
        let [(key, number)] = written[..] else {
            let count = written.len();
            self.error(
                at,
                both!("金额写了 {count} 个", "{count} amounts are given"),
                both!("cost、wan_yuan、yuan 中恰好一个", "exactly one of cost, wan_yuan and yuan"),
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
                        Bare::Mixed => both!(
                            "{text} 没有写单位，而文件里有的金额是元、有的是万元",
                            "{text} has no unit, and of the file's amounts some are in 元, some in 万元"
                        ),
                        Bare::NoUnit => both!(
                            "{text} 没有写单位，不知道是元还是万元",
                            "{text} has no unit: 元 or 万元 is not known"
                        ),
                    };
                    self.error(
                        at,
                        what,
                        both!(
                            "\"{text} 万元\" 或 \"{text} 元\"，或在文件开头写 amounts_in = \"万元\"",
                            "\"{text} 万元\" or \"{text} 元\"; or amounts_in = \"万元\" at the head of the file"
                        ),
                    );
                    return None;
                }
                (Err(why), _) => Err(why),
            },
        };
        read.map_err(|why| {
            let what = bad_amount(why, &text);
            self.error(
                at,
                what,
                both!("如 \"12.5 万元\"、\"6000 元\"", "such as \"12.5 万元\" or \"6000 元\""),
            );
        })
        .ok()
    }

    pub fn item(&mut self, name: &str, at: usize) -> Option<u32> {
        if let Some((_, item)) = self.standard.item(name) {
            return Some(item.number);
        }
        let titles = self.standard.items.iter().flat_map(|(id, item)| [id.as_str(), item.title.as_str()]);
        let defect = Defect::error(
            "bad-costs",
            self.file,
            self.place(at),
            both!("标准里没有“{name}”这一项", "the standard has no item {name:?}"),
        )
        .expected(both!("项的序号、id 或名称", "an item's number, id or title"));
        // 托儿所 for 一个托儿所 is what people write.
        let within = titles.clone().find(|title| !name.is_empty() && title.contains(name));
        self.defects.push(match within.or_else(|| did_you_mean(name, titles)) {
            Some(meant) => defect.mend(both!("是否指 {meant}？", "did you mean {meant}?")),
            None => defect,
        });
        None
    }

    pub fn unknown_clause(&mut self, clause: &str, at: usize) {
        let expected = both!(
            "条款号，如 12.a；见 ccaudit standard show",
            "a clause's id, such as 12.a: see ccaudit standard show"
        );
        self.error(at, both!("标准里没有条款“{clause}”", "the standard has no clause {clause:?}"), expected);
    }

    pub fn twice(&mut self, what: &str, at: usize) {
        self.error(
            at,
            both!("{what} 的造价写了两次", "{what} is priced twice"),
            both!("每项、每条一个造价", "one cost an item or clause"),
        );
    }

    pub fn unit(&mut self, unit: &Spanned<String>) -> Option<Per> {
        let written = unit.get_ref().trim().to_owned();
        let is_meant = |known: &Unit| {
            let label = known.label(Lang::Zh).trim();
            let counts = label.strip_prefix('个').is_some() || *known == Unit::Facility;
            written == known.id()
                || written == label
                || label.strip_prefix(['个', '栋']).is_some_and(|bare| written == bare)
                || (written == "个" && counts)
        };
        let units: Vec<Unit> = COUNTED.into_iter().filter(is_meant).collect();
        if units.is_empty() {
            let known: Vec<&str> = COUNTED.iter().map(|unit| unit.label(Lang::Zh)).collect();
            let known = known.join("、");
            self.error(
                unit.span().start,
                both!("单位“{written}”不认识", "the unit {written:?} is not known"),
                both!("{known}，或不写 unit（一次总价）", "{known}; or no unit, for a lump sum"),
            );
            return None;
        }
        Some(Per { written, units })
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
