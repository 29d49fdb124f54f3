//! The values of parameters.

use std::borrow::Cow;

use sqlx::{Arguments, Database, Encode, Type};

/// The value of a parameter. An absent one has a type too, which PostgreSQL wants to know.
#[derive(Debug, Clone)]
pub(crate) enum Value<'q> {
    Bool(Option<bool>),
    Int(Option<i64>),
    Text(Option<Cow<'q, str>>),
    Bytes(Option<Cow<'q, [u8]>>),
}

impl<'q> Value<'q> {
    /// Adds the value to the arguments of an engine.
    pub(super) fn add_to<DB, A>(self, to: &mut A) -> sqlx::Result<()>
    where
        DB: Database<Arguments = A>,
        A: Arguments<Database = DB>,
        Option<bool>: Encode<'q, DB> + Type<DB>,
        Option<i64>: Encode<'q, DB> + Type<DB>,
        Option<Cow<'q, str>>: Encode<'q, DB> + Type<DB>,
        Option<Cow<'q, [u8]>>: Encode<'q, DB> + Type<DB>,
    {
        match self {
            Self::Bool(value) => to.add(value),
            Self::Int(value) => to.add(value),
            Self::Text(value) => to.add(value),
            Self::Bytes(value) => to.add(value),
        }
        .map_err(sqlx::Error::Encode)
    }
}

/// What can be the value of a parameter.
pub(crate) trait Bind<'q>: Sized {
    /// The value.
    fn value(self) -> Value<'q>;

    /// The value when there is none.
    fn absent() -> Value<'q>;
}

/// Declares types of which a value is made.
macro_rules! bind {
    ($($kind:ident of $this:ident: $type:ty => $value:expr,)+) => {$(
        impl<'q> Bind<'q> for $type {
            fn value(self) -> Value<'q> {
                let $this = self;
                Value::$kind(Some($value))
            }

            fn absent() -> Value<'q> {
                Value::$kind(None)
            }
        }
    )+};
}

bind! {
    Bool of this: bool => this,
    Int of this: i64 => this,
    Text of this: &'q str => Cow::Borrowed(this),
    Text of this: &'q String => Cow::Borrowed(this),
    Text of this: String => Cow::Owned(this),
    Bytes of this: &'q [u8] => Cow::Borrowed(this),
    Bytes of this: &'q [u8; 32] => Cow::Borrowed(this),
    Bytes of this: &'q Vec<u8> => Cow::Borrowed(this),
    Bytes of this: Vec<u8> => Cow::Owned(this),
}

/// A value that was read from another database.
impl<'q> Bind<'q> for Value<'q> {
    fn value(self) -> Self {
        self
    }

    fn absent() -> Self {
        Value::Text(None)
    }
}

impl<'q, T: Bind<'q>> Bind<'q> for Option<T> {
    fn value(self) -> Value<'q> {
        self.map_or_else(T::absent, T::value)
    }

    fn absent() -> Value<'q> {
        T::absent()
    }
}
