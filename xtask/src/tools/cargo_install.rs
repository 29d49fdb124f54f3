//! Installs a Rust tool below `target/tools`, or finds one of the same version on `PATH`.

use std::path::PathBuf;

use crate::paths::Paths;
use crate::tools::search;
use crate::{run, say};

/// What to install, and how.
pub(super) struct Crate<'a> {
    /// The package on crates.io.
    pub(super) package: &'a str,
    /// Its executable.
    pub(super) executable: &'a str,
    /// Its exact version.
    pub(super) version: &'a str,
    /// Further arguments of `cargo install`.
    pub(super) arguments: &'a [&'a str],
    /// Environment of the build.
    pub(super) environment: &'a [(&'a str, &'a str)],
    /// How long it takes on two cores.
    pub(super) takes: &'a str,
}

/// Environment of a quick build with `--debug`: nothing but the program, and nothing stored for the
/// next build. Debug information alone takes a third of the time.
pub(super) const QUICK: &[(&str, &str)] = &[
    ("CARGO_PROFILE_DEV_DEBUG", "0"),
    ("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false"),
    ("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false"),
    ("CARGO_INCREMENTAL", "0"),
];

/// An installed program of the right version.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) version: String,
}

/// Finds ours, else one on `PATH`, else installs it.
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
            "{} is installed but does not report version {}; remove {} and run again",
            ours.display(),
            wanted.version,
            paths.tools.display()
        );
    }
    Ok(found(ours))
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
            .envs(wanted.environment.iter().copied())
            .env("CARGO_TARGET_DIR", &build),
    )?;
    // Half a gigabyte that is not needed any more. The tool is installed even if this fails.
    let _ = std::fs::remove_dir_all(&build);
    Ok(())
}
