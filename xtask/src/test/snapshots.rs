//! Snapshots that no test compares with any more. insta itself writes down which ones it reads, so
//! this costs no time; a run that a filter or a failure cut short proves nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::paths::Paths;
use crate::site::walk;

/// The variable that names insta's list.
pub(super) const VARIABLE: &str = "INSTA_SNAPSHOT_REFERENCES_FILE";

/// Where snapshots are.
const FOLDERS: [&str; 4] = ["crates", "src", "tests", "xtask"];

/// Returns the file for insta's list, without the lines of an earlier run.
pub(super) fn list(paths: &Paths) -> anyhow::Result<PathBuf> {
    let file = paths.root.join("target/snapshots.txt");
    if file.exists() {
        std::fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(file)
}

/// Returns the snapshots that are not in insta's list.
pub(super) fn unreferenced(root: &Path, list: &Path) -> anyhow::Result<Vec<PathBuf>> {
    // There is no list if no test has snapshots.
    let text = std::fs::read_to_string(list).unwrap_or_default();
    // Paths may have `..` in them.
    let read: BTreeSet<PathBuf> =
        text.lines().filter_map(|line| root.join(line).canonicalize().ok()).collect();
    let mut left = Vec::new();
    for folder in FOLDERS {
        for file in walk::files(&root.join(folder))? {
            let is_snapshot = file.extension().is_some_and(|ending| ending == "snap")
                && !file.iter().any(|part| part == "target");
            if is_snapshot && !read.contains(&file.canonicalize()?) {
                left.push(file.strip_prefix(root).unwrap_or(&file).to_path_buf());
            }
        }
    }
    Ok(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_that_no_test_read_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let snapshots = root.join("crates/a/tests/snapshots");
        std::fs::create_dir_all(&snapshots).unwrap();
        for name in ["read.snap", "left.snap", "other.txt"] {
            std::fs::write(snapshots.join(name), "").unwrap();
        }
        let list = root.join("list.txt");
        std::fs::write(&list, format!("{}/../snapshots/read.snap\n", snapshots.display())).unwrap();
        assert_eq!(unreferenced(root, &list).unwrap(), [Path::new("crates/a/tests/snapshots/left.snap")]);
        std::fs::remove_file(&list).unwrap();
        assert_eq!(unreferenced(root, &list).unwrap().len(), 2);
    }
}
