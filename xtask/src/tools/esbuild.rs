//! esbuild, which removes comments and white space from scripts and style sheets: a phone loads 4
//! kB less.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use crate::paths::Paths;
use crate::tools::npm::Package;

const PACKAGE: Package = Package { name: "esbuild", version: "0.28.2", script: "bin/esbuild" };

/// An installed esbuild.
#[derive(Debug)]
pub(crate) struct Esbuild {
    node: PathBuf,
    script: PathBuf,
}

impl Esbuild {
    /// Its version, for fingerprints.
    pub(crate) const VERSION: &str = PACKAGE.version;

    /// Shortens a script (`js`) or style sheet (`css`).
    pub(crate) fn minify(&self, loader: &str, content: &[u8]) -> anyhow::Result<Vec<u8>> {
        let mut child = Command::new(&self.node)
            .arg(&self.script)
            .args(["--minify", "--legal-comments=none", "--log-level=warning"])
            .arg(format!("--loader={loader}"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start esbuild")?;
        // Dropping the pipe after writing tells esbuild that this is all.
        child.stdin.take().context("esbuild takes no input")?.write_all(content)?;
        let output = child.wait_with_output()?;
        if !output.status.success() {
            bail!("esbuild failed on a {loader} file of the site; its message is above");
        }
        Ok(output.stdout)
    }
}

/// Finds or installs esbuild. Returns `None` without node and npm; wasm-opt has warned of that.
pub(super) fn find_or_install(paths: &Paths) -> anyhow::Result<Option<Esbuild>> {
    let found = match PACKAGE.find(paths) {
        None => PACKAGE.install(paths)?,
        found => found,
    };
    Ok(found.map(|(node, script)| Esbuild { node, script }))
}
