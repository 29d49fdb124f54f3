//! The site: what a phone loads.
//!
//! Trunk bundles into `target/trunk`. From there every file goes to `target/site`, with wasm
//! optimised and a `.br` beside everything that compresses. So a running server never sees half a
//! site, and only what changed is worked on. A site for trying it is bundled by [`trial`] instead.

mod assemble;
mod compress;
mod files;
pub(crate) mod fingerprint;
mod glue;
mod names;
mod optimise;
mod shrink;
pub(crate) mod tickets;
mod trial;
pub(crate) mod walk;

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};
use konventa_texts::ShellContent;

use crate::paths::Paths;
use crate::tools::Tools;
use crate::tools::cargo_install::Found;
use crate::tools::wasm_target::TARGET;
use crate::{run, say};
pub(crate) use compress::brotli;

/// Everything the site is made from, relative to the checkout. The app uses `crates/domain` with
/// `crates/statistics`, and `crates/texts` to make its texts; it loads `crates/tickets-wasm`, made of
/// `crates/tickets`.
const INPUTS: &[&str] = &[
    "src",
    "crates/domain",
    "crates/statistics",
    "crates/script",
    "crates/texts",
    "crates/tickets",
    "crates/tickets-wasm",
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

/// One page and the wasm file it loads. A phone loads only the first.
#[derive(Debug)]
struct Page {
    /// The file at the top of the checkout, and of the site.
    file: &'static str,
    /// Where Trunk bundles it, below the staging folder.
    staging: &'static str,
    /// The files of the site that are made from it: what they show if the app does not start.
    shells: &'static [(&'static str, ShellContent)],
}

const PAGES: [Page; 3] = [
    Page {
        file: "index.html",
        staging: "student",
        shells: &[
            ("index.html", ShellContent::Short),
            ("help.html", ShellContent::Help),
            ("privacy.html", ShellContent::Privacy),
        ],
    },
    Page { file: "followup.html", staging: "followup", shells: &[("followup.html", ShellContent::Short)] },
    Page { file: "staff.html", staging: "staff", shells: &[("staff.html", ShellContent::Short)] },
];

/// How the site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As phones get it: optimised for size, compressed, slow to build.
    Release,
    /// For trying it on this machine: quick to build, and much larger.
    Trial,
}

impl Form {
    /// Cargo's arguments for this form.
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Release => &["--release"],
            Self::Trial => &[],
        }
    }

    /// Cargo's folder for this form.
    fn folder(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Trial => "debug",
        }
    }

    /// Cargo's environment for this form.
    ///
    /// A trial uses the development profile, not one of its own, because the server and xtask use
    /// it too: compiler plug-ins are then built once for all three. Optimising, even a little,
    /// would take twice as long and halve the size. Assertions are off as in a release: leptos has
    /// many.
    fn environment(self) -> &'static [(&'static str, &'static str)] {
        match self {
            // Two switches of the compiler that stable versions refuse unless RUSTC_BOOTSTRAP is set. The
            // version is pinned (rust-toolchain.toml), so another one cannot change what they do. Cargo adds
            // them to those of .cargo/config.toml.
            Self::Release => &[
                ("RUSTC_BOOTSTRAP", "1"),
                (
                    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                    // No file and line in what a panic says, and nothing that is formatted with `{:?}`:
                    // 6.8 kB less to load (ADR 7). `xtask::check::debug` finds code that needs the latter.
                    "-Zlocation-detail=none -Zfmt-debug=none",
                ),
            ],
            Self::Trial => &[
                ("CARGO_PROFILE_DEV_DEBUG", "0"),
                ("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false"),
                ("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false"),
                // Plug-ins stay as the server and xtask have them.
                ("CARGO_PROFILE_DEV_BUILD_OVERRIDE_DEBUG_ASSERTIONS", "true"),
                ("CARGO_PROFILE_DEV_BUILD_OVERRIDE_OVERFLOW_CHECKS", "true"),
            ],
        }
    }

    fn described(self) -> &'static str {
        match self {
            Self::Release => "release, fat LTO",
            Self::Trial => "for trying, not optimised for size",
        }
    }
}

/// Builds the site as phones get it, or reports that it is up to date.
pub(crate) fn build(paths: &Paths, tools: &Tools) -> anyhow::Result<()> {
    let recipe = format!(
        "{}\n{}\n{:?}\nshort names and glue, no streams",
        tools.versions,
        optimise::FLAGS.join(" "),
        Form::Release.environment()
    );
    unless_up_to_date(paths, &recipe, || {
        check_that_trunk_does_not_optimise(paths)?;
        compile(paths, Form::Release)?;
        say::step("site: bundling with trunk", || bundle(paths, tools))?;
        say::step("site: optimising and compressing into target/site", || assemble::release(paths, tools))
    })
}

/// Builds the site for trying it on this machine, or reports that it is up to date.
pub(crate) fn build_for_trial(paths: &Paths, wasm_bindgen: &Found) -> anyhow::Result<()> {
    let recipe = format!("wasm-bindgen {}\n{:?}\ntrial", wasm_bindgen.version, Form::Trial.environment());
    unless_up_to_date(paths, &recipe, || {
        compile(paths, Form::Trial)?;
        say::step("site: bundling into target/site", || assemble::trial(paths, wasm_bindgen))
    })
}

fn unless_up_to_date(
    paths: &Paths,
    recipe: &str,
    work: impl FnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let inputs = INPUTS.iter().map(|input| paths.root.join(input)).collect::<Vec<_>>();
    let now = fingerprint::of(&paths.root, &inputs, recipe)?;
    let file = paths.tools.join("site.fingerprint");
    let built = std::fs::read_to_string(&file).unwrap_or_default();
    if built == now && PAGES.iter().all(|page| paths.site.join(page.file).is_file()) {
        say::note("site: up to date");
        return Ok(());
    }
    work()?;
    std::fs::create_dir_all(&paths.tools)?;
    std::fs::write(&file, now).with_context(|| format!("cannot write {}", file.display()))
}

/// Hashes what a released server carries inside: the site as last built, and the decks.
pub(crate) fn with_decks(paths: &Paths) -> anyhow::Result<String> {
    fingerprint::of(&paths.root, &[paths.site.clone(), paths.root.join("decks")], "")
}

/// Makes the folder of the site. The server embeds it at compile time, so it has to exist before
/// cargo is called.
pub(crate) fn ensure_folder(paths: &Paths) -> anyhow::Result<()> {
    std::fs::create_dir_all(&paths.site).with_context(|| format!("cannot make {}", paths.site.display()))
}

/// Compiles the app. Trunk compiles too, but shows no progress; after this it finds everything
/// fresh.
pub(crate) fn compile(paths: &Paths, form: Form) -> anyhow::Result<()> {
    say::step(&format!("site: compiling the app to wasm ({})", form.described()), || {
        run::run(
            run::cargo(
                &paths.root,
                &format!("build --locked --package konventa-app --bins --target {TARGET}"),
            )
            .args(form.arguments())
            .envs(form.environment().iter().copied()),
        )?;
        tickets::compile(paths, form)
    })
}

/// Bundles each page into a folder of its own: Trunk empties the one it is given.
fn bundle(paths: &Paths, tools: &Tools) -> anyhow::Result<()> {
    for page in &PAGES {
        let mut trunk = Command::new(&tools.trunk);
        trunk
            .args(["build", page.file, "--release=true", "--offline", "--quiet", "--dist"])
            .arg(paths.trunk.join(page.staging))
            .current_dir(&paths.root)
            .envs(Form::Release.environment().iter().copied())
            .env("PATH", tools.path_for_trunk()?)
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // Trunk accepts only true or false where others accept any value, and refuses --quiet
            // beside RUST_LOG.
            .env_remove("NO_COLOR")
            .env_remove("RUST_LOG");
        // Trunk passes on what cargo prints, and all of it was printed before.
        run::output(&mut trunk)?;
    }
    Ok(())
}

/// Fails if a page lets Trunk run wasm-opt: the flags would have to be in the page, and a machine
/// without node could not build at all.
fn check_that_trunk_does_not_optimise(paths: &Paths) -> anyhow::Result<()> {
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
