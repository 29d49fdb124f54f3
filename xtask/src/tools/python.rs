//! Virtual environments below `target/tools` with libraries from PyPI, in exactly the versions of
//! their requirements.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::paths::Paths;
use crate::tools::search;
use crate::{run, say};

/// A virtual environment.
pub(crate) struct Environment {
    /// What needs it, at the start of a sentence.
    user: &'static str,
    /// Its folder below `target/tools`.
    folder: &'static str,
    /// The file with the libraries and their versions.
    requirements: &'static str,
    /// The libraries, for people.
    libraries: &'static str,
}

/// The environment of `cargo xtask oracle`.
pub(crate) const ORACLE: Environment = Environment {
    user: "the oracle",
    folder: "python",
    requirements: "tests/oracle/requirements.txt",
    libraries: "scipy, statsmodels, pingouin",
};

/// The environment of `cargo xtask audit`. It is small, because `cargo xtask test` needs it too.
pub(crate) const AUDIT: Environment = Environment {
    user: "the audit",
    folder: "python-audit",
    requirements: "tests/audit/requirements.txt",
    libraries: "pytauargus",
};

/// The oldest Python that numpy and pytauargus support.
const LEAST: &str = "3.11";

/// What to type if something is missing.
const REMEDY: &str = "sudo apt-get install python3 python3-venv";

impl Environment {
    /// Finds or makes the environment. Returns its Python.
    pub(crate) fn find_or_install(&self, paths: &Paths) -> anyhow::Result<PathBuf> {
        let (requirements, folder) = (paths.root.join(self.requirements), paths.tools.join(self.folder));
        let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
        if is_installed(&requirements, &folder) && search::version_of(&python).is_some() {
            return Ok(python);
        }
        let system = self.system()?;
        let what = format!("{} (PyPI): installing into target/tools, a minute", self.libraries);
        say::step(&what, || {
            run::output(Command::new(system).args(["-m", "venv", "--clear"]).arg(&folder))?;
            run::output(
                Command::new(&python)
                    .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"])
                    .arg(&requirements),
            )?;
            std::fs::copy(&requirements, stamp(&folder)).context("cannot note what was installed")?;
            Ok(())
        })?;
        Ok(python)
    }

    /// Finds a Python that can make an environment; Debian has that part in a separate package.
    pub(crate) fn system(&self) -> anyhow::Result<PathBuf> {
        let user = self.user;
        let Some(python) = search::on_path("python3").or_else(|| search::on_path("python")) else {
            bail!("{user} needs Python {LEAST} or newer; run `{REMEDY}`, or install it from python.org");
        };
        let version = search::version_of(&python).unwrap_or_default();
        if !is_enough(&version) {
            let found = python.display();
            bail!("{user} needs Python {LEAST} or newer, and {found} is {version}; put a newer one on PATH");
        }
        if run::output(Command::new(&python).args(["-c", "import ensurepip, venv"])).is_err() {
            let found = python.display();
            bail!("{found} lacks the modules venv and ensurepip, which {user} needs; run `{REMEDY}`");
        }
        Ok(python)
    }
}

fn is_enough(version: &str) -> bool {
    let numbers = |version: &str| version.split('.').map_while(|n| n.parse::<u32>().ok()).collect::<Vec<_>>();
    numbers(version) >= numbers(LEAST)
}

/// A copy of the requirements, made once all of them were installed.
fn stamp(folder: &Path) -> PathBuf {
    folder.join("installed.txt")
}

fn is_installed(requirements: &Path, folder: &Path) -> bool {
    let wanted = std::fs::read(requirements).ok();
    wanted.is_some() && std::fs::read(stamp(folder)).ok() == wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(is_enough("3.11.7") && is_enough("3.13") && is_enough("4.0.1"));
        assert!(!is_enough("3.9.2") && !is_enough("2.7.18") && !is_enough(""));
    }

    #[test]
    fn changed_requirements_are_installed_again() {
        let folder = tempfile::tempdir().unwrap();
        let requirements = folder.path().join("requirements.txt");
        assert!(!is_installed(&requirements, folder.path()));
        std::fs::write(&requirements, "numpy==1").unwrap();
        assert!(!is_installed(&requirements, folder.path()));
        std::fs::copy(&requirements, stamp(folder.path())).unwrap();
        assert!(is_installed(&requirements, folder.path()));
        std::fs::write(&requirements, "numpy==2").unwrap();
        assert!(!is_installed(&requirements, folder.path()));
    }
}
