//! Types that serde and JSON write as their text.

/// Implements what `#[serde(try_from = "String", into = "String")]` asks for, with `FromStr` and
/// `Display`, and on request our JSON, where an error says that `$expected` was expected.
macro_rules! text_form {
    ($type:ident, $error:ident) => {
        impl TryFrom<String> for $type {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                text.parse()
            }
        }

        impl From<$type> for String {
            fn from(this: $type) -> Self {
                this.to_string()
            }
        }
    };
    ($type:ident, $error:ident, $expected:literal) => {
        $crate::text_form::text_form!($type, $error);

        impl $crate::json::Read for $type {
            fn read(value: &$crate::json::Value) -> Result<Self, $crate::json::JsonError> {
                value.text()?.parse().map_err(|_| $crate::json::JsonError::Expected($expected))
            }
        }

        impl $crate::json::Write for $type {
            fn write(&self, to: &mut $crate::json::Writer) {
                to.text(&self.to_string());
            }
        }
    };
}

pub(crate) use text_form;
