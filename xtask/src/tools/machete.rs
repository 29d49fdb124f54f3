//! cargo-machete, which finds dependencies that no source file mentions.

use std::path::PathBuf;

use crate::paths::Paths;
use crate::tools::cargo_install::{self, Crate};

/// Finds or installs it, built as quickly as cargo-deny.
pub(crate) fn find_or_install(paths: &Paths) -> anyhow::Result<PathBuf> {
    let wanted = Crate {
        package: "cargo-machete",
        executable: "cargo-machete",
        version: "0.9.2",
        arguments: &["--locked", "--debug"],
        environment: cargo_install::QUICK,
        takes: "about 30 seconds",
    };
    Ok(cargo_install::find_or_install(paths, &wanted)?.path)
}
