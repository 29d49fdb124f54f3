//! Every deck in the checkout passes the check that its authors run.

use std::process::Command;

use crate::paths::Paths;
use crate::{run, say, server};

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    let decks = paths.decks()?;
    if decks.is_empty() {
        say::note("no decks in decks/");
        return Ok(());
    }
    let server = server::build(paths)?;
    for deck in decks {
        run::run(Command::new(&server).args(["deck", "check"]).arg(deck).current_dir(&paths.root))?;
    }
    Ok(())
}
