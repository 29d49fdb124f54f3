//! An entry in a class register: the class of the year, and the number in it.

use std::fmt;

use super::fold::fold;

/// The largest number in a class register.
const LAST: u8 = 60;

/// A class of one year, by number or letter. `IV-3`, `4/3`, `XII 3` and `3` are the same; so are
/// `IVb`, `4-B`, `б`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClassSection {
    /// `IV-3`.
    Number(u8),
    /// `IV-b`, folded.
    Letter(char),
}

/// An entry in a class register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegisterEntry {
    section: ClassSection,
    number: u8,
}

/// A text that is not an entry of a class register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseRegisterEntryError {
    /// The class has neither a letter nor a number from 1 to 60 at its end.
    #[error("this is not a class: type it as the school wrote it, such as IV-3 or IVb")]
    NoClass,
    /// The number is not one of 1 to 60.
    #[error("this is not a number in a class register: type a number from 1 to 60")]
    NumberOutOfRange,
}

impl RegisterEntry {
    /// Reads two texts as they were typed: the class, and the number in its register.
    ///
    /// # Errors
    /// If one of them cannot be read.
    pub fn read(class: &str, number: &str) -> Result<Self, ParseRegisterEntryError> {
        let section = section(class).ok_or(ParseRegisterEntryError::NoClass)?;
        let number =
            whole(number.trim().trim_end_matches('.')).ok_or(ParseRegisterEntryError::NumberOutOfRange)?;
        Ok(Self { section, number })
    }
}

/// Returns the last number of a text, or its last letter: the year is known.
fn section(class: &str) -> Option<ClassSection> {
    let class = class.trim_end_matches(|c: char| !c.is_alphanumeric());
    let digits = class.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return whole(&class[class.len() - digits..]).map(ClassSection::Number);
    }
    fold(class).filter_map(Result::ok).last().map(ClassSection::Letter)
}

/// Reads a number from 1 to [`LAST`].
fn whole(text: &str) -> Option<u8> {
    text.parse().ok().filter(|number| (1..=LAST).contains(number))
}

/// Class and number, with a space between them that neither can contain.
impl fmt::Display for RegisterEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.section {
            ClassSection::Number(number) => write!(f, "{number} ")?,
            ClassSection::Letter(letter) => write!(f, "{letter} ")?,
        }
        write!(f, "{}", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_may_be_written_in_many_ways() {
        for (class, number) in
            [("IV-3", "17"), ("IV3", "17."), ("4/3", " 17 "), ("3", "017"), ("XII-3", "17"), ("IV-3.", "17")]
        {
            assert_eq!(RegisterEntry::read(class, number).unwrap().to_string(), "3 17", "{class} {number}");
        }
        for class in ["IVb", "IV-B", "4б", "b", "IV - Б"] {
            assert_eq!(RegisterEntry::read(class, "5").unwrap().to_string(), "b 5", "{class}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for class in ["", "-", "IV-0", "IV-61", "999999", "!"] {
            assert_eq!(RegisterEntry::read(class, "1"), Err(ParseRegisterEntryError::NoClass), "{class}");
        }
        for number in ["", "0", "61", "-1", "x", "1 2", "2,5"] {
            assert_eq!(
                RegisterEntry::read("IV-3", number),
                Err(ParseRegisterEntryError::NumberOutOfRange),
                "{number}"
            );
        }
    }
}
