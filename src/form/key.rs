//! The keys of a form's rows: which fact a row asks for, as one text that survives sorting,
//! copying and printing.

use std::fmt;

use crate::vocabulary::Layer;

/// Which fact a row asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum FactKey {
    /// The answer of a community (its id) to an attested clause.
    Answer { community: String, clause: String },
    /// Whether all of a category was found in a community.
    Survey { community: String, category: String },
    /// A property of a feature; ids are unique within a layer.
    Property { layer: Layer, id: String, property: String },
}

impl fmt::Display for FactKey {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (kind, parts): (&str, [&str; 2]) = match self {
            FactKey::Answer { community, clause } => ("answer", [community, clause]),
            FactKey::Survey { community, category } => ("survey", [community, category]),
            FactKey::Property { layer, id, property } => (layer.id(), [id, property]),
        };
        write!(f, "{kind}|{}|{}", escaped(parts[0]), escaped(parts[1]))
    }
}

impl FactKey {
    /// The key a cell holds, if it holds one.
    pub(crate) fn parse(text: &str) -> Option<FactKey> {
        let mut parts = text.trim().split('|');
        let (kind, first, second) = (parts.next()?, parts.next()?, parts.next()?);
        let (first, second) = (plain(first)?, plain(second)?);
        if parts.next().is_some() || first.is_empty() || second.is_empty() {
            return None;
        }
        Some(match kind {
            "answer" => FactKey::Answer { community: first, clause: second },
            "survey" => FactKey::Survey { community: first, category: second },
            _ => {
                let layer = [Layer::Communities, Layer::Facilities, Layer::Residences]
                    .into_iter()
                    .find(|layer| layer.id() == kind)?;
                FactKey::Property { layer, id: first, property: second }
            }
        })
    }
}

/// A part without what separates parts or what a spreadsheet trims.
fn escaped(part: &str) -> String {
    let mut text = String::new();
    for character in part.chars() {
        if matches!(character, '|' | '%') || character.is_whitespace() || character.is_control() {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                text += &format!("%{byte:02X}");
            }
        } else {
            text.push(character);
        }
    }
    text
}

fn plain(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (b'%', [high, low, after @ ..]) => {
                let digits = [*high, *low];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
                after
            }
            (b'%', _) => return None,
            _ => {
                bytes.push(*first);
                after
            }
        };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_key_is_none() {
        for text in
            ["", "answer", "answer|c", "answer||9.a", "answer|c|9.a|x", "paths|p|steps", "answer|%|9.a"]
        {
            assert_eq!(FactKey::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_id_comes_back(id in "\\PC{1,12}", property in "[a-z_%|]{1,8}") {
            let key = FactKey::Property { layer: Layer::Residences, id, property };
            prop_assert_eq!(FactKey::parse(&format!(" {key} ")), Some(key));
        }
    }
}
