//! Splits the text file of a language into parts, without interpreting their markup.
//!
//! `# slide four-pillars` starts a part, lines such as `kicker:` are its fields, lines such as
//! `Notes:` start its sections, and the rest is its body.

mod fields;
mod heading;
mod named_lines;
mod part;
mod pasted;
mod text_file;

pub(crate) use heading::PartKind;
pub(crate) use named_lines::{NamedLine, named_lines};
pub(crate) use part::{Part, Section};
pub(crate) use text_file::TextFile;

/// The lines of a part with their numbers.
type NumberedLines<'a> = &'a [(usize, &'a str)];

/// Some lines of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The number of its first line.
    pub(crate) line: usize,
    /// Its lines.
    pub(crate) text: String,
}

impl Passage {
    /// Makes a passage that starts in this line.
    pub(crate) fn new(line: usize, text: impl Into<String>) -> Self {
        Self { line, text: text.into() }
    }

    /// Iterates over its lines with their numbers.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (self.line..).zip(self.text.lines())
    }

    /// Whether it has only white space.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Returns the number of the first line that is not blank.
    pub(crate) fn first_line(&self) -> usize {
        self.lines().find(|(_, text)| !text.trim().is_empty()).map_or(self.line, |(line, _)| line)
    }
}
