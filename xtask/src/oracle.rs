//! `cargo xtask oracle`: compares every figure with what scipy, statsmodels, pingouin and mpmath
//! compute, over 1,000 random data sets. tests/oracle/README.md says what is compared and how
//! closely.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::Context;

use crate::paths::Paths;
use crate::site::{fingerprint, walk};
use crate::tools::python;
use crate::{run, say, server};

/// The programs that compute the figures.
const SOURCE: &str = "tests/oracle";

/// The few small data sets that `cargo test` compares with.
const GOLDEN: &str = "crates/statistics/tests/oracle/golden.json";

/// Computes the figures in Python where they are not computed yet, and compares.
pub(crate) fn oracle(paths: &Paths, golden: bool) -> anyhow::Result<ExitCode> {
    let folder = paths.root.join("target/oracle");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let python = python::ORACLE.find_or_install(paths)?;
    let profile = format!("test --quiet --profile {} --locked", server::PROFILE);
    let mut comparison = run::cargo(&paths.root, &profile);
    comparison.args(["--package", "konventa-statistics", "--package", "konventa-domain", "--test", "oracle"]);
    comparison.args(["--", "--nocapture"]);
    if golden {
        say::step(&format!("oracle: {GOLDEN}"), || {
            compute(paths, &python, &["--golden"], &paths.root.join(GOLDEN))
        })?;
    } else {
        let (cases, stamp) = (folder.join("cases.json"), folder.join("cases.fingerprint"));
        let sources = fingerprint::of(&paths.root, &sources(paths)?, "")?;
        if cases.is_file() && std::fs::read_to_string(&stamp).is_ok_and(|old| old == sources) {
            say::note("oracle: the figures are computed already");
        } else {
            say::step("oracle: the figures of 1,000 data sets in Python, some minutes", || {
                compute(paths, &python, &[], &cases)
            })?;
            std::fs::write(&stamp, sources).with_context(|| format!("cannot write {}", stamp.display()))?;
        }
        comparison.env("KONVENTA_ORACLE", cases);
    }
    say::step("oracle: the figures of the formulas and of the report, compared", || {
        run::run(&mut comparison)
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The files that the figures depend on.
fn sources(paths: &Paths) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = walk::files(&paths.root.join(SOURCE))?;
    files.retain(|file| is_source(file));
    Ok(files)
}

fn is_source(file: &Path) -> bool {
    let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    walk::ending(&name) == "py" || name == "requirements.txt"
}

fn compute(paths: &Paths, python: &Path, arguments: &[&str], file: &Path) -> anyhow::Result<()> {
    run::run(
        Command::new(python)
            .arg(paths.root.join(SOURCE).join("oracle.py"))
            .arg(file)
            .args(arguments)
            .env("PYTHONDONTWRITEBYTECODE", "1"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_depend_on_programs_and_versions() {
        assert!(is_source(Path::new("tests/oracle/cases.py")));
        assert!(is_source(Path::new("tests/oracle/requirements.txt")));
        assert!(!is_source(Path::new("tests/oracle/README.md")));
        assert!(!is_source(Path::new("tests/oracle/__pycache__/cases.cpython-311.pyc")));
    }
}
