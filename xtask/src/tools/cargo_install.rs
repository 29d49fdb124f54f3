//! The Rust tools from crates.io, each in one exact version: installed below `target/tools`, or
//! found on `PATH`.

use std::path::PathBuf;

use anyhow::{Context, bail};

use crate::paths::Paths;
use crate::tools::search;
use crate::{run, say};

/// What to install, and how.
pub(crate) struct Crate<'a> {
    /// The package on crates.io.
    package: &'a str,
    /// Its executable.
    executable: &'a str,
    /// Its exact version.
    version: &'a str,
    /// Further arguments of `cargo install`. Unoptimised builds take a third of the time, and none
    /// of these programs works for long.
    arguments: &'a [&'a str],
    /// How long it takes on two cores.
    takes: &'a str,
}

/// Bundles the app. 0.22 needs a newer Rust than the one in rust-toolchain.toml. Without its
/// default features it has no TLS and cannot download anything.
pub(super) const TRUNK: Crate<'_> = Crate {
    package: "trunk",
    executable: "trunk",
    version: "0.21.14",
    arguments: &["--locked", "--debug", "--no-default-features"],
    takes: "about 2 minutes",
};

/// Checks licences, sources and second versions of our dependencies.
pub(crate) const DENY: Crate<'_> = Crate {
    package: "cargo-deny",
    executable: "cargo-deny",
    version: "0.20.2",
    arguments: &["--locked", "--debug", "--no-default-features"],
    takes: "about 1 minute",
};

/// Finds dependencies that no source file mentions.
pub(crate) const MACHETE: Crate<'_> = Crate {
    package: "cargo-machete",
    executable: "cargo-machete",
    version: "0.9.2",
    arguments: &["--locked", "--debug"],
    takes: "about 30 seconds",
};

/// Firefox's driver, which no Debian package has.
pub(super) const GECKODRIVER: Crate<'_> = Crate {
    package: "geckodriver",
    executable: "geckodriver",
    version: "0.37.1",
    arguments: &["--locked", "--debug"],
    takes: "about 2 minutes",
};

/// Finds or installs wasm-bindgen's tool, which writes the JavaScript between browser and app. It
/// refuses a library of another version, so its version is the one in Cargo.lock.
///
/// Not `--locked`, because a dependency in its lock file is no longer served. Only this executable
/// and no TLS, which only its test runner needs.
pub(crate) fn wasm_bindgen(paths: &Paths) -> anyhow::Result<Found> {
    let id = run::output(run::cargo(&paths.root, "pkgid --locked wasm-bindgen"))?;
    let version = id.trim().rsplit_once('@').context("`cargo pkgid` names no version")?.1;
    let arguments = &["--debug", "--no-default-features", "--bin", "wasm-bindgen"];
    let (package, executable, takes) = ("wasm-bindgen-cli", "wasm-bindgen", "about 40 seconds");
    Crate { package, executable, version, arguments, takes }.find_or_install(paths)
}

/// Environment of a quick build with `--debug`: nothing but the program, and nothing stored for the
/// next build. Debug information alone takes a third of the time.
const QUICK: [(&str, &str); 4] = [
    ("CARGO_PROFILE_DEV_DEBUG", "0"),
    ("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false"),
    ("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false"),
    ("CARGO_INCREMENTAL", "0"),
];

/// An installed program of the right version.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    pub(crate) version: String,
}

impl Crate<'_> {
    /// Finds ours, else one on `PATH`, else installs it.
    pub(crate) fn find_or_install(&self, paths: &Paths) -> anyhow::Result<Found> {
        let Self { package, executable, version, takes, .. } = self;
        let ours = paths.tools.join("bin").join(format!("{executable}{}", std::env::consts::EXE_SUFFIX));
        let is_right = |path: &PathBuf| search::version_of(path).as_deref() == Some(*version);
        let found = |path| Found { path, version: (*version).to_owned() };

        if is_right(&ours) {
            return Ok(found(ours));
        }
        if let Some(theirs) = search::on_path(executable).filter(is_right) {
            return Ok(found(theirs));
        }
        let what = format!("{package} {version}: installing into target/tools, {takes}");
        say::step(&what, || install(paths, self))?;
        if !is_right(&ours) {
            let (ours, tools) = (ours.display(), paths.tools.display());
            bail!("{ours} is installed but does not report version {version}; remove {tools} and run again");
        }
        Ok(found(ours))
    }
}

fn install(paths: &Paths, wanted: &Crate<'_>) -> anyhow::Result<()> {
    // The folder stays if this is interrupted: the next try continues where this one stopped. Each
    // tool has its own, because two may be installed at the same time.
    let build = paths.tools.join("build").join(wanted.package);
    // From outside the checkout, whose cargo configuration is for our own packages.
    run::run(
        run::cargo(&std::env::temp_dir(), &format!("install {}@{}", wanted.package, wanted.version))
            .args(wanted.arguments)
            // Another build may show its progress at the same time.
            .args(["--force", "--quiet"])
            .arg("--root")
            .arg(&paths.tools)
            .envs(QUICK)
            .env("CARGO_TARGET_DIR", &build),
    )?;
    // Half a gigabyte that is not needed any more. The tool is installed even if this fails.
    let _ = std::fs::remove_dir_all(&build);
    Ok(())
}
