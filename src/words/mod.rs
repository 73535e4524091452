//! Sentences for findings: what an audit holds as types, said in a language. Everything a sentence
//! names by an id is looked up here.

mod audit;
mod need;
mod ratio;
mod reason;
mod share;

use crate::audit::{CommunityAudit, Titles};
use crate::finding::{Amount, FirstFew, Span};
use crate::lang::Lang;
use crate::messages::check as say;
use crate::units::quantity;
use crate::vocabulary::{Layer, Vocabulary};

pub use audit::{tell, told};
pub(crate) use need::measure;

/// Says findings of one community in a language.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) lang: Lang,
    vocabulary: &'a Vocabulary,
    /// The community's name.
    community: &'a str,
    titles: &'a Titles,
}

impl<'a> Words<'a> {
    /// The words for a community's audit.
    pub(crate) fn for_community(
        community: &'a CommunityAudit,
        vocabulary: &'a Vocabulary,
        lang: Lang,
    ) -> Words<'a> {
        Words { lang, vocabulary, community: &community.name, titles: &community.titles }
    }

    /// The words for official texts, which are Chinese in any language.
    pub(crate) fn chinese(community: &'a CommunityAudit, vocabulary: &'a Vocabulary) -> Words<'a> {
        Words::for_community(community, vocabulary, Lang::Zh)
    }

    /// Names of categories: `公共绿地或口袋公园`.
    fn categories(&self, ids: &[String]) -> String {
        let name = |id: &String| match self.lang {
            Lang::Zh => {
                let known = self.vocabulary.category(id);
                known.map_or(id.clone(), |known| self.vocabulary.category_zh(known).to_owned())
            }
            Lang::En => id.replace('_', " "),
        };
        ids.iter().map(name).collect::<Vec<_>>().join(say::or(self.lang))
    }

    /// A property's name.
    fn property(&self, layer: Layer, property: &str) -> String {
        match self.lang {
            Lang::En => property.replace('_', " "),
            Lang::Zh => match self.vocabulary.property(layer, property) {
                Some(known) => known.label_zh().to_owned(),
                None => property.to_owned(),
            },
        }
    }

    /// Names of facts of the community.
    fn facts(&self, properties: &[String]) -> String {
        let names: Vec<String> =
            properties.iter().map(|property| self.property(Layer::Communities, property)).collect();
        names.join(self.lang.comma())
    }

    /// A feature: `阳光托育园（f1）`, `众一家园3#楼（r30）`, `恒祥社区`.
    fn title(&self, layer: Layer, id: &str) -> String {
        match layer {
            Layer::Communities => self.community.to_owned(),
            _ => self.titles.title(layer, id).to_owned(),
        }
    }

    /// `200 平方米`.
    fn amount(&self, amount: Amount) -> String {
        quantity(amount.value, amount.unit, self.lang)
    }

    /// `、` or `, ` between the parts; more than `most` parts end in `等 5 处`, or "and 2 more".
    fn list(&self, parts: &[String], most: usize, measure: &str) -> String {
        let shown = parts.iter().take(most).cloned();
        self.some_of(shown.collect(), parts.len(), measure)
    }

    /// The same of the first few of a list, each in words.
    fn few<T>(&self, few: &FirstFew<T>, measure: &str, word: impl Fn(&T) -> String) -> String {
        self.some_of(few.first.iter().map(word).collect(), few.of, measure)
    }

    /// Facilities' titles, the first few.
    fn facilities(&self, ids: &FirstFew<String>) -> String {
        self.few(ids, "处", |id| self.title(Layer::Facilities, id))
    }

    fn some_of(&self, shown: Vec<String>, all: usize, measure: &str) -> String {
        let more = all - shown.len();
        let shown = shown.join(self.lang.comma());
        match more {
            0 => shown,
            more => say::and_more(self.lang, &shown, &all, &measure, &more),
        }
    }
}

/// The upper end of a span; infinite where nothing bounds it.
fn high(span: Span) -> f64 {
    span.high.unwrap_or(f64::INFINITY)
}
