//! Reads the files of a deck from disk, without interpreting them.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use crate::fault::{FaultReport, Faults, Location};
use crate::files::{DECK_LIMIT, DeckFiles, FILE_LIMIT, is_read};

/// Reads the files that [`crate::Deck::parse`] uses, and at most one byte beyond its limits.
pub(crate) fn load(dir: &Path) -> Result<DeckFiles, Faults> {
    let mut report = FaultReport::default();
    let mut source = DeckFiles::default();
    let shown = dir.display().to_string();
    if read_folder(dir, "", &mut source, &mut report).is_err() {
        report.fault(
            Location::file(&shown),
            if dir.exists() { "this is not a folder that can be read" } else { "there is no such folder" },
            "name the folder that holds deck.toml",
        );
    }
    let drawings = dir.join("drawings");
    if drawings.exists() && read_folder(&drawings, "drawings/", &mut source, &mut report).is_err() {
        report.fault(
            Location::file("drawings"),
            "this is not a folder that can be read",
            "make it a folder with .svg files",
        );
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
                report.fault(Location::file(&name), "this is not a file", "put a text file in its place");
            }
            Err(error) => report.fault(
                Location::file(&name),
                format!("the file cannot be read: {error}"),
                "check its permissions",
            ),
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
