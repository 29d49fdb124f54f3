//! Finds programs and asks them for their version.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::bail;

/// Finds the first file of this name on `PATH`.
pub(super) fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|candidate| candidate.is_file())
}

/// Finds a program: the file that an environment variable names, which must exist; else the first
/// of these names on `PATH`; else the first of these places.
pub(super) fn named_or_found(
    variable: &str,
    names: &[&str],
    places: &[&str],
) -> anyhow::Result<Option<PathBuf>> {
    if let Some(named) = std::env::var_os(variable).map(PathBuf::from) {
        if !named.is_file() {
            bail!("{variable} names {}, which is not a file; correct it or unset it", named.display());
        }
        return Ok(Some(named));
    }
    let found = names.iter().find_map(|name| on_path(name));
    Ok(found.or_else(|| places.iter().map(PathBuf::from).find(|place| place.is_file())))
}

/// Returns the version that a program prints: `trunk 0.21.14`, `wasm-opt version 132
/// (version_132)`. `None` if it does not run.
pub(super) fn version_of(program: &Path) -> Option<String> {
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    version_in(&String::from_utf8_lossy(&output.stdout))
}

/// Finds the first word that starts with a digit.
pub(super) fn version_in(text: &str) -> Option<String> {
    text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned)
}

/// Returns the number before the first dot.
pub(super) fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_tools_say() {
        assert_eq!(version_in("trunk 0.21.14\n").as_deref(), Some("0.21.14"));
        assert_eq!(version_in("wasm-opt version 132 (version_132)").as_deref(), Some("132"));
        assert_eq!(version_in("ChromeDriver 156.0.8078.79 (abc)").as_deref(), Some("156.0.8078.79"));
        assert_eq!(version_in("no version here"), None);
    }

    #[test]
    fn the_major_version_is_a_number() {
        assert_eq!(major("156.0.8078.79"), Some(156));
        assert_eq!(major("132"), Some(132));
        assert_eq!(major("main"), None);
    }
}
