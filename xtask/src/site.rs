//! The site: what a phone loads. Trunk bundles into `target/trunk`; from there every file goes to `target/site`, wasm
//! optimised and everything compressible with a `.br` beside it, so that a running server never sees half a site from Trunk
//! and only what changed is worked on again.

mod assemble;
mod compress;
pub(crate) mod fingerprint;
mod names;
mod optimise;
mod shrink;
pub(crate) mod walk;

use std::path::Path;

use anyhow::{Context, bail};

use crate::paths::Paths;
use crate::tools::Tools;
use crate::{run, say};
pub(crate) use compress::brotli;

/// Everything the site is made from, relative to the checkout. The app uses `crates/domain` with
/// `crates/statistics`, and `crates/texts` to make its texts.
const INPUTS: &[&str] = &[
    "src",
    "crates/domain",
    "crates/statistics",
    "crates/script",
    "crates/texts",
    "index.html",
    "staff.html",
    "followup.html",
    "style",
    "public",
    "locales",
    "Trunk.toml",
    "Cargo.lock",
    "Cargo.toml",
    "build.rs",
    "rust-toolchain.toml",
    ".cargo/config.toml",
];

/// One page and the wasm file it loads. A phone loads the first alone.
#[derive(Debug)]
struct Page {
    /// The file at the top of the checkout, and of the site.
    file: &'static str,
    /// Where Trunk bundles it, below the staging folder.
    staging: &'static str,
}

const PAGES: [Page; 3] = [
    Page { file: "index.html", staging: "student" },
    Page { file: "followup.html", staging: "followup" },
    Page { file: "staff.html", staging: "staff" },
];

/// Builds the site, or says that it is up to date.
pub(crate) fn build(paths: &Paths, tools: &Tools) -> anyhow::Result<()> {
    let inputs = INPUTS.iter().map(|input| paths.root.join(input)).collect::<Vec<_>>();
    let recipe = format!("{}\n{}\nshort names, no streams", tools.versions, optimise::FLAGS.join(" "));
    let now = fingerprint::of(&paths.root, &inputs, &recipe)?;
    let file = paths.tools.join("site.fingerprint");
    let built = std::fs::read_to_string(&file).unwrap_or_default();
    if built == now && PAGES.iter().all(|page| paths.site.join(page.file).is_file()) {
        say::note("site: up to date");
        return Ok(());
    }
    trunk_is_told_not_to_optimise(paths)?;
    say::step("site: compiling the app to wasm (release, fat LTO)", || compile(paths))?;
    say::step("site: bundling with trunk", || bundle(paths, tools))?;
    say::step("site: optimising and compressing into target/site", || assemble::assemble(paths, tools))?;
    std::fs::create_dir_all(&paths.tools)?;
    std::fs::write(&file, now).with_context(|| format!("cannot write {}", file.display()))
}

/// The fingerprint of what a released server carries inside: the site as last built, and the decks.
pub(crate) fn with_decks(paths: &Paths) -> anyhow::Result<String> {
    fingerprint::of(&paths.root, &[paths.site.clone(), paths.root.join("decks")], "")
}

/// The server embeds `target/site` at compile time, so the folder has to be there before cargo is called.
pub(crate) fn ensure_folder(paths: &Paths) -> anyhow::Result<()> {
    std::fs::create_dir_all(&paths.site).with_context(|| format!("cannot make {}", paths.site.display()))
}

/// Trunk compiles too; done here first, with cargo's own progress on the terminal, Trunk finds everything fresh.
fn compile(paths: &Paths) -> anyhow::Result<()> {
    run::run(run::cargo(&paths.root).args([
        "build",
        "--release",
        "--locked",
        "--package",
        "konventa-app",
        "--bins",
        "--target",
        "wasm32-unknown-unknown",
    ]))
}

/// Each page in a folder of its own: Trunk empties the one it is given.
fn bundle(paths: &Paths, tools: &Tools) -> anyhow::Result<()> {
    for page in &PAGES {
        let mut trunk = std::process::Command::new(&tools.trunk);
        trunk
            .args(["build", page.file, "--release", "--offline", "--quiet", "--dist"])
            .arg(paths.trunk.join(page.staging))
            .current_dir(&paths.root)
            .env("PATH", tools.path_for_trunk()?)
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // Trunk wants true or false where the convention is any value, and refuses --quiet beside RUST_LOG.
            .env_remove("NO_COLOR")
            .env_remove("RUST_LOG");
        // Trunk sends what cargo says to the terminal; all of it was said before.
        run::output(&mut trunk)?;
    }
    Ok(())
}

/// With wasm-opt in Trunk's hands its flags would live in index.html, and a machine without node could not build at all.
fn trunk_is_told_not_to_optimise(paths: &Paths) -> anyhow::Result<()> {
    for page in &PAGES {
        let file = page.file;
        if !read(&paths.root.join(file))?.contains(r#"data-wasm-opt="0""#) {
            bail!(
                r#"{file}: the <link data-trunk rel="rust"> needs data-wasm-opt="0", because xtask runs wasm-opt"#
            );
        }
    }
    Ok(())
}

fn read(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}
