//! A remembered person: as much of the name as is needed.

use std::fmt;
use std::str::FromStr;

use super::fold::fold;

/// The number of folded letters that count. Phones ask for one more, because `lj`, `nj`, `dj` and
/// `dž` are folded to one.
const LETTERS: usize = 3;
/// The maximum length of a text, in characters.
const LONGEST: usize = 60;

/// The beginning of a name: two or three folded letters. A whole name may be typed; the rest is
/// dropped at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamePrefix(String);

/// A text that is not the beginning of a name.
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

    /// The whole text is checked, so that a wrong character after the third letter is reported too.
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

/// A remembered person: the beginnings of the first name and the family name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person {
    /// The first name.
    pub first: NamePrefix,
    /// The family name.
    pub family: NamePrefix,
}

impl Person {
    /// Reads two texts as they were typed.
    ///
    /// # Errors
    /// If one of them is not the beginning of a name.
    pub fn read(first: &str, family: &str) -> Result<Self, ParseNamePrefixError> {
        Ok(Self { first: first.parse()?, family: family.parse()? })
    }
}

/// Both beginnings, with a space between them that neither can contain.
impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.first, self.family)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_three_letters_count() {
        for (first, family) in
            [("Ljub", "Đuri"), ("Ljubica", "Đurišić"), ("Љуби", "Ђури"), ("LJUBICA", "DJURISIC")]
        {
            assert_eq!(Person::read(first, family).unwrap().to_string(), "lub dur");
        }
        assert_eq!(Person::read("Jo", "Ilić").unwrap().to_string(), "jo ili");
    }

    #[test]
    fn other_texts_are_refused() {
        let error = |text: &str| text.parse::<NamePrefix>().unwrap_err();
        assert_eq!(error(""), ParseNamePrefixError::TooShort);
        assert_eq!(error(" - "), ParseNamePrefixError::TooShort);
        assert_eq!(error("Lj"), ParseNamePrefixError::TooShort);
        assert_eq!(error("aa"), ParseNamePrefixError::TooShort);
        assert_eq!(error("An4"), ParseNamePrefixError::NotALetter('4'));
        assert_eq!(error("Anastas1a"), ParseNamePrefixError::NotALetter('1'));
        assert_eq!(error(&"ab".repeat(31)), ParseNamePrefixError::TooLong);
    }
}
