//! Reads the files of a deck from disk, without interpreting them.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use crate::fault::{FaultReport, Faults, Location};
use crate::files::{DECK_LIMIT, DeckFiles, FILE_LIMIT, is_read};
use crate::message::Phrase;
use crate::messages;

/// Reads the files that [`crate::Deck::parse`] uses, and at most one byte beyond its limits.
pub(crate) fn load(dir: &Path) -> Result<DeckFiles, Faults> {
    let mut report = FaultReport::default();
    let mut source = DeckFiles::default();
    let shown = dir.display().to_string();
    if read_folder(dir, "", &mut source, &mut report).is_err() {
        let message =
            if dir.exists() { messages::files::not_a_folder() } else { messages::files::no_folder() };
        report.fault(Location::file(&shown), message);
    }
    let drawings = dir.join("drawings");
    if drawings.exists() && read_folder(&drawings, "drawings/", &mut source, &mut report).is_err() {
        report.fault(Location::file("drawings"), messages::files::drawings_not_a_folder());
    }
    report.finish().map(|_| source)
}

fn read_folder(dir: &Path, prefix: &str, source: &mut DeckFiles, report: &mut FaultReport) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let Some(name) = entry.file_name().to_str().map(|name| format!("{prefix}{name}")) else { continue };
        if !is_read(&name) || source.files.values().map(Vec::len).sum::<usize>() > DECK_LIMIT {
            continue;
        }
        match read_file(&entry.path()) {
            Ok(Some(bytes)) => _ = source.files.insert(name, bytes),
            Ok(None) => {
                report.fault(Location::file(&name), messages::files::not_a_file());
            }
            Err(error) => report.fault(Location::file(&name), messages::files::unreadable(reason(&error))),
        }
    }
    Ok(())
}

/// Reads a file, up to one byte more than allowed: enough for the parser to see that it is too
/// large.
fn read_file(path: &Path) -> io::Result<Option<Vec<u8>>> {
    // A pipe or a device may never end, and opening one may block.
    if !fs::metadata(path)?.is_file() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(FILE_LIMIT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Returns why a file cannot be read. The system says it in English only.
fn reason(error: &io::Error) -> Phrase {
    let words = match error.kind() {
        io::ErrorKind::PermissionDenied => messages::files::not_allowed(),
        io::ErrorKind::NotFound => messages::files::vanished(),
        _ => messages::files::fault_of_disk(),
    };
    words.with_english(&error.to_string())
}
