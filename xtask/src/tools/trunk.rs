//! Trunk, which bundles the app.

use crate::paths::Paths;
use crate::tools::cargo_install::{self, Crate, Found};

/// 0.22 needs a newer Rust than the one in rust-toolchain.toml.
const VERSION: &str = "0.21.14";

/// Finds or installs Trunk.
///
/// An unoptimised build takes a third of the time and bundles as fast, because the programs that Trunk
/// calls do the work. Without its default features it has no TLS and cannot download anything.
pub(super) fn find_or_install(paths: &Paths) -> anyhow::Result<Found> {
    cargo_install::find_or_install(
        paths,
        &Crate {
            package: "trunk",
            executable: "trunk",
            version: VERSION,
            arguments: &["--locked", "--debug", "--no-default-features"],
            environment: cargo_install::QUICK,
            takes: "about 2 minutes",
        },
    )
}
