//! A loss of commits, found when the database was opened.
//!
//! It is written into a note beside the database. The server is unhealthy until somebody
//! acknowledges the loss by deleting the note.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::identity::beside;
use super::ledger::Commits;
use crate::private_file;

/// Commits that were acknowledged and are not in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Loss {
    recorded: Commits,
    found: u64,
}

/// Returns the file of the note.
pub(super) fn note_of(database: &Path) -> PathBuf {
    beside(database, "-damage.txt")
}

impl Loss {
    /// Compares the numbers of the ledger with the commits in the database.
    pub(super) fn between(recorded: Commits, found: u64) -> Option<Self> {
        (found < recorded.all).then_some(Self { recorded, found })
    }

    /// Says what was lost, in one sentence.
    pub(super) fn describe(self, database: &Path) -> String {
        let Self { recorded: Commits { all, saved }, found } = self;
        let (path, lost) = (database.display(), all - found);
        if found >= saved {
            format!(
                "the log of the database {path} was damaged, cut off or deleted: {} of its {} commits were read, {lost} are lost",
                found - saved,
                all - saved
            )
        } else {
            format!(
                "the database {path} was deleted, damaged or replaced by an older one: {found} of {all} commits are in it, \
                 {lost} are lost"
            )
        }
    }

    /// Adds the loss to the note, durably. Only its owner may read it.
    pub(super) fn write(self, database: &Path) -> io::Result<()> {
        let mut file = private_file::options().append(true).create(true).open(note_of(database))?;
        let what = self.describe(database);
        file.write_all(
            format!(
                "Konventa found when it started: {what}.\n\
                 A commit is one or several submissions, votes or steps of a lecture. If you have a backup that is more \
                 complete, stop the server and run “konventa restore FILE”. Once you have read this, run “konventa \
                 acknowledge”: until then the server says that it is not healthy. It works all the same.\n"
            )
            .as_bytes(),
        )?;
        file.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loss_says_how_many_commits_were_read() {
        let recorded = Commits { all: 300, saved: 100 };
        let path = Path::new("k.db");
        let said = |found| Loss::between(recorded, found).map(|loss| loss.describe(path));
        assert_eq!(said(300), None);
        assert_eq!(said(301), None, "after a power cut the ledger may be behind");
        assert_eq!(
            said(249).unwrap(),
            "the log of the database k.db was damaged, cut off or deleted: 149 of its 200 commits were read, 51 are lost"
        );
        assert_eq!(
            said(0).unwrap(),
            "the database k.db was deleted, damaged or replaced by an older one: 0 of 300 commits are in it, 300 are lost"
        );
    }
}
