//! What is wrong with a deck, in words that help its author: where, what, and what to do about it.
//!
//! Every stage of the compiler writes into one [`Report`] and goes on, so that an author sees all faults at once.

use std::fmt;

/// One thing to put right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Fault {
    /// The file, relative to the deck's folder; the folder itself where no file is to blame.
    pub file: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// The part of the deck: `slide four-pillars`, `item country-status ME`.
    pub part: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub fix: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(part) = &self.part {
            write!(f, ": {part}")?;
        }
        write!(f, ": {}\n  fix: {}", self.what, self.fix)
    }
}

/// All faults of a deck, in the order of its files and lines. There is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl IntoIterator for Faults {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, fault) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str("\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// Where a fault is, as far as a stage knows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Location<'a> {
    file: &'a str,
    line: Option<usize>,
    part: Option<&'a str>,
}

impl<'a> Location<'a> {
    pub(crate) const fn file(file: &'a str) -> Self {
        Self { file, line: None, part: None }
    }

    pub(crate) const fn line(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
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
    pub(crate) fn fault(&mut self, at: Location<'_>, what: impl AsRef<str>, fix: impl AsRef<str>) {
        self.faults.push(make(at, what.as_ref(), fix.as_ref()));
    }

    pub(crate) fn warn(&mut self, at: Location<'_>, what: impl AsRef<str>, fix: impl AsRef<str>) {
        self.warnings.push(make(at, what.as_ref(), fix.as_ref()));
    }

    /// How many faults there are by now: a stage can see whether it added any.
    pub(crate) fn fault_count(&self) -> usize {
        self.faults.len()
    }

    /// Whether something is wrong with this part of this file.
    pub(crate) fn has_fault_in(&self, file: &str, part: &str) -> bool {
        self.faults.iter().any(|fault| fault.file == file && fault.part.as_deref() == Some(part))
    }

    /// The warnings where there is no fault, else the faults: `deck.toml` first, then by file and line, each once.
    pub(crate) fn finish(self) -> Result<Vec<Fault>, Faults> {
        let Self { mut faults, mut warnings } = self;
        for list in [&mut faults, &mut warnings] {
            list.sort_by(|a, b| order(a).cmp(&order(b)));
            list.dedup();
        }
        if faults.is_empty() { Ok(warnings) } else { Err(Faults(faults)) }
    }
}

fn make(at: Location<'_>, what: &str, fix: &str) -> Fault {
    Fault {
        file: one_line(at.file),
        line: at.line,
        part: at.part.map(one_line),
        what: one_line(what),
        fix: one_line(fix),
    }
}

/// Messages of parsers repeat what they stumbled over, which may be the end of a line.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '␤' } else { c }).collect()
}

fn order(fault: &Fault) -> (bool, &str, Option<usize>) {
    (fault.file != crate::names::DECK_FILE, &fault.file, fault.line)
}
