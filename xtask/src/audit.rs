//! `cargo xtask audit`: simulates lectures, and lets Tau-Argus search everything that is told of them
//! for what describes fewer than ten students. docs/audit.md says what is simulated and searched.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, bail};

use crate::paths::Paths;
use crate::tools::python;
use crate::{run, say, server};

/// The program that audits.
const AUDITOR: &str = "tests/audit/audit.py";

/// Its exit code if cells are disclosed.
const DISCLOSED: i32 = 3;

/// What the simulated server does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Audit {
    /// The name that the example `season` has for it.
    hole: &'static str,
    /// The number of lectures.
    lectures: u32,
}

const NO_HOLE: &str = "none";

/// The audits of `cargo xtask test`: as few lectures as show each hole.
pub(crate) const SHORT: [Audit; 5] = [
    Audit { hole: NO_HOLE, lectures: 20 },
    Audit { hole: "batches-of-nine", lectures: 8 },
    Audit { hole: "gain-counts-on", lectures: 4 },
    Audit { hole: "total-counts-pending", lectures: 2 },
    Audit { hole: "mixes-seats", lectures: 6 },
];

/// The audits of `cargo xtask audit`.
const FULL: [Audit; 5] = [
    Audit { hole: NO_HOLE, lectures: 1_000 },
    Audit { hole: "batches-of-nine", lectures: 20 },
    Audit { hole: "gain-counts-on", lectures: 20 },
    Audit { hole: "total-counts-pending", lectures: 20 },
    Audit { hole: "mixes-seats", lectures: 20 },
];

/// Audits many lectures, and some of a server with holes, which have to be found.
pub(crate) fn audit(paths: &Paths) -> anyhow::Result<ExitCode> {
    let python = python::AUDIT.find_or_install(paths)?;
    // Of these packages the oracle makes an optimised build, too.
    let packages = "--package konventa-statistics --package konventa-domain";
    let season = season(paths, &format!("{packages} --profile {}", server::PROFILE), server::PROFILE)?;
    let mut all = true;
    for audit in FULL {
        all &= audit.is_as_expected(paths, &season, &python)?;
    }
    Ok(if all { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs the short audits. Returns for each whether it found what it should.
pub(crate) fn short(paths: &Paths) -> anyhow::Result<Vec<bool>> {
    let python = python::AUDIT.find_or_install(paths)?;
    // With `--package` cargo would choose other features of shared dependencies than for the tests.
    let season = season(paths, "--workspace", "debug")?;
    SHORT.iter().map(|audit| audit.is_as_expected(paths, &season, &python)).collect()
}

/// Builds the simulation. `folder` is the one that cargo has for the profile.
fn season(paths: &Paths, choice: &str, folder: &str) -> anyhow::Result<PathBuf> {
    say::step("audit: compiling the simulation", || {
        run::run(run::cargo(&paths.root, &format!("build --locked {choice} --example season")))
    })?;
    Ok(paths.cargo.join(folder).join("examples").join(format!("season{}", std::env::consts::EXE_SUFFIX)))
}

impl Audit {
    fn is_as_expected(&self, paths: &Paths, season: &Path, python: &Path) -> anyhow::Result<bool> {
        let Self { hole, lectures } = self;
        let what = format!("audit: {lectures} lectures, hole: {hole}");
        let found = say::step(&what, || {
            let told = self.simulate(paths, season)?;
            finds(paths, python, &told)
        })?;
        let expected = *hole != NO_HOLE;
        if found != expected {
            let overlooked = "the audit overlooks a hole that is there";
            say::problem(if expected { overlooked } else { "cells of 1 to 9 students are disclosed" });
        }
        Ok(found == expected)
    }

    /// Writes what is told of the lectures. Returns the file.
    fn simulate(&self, paths: &Paths, season: &Path) -> anyhow::Result<PathBuf> {
        let folder = paths.root.join("target/audit");
        std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let told = folder.join(format!("{}-{}.jsonl", self.hole, self.lectures));
        let file =
            std::fs::File::create(&told).with_context(|| format!("cannot write {}", told.display()))?;
        let mut simulation = Command::new(season);
        simulation.arg(self.lectures.to_string()).arg(self.hole).stdout(Stdio::from(file));
        run::run(simulation)?;
        Ok(told)
    }
}

/// Whether the audit finds disclosed cells.
fn finds(paths: &Paths, python: &Path, told: &Path) -> anyhow::Result<bool> {
    let mut auditor = Command::new(python);
    auditor.arg(paths.root.join(AUDITOR)).arg(told).env("PYTHONDONTWRITEBYTECODE", "1");
    let shown = run::show(&auditor);
    let status = auditor.status().with_context(|| format!("cannot start `{shown}`"))?;
    match status.code() {
        Some(0) => Ok(false),
        Some(DISCLOSED) => Ok(true),
        _ => bail!("`{shown}` failed ({status})"),
    }
}
