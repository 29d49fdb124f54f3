//! For who writes a deck: what is saved is served, without a restart.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};
use tokio::sync::mpsc;

use super::{Decks, from_folder};
use crate::app::App;

/// So long nothing more may be saved before the folder is read: an editor writes a file in several steps.
const REST: Duration = Duration::from_millis(300);

/// Reads the decks of a folder anew whenever something in it changes, and says what came of it. Decks with faults change
/// nothing: those before them are taught on. Ends only with an error: where the folder cannot be watched.
///
/// # Errors
/// Why it cannot be watched.
pub async fn watch(
    dir: PathBuf,
    app: Arc<App>,
    say: impl Fn(&str),
) -> Result<(), notify_debouncer_mini::notify::Error> {
    let (saved, mut changes) = mpsc::channel(1);
    let mut watcher = new_debouncer(REST, move |_: DebounceEventResult| {
        // One change that waits stands for all that come before it is looked at.
        let _ = saved.try_send(());
    })?;
    watcher.watcher().watch(&dir, RecursiveMode::Recursive)?;
    while changes.recv().await.is_some() {
        if let Some(word) = read(&dir, &app).await {
            say(&word);
        }
    }
    Ok(())
}

/// Reads once. None where nothing that is taught has changed.
async fn read(dir: &Path, app: &App) -> Option<String> {
    let folder = dir.to_owned();
    // A lecture that is held meanwhile does not wait for the compiler.
    let decks = match tokio::task::spawn_blocking(move || from_folder(&folder)).await {
        Ok(Ok(decks)) => decks,
        Ok(Err(faults)) => return Some(format!("The decks before this change are served on. {faults}")),
        Err(_) => return Some("The decks before this change are served on.".to_owned()),
    };
    let taught = |decks: &Decks| -> Vec<String> {
        decks.summaries().map(|deck| format!("{} (version {})", deck.id, deck.version)).collect()
    };
    let now = taught(&decks);
    if now == taught(&app.decks.now()) {
        return None;
    }
    for edition in decks.editions() {
        if let Err(error) = app.store.announce(&edition).await {
            return Some(format!("The decks before this change are served on: {error}"));
        }
    }
    app.decks.replace(decks);
    Some(format!("Read anew: {}. Load the page again to see it.", now.join(", ")))
}
