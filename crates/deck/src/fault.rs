//! Mistakes in a deck, described for its author: where, what, and what to do about it.
//!
//! Every stage of the compiler adds to one [`FaultReport`] and goes on, so that an author sees all
//! faults at once.

use std::fmt;
use std::fmt::Write as _;

use konventa_domain::Language;

use crate::message::{Message, MessageText, one_line};
use crate::messages::words;
use crate::names::DECK_FILE;

/// One mistake in a deck, or a warning.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Fault {
    /// The file, relative to the deck's folder, or the folder itself if no single file is at fault.
    pub file: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// The character in the line, counted from 1, if a single one is at fault.
    pub column: Option<usize>,
    /// The part of the deck: `slide four-pillars`, `item country-status ME`.
    pub part: Option<String>,
    /// What is wrong and what to do about it, in every language.
    message: Message,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_language(Language::English))
    }
}

impl Fault {
    pub(crate) fn new(at: Location<'_>, message: Message) -> Self {
        let Location { file, line, column, part } = at;
        Self { file: one_line(file), line, column, part: part.map(one_line), message }
    }

    /// Returns what is wrong, in English.
    #[must_use]
    pub fn what(&self) -> &str {
        self.message.english().what.as_str()
    }

    /// Returns what to do about it, in English.
    #[must_use]
    pub fn fix(&self) -> &str {
        self.message.english().fix.as_str()
    }

    /// Returns what the author reads.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        let mut place = self.file.clone();
        if let Some(line) = self.line {
            _ = write!(place, ":{line}");
        }
        if let (Some(_), Some(column)) = (self.line, self.column) {
            _ = write!(place, ":{column}");
        }
        if let Some(part) = &self.part {
            _ = write!(place, ": {part}");
        }
        let MessageText { what, fix } = self.message.in_language(language);
        format!("{place}: {what}\n  {}: {fix}", words::fix().in_language(language))
    }
}

/// All faults of a deck, at least one, and the warnings that could be found beside them.
///
/// Both are ordered by file and line, with `deck.toml` first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults {
    faults: Vec<Fault>,
    warnings: Vec<Fault>,
}

impl Faults {
    /// Iterates over the faults.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.faults.iter()
    }

    /// Returns the number of faults.
    #[must_use]
    pub fn count(&self) -> usize {
        self.faults.len()
    }

    /// Returns the warnings. More may be found once the faults are fixed.
    #[must_use]
    pub fn warnings(&self) -> &[Fault] {
        &self.warnings
    }

    /// Adds warnings that were found before.
    pub(crate) fn with_warnings(mut self, warnings: &[Fault]) -> Self {
        self.warnings.extend_from_slice(warnings);
        sort(&mut self.warnings);
        self
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self { faults: vec![fault], warnings: Vec::new() }
    }
}

impl IntoIterator for Faults {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;
    fn into_iter(self) -> Self::IntoIter {
        self.faults.into_iter()
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Faults {
    /// Returns what the author reads: the faults one below the other.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        self.faults.iter().map(|fault| fault.in_language(language)).collect::<Vec<_>>().join("\n")
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_language(Language::English))
    }
}

impl std::error::Error for Faults {}

/// Where a fault is, as precisely as the reporting stage knows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Location<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    part: Option<&'a str>,
}

impl<'a> Location<'a> {
    pub(crate) const fn file(file: &'a str) -> Self {
        Self { file, line: None, column: None, part: None }
    }

    pub(crate) const fn line(self, line: usize) -> Self {
        Self { line: Some(line), column: None, ..self }
    }

    /// The character in the line, from 1.
    pub(crate) const fn column(self, column: usize) -> Self {
        Self { column: Some(column), ..self }
    }

    pub(crate) const fn part(self, part: &'a str) -> Self {
        Self { part: Some(part), ..self }
    }
}

/// The faults and warnings found so far.
#[derive(Debug, Default)]
pub(crate) struct FaultReport {
    faults: Vec<Fault>,
    warnings: Vec<Fault>,
}

impl FaultReport {
    pub(crate) fn fault(&mut self, at: Location<'_>, message: Message) {
        self.faults.push(Fault::new(at, message));
    }

    pub(crate) fn warn(&mut self, at: Location<'_>, message: Message) {
        self.warnings.push(Fault::new(at, message));
    }

    /// Returns the number of faults so far. A stage compares it before and after to see whether it
    /// added any.
    pub(crate) fn fault_count(&self) -> usize {
        self.faults.len()
    }

    /// Whether this part of this file has a fault.
    pub(crate) fn has_fault_in(&self, file: &str, part: &str) -> bool {
        self.faults.iter().any(|fault| fault.file == file && fault.part.as_deref() == Some(part))
    }

    /// Whether this file has a fault anywhere.
    pub(crate) fn has_fault_in_file(&self, file: &str) -> bool {
        self.faults.iter().any(|fault| fault.file == file)
    }

    /// Returns the warnings if there is no fault. Repeated ones are left out.
    pub(crate) fn finish(self) -> Result<Vec<Fault>, Faults> {
        let Self { mut faults, mut warnings } = self;
        sort(&mut faults);
        sort(&mut warnings);
        if faults.is_empty() { Ok(warnings) } else { Err(Faults { faults, warnings }) }
    }
}

/// Sorts by file and line, with `deck.toml` first, and removes duplicates.
fn sort(list: &mut Vec<Fault>) {
    let order = |fault: &Fault| (fault.file != DECK_FILE, fault.file.clone(), fault.line, fault.column);
    list.sort_by_cached_key(order);
    list.dedup();
}
