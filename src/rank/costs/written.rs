//! `costs.toml` as written.

use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCosts {
    pub(crate) amounts_in: Option<Spanned<String>>,
    #[serde(default)]
    pub(crate) items: Vec<RawItem>,
    #[serde(default)]
    pub(crate) clauses: Vec<RawClause>,
    #[serde(default)]
    pub(crate) complexes: Vec<RawComplex>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawItem {
    pub(crate) item: Spanned<Name>,
    pub(crate) cost: Option<Spanned<Number>>,
    pub(crate) wan_yuan: Option<Spanned<Number>>,
    pub(crate) yuan: Option<Spanned<Number>>,
    pub(crate) unit: Option<Spanned<String>>,
    pub(crate) source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawClause {
    pub(crate) clause: Spanned<String>,
    pub(crate) cost: Option<Spanned<Number>>,
    pub(crate) wan_yuan: Option<Spanned<Number>>,
    pub(crate) yuan: Option<Spanned<Number>>,
    pub(crate) unit: Option<Spanned<String>>,
    pub(crate) source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawComplex {
    pub(crate) community: Spanned<String>,
    pub(crate) name: Spanned<String>,
    pub(crate) items: Spanned<Vec<Name>>,
    pub(crate) cost: Option<Spanned<Number>>,
    pub(crate) wan_yuan: Option<Spanned<Number>>,
    pub(crate) yuan: Option<Spanned<Number>>,
    pub(crate) source: Spanned<String>,
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
