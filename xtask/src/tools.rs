//! Set-up: what a clean machine lacks is installed once, below `target/tools`, from crates.io, npm and (for the browsers of the
//! tests) Debian's packages. Trunk would fetch its tools from GitHub by itself; it is never let, so that set-up also works where
//! only the registries are reachable.
//!
//! The stamp of an installed tool is the tool: each run asks it for its version, so a broken or outdated one heals itself.

pub(crate) mod browser;
mod cargo_install;
mod debian;
pub(crate) mod deny;
pub(crate) mod esbuild;
mod lockfile;
pub(crate) mod machete;
pub(crate) mod npm;
pub(crate) mod python;
mod search;
pub(crate) mod socket_io;
mod trunk;
mod wasm_bindgen;
pub(crate) mod wasm_opt;
pub(crate) mod wasm_target;

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Context;

use crate::paths::Paths;
use crate::say;
use esbuild::Esbuild;
use wasm_opt::WasmOpt;

/// What building the site needs.
#[derive(Debug)]
pub(crate) struct Tools {
    /// Trunk's executable.
    pub(crate) trunk: PathBuf,
    /// The executable of wasm-bindgen, exactly as old as the library in Cargo.lock.
    pub(crate) wasm_bindgen: PathBuf,
    /// Missing where there is no node: the site works without, but is larger.
    pub(crate) wasm_opt: Option<WasmOpt>,
    /// Likewise.
    pub(crate) esbuild: Option<Esbuild>,
    /// Versions, for the fingerprint of the site and for the eye.
    pub(crate) versions: String,
}

impl Tools {
    /// A `PATH` on which Trunk finds our wasm-bindgen before any other.
    pub(crate) fn path_for_trunk(&self) -> anyhow::Result<OsString> {
        let ours = self.wasm_bindgen.parent().map(PathBuf::from).into_iter();
        let theirs = std::env::var_os("PATH").unwrap_or_default();
        std::env::join_paths(ours.chain(std::env::split_paths(&theirs)))
            .context("PATH holds a folder with a separator in its name")
    }
}

/// Finds or installs what building the site needs. Says one line when all is there.
pub(crate) fn for_site(paths: &Paths) -> anyhow::Result<Tools> {
    wasm_target::find_or_install(paths)?;
    let trunk = trunk::find_or_install(paths)?;
    let wasm_bindgen = wasm_bindgen::find_or_install(paths)?;
    let wasm_opt = wasm_opt::find_or_install(paths)?;
    let esbuild = esbuild::find_or_install(paths)?;
    let minifier =
        esbuild.as_ref().map_or("no esbuild".to_owned(), |_| format!("esbuild {}", Esbuild::VERSION));
    let optimiser =
        wasm_opt.as_ref().map_or("no wasm-opt".to_owned(), |tool| format!("wasm-opt {}", tool.version));
    let versions =
        format!("trunk {}, wasm-bindgen {}, {optimiser}, {minifier}", trunk.version, wasm_bindgen.version);
    say::note(&format!("tools: wasm target, {versions}"));
    Ok(Tools { trunk: trunk.path, wasm_bindgen: wasm_bindgen.path, wasm_opt, esbuild, versions })
}
