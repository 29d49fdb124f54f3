//! A person one remembers, as much of the name as is needed.

use std::fmt;
use std::str::FromStr;

use super::fold::fold;

/// How many folded letters count. Phones ask for one more, since `lj`, `nj`, `dj` and `dž` are folded to one.
const LETTERS: usize = 3;
/// The longest text that is read.
const LONGEST: usize = 60;

/// How a name begins: two or three folded letters. A whole name may be typed; the rest is forgotten at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamePrefix(String);

/// A text that is no beginning of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseNamePrefixError {
    /// It has fewer than two letters.
    #[error("this is too short: type the first four letters of the name")]
    TooShort,
    /// It has more than 60 characters.
    #[error("this is too long for a name: type its first four letters")]
    TooLong,
    /// It has a digit or a sign.
    #[error("“{0}” is not a letter: type the first four letters of the name")]
    NotALetter(char),
}

impl FromStr for NamePrefix {
    type Err = ParseNamePrefixError;

    /// The whole text is read, so that a sign behind the third letter is told too.
    fn from_str(text: &str) -> Result<Self, ParseNamePrefixError> {
        if text.chars().count() > LONGEST {
            return Err(ParseNamePrefixError::TooLong);
        }
        let letters =
            fold(text).collect::<Result<String, char>>().map_err(ParseNamePrefixError::NotALetter)?;
        if letters.chars().count() < 2 {
            return Err(ParseNamePrefixError::TooShort);
        }
        Ok(Self(letters.chars().take(LETTERS).collect()))
    }
}

/// The folded letters.
impl fmt::Display for NamePrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Somebody who is remembered: how the first name and the family name begin.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person {
    /// The first name.
    pub first: NamePrefix,
    /// The family name.
    pub family: NamePrefix,
}

impl Person {
    /// From two texts as they were typed.
    ///
    /// # Errors
    /// Where one of them is no beginning of a name.
    pub fn read(first: &str, family: &str) -> Result<Self, ParseNamePrefixError> {
        Ok(Self { first: first.parse()?, family: family.parse()? })
    }
}

/// Both beginnings with a space between, which is in neither.
impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.first, self.family)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_letters_count_however_many_are_typed() {
        for (first, family) in
            [("Ljub", "Đuri"), ("Ljubica", "Đurišić"), ("Љуби", "Ђури"), ("LJUBICA", "DJURISIC")]
        {
            assert_eq!(Person::read(first, family).unwrap().to_string(), "lub dur");
        }
        assert_eq!(Person::read("Jo", "Ilić").unwrap().to_string(), "jo ili");
    }

    #[test]
    fn what_is_no_name_is_told() {
        let told = |text: &str| text.parse::<NamePrefix>().unwrap_err();
        assert_eq!(told(""), ParseNamePrefixError::TooShort);
        assert_eq!(told(" - "), ParseNamePrefixError::TooShort);
        assert_eq!(told("Lj"), ParseNamePrefixError::TooShort);
        assert_eq!(told("aa"), ParseNamePrefixError::TooShort);
        assert_eq!(told("An4"), ParseNamePrefixError::NotALetter('4'));
        assert_eq!(told("Anastas1a"), ParseNamePrefixError::NotALetter('1'));
        assert_eq!(told(&"ab".repeat(31)), ParseNamePrefixError::TooLong);
    }
}
