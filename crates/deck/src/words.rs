//! The words of one language, as its text file gives them: cut into parts, each with its lines, no markup read yet.
//!
//! `# slide four-pillars` starts a part; `kicker:` and the like are its fields; `Notes:` and the like start its
//! sections; what is left is its body.

mod fields;
mod heading;
mod named_lines;
mod part;
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
    /// A passage of one line.
    pub(crate) fn new(line: usize, text: impl Into<String>) -> Self {
        Self { line, text: text.into() }
    }

    /// Its lines with their numbers.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (self.line..).zip(self.text.lines())
    }

    /// Whether there is nothing to read in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The line of its first word.
    pub(crate) fn first_line(&self) -> usize {
        self.lines().find(|(_, text)| !text.trim().is_empty()).map_or(self.line, |(line, _)| line)
    }
}
