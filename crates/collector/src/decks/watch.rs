//! Serves a changed deck without a restart, for authors.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use konventa_store::Store;
use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};
use tokio::sync::mpsc;

use super::{CurrentDecks, Decks, from_folder};
use crate::error_chain::chain;

/// The pause after the last change before the folder is read: an editor writes a file in several
/// steps.
const QUIET_PERIOD: Duration = Duration::from_millis(300);

/// Reads the decks of a folder again whenever something in it changes, and reports the result.
/// Decks with faults change nothing: the decks before them are still served. Returns only if the
/// folder cannot be watched.
pub async fn watch(
    dir: PathBuf,
    current: Arc<CurrentDecks>,
    store: Arc<dyn Store>,
    report: impl Fn(&str),
) -> Result<(), notify_debouncer_mini::notify::Error> {
    let (saved, mut changes) = mpsc::channel(1);
    let mut watcher = new_debouncer(QUIET_PERIOD, move |_: DebounceEventResult| {
        // A waiting change stands for all that come before it is handled.
        let _ = saved.try_send(());
    })?;
    watcher.watcher().watch(&dir, RecursiveMode::Recursive)?;
    while changes.recv().await.is_some() {
        if let Some(message) = read(&dir, &current, &*store).await {
            report(&message);
        }
    }
    Ok(())
}

/// Reads the folder once. Returns `None` if no deck has changed.
async fn read(dir: &Path, current: &CurrentDecks, store: &dyn Store) -> Option<String> {
    let folder = dir.to_owned();
    // Live lectures do not wait for the compiler.
    let decks = match tokio::task::spawn_blocking(move || from_folder(&folder)).await {
        Ok(Ok(decks)) => decks,
        Ok(Err(error)) => {
            current.set_faults(Some(chain(&error)));
            return Some(format!("Still serving the decks from before this change. {}", chain(&error)));
        }
        Err(_) => return Some("Still serving the decks from before this change.".to_owned()),
    };
    current.set_faults(None);
    let names = |decks: &Decks| -> Vec<String> {
        decks.summaries().map(|deck| format!("{} (version {})", deck.id, deck.version)).collect()
    };
    let now = names(&decks);
    if now == names(&current.now()) {
        return None;
    }
    for deck_items in decks.deck_items() {
        if let Err(error) = store.announce(&deck_items).await {
            return Some(format!("Still serving the decks from before this change: {}", chain(&error)));
        }
    }
    current.replace(decks);
    Some(format!("Reloaded: {}. Open pages reload by themselves.", now.join(", ")))
}
