//! Files that grew long. A warning and no more: 400 lines need a reason, and a machine cannot judge one.

use std::path::Path;

use anyhow::Context;

use crate::paths::Paths;
use crate::say;
use crate::site::walk;

/// Above this, a file needs a reason.
const LIMIT: usize = 400;

/// Where people write code.
const FOLDERS: &[&str] = &["src", "crates", "tests", "xtask", "style"];

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    for folder in FOLDERS {
        for file in walk::files(&paths.root.join(folder))?.iter().filter(|file| is_code(file)) {
            let text =
                std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
            let lines = text.lines().count();
            if lines > LIMIT {
                let shown = file.strip_prefix(&paths.root).unwrap_or(file).display();
                say::warning(&format!(
                    "{shown} has {lines} lines; above {LIMIT} it should have a reason or be divided"
                ));
            }
        }
    }
    Ok(())
}

fn is_code(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str());
    matches!(ending, Some("rs" | "css" | "js" | "mjs")) && !file.iter().any(|part| part == "target")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_known_by_its_ending_and_not_by_what_is_built() {
        assert!(is_code(Path::new("src/app.rs")));
        assert!(is_code(Path::new("style/tokens.css")));
        assert!(!is_code(Path::new("tests/e2e/snapshots/a.snap")));
        assert!(!is_code(Path::new("tests/e2e/target/debug/build/out.rs")));
    }
}
