//! wasm-opt, which nearly halves the app's wasm and takes over a quarter off what is sent. Debian's is too old for what rustc emits and Trunk would fetch it from
//! GitHub, so it comes from npm, as a program that node runs.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::paths::Paths;
use crate::tools::search;
use crate::{run, say};

/// Binaryen's version is one number; a newer one on `PATH` serves as well.
const VERSION: u32 = 132;

/// A wasm-opt that can be called.
#[derive(Debug)]
pub(crate) struct WasmOpt {
    program: PathBuf,
    /// The script, where the program is node.
    script: Option<PathBuf>,
    /// Binaryen's number.
    pub(crate) version: u32,
}

impl WasmOpt {
    /// The command, to which the arguments are added.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.script);
        command
    }
}

/// Finds or installs wasm-opt. None, with a warning that names the remedy, where there is no npm.
pub(super) fn find_or_install(paths: &Paths) -> anyhow::Result<Option<WasmOpt>> {
    let package = paths.tools.join("npm/node_modules/binaryen");
    let node = search::on_path("node").or_else(|| search::on_path("nodejs"));

    if let Some(node) = &node
        && installed(&package) == Some(VERSION)
    {
        return Ok(Some(WasmOpt {
            program: node.clone(),
            script: Some(package.join("bin/wasm-opt")),
            version: VERSION,
        }));
    }
    if let Some(program) = search::on_path("wasm-opt")
        && let Some(version) = search::version_of(&program).as_deref().and_then(search::major)
        && version >= VERSION
    {
        return Ok(Some(WasmOpt { program, script: None, version }));
    }
    let (Some(node), Some(npm)) = (node, search::on_path("npm")) else {
        say::warning(&format!(
            "no node and npm, so the app is built without wasm-opt and is larger; {REMEDY}"
        ));
        return Ok(None);
    };
    say::step(
        &format!("wasm-opt {VERSION} (npm package binaryen): installing into target/tools, some seconds"),
        || {
            run::output(
                Command::new(npm)
                    .arg("install")
                    .arg("--prefix")
                    .arg(paths.tools.join("npm"))
                    .args(["--no-audit", "--no-fund", "--ignore-scripts"])
                    .arg(format!("binaryen@{VERSION}")),
            )
        },
    )?;
    Ok(Some(WasmOpt { program: node, script: Some(package.join("bin/wasm-opt")), version: VERSION }))
}

/// What to type where wasm-opt is missing.
pub(crate) const REMEDY: &str =
    "to have it, run `sudo apt-get install nodejs npm` (or install node from nodejs.org) and try again";

/// The version in the package's manifest: asking node takes half a second in every run.
fn installed(package: &Path) -> Option<u32> {
    let text = std::fs::read_to_string(package.join("package.json")).ok()?;
    let manifest: serde_json::Value = serde_json::from_str(&text).ok()?;
    search::major(manifest["version"].as_str()?)
}
