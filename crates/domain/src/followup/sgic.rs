//! The self-generated identification code, for students who do not want to rely on memory.

use std::fmt;
use std::str::FromStr;

use super::{SgicAnswers, Study};
use crate::invariant::assert_fits;

/// Douglas Crockford's alphabet: digits and letters without I, L, O and U. I and L are read as 1, O
/// as 0.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Number of symbols of 5 bits, without the check symbol.
const DATA: usize = 8;

/// Nine symbols in three groups, `4T7-K0M-2QX`. The last one is a check symbol: it finds every
/// single wrong symbol and every two that are swapped.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sgic([u8; DATA]);

/// A text that is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseSgicError {
    /// It does not have nine symbols.
    #[error("a code has 9 symbols, this has {0}")]
    WrongLength(usize),
    /// It has a character that no code has.
    #[error("“{0}” does not occur in codes: they have digits and Latin letters, but no U")]
    UnknownSymbol(char),
    /// One symbol is wrong, or two are swapped.
    #[error("there is an error in this code: compare each symbol with what you wrote down")]
    WrongCheckSymbol,
}

impl Sgic {
    /// Makes the code of a student's answers. Takes a moment, because it hashes many times.
    #[must_use]
    pub fn of(study: &Study, answers: &SgicAnswers) -> Self {
        let hash = study.slow("code", &answers.all());
        let bits = hash.iter().take(5).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        Self(std::array::from_fn(|at| (bits >> (5 * at) & 31).to_le_bytes()[0]))
    }

    /// The symbols, as they go into a hash.
    pub(super) const fn symbols(&self) -> &[u8; DATA] {
        &self.0
    }

    /// The check symbol. The data symbols are the digits of a number over the field of 32 elements;
    /// each has another power of an element of order 31 as its weight. So no weight is 0, and no
    /// two are the same.
    fn check(self) -> u8 {
        self.0.iter().fold(0, |sum, symbol| doubled(sum ^ symbol))
    }
}

/// Multiplies by x, modulo x⁵ + x² + 1.
const fn doubled(element: u8) -> u8 {
    let wide = element << 1;
    if wide & 32 == 0 { wide } else { wide ^ 0b10_0101 }
}

impl FromStr for Sgic {
    type Err = ParseSgicError;

    /// People type small letters, spaces and hyphens.
    fn from_str(text: &str) -> Result<Self, ParseSgicError> {
        let typed = || text.chars().filter(|c| !matches!(c, '-' | '‐' | '‑' | '–') && !c.is_whitespace());
        let mut all = [0; DATA + 1];
        for (symbol, typed) in all.iter_mut().zip(typed()) {
            *symbol = value(typed).ok_or(ParseSgicError::UnknownSymbol(typed))?;
        }
        if typed().count() != all.len() {
            return Err(ParseSgicError::WrongLength(typed().count()));
        }
        let [data @ .., check] = all;
        let code = Self(data);
        if code.check() == check { Ok(code) } else { Err(ParseSgicError::WrongCheckSymbol) }
    }
}

fn value(typed: char) -> Option<u8> {
    let read = match typed.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    SYMBOLS.iter().position(|symbol| char::from(*symbol) == read).map(assert_fits)
}

impl fmt::Display for Sgic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, symbol) in self.0.iter().chain([&self.check()]).enumerate() {
            if at > 0 && at % 3 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(SYMBOLS[usize::from(*symbol)]))?;
        }
        Ok(())
    }
}

/// A code leads to a record, so logs get none of it.
impl fmt::Debug for Sgic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sgic")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn codes() -> impl Strategy<Value = Sgic> {
        prop::array::uniform8(0_u8..32).prop_map(Sgic)
    }

    fn plain(code: Sgic) -> Vec<u8> {
        code.to_string().bytes().filter(|byte| *byte != b'-').collect()
    }

    fn read(symbols: &[u8]) -> Result<Sgic, ParseSgicError> {
        std::str::from_utf8(symbols).unwrap().parse()
    }

    proptest! {
        #[test]
        fn a_code_is_read_as_it_was_written(code in codes()) {
            prop_assert_eq!(code.to_string().len(), 11);
            prop_assert_eq!(code.to_string().parse(), Ok(code));
            let typed = code.to_string().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(typed.parse(), Ok(code));
        }

        #[test]
        fn every_wrong_symbol_is_found(code in codes()) {
            let right = plain(code);
            for at in 0..right.len() {
                for symbol in SYMBOLS.iter().filter(|symbol| **symbol != right[at]) {
                    let mut wrong = right.clone();
                    wrong[at] = *symbol;
                    prop_assert_eq!(read(&wrong), Err(ParseSgicError::WrongCheckSymbol));
                }
            }
        }

        #[test]
        fn every_two_swapped_symbols_are_found(code in codes()) {
            let right = plain(code);
            for one in 0..right.len() {
                for other in one + 1..right.len() {
                    let mut wrong = right.clone();
                    wrong.swap(one, other);
                    prop_assert_eq!(read(&wrong).is_err(), wrong != right);
                }
            }
        }
    }

    #[test]
    fn other_texts_are_refused() {
        assert_eq!("".parse::<Sgic>(), Err(ParseSgicError::WrongLength(0)));
        assert_eq!("000-000-00".parse::<Sgic>(), Err(ParseSgicError::WrongLength(8)));
        assert_eq!("000-000-0000".parse::<Sgic>(), Err(ParseSgicError::WrongLength(10)));
        assert_eq!("000-000-00U".parse::<Sgic>(), Err(ParseSgicError::UnknownSymbol('U')));
        assert_eq!("000-000-00Ж".parse::<Sgic>(), Err(ParseSgicError::UnknownSymbol('Ж')));
        assert_eq!("000-000-001".parse::<Sgic>(), Err(ParseSgicError::WrongCheckSymbol));
        assert!("000-000-000".parse::<Sgic>().is_ok());
    }

    #[test]
    fn logs_get_no_code() {
        assert_eq!(format!("{:?}", Sgic([7; 8])), "Sgic");
    }
}
