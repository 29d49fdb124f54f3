//! One broken deck: the edits to the fixture, and the expected fault.

use konventa_deck::{Deck, DeckFiles, Fault};

use crate::fixture::{edit, fixture};

/// An edit of the fixture.
#[derive(Clone)]
pub(crate) enum Edit {
    /// Replaces the first occurrence of these words in this file.
    Swap(&'static str, &'static str, String),
    /// Replaces or adds a file.
    Put(String, Vec<u8>),
    /// Removes a file.
    Remove(&'static str),
}

#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) name: &'static str,
    edits: Vec<Edit>,
    file: &'static str,
    /// Text in the line of the fault, or `None` if it names no line.
    on_line: Option<&'static str>,
    part: Option<&'static str>,
    what: &'static str,
    fix: &'static str,
    /// The number of faults in all.
    faults: usize,
    /// Whether the deck is served with a warning instead.
    warns: bool,
}

/// A case with a single fault that names no line and no part.
pub(crate) fn case(name: &'static str, file: &'static str, what: &'static str, fix: &'static str) -> Case {
    Case { name, edits: Vec::new(), file, on_line: None, part: None, what, fix, faults: 1, warns: false }
}

impl Case {
    /// Replaces words in the faulty file.
    pub(crate) fn swap(self, from: &'static str, to: impl Into<String>) -> Self {
        let file = self.file;
        self.edit(Edit::Swap(file, from, to.into()))
    }

    pub(crate) fn edit(mut self, edit: Edit) -> Self {
        self.edits.push(edit);
        self
    }

    /// Replaces or adds a file.
    pub(crate) fn put(mut self, file: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.edits.push(Edit::Put(file.to_owned(), bytes.into()));
        self
    }

    /// Expects the fault in the line with this text.
    pub(crate) fn line(self, on_line: &'static str) -> Self {
        Self { on_line: Some(on_line), ..self }
    }

    /// Expects the fault in this part.
    pub(crate) fn part(self, part: &'static str) -> Self {
        Self { part: Some(part), ..self }
    }

    /// Expects this number of faults: the edit cannot cause fewer.
    pub(crate) fn faults(self, faults: usize) -> Self {
        Self { faults, ..self }
    }

    /// Expects the deck to be served, with warnings.
    pub(crate) fn warns(self) -> Self {
        Self { warns: true, ..self }
    }

    /// Returns the faults, or the warnings of a deck that is served.
    pub(crate) fn reported(&self) -> Result<Vec<Fault>, String> {
        match (Deck::parse(&self.source()), self.warns) {
            (Ok(deck), true) => Ok(deck.warnings().to_vec()),
            (Err(faults), false) => Ok(faults.into_iter().collect()),
            (Ok(_), false) => Err("no fault was found".into()),
            (Err(_), true) => Err("it is not served".into()),
        }
    }

    pub(crate) fn source(&self) -> DeckFiles {
        let mut source = fixture();
        for change in &self.edits {
            match change {
                Edit::Swap(file, from, to) => source = edit(source, file, from, to),
                Edit::Put(file, bytes) => _ = source.files.insert(file.clone(), bytes.clone()),
                Edit::Remove(file) => _ = source.files.remove(*file).unwrap(),
            }
        }
        source
    }

    /// Returns what is not as expected.
    pub(crate) fn problem(&self) -> Option<String> {
        let source = self.source();
        let faults = match self.reported() {
            Ok(faults) => faults,
            Err(problem) => return Some(problem),
        };
        if faults.len() != self.faults {
            return Some(format!("{} faults, not {}", faults.len(), self.faults));
        }
        let Some(fault) = faults.iter().find(|fault| fault.what.contains(self.what)) else {
            return Some(format!("nothing says “{}”", self.what));
        };
        let text =
            source.files.get(&fault.file).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
        let line = fault.line.map(|line| text.lines().nth(line - 1).unwrap_or("no such line"));
        let line_is_right = match (line, self.on_line) {
            (Some(line), Some(wanted)) => line.contains(wanted),
            (line, wanted) => line == wanted,
        };
        [
            (fault.file != self.file, format!("the file is not {}", self.file)),
            (fault.part.as_deref() != self.part, format!("the part is not {:?}", self.part)),
            (!fault.fix.contains(self.fix), format!("the fix does not say “{}”", self.fix)),
            (!line_is_right, format!("{:?} is not on the line {line:?}", self.on_line)),
        ]
        .into_iter()
        .find_map(|(wrong, problem)| wrong.then_some(problem))
    }
}
