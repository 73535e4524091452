//! Texts with placeholders: `{name}` and `{name|suffix}`.

/// A piece of a text.
enum WordingPart<'a> {
    Plain(&'a str),
    /// A placeholder's name, and the suffix each of its values must end in.
    Placeholder {
        name: &'a str,
        suffix: Option<&'a str>,
    },
}

fn pieces(text: &str) -> Vec<WordingPart<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let Some(length) = rest[start..].find('}') else { break };
        let inner = &rest[start + 1..start + length];
        if start > 0 {
            pieces.push(WordingPart::Plain(&rest[..start]));
        }
        pieces.push(match inner.split_once('|') {
            Some((name, suffix)) => WordingPart::Placeholder { name, suffix: Some(suffix) },
            None => WordingPart::Placeholder { name: inner, suffix: None },
        });
        rest = &rest[start + length + 1..];
    }
    if !rest.is_empty() {
        pieces.push(WordingPart::Plain(rest));
    }
    pieces
}

/// Names of the placeholders in a text.
pub(crate) fn placeholders(text: &str) -> Vec<String> {
    pieces(text)
        .into_iter()
        .filter_map(|piece| match piece {
            WordingPart::Placeholder { name, .. } => Some(name.to_owned()),
            WordingPart::Plain(_) => None,
        })
        .collect()
}

/// The text with every placeholder filled from `values`, a list joined by `、`. `None` where a
/// value is not known.
pub(crate) fn fill(text: &str, values: &dyn Fn(&str) -> Option<Vec<String>>) -> Option<String> {
    let mut filled = String::new();
    for piece in pieces(text) {
        match piece {
            WordingPart::Plain(plain) => filled.push_str(plain),
            WordingPart::Placeholder { name, suffix } => {
                let values: Vec<String> = values(name)?
                    .into_iter()
                    .map(|value| match suffix {
                        Some(suffix) if !value.ends_with(suffix) => value + suffix,
                        _ => value,
                    })
                    .collect();
                filled.push_str(&values.join("、"));
            }
        }
    }
    Some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_names_lists_and_suffixes() {
        let values = |name: &str| match name {
            "compounds" => Some(vec!["恒祥国际".to_owned(), "福兴苑小区".to_owned()]),
            "n" => Some(vec!["81".to_owned()]),
            _ => None,
        };
        assert_eq!(
            fill("为{compounds|小区}共{n}个", &values).as_deref(),
            Some("为恒祥国际小区、福兴苑小区共81个")
        );
        assert_eq!(fill("{unknown}", &values), None);
        assert_eq!(placeholders("{a}和{b|区}"), ["a", "b"]);
    }
}
