//! The trait of types that write themselves, with the impls for plain types and collections. The
//! output is that of serde_json, byte for byte.

use std::fmt::Write as _;

use uuid::Uuid;

use crate::invariant::assert_fits;

/// Writes itself as a JSON value.
pub trait Write {
    /// Writes itself.
    fn write(&self, to: &mut Writer);
}

/// An object inside another value.
struct Fields<'a>(&'a [(&'a str, Option<&'a dyn Write>)]);

impl Write for Fields<'_> {
    fn write(&self, to: &mut Writer) {
        to.object(self.0);
    }
}

/// A writer, with the text so far.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
}

/// Returns a field, unless it is skipped.
pub(crate) fn unless(skipped: bool, value: &dyn Write) -> Option<&dyn Write> {
    (!skipped).then_some(value)
}

impl Writer {
    /// Returns what was written.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// Writes a word of the language: null, true, false.
    fn word(&mut self, word: &str) {
        self.text.push_str(word);
    }

    /// Writes an integer.
    pub fn integer(&mut self, number: u64) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{number}");
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) {
        self.text.push('"');
        for character in text.chars() {
            let short = match character {
                '"' => '"',
                '\\' => '\\',
                '\u{8}' => 'b',
                '\u{c}' => 'f',
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                control @ '\0'..'\u{20}' => {
                    let code = u32::from(control);
                    self.text.push_str("\\u00");
                    self.text
                        .extend([code / 16, code % 16].into_iter().filter_map(|d| char::from_digit(d, 16)));
                    continue;
                }
                plain => {
                    self.text.push(plain);
                    continue;
                }
            };
            self.text.push('\\');
            self.text.push(short);
        }
        self.text.push('"');
    }

    /// Writes a float; NaN and infinities become `null`.
    pub fn float(&mut self, number: f64) {
        if number.is_finite() {
            self.word(zmij::Buffer::new().format_finite(number));
        } else {
            self.word("null");
        }
    }

    /// Writes a list.
    pub fn list(&mut self, values: &mut dyn Iterator<Item = &dyn Write>) {
        self.word("[");
        let mut first = true;
        for value in values {
            self.comma(&mut first);
            value.write(self);
        }
        self.word("]");
    }

    /// Writes an object with these fields; those without a value are left out.
    pub fn object(&mut self, fields: &[(&str, Option<&dyn Write>)]) {
        let mut fields = fields.iter().filter_map(|(name, value)| Some((name as &dyn Write, (*value)?)));
        self.map(&mut fields);
    }

    /// Writes an object whose only field is an object with these fields.
    pub fn tagged(&mut self, name: &str, fields: &[(&str, Option<&dyn Write>)]) {
        self.object(&[(name, Some(&Fields(fields)))]);
    }

    /// Writes an object with these names and values.
    pub fn map<'a>(&mut self, fields: &mut dyn Iterator<Item = (&'a dyn Write, &'a dyn Write)>) {
        self.word("{");
        let mut first = true;
        for (name, value) in fields {
            self.comma(&mut first);
            name.write(self);
            self.word(":");
            value.write(self);
        }
        self.word("}");
    }

    fn comma(&mut self, first: &mut bool) {
        if !std::mem::take(first) {
            self.word(",");
        }
    }
}

impl Write for bool {
    fn write(&self, to: &mut Writer) {
        to.word(if *self { "true" } else { "false" });
    }
}

macro_rules! integers {
    ($($type:ident)*) => {$(
        impl Write for $type {
            fn write(&self, to: &mut Writer) {
                to.integer(assert_fits(*self));
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 usize);

impl Write for f64 {
    fn write(&self, to: &mut Writer) {
        to.float(*self);
    }
}

impl Write for &str {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }
}

impl Write for String {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }
}

impl Write for Uuid {
    fn write(&self, to: &mut Writer) {
        to.text(self.hyphenated().encode_lower(&mut Self::encode_buffer()));
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, to: &mut Writer) {
        match self {
            Some(value) => value.write(to),
            None => to.word("null"),
        }
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.list(&mut self.iter().map(|value| value as &dyn Write));
    }
}

impl<T: Write, const N: usize> Write for [T; N] {
    fn write(&self, to: &mut Writer) {
        to.list(&mut self.iter().map(|value| value as &dyn Write));
    }
}

impl<A: Write, B: Write> Write for (A, B) {
    fn write(&self, to: &mut Writer) {
        to.list(&mut [&self.0 as &dyn Write, &self.1].into_iter());
    }
}
