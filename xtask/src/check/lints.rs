//! Every package takes the lints of the workspace. A package without `lints.workspace = true` would
//! not be linted at all, not even for unsafe code.
//!
//! One package has its own table: the same lints, with unsafe code denied and not forbidden, so that one
//! of its files can allow it.

use std::path::Path;

use anyhow::{Context, bail};
use toml::Table;

use crate::paths::{self, Paths};

/// The package with functions that JavaScript calls without wasm-bindgen.
const WITH_EXPORTS: &str = "konventa-tickets-wasm";

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    let metadata = paths::metadata(&paths.root)?;
    let packages = metadata["packages"].as_array().context("`cargo metadata` lists no packages")?;
    let workspace = read(&paths.root.join("Cargo.toml"))?;
    let mut without = Vec::new();
    for package in packages {
        let manifest = package["manifest_path"].as_str().unwrap_or_default();
        let table = read(Path::new(manifest))?;
        if package["name"] == WITH_EXPORTS {
            if !has_workspace_lints_but_for_unsafe(&table, &workspace) {
                bail!(r#"{manifest}: [lints] has to be that of the workspace, with unsafe_code = "deny""#);
            }
        } else if !takes_workspace_lints(&table) {
            without.push(manifest);
        }
    }
    if !without.is_empty() {
        bail!("add `[lints]` with `workspace = true` to {}", without.join(", "));
    }
    if !forbids_unsafe(&workspace) {
        bail!(r#"Cargo.toml: [workspace.lints.rust] has to say unsafe_code = "forbid""#);
    }
    Ok(())
}

fn read(manifest: &Path) -> anyhow::Result<Table> {
    let shown = manifest.display();
    let text = std::fs::read_to_string(manifest).with_context(|| format!("cannot read {shown}"))?;
    text.parse().with_context(|| format!("{shown} is not TOML"))
}

fn takes_workspace_lints(manifest: &Table) -> bool {
    manifest.get("lints").and_then(|lints| lints.get("workspace")?.as_bool()) == Some(true)
}

fn has_workspace_lints_but_for_unsafe(manifest: &Table, workspace: &Table) -> bool {
    let mut expected = workspace.get("workspace").and_then(|workspace| workspace.get("lints")).cloned();
    let unsafe_code = expected.as_mut().and_then(|lints| lints.get_mut("rust")?.get_mut("unsafe_code"));
    let Some(unsafe_code) = unsafe_code else { return false };
    *unsafe_code = "deny".into();
    manifest.get("lints") == expected.as_ref()
}

fn forbids_unsafe(manifest: &Table) -> bool {
    let lints = |manifest: &Table| manifest.get("workspace")?.get("lints")?.get("rust").cloned();
    lints(manifest).is_some_and(|lints| lints.get("unsafe_code").and_then(|is| is.as_str()) == Some("forbid"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lints_table_is_recognised() {
        let takes = |manifest: &str| takes_workspace_lints(&manifest.parse().unwrap());
        assert!(takes("[package]\nname = \"a\"\n\n[lints]\nworkspace = true # all of them\n"));
        assert!(takes("lints.workspace = true\n[package]\n"));
        assert!(!takes("[package]\nname = \"a\"\n[lints]\nworkspace = false\n"));
        assert!(!takes("[dependencies.serde]\nworkspace = true\n"));
        assert!(!takes("# [lints]\n# workspace = true\n"));
    }

    #[test]
    fn a_table_of_its_own_differs_in_unsafe_code_only() {
        let workspace = "[workspace.lints.rust]\nunsafe_code = \"forbid\"\nmissing_docs = \"warn\"\n";
        let has = |manifest: &str| {
            has_workspace_lints_but_for_unsafe(&manifest.parse().unwrap(), &workspace.parse().unwrap())
        };
        assert!(has("[lints.rust]\nunsafe_code = \"deny\"\nmissing_docs = \"warn\"\n"));
        assert!(!has("[lints.rust]\nunsafe_code = \"allow\"\nmissing_docs = \"warn\"\n"));
        assert!(!has("[lints.rust]\nunsafe_code = \"deny\"\n"));
        assert!(!has("[package]\nname = \"a\"\n"));
    }

    #[test]
    fn only_forbid_will_do_for_unsafe_code() {
        let forbids = |manifest: &str| forbids_unsafe(&manifest.parse().unwrap());
        assert!(forbids("[workspace.lints.rust]\nunsafe_code = \"forbid\"\n"));
        assert!(!forbids("[workspace.lints.rust]\nunsafe_code = \"warn\"\n"));
        assert!(!forbids("[workspace.lints.clippy]\nunsafe_code = \"forbid\"\n"));
    }
}
