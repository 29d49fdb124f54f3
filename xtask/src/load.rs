//! `cargo xtask load`: many phones against the release build of the server. The load generator is
//! `tests/load`; here it is built and gets a server.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::Context;

use crate::paths::Paths;
use crate::{run, say, server, site, tools};

/// What the generator can play. The first is the default.
const KINDS: [&str; 2] = ["lecture", "streams"];

/// Builds generator and server, and passes the arguments on.
pub(crate) fn load(paths: &Paths, args: &[String]) -> anyhow::Result<ExitCode> {
    let generator = generator(paths)?;
    let mut command = Command::new(generator);
    command.args(complete(args));
    // No server is needed for one that runs elsewhere, or for `--help`.
    if !args.iter().any(|arg| arg.starts_with("--url") || ["-h", "--help"].contains(&arg.as_str())) {
        command.arg("--server").arg(server(paths)?);
    }
    let status = command.status().with_context(|| format!("cannot start `{}`", run::show(&command)))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Makes the release build of the server, with the current site and decks inside.
pub(crate) fn server(paths: &Paths) -> anyhow::Result<PathBuf> {
    let tools = tools::for_site(paths)?;
    site::build(paths, &tools)?;
    server::build_release(paths)
}

/// Builds the generator, as fast as the server: it should not be what is measured.
pub(crate) fn generator(paths: &Paths) -> anyhow::Result<PathBuf> {
    say::step("load generator: compiling, some minutes at first", || {
        run::run(run::cargo(
            &paths.root,
            &format!("build --profile {} --locked --package konventa-load", server::PROFILE),
        ))
    })?;
    Ok(server::program(paths, server::PROFILE, "konventa-load"))
}

/// Runs the generator and returns its figures, and whether all counts were exact.
pub(crate) fn measure(
    generator: &Path,
    args: &[&str],
    figures: &Path,
) -> anyhow::Result<(bool, serde_json::Value)> {
    // Figures of an earlier run must not be taken for these.
    let _ = std::fs::remove_file(figures);
    let mut command = Command::new(generator);
    command.args(args).arg("--json").arg(figures);
    let status = command.status().with_context(|| format!("cannot start `{}`", run::show(&command)))?;
    let text =
        std::fs::read(figures).with_context(|| format!("`{}` left no figures", run::show(&command)))?;
    Ok((status.success(), serde_json::from_slice(&text)?))
}

fn complete(args: &[String]) -> Vec<String> {
    let named = args.first().is_some_and(|first| KINDS.contains(&first.as_str()));
    let kind = if named { None } else { Some(KINDS[0].to_owned()) };
    kind.into_iter().chain(args.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lecture_is_the_default() {
        let complete =
            |args: &[&str]| complete(&args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>());
        assert_eq!(complete(&["--phones", "60"]), ["lecture", "--phones", "60"]);
        assert_eq!(complete(&["streams", "--streams", "9"]), ["streams", "--streams", "9"]);
        assert_eq!(complete(&[]), ["lecture"]);
    }
}
