//! What categories and properties are called, for a reader.

use crate::lang::Lang;
use crate::messages::report_html as say;
use crate::units::Unit;
use crate::vocabulary::{Layer, Property, Vocabulary};

/// The names of a vocabulary; what it does not know keeps the name the audit gives it.
pub(super) struct Names<'v> {
    pub(crate) vocabulary: &'v Vocabulary,
    pub(crate) lang: Lang,
}

impl Names<'_> {
    /// A category's official name, else its id.
    pub(super) fn category<'a>(&'a self, id: &'a str) -> &'a str {
        self.vocabulary.category(id).map_or(id, |known| self.vocabulary.category_zh(known))
    }

    /// A property's name, for a layer where that is known. Evidence also names what was
    /// measured rather than given.
    pub(super) fn property(&self, layer: &str, id: &str) -> String {
        let lang = self.lang;
        match id {
            "entrances lacking" => return say::entrances_lacking_something(lang),
            "residences lacking" => return say::lacking(lang),
            "metres" => return say::walk_m(lang),
            "answer" => return say::answer(lang),
            _ => {}
        }
        match lang {
            Lang::En => id.trim_end_matches("_m2").replace('_', " "),
            Lang::Zh => self.known(layer, id).map_or(id, |known| known.label_zh()).to_owned(),
        }
    }

    /// The unit a property is given in.
    pub(super) fn unit(&self, layer: &str, property: &str) -> Option<Unit> {
        self.known(layer, property)?.unit
    }

    fn known(&self, layer: &str, property: &str) -> Option<&Property> {
        self.vocabulary.property(Layer::named(layer)?, property)
    }
}
