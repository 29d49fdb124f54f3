//! Warns of long files. It is no more than a warning: above 400 lines a file needs a reason, and a
//! machine cannot judge one.

use anyhow::Context;

use super::files;
use crate::paths::Paths;
use crate::say;

/// Above this number of lines, a file needs a reason.
const LIMIT: usize = 400;

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    for file in files::with_endings(paths, &["rs", "css", "js", "mjs"])? {
        let text =
            std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let lines = text.lines().count();
        if lines > LIMIT {
            let shown = file.strip_prefix(&paths.root).unwrap_or(&file).display();
            say::warning(&format!(
                "{shown} has {lines} lines; above {LIMIT} it should have a reason or be divided"
            ));
        }
    }
    Ok(())
}
