//! Programs from npm that run in node. Each has one exact version, below `target/tools/npm`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::paths::Paths;
use crate::tools::search;
use crate::{run, say};

/// What to type if node and npm are missing.
pub(crate) const REMEDY: &str =
    "to have it, run `sudo apt-get install nodejs npm` (or install node from nodejs.org) and try again";

/// A program of a package.
#[derive(Debug)]
pub(super) struct Package {
    /// Its name in npm.
    pub(super) name: &'static str,
    /// Its exact version.
    pub(super) version: &'static str,
    /// The script to run, below the package's folder.
    pub(super) script: &'static str,
}

impl Package {
    /// Returns node and the script that it runs, if the package is installed.
    pub(super) fn find(&self, paths: &Paths) -> Option<(PathBuf, PathBuf)> {
        let folder = folder(paths).join("node_modules").join(self.name);
        (installed(&folder).as_deref() == Some(self.version))
            .then(|| Some((node()?, folder.join(self.script))))
            .flatten()
    }

    /// Installs the package. Returns `None` without node and npm.
    pub(super) fn install(&self, paths: &Paths) -> anyhow::Result<Option<(PathBuf, PathBuf)>> {
        let (Some(_), Some(npm)) = (node(), search::on_path("npm")) else { return Ok(None) };
        let Self { name, version, .. } = self;
        say::step(&format!("{name} {version} (npm): installing into target/tools, some seconds"), || {
            run::output(
                Command::new(npm)
                    .arg("install")
                    .arg("--prefix")
                    .arg(folder(paths))
                    .args(["--no-audit", "--no-fund", "--ignore-scripts"])
                    .arg(format!("{name}@{version}")),
            )
        })?;
        Ok(self.find(paths))
    }
}

fn folder(paths: &Paths) -> PathBuf {
    paths.tools.join("npm")
}

/// Finds node.
pub(super) fn node() -> Option<PathBuf> {
    search::on_path("node").or_else(|| search::on_path("nodejs"))
}

/// Reads the version in the package's manifest: asking node would take half a second in every run.
fn installed(package: &Path) -> Option<String> {
    let text = std::fs::read_to_string(package.join("package.json")).ok()?;
    let manifest: serde_json::Value = serde_json::from_str(&text).ok()?;
    manifest["version"].as_str().map(str::to_owned)
}
