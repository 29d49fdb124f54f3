//! Lists the files below a folder, in an order that does not depend on the file system.

use std::path::{Path, PathBuf};

use anyhow::Context;

/// Lists the files below `top`, sorted; `top` itself if it is a file. Empty if nothing is there.
pub(crate) fn files(top: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if top.is_file() {
        found.push(top.to_path_buf());
    } else if top.is_dir() {
        collect(top, &mut found)?;
        found.sort();
    }
    Ok(found)
}

/// Returns what follows the last dot of a name; empty if there is no dot.
pub(crate) fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
