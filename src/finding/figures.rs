//! Quantity figures that a city's wordings may print, by name.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::interval::Interval;
use crate::vocabulary::PropertyId;

/// Quantity figures that wordings may print, by name.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Numbers, each as far as known.
    pub numbers: BTreeMap<Cow<'static, str>, Interval>,
    /// Lists of names or ids.
    pub lists: BTreeMap<Cow<'static, str>, Vec<String>>,
    /// For **every**: the same figures of those lacking one thing, a property of residences.
    pub groups: Vec<(PropertyId, Figures)>,
}
