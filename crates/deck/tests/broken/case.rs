//! One broken deck: what was done to the fixture, and what must be said about it.

use konventa_deck::{Deck, DeckFiles, Fault};

use crate::fixture::fixture;

/// What is done to the fixture.
#[derive(Clone)]
pub(crate) enum Edit {
    /// In this file, the first of these words become others.
    Swap(&'static str, &'static str, String),
    /// This file is something else, or new.
    Put(String, Vec<u8>),
    /// This file is gone.
    Remove(&'static str),
}

#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) name: &'static str,
    edits: Vec<Edit>,
    file: &'static str,
    /// What stands on the line that is named; nothing where no line is.
    on_line: Option<&'static str>,
    place: Option<&'static str>,
    what: &'static str,
    fix: &'static str,
    /// How many faults there are in all.
    faults: usize,
    /// Whether it is served all the same, with a warning.
    warns: bool,
}

/// A case whose only fault names no line and no part, until it is told otherwise.
pub(crate) fn case(name: &'static str, file: &'static str, what: &'static str, fix: &'static str) -> Case {
    Case { name, edits: Vec::new(), file, on_line: None, place: None, what, fix, faults: 1, warns: false }
}

impl Case {
    /// Words of the faulty file become others.
    pub(crate) fn swap(self, from: &'static str, to: impl Into<String>) -> Self {
        let file = self.file;
        self.edit(Edit::Swap(file, from, to.into()))
    }

    pub(crate) fn edit(mut self, edit: Edit) -> Self {
        self.edits.push(edit);
        self
    }

    /// These files are something else, or new.
    pub(crate) fn put(mut self, file: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.edits.push(Edit::Put(file.to_owned(), bytes.into()));
        self
    }

    /// The fault names the line where this stands.
    pub(crate) fn line(self, on_line: &'static str) -> Self {
        Self { on_line: Some(on_line), ..self }
    }

    /// The fault names this part.
    pub(crate) fn place(self, place: &'static str) -> Self {
        Self { place: Some(place), ..self }
    }

    /// The break cannot but cause this many faults.
    pub(crate) fn faults(self, faults: usize) -> Self {
        Self { faults, ..self }
    }

    /// It is served all the same, with a warning.
    pub(crate) fn warns(self) -> Self {
        Self { warns: true, ..self }
    }

    /// What is told of it: faults, or warnings where it is served all the same.
    pub(crate) fn told(&self) -> Result<Vec<Fault>, String> {
        match (Deck::parse(&self.source()), self.warns) {
            (Ok(deck), true) => Ok(deck.warnings().to_vec()),
            (Err(faults), false) => Ok(faults.into_iter().collect()),
            (Ok(_), false) => Err("no fault was found".into()),
            (Err(_), true) => Err("it is not served".into()),
        }
    }

    pub(crate) fn source(&self) -> DeckFiles {
        let mut source = fixture();
        for edit in &self.edits {
            match edit {
                Edit::Swap(file, from, to) => {
                    let bytes = source.files.get_mut(*file).unwrap();
                    let text = String::from_utf8(bytes.clone()).unwrap();
                    assert!(text.contains(from), "{}: {file} has no {from}", self.name);
                    *bytes = text.replacen(from, to, 1).into_bytes();
                }
                Edit::Put(file, bytes) => _ = source.files.insert(file.clone(), bytes.clone()),
                Edit::Remove(file) => _ = source.files.remove(*file).unwrap(),
            }
        }
        source
    }

    /// What is not as it must be, if anything.
    pub(crate) fn problem(&self) -> Option<String> {
        let source = self.source();
        let faults = match self.told() {
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
            (fault.part.as_deref() != self.place, format!("the place is not {:?}", self.place)),
            (!fault.fix.contains(self.fix), format!("the fix does not say “{}”", self.fix)),
            (!line_is_right, format!("{:?} is not on the line {line:?}", self.on_line)),
        ]
        .into_iter()
        .find_map(|(wrong, problem)| wrong.then_some(problem))
    }
}
