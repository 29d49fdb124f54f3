//! The files that people write code in.

use std::path::PathBuf;
use std::process::Command;

use crate::paths::Paths;
use crate::run;

/// All files with one of these endings that git has, or would have after `git add --all`.
pub(super) fn with_endings(paths: &Paths, endings: &[&str]) -> anyhow::Result<Vec<PathBuf>> {
    let patterns = endings.iter().map(|ending| format!("*.{ending}"));
    let list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"];
    let listed = run::output(Command::new("git").args(list).args(patterns).current_dir(&paths.root))?;
    let files = listed.split_terminator('\0').map(|file| paths.root.join(file));
    // A file that was deleted is listed until the next commit.
    Ok(files.filter(|file| file.is_file()).collect())
}
