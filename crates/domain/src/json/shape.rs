//! The shapes that types have in JSON, each said in one line beside the type. What a line forgets does not compile.

/// An object with these fields. Those after the semicolon are left out where they are empty.
macro_rules! fields {
    ($type:ident { $($field:ident $(= $name:literal)?),+ $(; $($more:ident),+)? }) => {
        $crate::json::fields!(read $type { $($field $(= $name)?),+ $(; $($more),+)? });
        $crate::json::fields!(write $type { $($field $(= $name)?),+ $(; $($more),+)? });
    };
    (read $type:ident { $($field:ident $(= $name:literal)?),+ $(; $($more:ident),+)? }) => {
        impl $crate::json::Read for $type {
            fn read(value: &$crate::json::Value) -> Result<Self, $crate::json::JsonError> {
                Ok(Self {
                    $($field: $crate::json::required(value, $crate::json::fields!(name $field $($name)?))?,)+
                    $($($more: $crate::json::optional(value, stringify!($more))?,)+)?
                })
            }
        }
    };
    (write $type:ident { $($field:ident $(= $name:literal)?),+ $(; $($more:ident),+)? }) => {
        impl $crate::json::Write for $type {
            fn write(&self, to: &mut $crate::json::Writer) {
                let Self { $($field,)+ $($($more,)+)? } = self;
                to.object(&[
                    $(($crate::json::fields!(name $field $($name)?), Some($field)),)+
                    $($((stringify!($more), $crate::json::unless_empty($more)),)+)?
                ]);
            }
        }
    };
    (name $field:ident) => { stringify!($field) };
    (name $field:ident $name:literal) => { $name };
}

/// One of these words.
macro_rules! unit_enum {
    ($type:ident { $($variant:ident = $word:literal),+ }) => {
        impl $crate::json::Read for $type {
            fn read(value: &$crate::json::Value) -> Result<Self, $crate::json::JsonError> {
                const ALL: &[$type] = &[$($type::$variant),+];
                Ok(ALL[value.word(&[$($word),+])?])
            }
        }

        impl $crate::json::Write for $type {
            fn write(&self, to: &mut $crate::json::Writer) {
                to.text(match self { $(Self::$variant => $word),+ });
            }
        }
    };
}

/// One of several that have more than a name: a word alone, or an object with it as its only field.
macro_rules! variants {
    ($type:ident { $($variant:ident $(($inner:ident))? $({ $($field:ident),+ })? = $word:literal),+ }) => {
        impl $crate::json::Read for $type {
            fn read(value: &$crate::json::Value) -> Result<Self, $crate::json::JsonError> {
                let (word, value) = value.tagged()?;
                match word {
                    $($word => $crate::json::variants!(read value $variant $(($inner))? $({ $($field),+ })?),)+
                    _ => Err($crate::json::JsonError::Expected("another word")),
                }
            }
        }

        impl $crate::json::Write for $type {
            fn write(&self, to: &mut $crate::json::Writer) {
                match self {
                    $(Self::$variant $(($inner))? $({ $($field),+ })? => {
                        $crate::json::variants!(write to $word $(($inner))? $({ $($field),+ })?);
                    })+
                }
            }
        }
    };
    (read $value:ident $variant:ident) => {
        $value.nothing().map(|()| Self::$variant)
    };
    (read $value:ident $variant:ident ($inner:ident)) => {
        $crate::json::Read::read($value).map(Self::$variant)
    };
    (read $value:ident $variant:ident { $($field:ident),+ }) => {
        Ok(Self::$variant { $($field: $crate::json::required($value, stringify!($field))?),+ })
    };
    (write $to:ident $word:literal) => {
        $to.text($word)
    };
    (write $to:ident $word:literal ($inner:ident)) => {
        $to.object(&[($word, Some($inner))])
    };
    (write $to:ident $word:literal { $($field:ident),+ }) => {
        $to.tagged($word, &[$((stringify!($field), Some($field))),+])
    };
}

/// What is inside, alone: a type of one field without a name.
macro_rules! inner {
    ($type:ident) => {
        impl $crate::json::Read for $type {
            fn read(value: &$crate::json::Value) -> Result<Self, $crate::json::JsonError> {
                $crate::json::Read::read(value).map(Self)
            }
        }

        impl $crate::json::Write for $type {
            fn write(&self, to: &mut $crate::json::Writer) {
                self.0.write(to);
            }
        }
    };
}

pub(crate) use {fields, inner, unit_enum, variants};
