//! Every package takes the lints of the workspace. A package without `lints.workspace = true` would
//! not be linted at all, not even for unsafe code.

use std::path::Path;

use anyhow::{Context, bail};
use toml::Table;

use crate::paths::{self, Paths};

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    let metadata = paths::metadata(&paths.root)?;
    let packages = metadata["packages"].as_array().context("`cargo metadata` lists no packages")?;
    let manifests = packages.iter().filter_map(|package| package["manifest_path"].as_str());
    let mut without = Vec::new();
    for manifest in manifests {
        if !takes_workspace_lints(&read(Path::new(manifest))?) {
            without.push(manifest);
        }
    }
    if !without.is_empty() {
        bail!("add `[lints]` with `workspace = true` to {}", without.join(", "));
    }
    if !forbids_unsafe(&read(&paths.root.join("Cargo.toml"))?) {
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
    fn only_forbid_will_do_for_unsafe_code() {
        let forbids = |manifest: &str| forbids_unsafe(&manifest.parse().unwrap());
        assert!(forbids("[workspace.lints.rust]\nunsafe_code = \"forbid\"\n"));
        assert!(!forbids("[workspace.lints.rust]\nunsafe_code = \"warn\"\n"));
        assert!(!forbids("[workspace.lints.clippy]\nunsafe_code = \"forbid\"\n"));
    }
}
