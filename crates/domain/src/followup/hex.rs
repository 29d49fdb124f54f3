//! Sixteen bytes as text, for linkage keys and salts.

use std::fmt;

/// Reads 32 hexadecimal digits. `None` for anything else, capital letters included, so that a value
/// has only one text.
pub(super) fn read(text: &str) -> Option<[u8; 16]> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() != 32 || !text.bytes().all(is_digit) {
        return None;
    }
    u128::from_str_radix(text, 16).map(u128::to_be_bytes).ok()
}

/// Writes sixteen bytes as 32 hexadecimal digits.
pub(super) fn write(bytes: &[u8; 16], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(&crate::hex::Hex(bytes), f)
}

/// Makes a type of sixteen bytes a text in `FromStr`, `Display`, serde and JSON.
macro_rules! hex_text {
    ($type:ident, $error:ident, $expected:literal) => {
        impl std::str::FromStr for $type {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                $crate::followup::hex::read(text).map(Self).ok_or($error)
            }
        }

        /// As 32 hexadecimal digits.
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::followup::hex::write(&self.0, f)
            }
        }

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

pub(super) use hex_text;
