//! Reads a version from Cargo.lock, so that the wasm-bindgen tool always has the version of the
//! wasm-bindgen library.

/// Returns the version of the only package of this name; `None` if there is no such package, or two.
pub(super) fn version_of(lockfile: &str, package: &str) -> Option<String> {
    let mut found = None;
    for block in lockfile.split("[[package]]").skip(1) {
        let value = |key: &str| {
            block
                .lines()
                .find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='))
                .map(unquoted)
        };
        if value("name") == Some(package) {
            let version = value("version")?.to_owned();
            if found.replace(version).is_some() {
                return None;
            }
        }
    }
    found
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCKFILE: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-shared"
version = "0.2.131"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry+https://example.org/index"
dependencies = [
 "wasm-bindgen-shared",
]

[[package]]
name = "hashbrown"
version = "0.15.0"

[[package]]
name = "hashbrown"
version = "0.16.0"
"#;

    #[test]
    fn the_exact_package_is_found() {
        assert_eq!(version_of(LOCKFILE, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_of(LOCKFILE, "wasm-bindgen-shared").as_deref(), Some("0.2.131"));
    }

    #[test]
    fn a_missing_or_ambiguous_package_has_no_version() {
        assert_eq!(version_of(LOCKFILE, "wasm"), None);
        assert_eq!(version_of(LOCKFILE, "hashbrown"), None);
        assert_eq!(version_of("", "wasm-bindgen"), None);
    }
}
