//! Opens and ends the studies of follow-ups, each with its key in the [`LinkageKeyring`].

use std::sync::Arc;
use std::time::Duration;

use konventa_domain::Day;
use konventa_domain::id::DeckId;
use konventa_store::{EndedStudy, FollowUpStore, Store, StoreError, StoredStudy, StudyCount};
use tokio::time::{MissedTickBehavior, interval};

use crate::clock::{Clock, ClockDoubt};
use crate::error_chain::chain;
use crate::linkage_keyring::{LinkageKeyring, LinkageKeyringError};

/// How often overdue studies are ended.
const CHECK_INTERVAL: Duration = Duration::from_mins(5);

/// Why a study cannot be opened or ended.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum StudyError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The secret key of the study cannot be used.
    #[error("the linkage keyring has no usable key for the study of “{deck}”")]
    LinkageKeyring { deck: DeckId, source: LinkageKeyringError },
}

impl StudyError {
    /// Names the study whose key failed.
    pub(crate) fn of_key(deck: &DeckId) -> impl FnOnce(LinkageKeyringError) -> Self + use<> {
        let deck = deck.clone();
        move |source| Self::LinkageKeyring { deck, source }
    }
}

/// Opens a study, unless one of its deck is open. Returns the one that is open then.
///
/// Fails if nothing can be written, or the key of the open study is missing or damaged.
pub async fn open(
    store: &dyn FollowUpStore,
    keyring: &LinkageKeyring,
    new: StoredStudy,
) -> Result<StoredStudy, StudyError> {
    match store.study(&new.deck).await? {
        Some(stored) if stored.is_open_on(new.began) => {
            keyring.check(stored.salt).await.map_err(StudyError::of_key(&new.deck))?;
            return Ok(stored);
        }
        Some(over) => _ = end(store, keyring, &over, new.began).await?,
        None => {}
    }
    keyring.make(new.salt).await.map_err(StudyError::of_key(&new.deck))?;
    let opened = store.open_study(&new.deck, new.salt, new.began).await?;
    if opened.salt != new.salt {
        // Another request was faster and made a key for its own salt.
        keyring.forget(new.salt).await.map_err(StudyError::of_key(&new.deck))?;
    }
    Ok(opened)
}

/// Ends a study: first its secret key is deleted, then its linkage keys. If the second step fails,
/// ending it again repeats both.
pub async fn end(
    store: &dyn FollowUpStore,
    keyring: &LinkageKeyring,
    study: &StoredStudy,
    today: Day,
) -> Result<Option<EndedStudy>, StudyError> {
    keyring.forget(study.salt).await.map_err(StudyError::of_key(&study.deck))?;
    Ok(store.end_study(study, today).await?)
}

/// Ends all studies whose time is over. A study that cannot be ended is logged and does not hold up
/// the others.
pub async fn end_overdue(store: &dyn FollowUpStore, keyring: &LinkageKeyring, today: Day) {
    let studies = store.studies().await.unwrap_or_else(|error| {
        tracing::error!("{}", chain(&error));
        Vec::new()
    });
    for StudyCount { study, .. } in studies.into_iter().filter(|one| !one.study.is_open_on(today)) {
        if let Err(error) = end(store, keyring, &study, today).await {
            tracing::error!("the study of “{}” cannot be ended: {}", study.deck, chain(&error));
        }
    }
}

/// Ends studies in time, until the future is dropped. Ends none while the clock seems to be wrong.
pub async fn run(store: Arc<dyn Store>, keyring: LinkageKeyring, clock: Clock) {
    let mut ticks = interval(CHECK_INTERVAL);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let doubt = ClockDoubt::new();
    loop {
        ticks.tick().await;
        doubt.note(clock.now());
        let today = Day::of(clock.now());
        match is_doubtful(&*store, &doubt, &clock, today).await {
            Ok(true) => {}
            Ok(false) => end_overdue(&*store, &keyring, today).await,
            Err(error) => tracing::error!("{}", chain(&error)),
        }
    }
}

/// Whether a study would be ended by a clock that is far beyond the newest event.
async fn is_doubtful(
    store: &dyn Store,
    doubt: &ClockDoubt,
    clock: &Clock,
    today: Day,
) -> Result<bool, StoreError> {
    if store.studies().await?.iter().all(|one| one.study.is_open_on(today)) {
        return Ok(false);
    }
    let now = clock.now();
    Ok(doubt.forbids(store.newest_event(now).await?, now, "no study is ended"))
}

#[cfg(test)]
mod tests;
