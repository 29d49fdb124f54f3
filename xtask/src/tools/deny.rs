//! cargo-deny, which checks licences, sources and second versions of our dependencies.

use std::path::PathBuf;

use crate::paths::Paths;
use crate::tools::cargo_install::{self, Crate};

/// Finds or installs it. Without debug information it is built in half the time, and it runs for
/// some seconds.
pub(crate) fn find_or_install(paths: &Paths) -> anyhow::Result<PathBuf> {
    let wanted = Crate {
        package: "cargo-deny",
        executable: "cargo-deny",
        version: "0.20.2",
        arguments: &["--locked", "--debug", "--no-default-features"],
        environment: cargo_install::QUICK,
        takes: "about 1 minute",
    };
    Ok(cargo_install::find_or_install(paths, &wanted)?.path)
}
