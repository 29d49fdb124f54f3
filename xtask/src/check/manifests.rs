//! What our manifests ask for: licences, sources and versions that `deny.toml` allows, and nothing
//! that no source file uses.

use std::process::Command;

use anyhow::Context;

use crate::paths::Paths;
use crate::run;
use crate::tools::cargo_install::{DENY, MACHETE};

/// Advisories change from day to day and are downloaded, so they are left to CI.
const CHECKS: &[&str] = &["licenses", "bans", "sources"];

pub(super) fn allowed(paths: &Paths) -> anyhow::Result<()> {
    let tool = DENY.find_or_install(paths)?.path;
    let mut command = Command::new(tool);
    command.args(["--workspace", "--locked", "--log-level", "warn", "check"]).args(CHECKS);
    run::run(command.current_dir(&paths.root)).context("deny.toml says what is allowed, and why")
}

pub(super) fn used(paths: &Paths) -> anyhow::Result<()> {
    let tool = MACHETE.find_or_install(paths)?.path;
    run::run(Command::new(tool).arg(".").current_dir(&paths.root)).context(
        "take the dependency out of the manifest; one that only turns a feature on is named there under \
         package.metadata.cargo-machete",
    )
}
