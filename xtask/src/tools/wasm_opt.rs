//! wasm-opt, which nearly halves the app's wasm and saves over a quarter of what is sent. Debian's
//! is too old for rustc's output and Trunk would download it from GitHub, so it comes from npm and
//! runs in node.

use std::path::PathBuf;
use std::process::Command;

use crate::paths::Paths;
use crate::say;
use crate::tools::npm::{Package, REMEDY};
use crate::tools::search;

/// Binaryen's version, which is one number. A newer one on `PATH` will do.
const VERSION: u32 = 132;

const PACKAGE: Package = Package { name: "binaryen", version: "132.0.0", script: "bin/wasm-opt" };

/// An installed wasm-opt.
#[derive(Debug)]
pub(crate) struct WasmOpt {
    program: PathBuf,
    /// The script, if the program is node.
    script: Option<PathBuf>,
    /// Binaryen's version.
    pub(crate) version: u32,
}

impl WasmOpt {
    /// Begins a command, to which arguments are added.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.script);
        command
    }
}

/// Finds or installs wasm-opt. Without npm it returns `None` and prints a warning with the remedy.
pub(super) fn find_or_install(paths: &Paths) -> anyhow::Result<Option<WasmOpt>> {
    let ours = |(node, script)| WasmOpt { program: node, script: Some(script), version: VERSION };
    if let Some(found) = PACKAGE.find(paths) {
        return Ok(Some(ours(found)));
    }
    if let Some(program) = search::on_path("wasm-opt")
        && let Some(version) = search::version_of(&program).as_deref().and_then(search::major)
        && version >= VERSION
    {
        return Ok(Some(WasmOpt { program, script: None, version }));
    }
    let installed = PACKAGE.install(paths)?;
    if installed.is_none() {
        say::warning(&format!(
            "no node and npm, so the app is built without wasm-opt and esbuild and is larger; {REMEDY}"
        ));
    }
    Ok(installed.map(ours))
}
