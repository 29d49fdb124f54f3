//! A virtual environment below `target/tools` with the libraries of the oracle, in exactly the
//! versions of its requirements.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::paths::Paths;
use crate::tools::search;
use crate::{run, say};

/// The libraries and their versions.
const REQUIREMENTS: &str = "tests/oracle/requirements.txt";

/// The oldest Python that numpy supports.
const LEAST: &str = "3.11";

/// What to type if something is missing.
const REMEDY: &str = "sudo apt-get install python3 python3-venv";

/// Finds or makes the environment. Returns its Python.
pub(crate) fn find_or_install(paths: &Paths) -> anyhow::Result<PathBuf> {
    let (requirements, folder) = (paths.root.join(REQUIREMENTS), paths.tools.join("python"));
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if is_installed(&requirements, &folder) && search::version_of(&python).is_some() {
        return Ok(python);
    }
    let system = system()?;
    say::step("scipy, statsmodels, pingouin (PyPI): installing into target/tools, a minute", || {
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
fn system() -> anyhow::Result<PathBuf> {
    let Some(python) = search::on_path("python3").or_else(|| search::on_path("python")) else {
        bail!("the oracle needs Python {LEAST} or newer; run `{REMEDY}`, or install it from python.org");
    };
    let version = search::version_of(&python).unwrap_or_default();
    if !is_enough(&version) {
        let found = python.display();
        bail!("the oracle needs Python {LEAST} or newer, and {found} is {version}; put a newer one on PATH");
    }
    if run::output(Command::new(&python).args(["-c", "import ensurepip, venv"])).is_err() {
        let found = python.display();
        bail!("{found} lacks the modules venv and ensurepip, which the oracle needs; run `{REMEDY}`");
    }
    Ok(python)
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
