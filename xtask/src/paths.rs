//! Where files are. What xtask makes (tools, site, executable) is always below `target/` of this
//! checkout, because the server finds the site there at compile time. What cargo makes is wherever
//! cargo was told to put it.

use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::run;

/// The folders that xtask reads and writes.
#[derive(Debug)]
pub(crate) struct Paths {
    /// The top of the checkout.
    pub(crate) root: PathBuf,
    /// The tools that set-up installs.
    pub(crate) tools: PathBuf,
    /// Trunk's output, before it is optimised.
    pub(crate) trunk: PathBuf,
    /// The site that the server serves.
    pub(crate) site: PathBuf,
    /// The executable of the release build.
    pub(crate) dist: PathBuf,
    /// Cargo's target directory.
    pub(crate) cargo: PathBuf,
}

impl Paths {
    /// Finds the checkout that this xtask belongs to.
    pub(crate) fn find() -> anyhow::Result<Self> {
        let manifest_dir = std::env::var("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest_dir)
            .parent()
            .context("xtask has no folder above it; run it as `cargo xtask` inside the checkout")?
            .to_path_buf();
        let target = root.join("target");
        let cargo = cargo_target(&root)?;
        Ok(Self {
            tools: target.join("tools"),
            trunk: target.join("trunk"),
            site: target.join("site"),
            dist: target.join("dist"),
            cargo,
            root,
        })
    }

    /// Lists the decks in the checkout, sorted. A folder without a `deck.toml` is listed too, so that the
    /// deck check sees it.
    pub(crate) fn decks(&self) -> anyhow::Result<Vec<PathBuf>> {
        let folder = self.root.join("decks");
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let mut decks = Vec::new();
        for entry in
            std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?
        {
            let path = entry?.path();
            if path.is_dir() {
                decks.push(path.strip_prefix(&self.root).unwrap_or(&path).to_path_buf());
            }
        }
        decks.sort();
        Ok(decks)
    }
}

/// Asks cargo, which alone knows all config files and environment variables.
fn cargo_target(root: &Path) -> anyhow::Result<PathBuf> {
    let metadata = metadata(root)?;
    let folder =
        metadata["target_directory"].as_str().context("`cargo metadata` names no target_directory")?;
    Ok(PathBuf::from(folder))
}

/// Returns `cargo metadata` of the workspace's packages, without their dependencies.
pub(crate) fn metadata(root: &Path) -> anyhow::Result<serde_json::Value> {
    let text = run::output(run::cargo(root, "metadata --format-version 1 --no-deps"))?;
    serde_json::from_str(&text).context("`cargo metadata` did not answer with JSON")
}
