//! `cargo xtask dist`: one executable with site and decks inside, to copy to a laptop or a server.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, bail};

use crate::paths::Paths;
use crate::tools::npm;
use crate::{say, server, site, tools};

/// Builds and copies it, then prints how to run it.
pub(crate) fn dist(paths: &Paths) -> anyhow::Result<ExitCode> {
    let start = Instant::now();
    let tools = tools::for_site(paths)?;
    if tools.wasm_opt.is_none() {
        bail!("without wasm-opt phones would load a larger app than necessary: {}", npm::REMEDY);
    }
    site::build(paths, &tools)?;
    let built = server::build_release(paths)?;
    std::fs::create_dir_all(&paths.dist).with_context(|| format!("cannot make {}", paths.dist.display()))?;
    let name = built.file_name().context("the server has no name")?;
    let given = paths.dist.join(name);
    // Removed first: a running executable cannot be overwritten.
    let _ = std::fs::remove_file(&given);
    let bytes = std::fs::copy(&built, &given).with_context(|| format!("cannot write {}", given.display()))?;
    let shown = given.strip_prefix(&paths.root).unwrap_or(&given).display();
    println!("{shown}: {}, made in {}", say::kilobytes(bytes), say::duration(start.elapsed()));
    println!("run it: {shown} serve --lan");
    Ok(ExitCode::SUCCESS)
}
