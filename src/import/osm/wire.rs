//! Protocol buffers as they are on the wire: numbered fields, of which only two kinds matter.

/// Bytes that are no message.
#[derive(Debug, PartialEq)]
pub(super) struct Broken;

/// A field's value.
#[derive(Debug, PartialEq)]
pub(super) enum Field<'a> {
    Varint(u64),
    /// A text, a message or packed numbers.
    Bytes(&'a [u8]),
    /// Four or eight bytes, in no field of OpenStreetMap's.
    Fixed,
}

/// The fields of a message, each with its number.
pub(super) struct Message<'a>(pub &'a [u8]);

impl<'a> Iterator for Message<'a> {
    type Item = Result<(u64, Field<'a>), Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_err() {
            // Whoever goes on regardless comes to an end.
            self.0 = &[];
        }
        Some(field)
    }
}

impl<'a> Message<'a> {
    fn field(&mut self) -> Result<(u64, Field<'a>), Broken> {
        let key = varint(&mut self.0)?;
        let field = match key & 7 {
            0 => Field::Varint(varint(&mut self.0)?),
            2 => {
                let length = usize::try_from(varint(&mut self.0)?).map_err(|_| Broken)?;
                Field::Bytes(self.cut(length)?)
            }
            1 => self.cut(8).map(|_| Field::Fixed)?,
            5 => self.cut(4).map(|_| Field::Fixed)?,
            _ => return Err(Broken),
        };
        Ok((key >> 3, field))
    }

    fn cut(&mut self, length: usize) -> Result<&'a [u8], Broken> {
        let (cut, rest) = self.0.split_at_checked(length).ok_or(Broken)?;
        self.0 = rest;
        Ok(cut)
    }
}

/// Takes a number off the front: seven bits a byte, the least first.
pub(super) fn varint(bytes: &mut &[u8]) -> Result<u64, Broken> {
    let mut value = 0;
    for (place, byte) in bytes.iter().take(10).enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            *bytes = &bytes[place + 1..];
            return Ok(value);
        }
    }
    Err(Broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_and_broken_ones_end_the_message() {
        let fields: Vec<_> = Message(&[0x08, 0x96, 0x01, 0x12, 0x02, b'h', b'i']).collect();
        assert_eq!(fields, [Ok((1, Field::Varint(150))), Ok((2, Field::Bytes(b"hi")))]);
        for broken in [&[0x08][..], &[0x12, 0x05, 1], &[0x0b], &[0xff; 12]] {
            assert_eq!(Message(broken).collect::<Vec<_>>(), [Err(Broken)], "{broken:?}");
        }
    }
}
