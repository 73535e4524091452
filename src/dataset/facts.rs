//! What a feature says of itself: property values under the vocabulary's names.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value as Json;

use super::{hidden, number};
use crate::codes::Code;
use crate::date;
use crate::lang::{Both, InBoth, Lang};
use crate::messages::dataset as say;
use crate::vocabulary::{Property, PropertyId, PropertyKind, Vocabulary};

/// One property value. An absent property has no value at all: it is unknown.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, in the property's unit.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A text, a choice's value or a day.
    Text(Box<str>),
    /// Several values.
    List(Vec<String>),
}

impl fmt::Display for Value {
    /// As a table's cell has it.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Value::Number(number) => write!(f, "{number}"),
            Value::Flag(flag) => write!(f, "{flag}"),
            Value::Text(text) => f.write_str(text),
            Value::List(list) => f.write_str(&list.join("、")),
        }
    }
}

/// A value as a file states it.
#[derive(Clone, Debug)]
pub(crate) enum StatedValue<'a> {
    Text(Cow<'a, str>),
    /// A number, and how it is written.
    Number(f64, &'a str),
    /// Anything, as JSON.
    Json(Json),
}

impl StatedValue<'_> {
    /// The value as JSON.
    pub(crate) fn json(&self) -> Cow<'_, Json> {
        Cow::Owned(match self {
            StatedValue::Text(text) => Json::String(text.clone().into_owned()),
            StatedValue::Number(number, text) => {
                serde_json::from_str(text).unwrap_or_else(|_| Json::from(*number))
            }
            StatedValue::Json(json) => return Cow::Borrowed(json),
        })
    }

    /// Whether it is a text that holds characters nobody sees.
    pub(super) fn is_hiding(&self) -> bool {
        match self {
            StatedValue::Text(text) => hidden::is_in(text.trim()),
            StatedValue::Json(Json::String(text)) => hidden::is_in(text.trim()),
            _ => false,
        }
    }

    /// Its value for a property, where that is plain; [`read`] reads everything, and says what
    /// is wrong.
    pub(crate) fn plainly(&self, property: &Property) -> Option<Value> {
        match (self, property.kind) {
            (StatedValue::Text(text), PropertyKind::Text) => {
                let text = text.trim();
                let is_plain = !text.is_empty() && text.len() <= hidden::LONGEST && !hidden::is_in(text);
                is_plain.then(|| Value::Text(text.into()))
            }
            (StatedValue::Text(text), PropertyKind::Choice) => {
                property.choice(text.trim()).map(|choice| Value::Text(choice.into()))
            }
            (StatedValue::Number(number, _), PropertyKind::Number | PropertyKind::Integer) => {
                let fits = property.plausible(*number)
                    && (property.kind == PropertyKind::Number || number.fract() == 0.0);
                fits.then_some(Value::Number(*number))
            }
            _ => None,
        }
    }
}

/// The known values of one feature.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts(Vec<(PropertyId, Value)>);

impl Facts {
    /// None yet, with the room of others that are of no more use.
    pub(crate) fn in_place_of(Facts(mut others): Facts) -> Facts {
        others.clear();
        Facts(others)
    }

    /// Records a value.
    ///
    /// # Errors
    /// The value there already, where it is another.
    pub(crate) fn add(&mut self, property: PropertyId, value: Value) -> Result<(), Value> {
        match self.0.iter().find(|(id, _)| *id == property) {
            Some((_, known)) if *known == value => Ok(()),
            Some((_, known)) => Err(known.clone()),
            None => {
                self.0.push((property, value));
                Ok(())
            }
        }
    }

    pub(crate) fn get(&self, property: PropertyId) -> Option<&Value> {
        self.0.iter().find(|(id, _)| *id == property).map(|(_, value)| value)
    }

    pub(crate) fn number(&self, property: PropertyId) -> Option<f64> {
        match self.get(property)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn flag(&self, property: PropertyId) -> Option<bool> {
        match self.get(property)? {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// Takes a text out, for where it is kept otherwise.
    pub(crate) fn take_text(&mut self, property: Option<PropertyId>) -> Option<String> {
        let at = self.0.iter().position(|(id, _)| Some(*id) == property)?;
        match self.0.remove(at) {
            (_, Value::Text(text)) => Some(text.into()),
            other => {
                self.0.insert(at, other);
                None
            }
        }
    }

    /// Takes them out, in no more memory than they need; the room stays.
    pub(crate) fn take(&mut self) -> Facts {
        Facts(self.0.drain(..).collect())
    }

    pub(crate) fn text(&self, property: PropertyId) -> Option<&str> {
        match self.get(property)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn list(&self, property: PropertyId) -> Option<&[String]> {
        match self.get(property)? {
            Value::List(list) => Some(list),
            _ => None,
        }
    }
}

/// Why a value could not be taken: what is wrong with it and what was expected.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ValueRefusal {
    pub(crate) code: Code,
    pub(crate) message: Both,
    pub(crate) expected: Both,
}

/// Reads one value as the property's kind. `Ok(None)` is an absent value: null, an empty
/// text, an empty cell. Nothing is guessed: "约200" is refused, "1,200 ㎡" is 1200.
///
/// # Errors
/// What the value is and what the property wants, where they do not go together.
pub(crate) fn read(
    property: &Property,
    json: &Json,
    vocabulary: &Vocabulary,
) -> Result<Option<Value>, ValueRefusal> {
    let name = &property.id;
    let zh = property.label_zh();
    if json.is_null() || json.as_str().is_some_and(|text| text.trim().is_empty()) {
        return Ok(None);
    }
    let length = json.as_str().map_or(0, str::len);
    if length > hidden::LONGEST {
        let most = hidden::LONGEST;
        return Err(ValueRefusal {
            code: Code::TooLong,
            message: say::bytes_long(InBoth, &zh, &name, &length),
            expected: say::value_of_at_most_bytes(InBoth, &most),
        });
    }
    let cleaned =
        json.as_str().filter(|text| hidden::is_in(text)).map(|text| Json::from(hidden::without(text)));
    let json = cleaned.as_ref().unwrap_or(json);
    let refuse = |code, expected: Both| {
        let shown: String = json.to_string().chars().take(200).collect();
        Err(ValueRefusal { code, message: say::has_unreadable_value(InBoth, &zh, &name, &shown), expected })
    };
    match property.kind {
        PropertyKind::Text => match json {
            Json::String(text) => Ok(Some(Value::Text(text.trim().into()))),
            Json::Number(number) => Ok(Some(Value::Text(super::geojson::number_text(number).into()))),
            _ => refuse(Code::NotText, say::a_text(InBoth)),
        },
        PropertyKind::Number | PropertyKind::Integer => {
            let number = match json {
                Json::Number(number) => number.as_f64(),
                Json::String(text) => number::parse(text, property.unit),
                _ => None,
            };
            let Some(number) = number.filter(|number| number.is_finite()) else {
                let unit = property.unit;
                let Both { zh, en } = unit.map_or(Both::default(), |unit| {
                    let (zh, en) = (unit.zh(), unit.label(Lang::En));
                    say::unit_aside(InBoth, &zh, &en)
                });
                return refuse(Code::NotANumber, say::exact_number(InBoth, &zh, &en));
            };
            if property.kind == PropertyKind::Integer && number.fract() != 0.0 {
                return refuse(Code::NotWhole, say::whole_number(InBoth));
            }
            let (least, most) = (property.at_least, property.at_most);
            if !property.plausible(number) {
                let least = least.map_or("-∞".to_owned(), |v| v.to_string());
                let most = most.map_or("∞".to_owned(), |v| v.to_string());
                return Err(ValueRefusal {
                    code: Code::OutOfRange,
                    message: say::has_implausible_value(InBoth, &zh, &name, &json),
                    expected: say::number_between(InBoth, &least, &most),
                });
            }
            Ok(Some(Value::Number(number)))
        }
        PropertyKind::Flag => {
            let flag = match json {
                Json::Bool(flag) => Some(*flag),
                Json::Number(number) if number.as_f64() == Some(1.0) => Some(true),
                Json::Number(number) if number.as_f64() == Some(0.0) => Some(false),
                Json::String(text) => match text.trim() {
                    "true" | "yes" | "是" | "有" | "1" => Some(true),
                    "false" | "no" | "否" | "无" | "0" => Some(false),
                    _ => None,
                },
                _ => None,
            };
            match flag {
                Some(flag) => Ok(Some(Value::Flag(flag))),
                None => refuse(Code::NotYesOrNo, say::true_or_false(InBoth)),
            }
        }
        PropertyKind::List => {
            let entries: Vec<&str> = match json {
                Json::Array(entries) if entries.iter().all(Json::is_string) => {
                    entries.iter().filter_map(Json::as_str).collect()
                }
                Json::String(text) => text.split(['、', '，', ',', '；', ';']).collect(),
                _ => {
                    return refuse(Code::NotAList, say::list_of_texts(InBoth));
                }
            };
            let mut list: Vec<String> = Vec::new();
            for entry in entries.into_iter().map(str::trim).filter(|entry| !entry.is_empty()) {
                let entry = vocabulary.content(entry).unwrap_or(entry);
                if !list.iter().any(|known| known == entry) {
                    list.push(entry.to_owned());
                }
            }
            Ok(Some(Value::List(list)))
        }
        PropertyKind::Choice => match json.as_str().and_then(|text| property.choice(text.trim())) {
            Some(choice) => Ok(Some(Value::Text(choice.into()))),
            None => {
                let choices = property
                    .choices
                    .iter()
                    .map(|(value, names)| format!("{value}（{}）", names.first().map_or("", String::as_str)))
                    .collect::<Vec<_>>()
                    .join("、");
                refuse(Code::UnknownChoice, say::one_of_choices(InBoth, &choices))
            }
        },
        PropertyKind::Date => {
            match json.as_str().and_then(if property.ends_term { date::last_day } else { date::parse }) {
                Some(day) => Ok(Some(Value::Text(day.to_string().into()))),
                None => refuse(Code::NotADate, say::date_year_first(InBoth)),
            }
        }
    }
}
