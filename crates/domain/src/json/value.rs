//! The tree that all types read themselves from. Nothing in here is compiled more than once.

use super::{Fault, parse};

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number without sign, point and exponent. Exact: random numbers have 64 bits.
    Whole(u64),
    /// Any other number.
    Real(f64),
    /// A text.
    Text(String),
    /// `[…]`.
    List(Vec<Value>),
    /// `{…}`, in the order of the text.
    Object(Vec<(String, Value)>),
}

/// What stands for a field that may be missing.
static NULL: Value = Value::Null;

impl Value {
    /// Reads all of a text.
    ///
    /// # Errors
    /// [`Fault`] where the text is no JSON.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        parse::parse(text)
    }

    /// Nothing: null.
    ///
    /// # Errors
    /// [`Fault::Expected`] where this is something.
    pub fn nothing(&self) -> Result<(), Fault> {
        match self {
            Self::Null => Ok(()),
            _ => Err(Fault::Expected("nothing")),
        }
    }

    /// The number.
    ///
    /// # Errors
    /// [`Fault::Expected`] where this is none, or one above `most`.
    pub fn whole(&self, most: u64) -> Result<u64, Fault> {
        match self {
            Self::Whole(number) if *number <= most => Ok(*number),
            _ => Err(Fault::Expected("a whole number that is not too large")),
        }
    }

    /// The text.
    ///
    /// # Errors
    /// [`Fault::Expected`] where this is none.
    pub fn text(&self) -> Result<&str, Fault> {
        match self {
            Self::Text(text) => Ok(text),
            _ => Err(Fault::Expected("a text")),
        }
    }

    /// The place of the text in a list of words.
    ///
    /// # Errors
    /// [`Fault::Expected`] where it is not among them.
    pub fn word(&self, words: &[&str]) -> Result<usize, Fault> {
        let text = self.text()?;
        words.iter().position(|word| *word == text).ok_or(Fault::Expected("another word"))
    }

    /// The values of the list.
    ///
    /// # Errors
    /// [`Fault::Expected`] where this is none.
    pub fn list(&self) -> Result<&[Self], Fault> {
        match self {
            Self::List(values) => Ok(values),
            _ => Err(Fault::Expected("a list")),
        }
    }

    /// The fields of the object.
    ///
    /// # Errors
    /// [`Fault::Expected`] where this is none.
    pub fn object(&self) -> Result<&[(String, Self)], Fault> {
        match self {
            Self::Object(fields) => Ok(fields),
            _ => Err(Fault::Expected("an object")),
        }
    }

    /// A field of the object, if it is there.
    ///
    /// # Errors
    /// [`Fault`] where this is no object, or has the field twice.
    pub fn find(&self, name: &'static str) -> Result<Option<&Self>, Fault> {
        let mut found = None;
        for (_, value) in self.object()?.iter().filter(|(key, _)| key == name) {
            if found.replace(value).is_some() {
                return Err(Fault::Twice(name));
            }
        }
        Ok(found)
    }

    /// A field of the object; null where it is missing and may be.
    ///
    /// # Errors
    /// [`Fault`] where this is no object, has the field twice, or does not have it and should.
    pub fn field(&self, name: &'static str, may_be_missing: bool) -> Result<&Self, Fault> {
        match self.find(name)? {
            Some(value) => Ok(value),
            None if may_be_missing => Ok(&NULL),
            None => Err(Fault::Missing(name)),
        }
    }

    /// A choice of several: its name, and what belongs to it. A name alone has null.
    ///
    /// # Errors
    /// [`Fault::Expected`] where this is neither a text nor an object with a single field.
    pub fn tagged(&self) -> Result<(&str, &Self), Fault> {
        match self {
            Self::Text(name) => Ok((name, &NULL)),
            Self::Object(fields) => match &fields[..] {
                [(name, value)] => Ok((name, value)),
                _ => Err(Fault::Expected("an object with a single field")),
            },
            _ => Err(Fault::Expected("a word, or an object with a single field")),
        }
    }
}
