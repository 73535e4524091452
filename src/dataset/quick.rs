//! Features read in one go, from the bytes of their file to coordinates and property values,
//! with nothing built in between.
//!
//! Only what is plain is read here: [`None`] anywhere means that the file must be read strictly,
//! which is slower and says exactly what is wrong, if anything is.

use std::borrow::Cow;

use geo::Coord;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value as Json;

use super::facts::StatedValue;
use super::geojson::member_id;
use super::geometry::{Coordinates, Quick as Geometry};

/// A feature's members. Its properties are put where the caller says.
pub(super) struct QuickFeature<'a> {
    pub(crate) member_id: Option<String>,
    pub(crate) geometry: Option<Geometry<'a>>,
}

/// Properties in the file's order, repeated names and all.
pub(super) type Properties<'a> = Vec<(Cow<'a, str>, StatedValue<'a>)>;

/// A place in a JSON text.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// Room for positions while it is not known how many there are.
    positions: Vec<Coord<f64>>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, at: 0, positions: Vec::new() }
    }

    /// What is left of the text.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The next byte that is not blank, or 0 at the end.
    pub(super) fn peek(&mut self) -> u8 {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(byte) => return *byte,
                None => return 0,
            }
        }
    }

    /// Passes over a byte that must come next.
    pub(super) fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == byte).then(|| self.at += 1)
    }

    /// Reads one feature.
    pub(super) fn feature(&mut self, properties: &mut Properties<'a>) -> Option<QuickFeature<'a>> {
        properties.clear();
        let (mut kind, mut id, mut geometry, mut given) = (None, None, None, false);
        self.object(|cursor, name| {
            match name {
                "type" if kind.is_none() => kind = Some(cursor.string()?),
                "id" if id.is_none() => id = Some(cursor.json::<Json>()?),
                "geometry" if geometry.is_none() => geometry = Some(cursor.geometry()?),
                "properties" if !given => {
                    given = true;
                    cursor.properties(properties)?;
                }
                "type" | "id" | "geometry" | "properties" => return None,
                _ => cursor.json::<IgnoredAny>().map(|_| ())?,
            }
            Some(())
        })?;
        (kind? == "Feature")
            .then(|| QuickFeature { member_id: member_id(id.as_ref()), geometry: geometry.flatten() })
    }

    fn properties(&mut self, into: &mut Properties<'a>) -> Option<()> {
        if self.peek() == b'n' {
            return self.json();
        }
        self.take(b'{')?;
        if self.peek() == b'}' {
            return self.take(b'}');
        }
        loop {
            let name = self.string()?;
            self.take(b':')?;
            into.push((name, self.value()?));
            if self.peek() == b'}' {
                return self.take(b'}');
            }
            self.take(b',')?;
        }
    }

    fn value(&mut self) -> Option<StatedValue<'a>> {
        match self.peek() {
            b'"' => self.string().map(StatedValue::Text),
            b'-' | b'0'..=b'9' => {
                let from = self.at;
                let number = self.number()?;
                Some(StatedValue::Number(number, &self.text[from..self.at]))
            }
            _ => self.json().map(StatedValue::Json),
        }
    }

    /// A geometry; `None` inside is null.
    fn geometry(&mut self) -> Option<Option<Geometry<'a>>> {
        if self.peek() == b'n' {
            return self.json::<()>().map(|()| None);
        }
        let (mut kind, mut coordinates) = (None, None);
        self.object(|cursor, name| {
            match name {
                "type" if kind.is_none() => kind = Some(cursor.string()?),
                "coordinates" if coordinates.is_none() => coordinates = Some(cursor.coordinates()?),
                "type" | "coordinates" => return None,
                _ => cursor.json::<IgnoredAny>().map(|_| ())?,
            }
            Some(())
        })?;
        Some(Some(Geometry { kind: kind?, coordinates: coordinates? }))
    }

    /// Reads an object, member by member.
    fn object(&mut self, mut member: impl FnMut(&mut Self, &str) -> Option<()>) -> Option<()> {
        self.take(b'{')?;
        loop {
            let name = self.string()?;
            self.take(b':')?;
            member(self, &name)?;
            if self.peek() == b'}' {
                return self.take(b'}');
            }
            self.take(b',')?;
        }
    }

    /// Anything, by the library's reading.
    fn json<T: Deserialize<'a>>(&mut self) -> Option<T> {
        let mut values = serde_json::Deserializer::from_str(self.rest()).into_iter::<T>();
        let value = values.next()?.ok()?;
        self.at += values.byte_offset();
        Some(value)
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        if self.peek() != b'"' {
            return None;
        }
        let from = self.at + 1;
        let bytes = &self.text.as_bytes()[from..];
        let mut length = 0;
        while let Some(eight) = eight(bytes, length) {
            let special = special(eight);
            if special == 0 {
                length += 8;
                continue;
            }
            length += special.trailing_zeros() as usize / 8;
            break;
        }
        loop {
            match bytes.get(length)? {
                b'"' => {
                    self.at = from + length + 1;
                    return Some(Cow::Borrowed(&self.text[from..from + length]));
                }
                b'\\' => return self.json::<String>().map(Cow::Owned),
                0..0x20 => return None,
                _ => length += 1,
            }
        }
    }

    /// A number as JSON writes it, to the nearest double.
    fn number(&mut self) -> Option<f64> {
        let from = self.at;
        let bytes = &self.text.as_bytes()[from..];
        let negative = bytes.first() == Some(&b'-');
        let mut at = usize::from(negative);
        let mut digits = 0_u64;
        let mut run = |at: &mut usize| {
            let begin = *at;
            if let Some(eight) = eight(bytes, begin) {
                let (count, number) = leading_digits(eight);
                digits = digits.wrapping_mul(TENS[count]).wrapping_add(number);
                *at += count;
                if count < 8 {
                    return count;
                }
            }
            while let Some(digit) = bytes.get(*at).map(|byte| byte.wrapping_sub(b'0')).filter(|d| *d < 10) {
                digits = digits.wrapping_mul(10).wrapping_add(u64::from(digit));
                *at += 1;
            }
            *at - begin
        };
        let whole = run(&mut at);
        if whole == 0 || (whole > 1 && bytes[at - whole] == b'0') {
            return None;
        }
        let mut fraction = 0;
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            fraction = run(&mut at);
            if fraction == 0 {
                return None;
            }
        }
        if matches!(bytes.get(at), Some(b'e' | b'E')) {
            return self.json();
        }
        self.at += at;
        // Both are exact up to here, so that one division rounds once (Clinger 1990).
        if whole + fraction <= 15 {
            let number = digits as f64 / POWERS_OF_TEN[fraction];
            return Some(if negative { -number } else { number });
        }
        self.text[from..self.at].parse().ok().filter(|number: &f64| number.is_finite())
    }

    fn coordinates(&mut self) -> Option<Coordinates> {
        self.peek();
        let deep = self.rest().bytes().filter(|byte| !byte.is_ascii_whitespace()).take_while(|b| *b == b'[');
        match deep.take(5).count() {
            1 => self.position().map(Coordinates::Position),
            2 => self.positions().map(Coordinates::Positions),
            3 => self.array(Self::positions).map(Coordinates::Lines),
            4 => self.array(|cursor| cursor.array(Self::positions)).map(Coordinates::Areas),
            _ => None,
        }
    }

    fn array<T>(&mut self, mut element: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.take(b'[')?;
        let mut all = Vec::with_capacity(1);
        loop {
            all.push(element(self)?);
            if self.peek() == b']' {
                self.at += 1;
                return Some(all);
            }
            self.take(b',')?;
        }
    }

    fn positions(&mut self) -> Option<Vec<Coord<f64>>> {
        let mut positions = std::mem::take(&mut self.positions);
        positions.clear();
        self.take(b'[')?;
        loop {
            positions.push(self.position()?);
            if self.peek() == b']' {
                self.at += 1;
                break;
            }
            self.take(b',')?;
        }
        let exact = positions.as_slice().to_vec();
        self.positions = positions;
        Some(exact)
    }

    /// Longitude and latitude; altitude and anything further is read over.
    fn position(&mut self) -> Option<Coord<f64>> {
        self.take(b'[')?;
        self.peek();
        let x = self.number()?;
        self.take(b',')?;
        self.peek();
        let y = self.number()?;
        while self.peek() == b',' {
            self.at += 1;
            self.peek();
            self.number()?;
        }
        self.take(b']')?;
        Some(Coord { x, y })
    }
}

/// The eight bytes from a place on, the first in the last bits; `None` where fewer are left.
fn eight(bytes: &[u8], from: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(from..from + 8)?.try_into().ok()?))
}

/// A byte in each of eight.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Which of eight bytes ends a text or is not plain: the highest bit of the first of them is set,
/// and none before it.
fn special(eight: u64) -> u64 {
    // A byte less another borrows from those above it alone, so that the first is told right.
    let below = |bytes: u64, least: u8| bytes.wrapping_sub(each(least)) & !bytes;
    let is = |byte: u8| below(eight ^ each(byte), 1);
    (below(eight, 0x20) | is(b'"') | is(b'\\')) & each(0x80)
}

/// How many of eight bytes are digits, up to the first that is not, and what they come to.
fn leading_digits(eight: u64) -> (usize, u64) {
    let values = eight ^ each(b'0');
    let others = (values | values.wrapping_add(each(0x06))) & each(0xf0);
    // A sum may carry into the bytes above it alone.
    let count = others.trailing_zeros() as usize / 8;
    if count == 0 {
        return (0, 0);
    }
    // The last digit in the highest byte, zeros before the first; then neighbours are put together
    // two, four and eight at a time.
    let values = values << (64 - 8 * count);
    let pairs = (values.wrapping_mul(10) + (values >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs.wrapping_mul(100) + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
    (count, (fours.wrapping_mul(10_000) + (fours >> 32)) & 0xffff_ffff)
}

const TENS: [u64; 9] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

const POWERS_OF_TEN: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<(f64, usize)> {
        let mut cursor = Cursor::new(text);
        cursor.number().map(|number| (number, cursor.at))
    }

    proptest::proptest! {
        #[test]
        fn numbers_are_the_library_s_to_the_last_bit(text in r"-?[0-9]{1,20}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?") {
            let expected = serde_json::from_str::<f64>(&text).ok().map(f64::to_bits);
            let found = number(&text).map(|(number, end)| {
                assert_eq!(end, text.len());
                number.to_bits()
            });
            proptest::prop_assert_eq!(found, expected);
        }
    }

    proptest::proptest! {
        #[test]
        fn texts_are_the_library_s(text in r#""([ -~]|[é北京社区]|[\x00-\x1f]|\\[nu"\\0]){0,30}".{0,9}"#) {
            let mut values = serde_json::Deserializer::from_str(&text).into_iter::<String>();
            let expected = values.next().and_then(Result::ok).map(|value| (value, values.byte_offset()));
            let mut cursor = Cursor::new(&text);
            let found = cursor.string().map(|value| (value.into_owned(), cursor.at));
            proptest::prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn what_is_no_json_number_is_none() {
        for text in ["", "-", "01", "1.", ".5", "+1", "NaN", "-Infinity", "1e", "00", "1e999"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(number("105.25]"), Some((105.25, 6)));
        assert!(number("-0").is_some_and(|(zero, _)| zero == 0.0 && zero.is_sign_negative()));
    }

    #[test]
    fn members_come_in_any_order_and_each_once() {
        let read = |text: &str| {
            let mut properties = Vec::new();
            let feature = Cursor::new(text).feature(&mut properties)?;
            let coordinates = feature.geometry.map(|geometry| geometry.coordinates);
            let names: Vec<String> = properties.iter().map(|(name, _)| name.to_string()).collect();
            Some((feature.member_id, coordinates.is_some(), names))
        };
        let point = r#"{"coordinates":[1,2,3],"bbox":[0,0,1,1],"type":"Point"}"#;
        let text = format!(
            r#"{{"geometry":{point}, "id" : 7, "properties":{{"a\u0031":"x\n","b":[{{}}],"b":null}}, "other":{{"a":[1]}}, "type":"Feature"}}"#
        );
        assert_eq!(read(&text), Some((Some("7".into()), true, vec!["a1".into(), "b".into(), "b".into()])));
        let plain = r#"{"type":"Feature","properties":null,"geometry":null}"#;
        assert_eq!(read(plain), Some((None, false, Vec::new())));
        for (from, to) in [
            ("Feature\"", "Thing\""),
            ("null}", "null"),
            ("null}", "[1]}"),
            ("{\"type", "{\"type\":\"Feature\",\"type"),
        ] {
            assert_eq!(read(&plain.replace(from, to)), None, "{from} {to}");
        }
    }
}
