//! `cargo xtask check`: what a machine can say about a change without running it. Every check runs,
//! even after one has failed, so that one run shows everything there is to fix.

mod cycles;
mod debug;
mod decks;
mod dependencies;
mod files;
mod length;
mod lints;
mod manifests;
mod named_tests;
mod width;

use std::process::ExitCode;

use crate::paths::Paths;
use crate::tools::wasm_target;
use crate::{run, say, site};

/// A check: its name, and the function that does it.
type Check = (&'static str, fn(&Paths) -> anyhow::Result<()>);

/// All checks, the quick ones first.
const CHECKS: &[Check] = &[
    ("formatting", formatting),
    ("lints on and unsafe code forbidden in every crate", lints::check),
    ("dependency rule", dependencies::check),
    ("length of files", length::check),
    ("width of comments", width::check),
    ("no module cycles", cycles::check),
    ("no {:?} in what browsers run", debug::check),
    ("tests that the privacy documents name", named_tests::check),
    ("unused dependencies", manifests::used),
    ("licences, sources and versions of dependencies", manifests::allowed),
    ("clippy, native", clippy_native),
    ("clippy, wasm", clippy_wasm),
    ("documentation", documentation),
    ("decks", decks::check),
    ("content review", decks::review),
];

/// Runs the checks whose names contain this text. Fails if one fails.
pub(crate) fn check(paths: &Paths, only: &str) -> anyhow::Result<ExitCode> {
    let chosen: Vec<&Check> = CHECKS.iter().filter(|(name, _)| name.contains(only)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = CHECKS.iter().map(|(name, _)| *name).collect();
        anyhow::bail!("no check has `{only}` in its name; there are: {}", names.join("; "))
    }
    let failed = run_each(paths, &chosen)?;
    if failed.is_empty() {
        say::note(&format!("all {} checks pass", chosen.len()));
        return Ok(ExitCode::SUCCESS);
    }
    anyhow::bail!("{} of {} checks failed: {}", failed.len(), chosen.len(), failed.join("; "))
}

/// Runs every check. Returns the names of those that failed; each has reported why.
pub(crate) fn all(paths: &Paths) -> anyhow::Result<Vec<&'static str>> {
    run_each(paths, &CHECKS.iter().collect::<Vec<_>>())
}

fn run_each(paths: &Paths, checks: &[&Check]) -> anyhow::Result<Vec<&'static str>> {
    wasm_target::find_or_install(paths)?;
    site::ensure_folder(paths)?;
    let mut failed = Vec::new();
    for (name, check) in checks {
        if let Err(error) = say::step(&format!("check: {name}"), || check(paths)) {
            say::problem(&format!("{error:#}"));
            failed.push(*name);
        }
    }
    Ok(failed)
}

fn formatting(paths: &Paths) -> anyhow::Result<()> {
    use anyhow::Context;

    run::run(run::cargo(&paths.root, "fmt --all --check")).context("run `cargo fmt --all`")
}

fn clippy_native(paths: &Paths) -> anyhow::Result<()> {
    run::run(run::cargo(&paths.root, "clippy --locked --workspace --all-targets --keep-going -- -D warnings"))
}

/// Only the app is compiled for the browser.
fn clippy_wasm(paths: &Paths) -> anyhow::Result<()> {
    run::run(run::cargo(
        &paths.root,
        &format!(
            "clippy --locked --package konventa-app --target {} --keep-going -- -D warnings",
            wasm_target::TARGET
        ),
    ))
}

fn documentation(paths: &Paths) -> anyhow::Result<()> {
    run::run(
        run::cargo(&paths.root, "doc --locked --workspace --no-deps --document-private-items --keep-going")
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}
