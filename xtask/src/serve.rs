//! `cargo xtask serve`: from a clean checkout to a running Konventa. The server itself prints the
//! links.

mod plan;

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::anyhow;

use crate::paths::Paths;
use crate::site::Form;
use crate::tools::{cargo_install, wasm_target};
use crate::{server, site, tools};

/// Builds what changed, then becomes the server.
pub(crate) fn serve(paths: &Paths, release: bool, args: &[String]) -> anyhow::Result<ExitCode> {
    let executable = if release { build_release(paths)? } else { build_for_trial(paths)? };
    let mut command = Command::new(executable);
    command.arg("serve").args(args).current_dir(&paths.root);
    become_it(&mut command)
}

fn build_release(paths: &Paths) -> anyhow::Result<PathBuf> {
    let tools = tools::for_site(paths)?;
    site::build(paths, &tools)?;
    server::build_release(paths)
}

/// Builds everything as quickly as possible. wasm-bindgen is installed while server and app compile:
/// each of these ends with a long stretch on one core, which the other then fills.
fn build_for_trial(paths: &Paths) -> anyhow::Result<PathBuf> {
    plan::announce(paths);
    wasm_target::find_or_install(paths)?;
    let (wasm_bindgen, server) = std::thread::scope(|scope| {
        let wasm_bindgen = scope.spawn(|| cargo_install::wasm_bindgen(paths));
        let server = server::build_for_trial(paths)
            .and_then(|server| site::compile(paths, Form::Trial).map(|()| server));
        let installed = wasm_bindgen.join();
        (installed.unwrap_or_else(|_| Err(anyhow!("installing wasm-bindgen panicked"))), server)
    });
    site::build_for_trial(paths, &wasm_bindgen?)?;
    server
}

/// Replaces this process, so that Ctrl-C and every other signal reach the server directly.
#[cfg(unix)]
fn become_it(command: &mut Command) -> anyhow::Result<ExitCode> {
    use std::os::unix::process::CommandExt;

    use crate::run;

    let error = command.exec();
    // Only a failure comes back.
    Err(anyhow::Error::new(error).context(format!("cannot start `{}`", run::show(command))))
}

/// Waits for the server where a process cannot be replaced. Ctrl-C goes to all processes of the
/// console, so the server finishes first.
#[cfg(not(unix))]
fn become_it(command: &mut Command) -> anyhow::Result<ExitCode> {
    let status = command.status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
