//! Set-up. Tools that a clean machine lacks are installed once, below `target/tools`, from
//! crates.io and npm; the browsers of the tests come from Debian's packages. Trunk is never allowed
//! to download its tools from GitHub, so that set-up also works where only the registries can be
//! reached.
//!
//! No list says what is installed: each run asks each tool for its version, so a broken or outdated
//! one is replaced.

pub(crate) mod axe;
pub(crate) mod browser;
pub(crate) mod cargo_install;
mod debian;
pub(crate) mod esbuild;
pub(crate) mod npm;
pub(crate) mod postgres;
pub(crate) mod python;
mod search;
pub(crate) mod wasm_opt;
pub(crate) mod wasm_target;

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Context;

use crate::paths::Paths;
use crate::say;
use esbuild::Esbuild;
use wasm_opt::WasmOpt;

/// The tools that build the site as phones get it.
#[derive(Debug)]
pub(crate) struct Tools {
    /// Trunk's executable.
    pub(crate) trunk: PathBuf,
    /// The executable of wasm-bindgen, in the version of the library in Cargo.lock.
    pub(crate) wasm_bindgen: PathBuf,
    /// Missing without node: the site then works, but is larger.
    pub(crate) wasm_opt: Option<WasmOpt>,
    /// Missing in the same case.
    pub(crate) esbuild: Option<Esbuild>,
    /// Their versions, for the fingerprint of the site and for people.
    pub(crate) versions: String,
}

impl Tools {
    /// Returns a `PATH` on which Trunk finds our wasm-bindgen before any other.
    pub(crate) fn path_for_trunk(&self) -> anyhow::Result<OsString> {
        let ours = self.wasm_bindgen.parent().map(PathBuf::from).into_iter();
        let theirs = std::env::var_os("PATH").unwrap_or_default();
        std::env::join_paths(ours.chain(std::env::split_paths(&theirs)))
            .context("PATH holds a folder with a separator in its name")
    }
}

/// Finds or installs everything that builds the site as phones get it.
pub(crate) fn for_site(paths: &Paths) -> anyhow::Result<Tools> {
    wasm_target::find_or_install(paths)?;
    let trunk = cargo_install::TRUNK.find_or_install(paths)?;
    let wasm_bindgen = cargo_install::wasm_bindgen(paths)?;
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
