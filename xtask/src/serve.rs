//! `cargo xtask serve`: from a clean checkout to a running Konventa. The server itself prints the links.

use std::process::{Command, ExitCode};

use crate::paths::Paths;
use crate::{server, site, tools};

/// Builds what changed, then becomes the server.
pub(crate) fn serve(paths: &Paths, release: bool, args: &[String]) -> anyhow::Result<ExitCode> {
    let tools = tools::for_site(paths)?;
    site::build(paths, &tools)?;
    let executable = if release { server::build_release(paths)? } else { server::build(paths)? };
    let mut command = Command::new(executable);
    command.arg("serve").args(args).current_dir(&paths.root);
    become_it(&mut command)
}

/// Replaces this process, so that Ctrl-C and every other signal reach the server and nobody stands in between.
#[cfg(unix)]
fn become_it(command: &mut Command) -> anyhow::Result<ExitCode> {
    use std::os::unix::process::CommandExt;

    use crate::run;

    let error = command.exec();
    // Only a failure comes back.
    Err(anyhow::Error::new(error).context(format!("cannot start `{}`", run::show(command))))
}

/// Where a process cannot be replaced, Ctrl-C goes to all that share the console: the server finishes and is waited for.
#[cfg(not(unix))]
fn become_it(command: &mut Command) -> anyhow::Result<ExitCode> {
    let status = command.status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
