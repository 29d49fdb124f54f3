//! Bytes as hexadecimal digits.

use std::fmt;

/// Writes bytes as hexadecimal digits, two small ones each.
#[derive(Debug, Clone, Copy)]
pub struct Hex<'a>(pub &'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Reads 32 hexadecimal digits. `None` for anything else, capital letters included, so that a value
/// has only one text.
pub(crate) fn read(text: &str) -> Option<[u8; 16]> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() != 32 || !text.bytes().all(is_digit) {
        return None;
    }
    u128::from_str_radix(text, 16).map(u128::to_be_bytes).ok()
}

/// Writes and reads a type of sixteen bytes as 32 hexadecimal digits, also in serde and JSON.
macro_rules! hex_text {
    ($type:ident, $error:ident, $expected:literal) => {
        impl std::str::FromStr for $type {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                $crate::hex::read(text).map(Self).ok_or($error)
            }
        }

        /// As 32 hexadecimal digits.
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&$crate::hex::Hex(&self.0), f)
            }
        }

        $crate::text_form::text_form!($type, $error, $expected);
    };
}

pub(crate) use hex_text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_has_two_digits() {
        assert_eq!(Hex(&[0, 10, 255]).to_string(), "000aff");
    }
}
