//! Every deck passes the check that its authors run, and the content review is up to date.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::paths::Paths;
use crate::{run, say, server};

/// The list that a lawyer ticks off.
const REVIEW: &str = "docs/content-review.md";

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    let decks = paths.decks()?;
    if decks.is_empty() {
        say::note("no decks in decks/");
        return Ok(());
    }
    let server = server::build(paths)?;
    for deck in &decks {
        run::run(Command::new(&server).args(["deck", "check"]).arg(deck).current_dir(&paths.root))?;
    }
    Ok(())
}

/// Compares the committed review with what the current decks give.
pub(super) fn review(paths: &Paths) -> anyhow::Result<()> {
    let decks = paths.decks()?;
    if decks.is_empty() {
        return Ok(());
    }
    let server = server::build(paths)?;
    let now =
        run::output(Command::new(&server).args(["deck", "review"]).args(&decks).current_dir(&paths.root))?;
    let file = paths.root.join(REVIEW);
    let committed = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()));
    match committed {
        Ok(committed) if committed == now => Ok(()),
        Ok(_) => bail!("{REVIEW} is not up to date; run `{}`", remedy(&decks)),
        Err(error) => Err(error.context(format!("run `{}`", remedy(&decks)))),
    }
}

/// Returns the command that writes the review.
fn remedy(decks: &[PathBuf]) -> String {
    let decks: Vec<String> = decks.iter().map(|deck| with_slashes(deck)).collect();
    format!(
        "cargo run --locked --package konventa-collector --bin konventa -- deck review {} --out {REVIEW}",
        decks.join(" ")
    )
}

fn with_slashes(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_remedy_can_be_pasted() {
        let decks = ["decks/a", "decks/b"].map(PathBuf::from);
        assert_eq!(
            remedy(&decks),
            "cargo run --locked --package konventa-collector --bin konventa -- deck review decks/a decks/b --out docs/content-review.md"
        );
    }
}
