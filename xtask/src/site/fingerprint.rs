//! Tells whether anything changed that the site is made from. Contents are hashed, not times: a
//! checkout or a branch switch touches every file and changes few.

use std::path::{Path, PathBuf};

use anyhow::Context;
use sha2::{Digest as _, Sha256};

use crate::site::walk;

/// Hashes the recipe and the names and contents of all files below the inputs.
pub(crate) fn of(root: &Path, inputs: &[PathBuf], recipe: &str) -> anyhow::Result<String> {
    let mut hasher = Sha256::new();
    add(&mut hasher, recipe.as_bytes());
    for input in inputs {
        for file in walk::files(input)? {
            let content = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            add(&mut hasher, file.strip_prefix(root).unwrap_or(&file).as_os_str().as_encoded_bytes());
            add(&mut hasher, &content);
        }
    }
    Ok(written(hasher))
}

/// Hashes contents for file names that browsers may cache forever.
pub(super) fn of_bytes(bytes: &[u8]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(bytes);
    written(hasher)
}

/// Adds a part together with its length, so that the border between two parts counts.
fn add(hasher: &mut Sha256, part: &[u8]) {
    hasher.update(part.len().to_le_bytes());
    hasher.update(part);
}

/// The first eight bytes of a hash, which is enough to tell files of one site apart.
fn written(hasher: Sha256) -> String {
    let hash = hasher.finalize().0;
    format!("{:016x}", u64::from_be_bytes(*hash.first_chunk().expect("a hash has 32 bytes")))
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
    fn a_name_is_the_same_with_every_compiler() {
        assert_eq!(of_bytes(b"konventa"), "e8a40f725792c3fe");
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
