//! One broken deck: the edits to the fixture, and how many faults they may cause.

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
    /// The file that a fault is in.
    file: &'static str,
    /// The number of faults in all.
    faults: usize,
    /// Whether the deck is served with a warning instead.
    warns: bool,
}

/// A case with a single fault, in this file.
pub(crate) fn case(name: &'static str, file: &'static str) -> Case {
    Case { name, edits: Vec::new(), file, faults: 1, warns: false }
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
    pub(crate) fn put(self, file: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.edit(Edit::Put(file.to_owned(), bytes.into()))
    }

    /// Expects this number of faults: the edit cannot cause fewer.
    pub(crate) fn faults(self, faults: usize) -> Self {
        Self { faults, ..self }
    }

    /// Expects the deck to be served, with warnings.
    pub(crate) fn warns(self) -> Self {
        Self { warns: true, ..self }
    }

    fn files(&self) -> DeckFiles {
        let mut files = fixture();
        for change in &self.edits {
            match change {
                Edit::Swap(file, from, to) => files = edit(files, file, from, to),
                Edit::Put(file, bytes) => _ = files.files.insert(file.clone(), bytes.clone()),
                Edit::Remove(file) => _ = files.files.remove(*file).unwrap(),
            }
        }
        files
    }

    /// Returns what authors read, below each fault the line it names, what is not as expected, and the faults.
    pub(crate) fn report(&self) -> (String, Option<String>, Vec<Fault>) {
        let files = self.files();
        let (served, faults): (_, Vec<Fault>) = match Deck::parse(&files) {
            Ok(deck) => (true, deck.warnings().to_vec()),
            Err(faults) => (false, faults.into_iter().collect()),
        };
        let said = faults.iter().map(|fault| match line(&files, fault) {
            Some(line) => format!("{fault}\n  line: {line}"),
            None => fault.to_string(),
        });
        let problem = if served != self.warns {
            Some(if served { "it is served" } else { "it is not served" }.to_owned())
        } else if faults.len() != self.faults {
            Some(format!("{} faults, not {}", faults.len(), self.faults))
        } else {
            let is_there = faults.iter().any(|fault| fault.file == self.file);
            (!is_there).then(|| format!("no fault is in {}", self.file))
        };
        (said.collect::<Vec<_>>().join("\n"), problem, faults)
    }
}

/// The start of the line that a fault names. Control characters are replaced, for the snapshot.
fn line(files: &DeckFiles, fault: &Fault) -> Option<String> {
    let number = fault.line?;
    let text = String::from_utf8_lossy(&files.files[&fault.file]);
    let line = text.lines().nth(number - 1).expect("the line is in the file");
    Some(line.chars().take(80).collect::<String>().replace(char::is_control, "\u{fffd}"))
}
