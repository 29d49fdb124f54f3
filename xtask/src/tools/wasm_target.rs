//! Rust's standard library for wasm32, which the app needs.

use std::path::Path;
use std::process::Command;

use anyhow::Context;

use crate::paths::Paths;
use crate::{run, say};

/// The target that the app is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Finds or installs the library. Looks for the library itself, because Rust may come without
/// rustup.
pub(crate) fn find_or_install(paths: &Paths) -> anyhow::Result<()> {
    if is_there(paths)? {
        return Ok(());
    }
    say::step(&format!("Rust's {TARGET} target: installing"), || {
        run::run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(&paths.root)).with_context(|| {
            format!("the app needs Rust's {TARGET} target; with Rust from rustup.rs, run `rustup target add {TARGET}`")
        })
    })
}

fn is_there(paths: &Paths) -> anyhow::Result<bool> {
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let folder =
        run::output(rustc.args(["--print", "target-libdir", "--target", TARGET]).current_dir(&paths.root))?;
    Ok(Path::new(folder.trim()).is_dir())
}
