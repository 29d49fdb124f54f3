//! The files that people write code in.

use std::path::{Path, PathBuf};

use crate::paths::Paths;
use crate::site::walk;

/// Where they are, and the files at the top of the checkout.
const PLACES: &[&str] = &[
    "src",
    "crates",
    "tests",
    "xtask",
    "style",
    "public",
    "locales",
    "decks",
    ".cargo",
    "build.rs",
    "Cargo.toml",
    "Trunk.toml",
    "clippy.toml",
    "deny.toml",
    "rustfmt.toml",
    "rust-toolchain.toml",
];

/// All files with one of these endings, sorted within each place. What is built or downloaded is
/// left out.
pub(super) fn with_endings(paths: &Paths, endings: &[&str]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for place in PLACES {
        files.extend(walk::files(&paths.root.join(place))?);
    }
    files.retain(|file| is_written_by_people(file.strip_prefix(&paths.root).unwrap_or(file), endings));
    Ok(files)
}

fn is_written_by_people(file: &Path, endings: &[&str]) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.contains(&ending) && !file.iter().any(|part| part == "target" || part == "node_modules")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_known_by_its_ending_and_not_by_what_is_built() {
        let is_code = |file| is_written_by_people(Path::new(file), &["rs", "css"]);
        assert!(is_code("src/app.rs"));
        assert!(is_code("style/tokens.css"));
        assert!(!is_code("tests/e2e/snapshots/a.snap"));
        assert!(!is_code("tests/e2e/target/debug/build/out.rs"));
        assert!(!is_code("xtask/compare/socket-io/node_modules/a/b.css"));
    }
}
