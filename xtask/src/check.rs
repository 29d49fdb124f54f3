//! `cargo xtask check`: what a machine can say about a change without running it. Every check runs, also after one has failed,
//! so that one run shows all there is to mend.

mod decks;
mod dependencies;
mod length;
mod lints;

use std::process::ExitCode;

use crate::paths::Paths;
use crate::tools::wasm_target;
use crate::{run, say, site};

/// A check: its name, and what it does.
type Check = (&'static str, fn(&Paths) -> anyhow::Result<()>);

/// The cheap ones first.
const CHECKS: &[Check] = &[
    ("formatting", formatting),
    ("lints and unsafe code forbidden in every crate", lints::check),
    ("dependency rule", dependencies::check),
    ("length of files", length::check),
    ("clippy, native", clippy_native),
    ("clippy, wasm", clippy_wasm),
    ("documentation", documentation),
    ("decks", decks::check),
    ("content review", decks::review),
];

/// Runs every check; fails where one fails.
pub(crate) fn check(paths: &Paths) -> anyhow::Result<ExitCode> {
    let failed = all(paths)?;
    if failed.is_empty() {
        say::note(&format!("all {} checks pass", CHECKS.len()));
        return Ok(ExitCode::SUCCESS);
    }
    anyhow::bail!("{} of {} checks failed: {}", failed.len(), CHECKS.len(), failed.join("; "))
}

/// Runs every check and names those that failed; each has said why.
pub(crate) fn all(paths: &Paths) -> anyhow::Result<Vec<&'static str>> {
    wasm_target::find_or_install(paths)?;
    site::ensure_folder(paths)?;
    let mut failed = Vec::new();
    for (name, check) in CHECKS {
        if let Err(error) = say::step(&format!("check: {name}"), || check(paths)) {
            say::problem(&format!("{error:#}"));
            failed.push(*name);
        }
    }
    Ok(failed)
}

fn formatting(paths: &Paths) -> anyhow::Result<()> {
    use anyhow::Context;

    run::run(run::cargo(&paths.root).args(["fmt", "--all", "--check"])).context("run `cargo fmt --all`")
}

fn clippy_native(paths: &Paths) -> anyhow::Result<()> {
    run::run(run::cargo(&paths.root).args([
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--keep-going",
        "--",
        "-D",
        "warnings",
    ]))
}

/// The app alone is compiled for the browser.
fn clippy_wasm(paths: &Paths) -> anyhow::Result<()> {
    run::run(run::cargo(&paths.root).args([
        "clippy",
        "--locked",
        "--package",
        "konventa-app",
        "--target",
        wasm_target::TARGET,
        "--keep-going",
        "--",
        "-D",
        "warnings",
    ]))
}

fn documentation(paths: &Paths) -> anyhow::Result<()> {
    run::run(
        run::cargo(&paths.root)
            .args(["doc", "--locked", "--workspace", "--no-deps", "--document-private-items", "--keep-going"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}
