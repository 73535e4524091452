//! What kind of facility a POI is: by its type codes, else its tags, else its name. Which codes,
//! tags and words mean what is the vocabulary's.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::lang::{Both, InBoth};
use crate::messages::import_poi as say;
use crate::vocabulary::{CategoryId, Vocabulary};

/// Digits of an AMap type code.
const CODE: usize = 6;

/// What a row says of its kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct KindSaid {
    /// Type codes of six digits.
    pub(crate) codes: Vec<String>,
    /// Whether one had lost its leading zero.
    pub(crate) padded: bool,
    pub(crate) tags: Vec<String>,
    /// Numbers that are no type code.
    pub(crate) strange: Vec<String>,
}

impl KindSaid {
    /// Reads cells of type codes and tags, several joined by `|`.
    pub(super) fn from_cells<'c>(cells: impl Iterator<Item = &'c str>) -> KindSaid {
        let mut said = KindSaid::default();
        for cell in cells {
            let cell: String = cell.nfkc().collect();
            for part in cell.split('|').map(str::trim).filter(|part| !part.is_empty()) {
                let digits = part.strip_suffix(".0").unwrap_or(part);
                if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                    said.tags.push(part.to_owned());
                } else if digits.len() == CODE {
                    said.codes.push(digits.to_owned());
                } else if digits.len() == CODE - 1 {
                    // No code has five digits: a spreadsheet took the zero for nothing.
                    said.padded = true;
                    said.codes.push(format!("0{digits}"));
                } else {
                    said.strange.push(part.to_owned());
                }
            }
        }
        said
    }
}

/// The vocabulary's codes, tags and words, laid out for looking up.
pub(super) struct Kinds<'a> {
    vocabulary: &'a Vocabulary,
    codes: Vec<(&'a str, CategoryId)>,
    /// Tags by their parts, those of AMap and Baidu.
    tags: Vec<(Vec<String>, CategoryId)>,
    baidu: Vec<Vec<String>>,
    words: Vec<KindWords<'a>>,
}

struct KindWords<'a> {
    category: CategoryId,
    under: &'a [String],
    names: Vec<String>,
    names_not: Vec<String>,
}

impl<'a> Kinds<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary) -> Kinds<'a> {
        let mut kinds =
            Kinds { vocabulary, codes: Vec::new(), tags: Vec::new(), baidu: Vec::new(), words: Vec::new() };
        for (id, _, category) in vocabulary.categories() {
            kinds.codes.extend(category.amap.iter().map(|code| (code.as_str(), id)));
            let tags = category.amap_types.iter().chain(&category.baidu);
            kinds.tags.extend(tags.map(|tag| (parts(tag), id)));
            kinds.baidu.extend(category.baidu.iter().map(|tag| parts(tag)));
            let squeezed = |words: &[String]| words.iter().map(|word| squeeze(word)).collect();
            kinds.words.push(KindWords {
                category: id,
                under: &category.amap_by_name,
                names: squeezed(&category.names),
                names_not: squeezed(&category.names_not),
            });
        }
        kinds
    }

    /// Whether a tag is one of Baidu's that the vocabulary knows.
    pub(super) fn is_baidu(&self, tag: &str) -> bool {
        let tag = parts(tag);
        self.baidu.iter().any(|known| known.len() > 1 && tag.starts_with(known))
    }

    /// The category of a POI, or why it has none.
    pub(super) fn decide(&self, said: &KindSaid, name: &str) -> Result<CategoryId, Both> {
        let mut found = BTreeSet::new();
        for code in &said.codes {
            found.extend(longest(
                self.codes
                    .iter()
                    .filter(|(known, _)| code.starts_with(known))
                    .map(|(known, id)| (known.len(), *id)),
            ));
        }
        if let Some(decided) = self.one(&found) {
            return decided;
        }
        for tag in &said.tags {
            if let Some(id) = self.vocabulary.category(tag) {
                found.insert(id);
                continue;
            }
            let tag = parts(tag);
            found.extend(longest(
                self.tags
                    .iter()
                    .filter(|(known, _)| tag.starts_with(known))
                    .map(|(known, id)| (known.len(), *id)),
            ));
        }
        if let Some(decided) = self.one(&found) {
            return decided;
        }
        self.by_name(said, name)
    }

    fn by_name(&self, said: &KindSaid, name: &str) -> Result<CategoryId, Both> {
        let name = squeeze(name);
        let mut found = BTreeSet::new();
        let mut rejected = None;
        let mut asked = said.codes.is_empty();
        for words in &self.words {
            let under = |code: &String| words.under.iter().any(|known| code.starts_with(known));
            if !said.codes.is_empty() && !said.codes.iter().any(under) {
                continue;
            }
            asked = true;
            if !words.names.iter().any(|word| name.contains(word)) {
                continue;
            }
            match words.names_not.iter().find(|word| name.contains(*word)) {
                Some(word) => rejected = rejected.or(Some((word, words.category))),
                None => {
                    found.insert(words.category);
                }
            }
        }
        if let Some(decided) = self.one(&found) {
            return decided;
        }
        if let Some((word, category)) = rejected {
            let zh = self.vocabulary.category_zh(category);
            let id = self.vocabulary.category_name(category);
            return Err(say::name_says_otherwise(InBoth, &word, &zh, &id));
        }
        let codes = said.codes.join("|");
        Err(match (said.codes.is_empty(), said.tags.is_empty() && said.strange.is_empty()) {
            (false, _) if asked => say::name_decides_and_says_nothing(InBoth, &codes),
            (false, _) => say::type_code_of_no_facility_category(InBoth, &codes),
            (true, false) => say::neither_type_nor_name_known(InBoth),
            (true, true) => say::no_type_and_name_unknown(InBoth),
        })
    }

    /// The one category found; an error for several, `None` for none.
    fn one(&self, found: &BTreeSet<CategoryId>) -> Option<Result<CategoryId, Both>> {
        match found.len() {
            0 => None,
            1 => found.first().map(|id| Ok(*id)),
            _ => {
                let zh: Vec<&str> = found.iter().map(|id| self.vocabulary.category_zh(*id)).collect();
                let en: Vec<&str> = found.iter().map(|id| self.vocabulary.category_name(*id)).collect();
                let (zh, en) = (zh.join("、"), en.join(", "));
                Some(Err(say::ambiguous_may_be_any_of(InBoth, &zh, &en)))
            }
        }
    }
}

/// The categories of the longest match, more than one where several are as long.
fn longest(matches: impl Iterator<Item = (usize, CategoryId)> + Clone) -> Vec<CategoryId> {
    let most = matches.clone().map(|(length, _)| length).max();
    matches.filter(|(length, _)| Some(*length) == most).map(|(_, id)| id).collect()
}

fn parts(tag: &str) -> Vec<String> {
    squeeze(tag).split(';').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A text without blanks, width and case.
pub(super) fn squeeze(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).collect()
}
