//! `cargo xtask shots`: takes the README's screenshots from the current product.

use std::process::ExitCode;

use anyhow::Context;

use crate::paths::Paths;
use crate::server::Running;
use crate::site::Form;
use crate::tools::browser;
use crate::{run, say, server, site, test, tools};

/// Keys of a server that runs for a minute on the loopback interface with an empty database.
const KEYS: &[(&str, &str)] = &[
    ("KONVENTA_PRESENTER_KEY", "presenter-key-of-the-screenshots-only"),
    ("KONVENTA_RESEARCH_KEY", "research-key-of-the-screenshots-only"),
];

/// Starts an empty server and has `tests/e2e` take screenshots: those of the README, or every screen
/// in every language.
pub(crate) fn shots(paths: &Paths, gallery: bool) -> anyhow::Result<ExitCode> {
    let browser = browser::find_or_install()?;
    let tools = tools::for_site(paths)?;
    site::build(paths, &tools, Form::Release)?;
    let executable = server::build(paths)?;

    let scratch = paths.root.join("target/shots");
    // The database of an earlier run would show in the pictures.
    let _ = std::fs::remove_dir_all(&scratch);
    std::fs::create_dir_all(&scratch).with_context(|| format!("cannot make {}", scratch.display()))?;
    let pictures = if gallery { scratch.join("gallery") } else { paths.root.join("docs/pictures") };
    std::fs::create_dir_all(&pictures).with_context(|| format!("cannot make {}", pictures.display()))?;

    let running = Running::start(&executable, &scratch.join("shots.db"), KEYS)?;
    say::step(&format!("screenshots into {}", pictures.display()), || {
        run::run(
            run::cargo(&paths.root)
                .args(["run", "--locked", "--package", "konventa-e2e", "--bin", "shots"])
                .envs(test::environment(&executable, &browser))
                .envs(KEYS.iter().copied())
                .env("KONVENTA_URL", &running.url)
                .env(if gallery { "KONVENTA_GALLERY" } else { "KONVENTA_PICTURES" }, &pictures),
        )
    })?;
    Ok(ExitCode::SUCCESS)
}
