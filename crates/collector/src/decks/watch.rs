//! Serves a changed deck without a restart, for authors.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use konventa_deck::AuthorText;
use konventa_domain::Language;
use konventa_domain::id::DeckId;
use konventa_store::{Lifecycle, Store, StoreError};
use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};
use tokio::sync::mpsc;

use super::{CurrentDecks, Decks, from_folder};
use crate::error_chain::chain;

/// The pause after the last change before the folder is read: an editor writes a file in several
/// steps, and many replace it by another one.
const QUIET_PERIOD: Duration = Duration::from_millis(300);

/// The pause between two looks at whether a lecture is over for which a change waits.
const PAUSE: Duration = Duration::from_secs(1);

/// Reads the decks of a folder again whenever something in it changes, and reports the result in the
/// language of the author. Decks with faults change nothing: the decks before them are still served.
/// Returns only if the folder cannot be watched.
pub async fn watch(
    dir: PathBuf,
    current: Arc<CurrentDecks>,
    store: Arc<dyn Store>,
    language: Language,
    report: impl Fn(&str),
) -> Result<(), notify_debouncer_mini::notify::Error> {
    let (saved, mut changes) = mpsc::channel(1);
    let mut watcher = new_debouncer(QUIET_PERIOD, move |_: DebounceEventResult| {
        // A waiting change stands for all that come before it is handled.
        let _ = saved.try_send(());
    })?;
    watcher.watcher().watch(&dir, RecursiveMode::Recursive)?;
    let reading = Reading { dir: &dir, current: &current, store: &*store, language };
    let mut held = Vec::new();
    loop {
        let change = if held.is_empty() {
            changes.recv().await
        } else {
            // Another change, or the end of the lecture.
            tokio::select! {
                change = changes.recv() => change,
                () = reading.lectures_end(&held) => Some(()),
            }
        };
        if change.is_none() {
            return Ok(());
        }
        for message in reading.read(&mut held).await {
            report(&message);
        }
    }
}

/// One reading of the folder.
struct Reading<'a> {
    dir: &'a Path,
    current: &'a CurrentDecks,
    store: &'a dyn Store,
    language: Language,
}

impl Reading<'_> {
    fn say(&self, text: AuthorText<'_>) -> String {
        text.in_language(self.language)
    }

    /// Waits until no lecture of these decks runs.
    async fn lectures_end(&self, decks: &[DeckId]) {
        loop {
            tokio::time::sleep(PAUSE).await;
            let running = self.running().await;
            if running.is_ok_and(|running| !decks.iter().any(|deck| running.contains(deck))) {
                return;
            }
        }
    }

    /// Returns the decks of all running lectures.
    async fn running(&self) -> Result<Vec<DeckId>, StoreError> {
        let lectures = self.store.lectures().await?;
        let running = lectures.into_iter().filter(|lecture| lecture.lifecycle == Lifecycle::Running);
        Ok(running.map(|lecture| lecture.about.deck).collect())
    }

    /// Reads the folder once, and returns what its author should know. `held` are the decks that wait
    /// for the end of a lecture.
    async fn read(&self, held: &mut Vec<DeckId>) -> Vec<String> {
        let folder = self.dir.to_owned();
        // Live lectures do not wait for the compiler.
        let loaded = tokio::task::spawn_blocking(move || from_folder(&folder)).await;
        let mut decks = match loaded {
            Ok(Ok(decks)) => decks,
            Ok(Err(error)) => {
                held.clear();
                let reason = error.in_language(self.language);
                // One save may be several changes of the folder.
                if self.current.faults().as_ref() == Some(&reason) {
                    return Vec::new();
                }
                self.current.set_faults(Some(reason.clone()));
                return vec![self.say(AuthorText::StillServing { reason: &reason })];
            }
            Err(_) => return vec![self.say(AuthorText::StillServing { reason: "" })],
        };
        let had_faults = self.current.faults().is_some();
        self.current.set_faults(None);
        let before = self.current.now();
        let waits = match self.hold(&mut decks, &before).await {
            Ok(waits) => waits,
            Err(error) => return vec![self.say(AuthorText::StillServing { reason: &chain(&error) })],
        };
        let mut said = Vec::new();
        if !waits.is_empty() && waits != *held {
            said.push(self.say(AuthorText::Held { names: &list(&waits) }));
        }
        let gone = decks.keep_missing(&before);
        held.clone_from(&waits);
        let now = names(&decks);
        if now == names(&before) {
            // Whoever has corrected a fault should read that it is gone.
            if had_faults && waits.is_empty() {
                said.push(self.say(AuthorText::GoodAgain));
            }
            return said;
        }
        for deck_items in decks.deck_items() {
            if let Err(error) = self.store.announce(&deck_items).await {
                return vec![self.say(AuthorText::StillServing { reason: &chain(&error) })];
            }
        }
        let other_items = |deck: &&konventa_domain::deck::DeckSummary| {
            before.summary(&deck.id).is_some_and(|former| former.items != deck.items)
        };
        let changed: Vec<DeckId> =
            decks.summaries().filter(other_items).map(|deck| deck.id.clone()).collect();
        self.current.replace(decks);
        said.push(self.say(AuthorText::Reloaded { names: &now.join(", ") }));
        if !gone.is_empty() {
            said.push(self.say(AuthorText::Gone { names: &list(&gone) }));
        }
        if !changed.is_empty() {
            said.push(self.say(AuthorText::ItemsChanged { names: &list(&changed) }));
        }
        said
    }

    /// Leaves a deck as it is while a lecture of it runs, if its slides, steps or choices have
    /// changed: the lecture counts them, and its phones would show others than the screen. Returns
    /// these decks.
    async fn hold(&self, decks: &mut Decks, before: &Decks) -> Result<Vec<DeckId>, StoreError> {
        let mut held = Vec::new();
        for deck in self.running().await? {
            if !held.contains(&deck) && !decks.has_same_agenda(&deck, before) {
                decks.keep(&deck, before);
                held.push(deck);
            }
        }
        Ok(held)
    }
}

fn names(decks: &Decks) -> Vec<String> {
    decks.summaries().map(|deck| format!("{} ({})", deck.id, deck.version)).collect()
}

fn list(ids: &[DeckId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
