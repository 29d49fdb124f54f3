//! `cargo xtask shots`: takes the README's screenshots from the current product.

use std::process::ExitCode;

use crate::paths::Paths;
use crate::tools::browser;
use crate::{run, say, server, site, test, tools};

/// Has `tests/e2e` start an empty server and take screenshots: those of the README, or every screen
/// in every language.
pub(crate) fn shots(paths: &Paths, gallery: bool) -> anyhow::Result<ExitCode> {
    let browser = browser::find_or_install()?;
    let tools = tools::for_site(paths)?;
    site::build(paths, &tools)?;
    let executable = server::build(paths)?;
    let (folder, argument) =
        if gallery { ("target/shots/gallery", Some("--all")) } else { ("docs/pictures", None) };
    say::step(&format!("screenshots into {folder}"), || {
        run::run(
            run::cargo(&paths.root, "run --locked --package konventa-e2e --bin shots --")
                .arg(paths.root.join(folder))
                .args(argument)
                .envs(test::environment(&executable, &browser)),
        )
    })?;
    Ok(ExitCode::SUCCESS)
}
