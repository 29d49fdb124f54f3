//! The trait of types that read themselves from the tree, with the impls for plain types and
//! collections. Our other types derive it, or have their impl beside them.

use uuid::Uuid;

use super::{JsonError, Value};

/// Reads itself from a JSON value.
pub trait Read: Sized {
    /// Whether a field of this type may be missing, which then counts as null.
    const MAY_BE_MISSING: bool = false;

    /// Reads itself.
    ///
    /// # Errors
    /// [`JsonError`] if the value does not fit the type.
    fn read(value: &Value) -> Result<Self, JsonError>;
}

/// Reads a field of an object.
pub(crate) fn required<T: Read>(object: &Value, name: &'static str) -> Result<T, JsonError> {
    T::read(object.field(name, T::MAY_BE_MISSING)?)
}

/// Reads a field of an object that may be left out.
pub(crate) fn optional<T: Read + Default>(object: &Value, name: &'static str) -> Result<T, JsonError> {
    object.find(name)?.map_or_else(|| Ok(T::default()), T::read)
}

impl Read for bool {
    fn read(value: &Value) -> Result<Self, JsonError> {
        match value {
            Value::Bool(is) => Ok(*is),
            _ => Err(JsonError::Expected("true or false")),
        }
    }
}

macro_rules! integers {
    ($($type:ident)*) => {$(
        impl Read for $type {
            fn read(value: &Value) -> Result<Self, JsonError> {
                Self::try_from(value.integer()?).map_err(|_| JsonError::Expected("a smaller integer"))
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 usize);

impl Read for f64 {
    fn read(value: &Value) -> Result<Self, JsonError> {
        match value {
            Value::Float(number) => Ok(*number),
            #[expect(clippy::cast_precision_loss, reason = "a type with floats accepts their precision")]
            Value::Integer(number) => Ok(*number as Self),
            _ => Err(JsonError::Expected("a number")),
        }
    }
}

impl Read for String {
    fn read(value: &Value) -> Result<Self, JsonError> {
        value.text().map(ToOwned::to_owned)
    }
}

impl Read for Uuid {
    fn read(value: &Value) -> Result<Self, JsonError> {
        Self::try_parse(value.text()?).map_err(|_| JsonError::Expected("a UUID"))
    }
}

impl<T: Read> Read for Option<T> {
    const MAY_BE_MISSING: bool = true;

    fn read(value: &Value) -> Result<Self, JsonError> {
        if *value == Value::Null { Ok(None) } else { T::read(value).map(Some) }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value) -> Result<Self, JsonError> {
        let values = value.list()?;
        let mut read = Self::with_capacity(values.len());
        for value in values {
            read.push(T::read(value)?);
        }
        Ok(read)
    }
}

impl<T: Read, const N: usize> Read for [T; N] {
    fn read(value: &Value) -> Result<Self, JsonError> {
        Vec::read(value)?.try_into().map_err(|_| JsonError::Expected("a list of the right length"))
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(value: &Value) -> Result<Self, JsonError> {
        match value.list()? {
            [a, b] => Ok((A::read(a)?, B::read(b)?)),
            _ => Err(JsonError::Expected("a list of the right length")),
        }
    }
}
