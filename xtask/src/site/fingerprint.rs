//! Tells whether anything changed that the site is made from. Contents are hashed, not times: a
//! checkout or a branch switch touches every file and changes few.

#![expect(
    clippy::disallowed_types,
    reason = "it only has to differ for other contents: a new Rust costs one build"
)]

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::site::walk;

/// Hashes the recipe and the names and contents of all files below the inputs.
pub(crate) fn of(root: &Path, inputs: &[PathBuf], recipe: &str) -> anyhow::Result<String> {
    let mut hasher = DefaultHasher::new();
    recipe.hash(&mut hasher);
    for input in inputs {
        for file in walk::files(input)? {
            let content = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
            content.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Hashes contents for file names that browsers may cache forever.
pub(super) fn of_bytes(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint(root: &Path, recipe: &str) -> String {
        of(root, &[root.join("src"), root.join("missing"), root.join("Cargo.lock")], recipe).unwrap()
    }

    #[test]
    fn it_follows_content_name_and_recipe_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("src/deep")).unwrap();
        std::fs::write(root.join("src/deep/a.rs"), "one").unwrap();
        std::fs::write(root.join("Cargo.lock"), "lock").unwrap();
        let first = fingerprint(root, "r");

        std::fs::write(root.join("src/deep/a.rs"), "one").unwrap();
        std::fs::write(root.join("README.md"), "not an input").unwrap();
        assert_eq!(fingerprint(root, "r"), first);
        assert_ne!(fingerprint(root, "other flags"), first);

        std::fs::write(root.join("src/deep/a.rs"), "two").unwrap();
        let changed = fingerprint(root, "r");
        assert_ne!(changed, first);

        std::fs::rename(root.join("src/deep/a.rs"), root.join("src/deep/b.rs")).unwrap();
        assert_ne!(fingerprint(root, "r"), changed);
    }

    #[test]
    fn where_a_file_ends_matters() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("src")).unwrap();
        std::fs::write(root.join("src/a"), "xy").unwrap();
        std::fs::write(root.join("src/b"), "").unwrap();
        let first = fingerprint(root, "");
        std::fs::write(root.join("src/a"), "x").unwrap();
        std::fs::write(root.join("src/b"), "y").unwrap();
        assert_ne!(fingerprint(root, ""), first);
    }
}
