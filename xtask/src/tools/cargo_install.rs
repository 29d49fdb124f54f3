//! Installing a Rust tool below `target/tools`, or using one of the same version that the developer already has.

use std::path::PathBuf;

use crate::paths::Paths;
use crate::tools::search;
use crate::{run, say};

/// What to install, and how.
pub(super) struct Crate<'a> {
    /// The package on crates.io.
    pub(super) package: &'a str,
    /// The executable it brings.
    pub(super) executable: &'a str,
    /// The exact version.
    pub(super) version: &'a str,
    /// Further arguments of `cargo install`.
    pub(super) arguments: &'a [&'a str],
    /// Environment of the build.
    pub(super) environment: &'a [(&'a str, &'a str)],
    /// How long it takes on two cores, for people who wait.
    pub(super) takes: &'a str,
}

/// Environment of a build with `--debug` that leaves out debug information, which doubles its time.
pub(super) const QUICK: &[(&str, &str)] = &[("CARGO_PROFILE_DEV_DEBUG", "0"), ("CARGO_INCREMENTAL", "0")];

/// A program that is there, in the version asked for.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) version: String,
}

/// Ours, else the developer's own, else freshly installed.
pub(super) fn find_or_install(paths: &Paths, wanted: &Crate<'_>) -> anyhow::Result<Found> {
    let ours = paths.tools.join("bin").join(format!("{}{}", wanted.executable, std::env::consts::EXE_SUFFIX));
    let is_right = |path: &PathBuf| search::version_of(path).as_deref() == Some(wanted.version);
    let found = |path| Found { path, version: wanted.version.to_owned() };

    if is_right(&ours) {
        return Ok(found(ours));
    }
    if let Some(theirs) = search::on_path(wanted.executable).filter(is_right) {
        return Ok(found(theirs));
    }
    say::step(
        &format!("{} {}: installing into target/tools, {}", wanted.package, wanted.version, wanted.takes),
        || install(paths, wanted),
    )?;
    if !is_right(&ours) {
        anyhow::bail!(
            "{} is installed but does not say it is version {}; remove {} and run again",
            ours.display(),
            wanted.version,
            paths.tools.display()
        );
    }
    Ok(found(ours))
}

fn install(paths: &Paths, wanted: &Crate<'_>) -> anyhow::Result<()> {
    // A folder of its own, kept when interrupted: the next try goes on where this one stopped.
    let build = paths.tools.join("build");
    // From outside the checkout, whose cargo configuration is about our own packages.
    run::run(
        run::cargo(&std::env::temp_dir())
            .arg("install")
            .arg(format!("{}@{}", wanted.package, wanted.version))
            .args(wanted.arguments)
            .arg("--force")
            .arg("--root")
            .arg(&paths.tools)
            .envs(wanted.environment.iter().copied())
            .env("CARGO_TARGET_DIR", &build),
    )?;
    // Half a gigabyte that nobody needs again; a failure to remove it is no failure to install.
    let _ = std::fs::remove_dir_all(&build);
    Ok(())
}
