//! `costs.toml`: what closing a gap costs where the register does not say, filled in by the user.
//!
//! ```toml
//! amounts_in = "万元"          # what bare numbers are counted in; not needed where each says it
//!
//! [[items]]                    # closes whatever fails of an item
//! item = 3                     # number, id or title
//! cost = "45 万元"             # or wan_yuan = 45, or yuan = 450000
//! source = "区财政评审 2023"
//!
//! [[clauses]]                  # closes one clause
//! clause = "12.a"
//! cost = "6000 元"
//! unit = "个出入口"            # a unit's cost, times the shortfall measured; else a lump sum
//! source = "同类项目结算价"
//!
//! [[complexes]]                # one project that closes several items of a community
//! community = "hengxiang"
//! name = "社区综合体"
//! items = [1, 3, 4, 5]
//! cost = "320 万元"
//! source = "可研报告"
//! ```

use serde::Deserialize;
use toml::Spanned;

use super::money::{Currency, Fen, NoAmount};
use crate::both;
use crate::defect::{Defect, Place, did_you_mean, line_column};
use crate::lang::{Both, Lang};
use crate::standard::Standard;
use crate::toml_error;
use crate::units::Unit;

/// Unit costs as far as someone gave them; validated, so that they cannot be wrong.
#[derive(Clone, Debug, Default)]
pub struct Costs {
    pub items: Vec<ItemCost>,
    pub clauses: Vec<ClauseCost>,
    pub complexes: Vec<Complex>,
}

/// What closing an item's gap costs.
#[derive(Clone, Debug)]
pub struct ItemCost {
    /// The item's number.
    pub item: u32,
    pub price: Price,
}

/// What closing a clause costs.
#[derive(Clone, Debug)]
pub struct ClauseCost {
    pub clause: String,
    pub price: Price,
}

/// A lump sum, or a cost a unit.
#[derive(Clone, Debug)]
pub struct Price {
    pub amount: Fen,
    pub per: Option<Per>,
    pub source: String,
}

/// What a unit cost is multiplied with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Per {
    /// As written.
    pub written: String,
    /// The units meant: several where 个 may count this or that.
    pub units: Vec<Unit>,
}

/// A project that closes several items of one community, bought once.
#[derive(Clone, Debug)]
pub struct Complex {
    /// Id or name of the community, as written.
    pub community: String,
    pub name: String,
    /// Items' numbers.
    pub items: Vec<u32>,
    pub cost: Fen,
    pub source: String,
    /// Where it stands in the file, for what is found out later.
    pub place: Place,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCosts {
    amounts_in: Option<Spanned<String>>,
    #[serde(default)]
    items: Vec<RawItem>,
    #[serde(default)]
    clauses: Vec<RawClause>,
    #[serde(default)]
    complexes: Vec<RawComplex>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawItem {
    item: Spanned<Name>,
    cost: Option<Spanned<Number>>,
    wan_yuan: Option<Spanned<Number>>,
    yuan: Option<Spanned<Number>>,
    unit: Option<Spanned<String>>,
    source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClause {
    clause: Spanned<String>,
    cost: Option<Spanned<Number>>,
    wan_yuan: Option<Spanned<Number>>,
    yuan: Option<Spanned<Number>>,
    unit: Option<Spanned<String>>,
    source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawComplex {
    community: Spanned<String>,
    name: Spanned<String>,
    items: Spanned<Vec<Name>>,
    cost: Option<Spanned<Number>>,
    wan_yuan: Option<Spanned<Number>>,
    yuan: Option<Spanned<Number>>,
    source: Spanned<String>,
}

/// An item by number, or by id or title.
#[derive(Deserialize)]
#[serde(untagged)]
enum Name {
    Number(u32),
    Text(String),
}

impl Name {
    fn text(&self) -> String {
        match self {
            Name::Number(number) => number.to_string(),
            Name::Text(text) => text.clone(),
        }
    }
}

/// An amount as written.
#[derive(Deserialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Decimal(f64),
    Text(String),
}

impl Number {
    /// Its shortest decimal digits, which are those written.
    fn text(&self) -> String {
        match self {
            Number::Whole(number) => number.to_string(),
            Number::Decimal(number) => number.to_string(),
            Number::Text(text) => text.clone(),
        }
    }
}

/// The three ways to write an amount.
type Amounts<'a> = [Option<&'a Spanned<Number>>; 3];

impl Costs {
    /// Reads the text of a `costs.toml` that messages call `file`.
    ///
    /// # Errors
    /// A key nobody knows, an item or clause the standard does not have, an amount that cannot be
    /// read or whose unit is open, an item priced twice: each with line and column.
    pub fn read(text: &str, file: &str, standard: &Standard) -> Result<Costs, Vec<Defect>> {
        let raw: RawCosts = toml::from_str(text).map_err(|error| {
            let defect = toml_error::defect("bad-costs", file, text, &error);
            let has_legal = ["unknown field", "missing field"].iter().any(|s| error.message().starts_with(s));
            vec![if has_legal {
                defect
            } else {
                defect.expected(both!(
                    "[[items]]、[[clauses]]、[[complexes]]，金额写 \"12.5 万元\" 或 wan_yuan = 12.5",
                    "[[items]], [[clauses]] and [[complexes]], amounts as \"12.5 万元\" or wan_yuan = 12.5"
                ))
            }]
        })?;
        let mut reader = Reader { text, file, standard, bare: Err(Bare::NoUnit), defects: Vec::new() };
        reader.bare = reader.bare_numbers(&raw);
        let mut costs = Costs::default();
        for raw in &raw.items {
            let item = reader.item(&raw.item.get_ref().text(), raw.item.span().start);
            let amounts = [raw.cost.as_ref(), raw.wan_yuan.as_ref(), raw.yuan.as_ref()];
            let price = reader.price(amounts, raw.item.span().start, raw.unit.as_ref(), &raw.source);
            let Some((item, price)) = item.zip(price) else { continue };
            if costs.items.iter().any(|known| known.item == item) {
                reader.twice(&item.to_string(), raw.item.span().start);
            }
            costs.items.push(ItemCost { item, price });
        }
        for raw in &raw.clauses {
            let (clause, at) = (raw.clause.get_ref().trim(), raw.clause.span().start);
            let amounts = [raw.cost.as_ref(), raw.wan_yuan.as_ref(), raw.yuan.as_ref()];
            let price = reader.price(amounts, at, raw.unit.as_ref(), &raw.source);
            if standard.clause(clause).is_none() {
                reader.unknown_clause(clause, at);
            }
            if costs.clauses.iter().any(|known| known.clause == clause) {
                reader.twice(clause, at);
            }
            let Some(price) = price else { continue };
            costs.clauses.push(ClauseCost { clause: clause.to_owned(), price });
        }
        for raw in &raw.complexes {
            let at = raw.community.span().start;
            let amounts = [raw.cost.as_ref(), raw.wan_yuan.as_ref(), raw.yuan.as_ref()];
            let price = reader.price(amounts, at, None, &raw.source);
            let names = raw.items.get_ref().iter().map(Name::text);
            let items: Vec<u32> =
                names.filter_map(|name| reader.item(&name, raw.items.span().start)).collect();
            if raw.items.get_ref().is_empty() {
                reader.error(
                    raw.items.span().start,
                    both!("没有写关哪几项", "it names no item"),
                    both!("至少一项，如 items = [1, 3]", "one item or more, such as items = [1, 3]"),
                );
            }
            let community = raw.community.get_ref().trim().to_owned();
            let repeated = items.iter().find(|item| {
                let of_same = |known: &&Complex| known.community == community;
                costs.complexes.iter().filter(of_same).any(|known| known.items.contains(item))
            });
            if let Some(item) = repeated {
                reader.twice(&format!("{community} {item}"), raw.items.span().start);
            }
            let Some(price) = price else { continue };
            costs.complexes.push(Complex {
                community,
                name: raw.name.get_ref().trim().to_owned(),
                items,
                cost: price.amount,
                source: price.source,
                place: reader.place(at),
            });
        }
        if reader.defects.is_empty() { Ok(costs) } else { Err(reader.defects) }
    }
}

/// Why a bare number cannot be read.
#[derive(Clone, Copy)]
enum Bare {
    /// No amount of the file says its unit.
    NoUnit,
    /// Some are in 元, others in 万元.
    Mixed,
}

struct Reader<'a> {
    text: &'a str,
    file: &'a str,
    standard: &'a Standard,
    /// What a bare number is counted in.
    bare: Result<Currency, Bare>,
    defects: Vec<Defect>,
}

impl Reader<'_> {
    fn place(&self, at: usize) -> Place {
        let (line, column) = line_column(self.text, at);
        Place::Line { line, column }
    }

    fn error(&mut self, at: usize, what: Both, expected: Both) {
        let defect = Defect::error("bad-costs", self.file, self.place(at), what);
        self.defects.push(defect.expected(expected));
    }

    /// What bare numbers are counted in: what the file says, else the one unit that all its other
    /// amounts are written in.
    fn bare_numbers(&mut self, raw: &RawCosts) -> Result<Currency, Bare> {
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

    fn price(
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

    fn amount(&mut self, amounts: Amounts, at: usize) -> Option<Fen> {
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

    fn item(&mut self, name: &str, at: usize) -> Option<u32> {
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
        self.defects.push(match did_you_mean(name, titles) {
            Some(meant) => defect.mend(both!("是否指 {meant}？", "did you mean {meant}?")),
            None => defect,
        });
        None
    }

    fn unknown_clause(&mut self, clause: &str, at: usize) {
        let expected = both!(
            "条款号，如 12.a；见 ccaudit standard show",
            "a clause's id, such as 12.a: see ccaudit standard show"
        );
        self.error(at, both!("标准里没有条款“{clause}”", "the standard has no clause {clause:?}"), expected);
    }

    fn twice(&mut self, what: &str, at: usize) {
        self.error(
            at,
            both!("{what} 的造价写了两次", "{what} is priced twice"),
            both!("每项、每条一个造价", "one cost an item or clause"),
        );
    }

    fn unit(&mut self, unit: &Spanned<String>) -> Option<Per> {
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

/// Why an amount cannot be read, in words.
pub fn bad_amount(why: NoAmount, text: &str) -> Both {
    match why {
        NoAmount::NotANumber => both!("“{text}”不是金额", "{text:?} is no amount"),
        NoAmount::Negative => both!("金额 {text} 小于 0", "the amount {text} is below 0"),
        NoAmount::TooFine => both!("金额 {text} 细于一分钱", "the amount {text} is finer than a fen"),
        NoAmount::TooMuch => {
            both!("金额 {text} 超过一万亿元", "the amount {text} is beyond a million million yuan")
        }
    }
}
