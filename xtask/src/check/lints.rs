//! Every package takes the lints of the workspace. A package without `lints.workspace = true` would
//! not be linted at all, not even for unsafe code.

use anyhow::{Context, bail};

use crate::paths::{self, Paths};

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    let metadata = paths::metadata(&paths.root)?;
    let packages = metadata["packages"].as_array().context("`cargo metadata` lists no packages")?;
    let manifests = packages.iter().filter_map(|package| package["manifest_path"].as_str());
    let mut without = Vec::new();
    for manifest in manifests {
        let text = std::fs::read_to_string(manifest).with_context(|| format!("cannot read {manifest}"))?;
        if !takes_workspace_lints(&text) {
            without.push(manifest);
        }
    }
    if !without.is_empty() {
        bail!("add `[lints]` with `workspace = true` to {}", without.join(", "));
    }
    let root = std::fs::read_to_string(paths.root.join("Cargo.toml")).context("cannot read Cargo.toml")?;
    if !forbids_unsafe(&root) {
        bail!(r#"Cargo.toml: [workspace.lints.rust] has to say unsafe_code = "forbid""#);
    }
    Ok(())
}

/// Whether a manifest has `workspace = true` in the table `[lints]`, or the same in one line.
fn takes_workspace_lints(manifest: &str) -> bool {
    entries(manifest).any(|(table, key, value)| {
        value == "true"
            && ((table == "lints" && key == "workspace") || (table.is_empty() && key == "lints.workspace"))
    })
}

fn forbids_unsafe(manifest: &str) -> bool {
    entries(manifest).any(|entry| entry == ("workspace.lints.rust", "unsafe_code", "\"forbid\""))
}

/// Reads table, key and value of every simple line of a manifest: enough TOML for these questions.
fn entries(manifest: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let mut table = "";
    manifest.lines().filter_map(move |line| {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            table = name.trim();
            return None;
        }
        let (key, value) = line.split_once('=')?;
        Some((table, key.trim(), value.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lints_table_is_recognised() {
        assert!(takes_workspace_lints(
            "[package]\nname = \"a\"\n\n[lints]\nworkspace = true # all of them\n"
        ));
        assert!(takes_workspace_lints("lints.workspace = true\n[package]\n"));
        assert!(!takes_workspace_lints("[package]\nname = \"a\"\n[lints]\nworkspace = false\n"));
        assert!(!takes_workspace_lints("[dependencies.serde]\nworkspace = true\n"));
        assert!(!takes_workspace_lints("# [lints]\n# workspace = true\n"));
    }

    #[test]
    fn only_forbid_will_do_for_unsafe_code() {
        assert!(forbids_unsafe("[workspace.lints.rust]\nunsafe_code = \"forbid\"\n"));
        assert!(!forbids_unsafe("[workspace.lints.rust]\nunsafe_code = \"warn\"\n"));
        assert!(!forbids_unsafe("[workspace.lints.clippy]\nunsafe_code = \"forbid\"\n"));
    }
}
