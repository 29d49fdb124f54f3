//! The server as the other verbs need it: built for development, or built for release.

use std::path::PathBuf;

use anyhow::Context;

use crate::paths::Paths;
use crate::{run, say, site};

/// The cargo profile of the release build.
pub(crate) const PROFILE: &str = "server";

/// Builds the server for a first look, with as few crates and features as it needs.
pub(crate) fn build_for_trial(paths: &Paths) -> anyhow::Result<PathBuf> {
    site::ensure_folder(paths)?;
    say::step("server: compiling", || {
        run::run(run::cargo(&paths.root, "build --locked --package konventa-collector --bin konventa"))
    })?;
    Ok(executable(paths, "debug"))
}

/// Builds the server for tests. It reads the site from `target/site` at run time.
///
/// `--workspace --bin` rather than `--package`: cargo then chooses the same features of shared
/// dependencies as for the tests and lints of the whole workspace, and compiles each of them once.
pub(crate) fn build(paths: &Paths) -> anyhow::Result<PathBuf> {
    site::ensure_folder(paths)?;
    say::step("server: compiling", || {
        run::run(run::cargo(&paths.root, "build --locked --workspace --bin konventa"))
    })?;
    Ok(executable(paths, "debug"))
}

/// Makes the release build of the server, with the current site and decks inside.
pub(crate) fn build_release(paths: &Paths) -> anyhow::Result<PathBuf> {
    let executable = executable(paths, PROFILE);
    let stamp = paths.tools.join("embedded.fingerprint");
    let inside = site::with_decks(paths)?;
    let fresh =
        std::fs::read_to_string(&stamp).is_ok_and(|stamped| stamped == inside) && executable.is_file();
    say::step("server: compiling the release, some minutes at first", || {
        if !fresh {
            // Cargo does not notice new files in an embedded folder.
            run::output(run::cargo(
                &paths.root,
                &format!("clean --profile {PROFILE} --package konventa-collector"),
            ))?;
        }
        run::run(run::cargo(
            &paths.root,
            &format!("build --profile {PROFILE} --locked --package konventa-collector --bin konventa"),
        ))
    })?;
    std::fs::write(&stamp, inside).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(executable)
}

fn executable(paths: &Paths, profile: &str) -> PathBuf {
    program(paths, profile, "konventa")
}

/// Returns where cargo leaves a program.
pub(crate) fn program(paths: &Paths, profile: &str, name: &str) -> PathBuf {
    paths.cargo.join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
