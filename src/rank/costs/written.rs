//! `costs.toml` as written.

use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCosts {
    pub amounts_in: Option<Spanned<String>>,
    #[serde(default)]
    pub items: Vec<RawItem>,
    #[serde(default)]
    pub clauses: Vec<RawClause>,
    #[serde(default)]
    pub complexes: Vec<RawComplex>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawItem {
    pub item: Spanned<Name>,
    pub cost: Option<Spanned<Number>>,
    pub wan_yuan: Option<Spanned<Number>>,
    pub yuan: Option<Spanned<Number>>,
    pub unit: Option<Spanned<String>>,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawClause {
    pub clause: Spanned<String>,
    pub cost: Option<Spanned<Number>>,
    pub wan_yuan: Option<Spanned<Number>>,
    pub yuan: Option<Spanned<Number>>,
    pub unit: Option<Spanned<String>>,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawComplex {
    pub community: Spanned<String>,
    pub name: Spanned<String>,
    pub items: Spanned<Vec<Name>>,
    pub cost: Option<Spanned<Number>>,
    pub wan_yuan: Option<Spanned<Number>>,
    pub yuan: Option<Spanned<Number>>,
    pub source: Spanned<String>,
}

/// An item by number, or by id or title.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Name {
    Number(u32),
    Text(String),
}

impl Name {
    pub(super) fn text(&self) -> String {
        match self {
            Name::Number(number) => number.to_string(),
            Name::Text(text) => text.clone(),
        }
    }
}

/// An amount as written.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Number {
    Whole(i64),
    Decimal(f64),
    Text(String),
}

impl Number {
    /// Its shortest decimal digits, which are those written.
    pub(super) fn text(&self) -> String {
        match self {
            Number::Whole(number) => number.to_string(),
            Number::Decimal(number) => number.to_string(),
            Number::Text(text) => text.clone(),
        }
    }
}

/// The three ways to write an amount.
pub(super) type Amounts<'a> = [Option<&'a Spanned<Number>>; 3];
