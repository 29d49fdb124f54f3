//! wasm-bindgen's command line tool, which writes the JavaScript between browser and app. It refuses
//! a library of another version, so its version is read from Cargo.lock.

use anyhow::Context;

use crate::paths::Paths;
use crate::tools::cargo_install::{self, Crate, Found};
use crate::tools::lockfile;

/// Finds or installs the tool.
///
/// Not `--locked`, because a dependency in its lock file is no longer served. Not optimised: it then
/// takes a second for a page instead of a fifth. Only this executable and no TLS, which only its test
/// runner needs.
pub(super) fn find_or_install(paths: &Paths) -> anyhow::Result<Found> {
    let file = paths.root.join("Cargo.lock");
    let lockfile =
        std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let version = lockfile::version_of(&lockfile, "wasm-bindgen").context(
        "Cargo.lock holds no wasm-bindgen, or more than one; `cargo tree -i wasm-bindgen` shows why",
    )?;
    cargo_install::find_or_install(
        paths,
        &Crate {
            package: "wasm-bindgen-cli",
            executable: "wasm-bindgen",
            version: &version,
            arguments: &["--debug", "--no-default-features", "--bin", "wasm-bindgen"],
            environment: cargo_install::QUICK,
            takes: "about 40 seconds",
        },
    )
}
