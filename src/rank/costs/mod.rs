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

mod reader;
mod written;

use std::fs;
use std::path::Path;

use super::money::{Fen, NoAmount};
use crate::codes::Code;
use crate::dataset::Community;
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::{Both, InBoth};
use crate::messages::rank as say;
use crate::standard::Standard;
use crate::toml_error;
use crate::units::Unit;

use reader::{Bare, CostsReader};
use written::{Name, RawCosts};

/// Unit costs as far as someone gave them; validated, so that they cannot be wrong.
#[derive(Clone, Debug, Default)]
pub struct Costs {
    pub(crate) items: Vec<ItemCost>,
    pub(crate) clauses: Vec<ClauseCost>,
    pub(crate) complexes: Vec<Complex>,
}

/// What closing an item's gap costs.
#[derive(Clone, Debug)]
pub(crate) struct ItemCost {
    /// The item's number.
    pub(crate) item: u32,
    pub(crate) price: Price,
}

/// What closing a clause costs.
#[derive(Clone, Debug)]
pub(crate) struct ClauseCost {
    pub(crate) clause: String,
    pub(crate) price: Price,
}

/// A lump sum, or a cost a unit.
#[derive(Clone, Debug)]
pub(crate) struct Price {
    pub(crate) amount: Fen,
    pub(crate) per: Option<CostPer>,
    pub(crate) source: String,
}

/// What a unit cost is multiplied with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CostPer {
    /// As written.
    pub(crate) written: String,
    /// The units meant: several where 个 may count this or that.
    pub(crate) units: Vec<Unit>,
}

/// A project that closes several items of one community, bought once.
#[derive(Clone, Debug)]
pub(crate) struct Complex {
    /// Id or name of the community, as written.
    pub(crate) community: String,
    pub(crate) name: String,
    /// Items' numbers.
    pub(crate) items: Vec<u32>,
    pub(crate) cost: Fen,
    pub(crate) source: String,
    /// Where it stands in the file, for what is found out later.
    pub(crate) place: Place,
}

impl Costs {
    /// Reads a `costs.toml` whose complexes are in some of the communities.
    ///
    /// # Errors
    /// A file that cannot be read or is no text; a key nobody knows, an item or clause the
    /// standard does not have, an amount that cannot be read, an item priced twice; complexes of
    /// communities that there are not.
    pub fn open<'c>(
        path: &Path,
        standard: &Standard,
        communities: impl Iterator<Item = &'c Community> + Clone,
    ) -> Result<Costs, Vec<Defect>> {
        let file = path.display().to_string();
        let unreadable = |what: Both| Defect::error(Code::Unreadable, &file, Place::Whole, what);
        let text = fs::read(path).map_err(|error| {
            let defect = unreadable(say::cannot_be_read(InBoth, &error));
            vec![defect.expected(say::table_of_costs(InBoth)).help(say::check_path_and_permissions(InBoth))]
        })?;
        let text = String::from_utf8(text)
            .map_err(|_| vec![unreadable(say::not_utf_8_text(InBoth)).help(say::save_as_utf_8(InBoth))])?;
        let costs = Costs::read(text.trim_start_matches('\u{feff}'), &file, standard)?;
        let names = || communities.clone().flat_map(|known| [known.id.as_str(), known.name.as_str()]);
        let unknown = costs.complexes.iter().filter(|complex| !names().any(|name| name == complex.community));
        let unknown: Vec<Defect> =
            unknown.map(|complex| unknown_community(&file, complex, names())).collect();
        if unknown.is_empty() { Ok(costs) } else { Err(unknown) }
    }

    /// Reads the text of a `costs.toml` that messages call `file`.
    ///
    /// # Errors
    /// A key nobody knows, an item or clause the standard does not have, an amount that cannot be
    /// read or whose unit is open, an item priced twice: each with line and column.
    pub(crate) fn read(text: &str, file: &str, standard: &Standard) -> Result<Costs, Vec<Defect>> {
        let raw: RawCosts = toml::from_str(text).map_err(|error| {
            let defect = toml_error::defect(Code::BadCosts, file, text, &error);
            let has_legal = ["unknown field", "missing field"].iter().any(|s| error.message().starts_with(s));
            vec![if has_legal { defect } else { defect.expected(say::format_of_costs(InBoth)) }]
        })?;
        let mut reader = CostsReader { text, file, standard, bare: Err(Bare::NoUnit), defects: Vec::new() };
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
                    say::it_names_no_item(InBoth),
                    say::one_item_or_more(InBoth),
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

fn unknown_community<'a>(file: &str, complex: &Complex, names: impl Iterator<Item = &'a str>) -> Defect {
    let name = &complex.community;
    let defect = Defect::error(Code::BadCosts, file, complex.place.clone(), say::no_community(InBoth, &name))
        .expected(say::id_or_name_of_community_of_datasets(InBoth));
    match did_you_mean(name, names) {
        Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
        None => defect,
    }
}

/// Why an amount cannot be read, in words.
pub fn bad_amount(why: NoAmount, text: &str) -> Both {
    match why {
        NoAmount::NotANumber => say::text_is_no_amount(InBoth, &text),
        NoAmount::Negative => say::amount_below_0(InBoth, &text),
        NoAmount::TooFine => say::amount_finer_than_fen(InBoth, &text),
        NoAmount::TooMuch => say::amount_too_large(InBoth, &text),
    }
}
