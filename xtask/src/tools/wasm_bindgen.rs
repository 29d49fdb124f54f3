//! wasm-bindgen's command line tool, which writes the JavaScript between the browser and the app. It refuses to work with a
//! library of another version, so its version is read from Cargo.lock.

use anyhow::Context;

use crate::paths::Paths;
use crate::tools::cargo_install::{self, Crate, Found};
use crate::tools::lockfile;

/// Finds or installs the tool. Not `--locked`: a dependency in its lock file is no longer served. Little optimisation: it runs
/// for a second, and building it optimised takes half as long again.
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
            arguments: &[],
            environment: &[("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"), ("CARGO_PROFILE_RELEASE_LTO", "off")],
            takes: "about 1 minute",
        },
    )
}
