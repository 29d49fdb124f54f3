//! Runs other programs. A failure names the command, so that a developer can repeat it by hand.

use std::borrow::BorrowMut;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

/// Begins a cargo command with these arguments, separated by spaces. It is the cargo that started us,
/// so that a toolchain chosen by `cargo +name` stays chosen.
pub(crate) fn cargo(root: &Path, arguments: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments.split_whitespace()).current_dir(root);
    command
}

/// Runs a command to its end in the developer's terminal. Fails if the program fails.
pub(crate) fn run(mut command: impl BorrowMut<Command>) -> anyhow::Result<()> {
    let command = command.borrow_mut();
    let shown = show(command);
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs a command quietly and returns its standard output. An error carries its standard error.
pub(crate) fn output(mut command: impl BorrowMut<Command>) -> anyhow::Result<String> {
    let command = command.borrow_mut();
    let shown = show(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{shown}`"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{shown}` failed ({}): {}", output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Writes a command as one would type it.
pub(crate) fn show(command: &Command) -> String {
    let program = Path::new(command.get_program());
    // The path of a toolchain's cargo is noise; people type the name.
    let name = match program.file_stem() {
        Some(stem) if stem == OsStr::new("cargo") => stem,
        _ => program.as_os_str(),
    };
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| {
            let word = word.to_string_lossy();
            if word.contains(' ') { format!("'{word}'") } else { word.into_owned() }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_typed() {
        let mut command = Command::new("/some/where/cargo");
        command.args(["test", "--", "two words"]);
        assert_eq!(show(&command), "cargo test -- 'two words'");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = run(&mut Command::new("no-such-program-here")).unwrap_err();
        assert!(format!("{error:#}").contains("cannot start `no-such-program-here`"));
    }
}
