//! The tree that all types read themselves from. None of this code is generic, so it is compiled
//! once.

use super::JsonError;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer without sign, point or exponent. Exact, because random numbers have 64 bits.
    Integer(u64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(String),
    /// `[…]`.
    List(Vec<Value>),
    /// `{…}`, in the order of the text.
    Object(Vec<(String, Value)>),
}

/// The value of a missing field that may be missing.
static NULL: Value = Value::Null;

impl Value {
    /// Accepts null only.
    ///
    /// # Errors
    /// [`JsonError::Expected`] if this is another value.
    pub fn null(&self) -> Result<(), JsonError> {
        match self {
            Self::Null => Ok(()),
            _ => Err(JsonError::Expected("null")),
        }
    }

    /// Returns the integer.
    ///
    /// # Errors
    /// [`JsonError::Expected`] if this is another value.
    pub fn integer(&self) -> Result<u64, JsonError> {
        match self {
            Self::Integer(number) => Ok(*number),
            _ => Err(JsonError::Expected("an integer")),
        }
    }

    /// Returns the text.
    ///
    /// # Errors
    /// [`JsonError::Expected`] if this is another value.
    pub fn text(&self) -> Result<&str, JsonError> {
        match self {
            Self::Text(text) => Ok(text),
            _ => Err(JsonError::Expected("a text")),
        }
    }

    /// Returns the index of the text in a list of words.
    ///
    /// # Errors
    /// [`JsonError::Expected`] if it is not among them.
    pub fn word(&self, words: &[&str]) -> Result<usize, JsonError> {
        let text = self.text()?;
        words.iter().position(|word| *word == text).ok_or(JsonError::Expected("one of the known words"))
    }

    /// Returns the values of the list.
    ///
    /// # Errors
    /// [`JsonError::Expected`] if this is another value.
    pub fn list(&self) -> Result<&[Self], JsonError> {
        match self {
            Self::List(values) => Ok(values),
            _ => Err(JsonError::Expected("a list")),
        }
    }

    /// Returns the fields of the object.
    ///
    /// # Errors
    /// [`JsonError::Expected`] if this is another value.
    pub fn object(&self) -> Result<&[(String, Self)], JsonError> {
        match self {
            Self::Object(fields) => Ok(fields),
            _ => Err(JsonError::Expected("an object")),
        }
    }

    /// Finds a field of the object.
    ///
    /// # Errors
    /// [`JsonError`] if this is not an object, or has the field twice.
    pub fn find(&self, name: &'static str) -> Result<Option<&Self>, JsonError> {
        let mut found = None;
        for (_, value) in self.object()?.iter().filter(|(key, _)| key == name) {
            if found.replace(value).is_some() {
                return Err(JsonError::Twice(name));
            }
        }
        Ok(found)
    }

    /// Returns a field of the object; null if it is missing and may be.
    ///
    /// # Errors
    /// [`JsonError`] if this is not an object, has the field twice, or does not have it and should.
    pub fn field(&self, name: &'static str, may_be_missing: bool) -> Result<&Self, JsonError> {
        match self.find(name)? {
            Some(value) => Ok(value),
            None if may_be_missing => Ok(&NULL),
            None => Err(JsonError::Missing(name)),
        }
    }

    /// Returns the variant of an enum and its content: a text is a variant without content, which
    /// is null.
    ///
    /// # Errors
    /// [`JsonError::Expected`] if this is neither a text nor an object with a single field.
    pub fn tagged(&self) -> Result<(&str, &Self), JsonError> {
        match self {
            Self::Text(name) => Ok((name, &NULL)),
            Self::Object(fields) => match &fields[..] {
                [(name, value)] => Ok((name, value)),
                _ => Err(JsonError::Expected("an object with a single field")),
            },
            _ => Err(JsonError::Expected("a word, or an object with a single field")),
        }
    }
}
