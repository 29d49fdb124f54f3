//! How studies of who answers once more open and end, each with the key of its links ([`crate::seal`]).

use std::sync::Arc;
use std::time::Duration;

use konventa_domain::Day;
use konventa_store::{Ended, FollowUpStore, Store, StoreError, StoredStudy, StudyCount};
use tokio::time::{MissedTickBehavior, interval};

use crate::app::App;
use crate::linkage_keyring::{LinkageKeyring, LinkageKeyringError};

/// So often it is looked for studies whose time is over.
const LOOK: Duration = Duration::from_mins(5);

/// Why a study cannot open or end.
#[derive(Debug, thiserror::Error)]
pub enum StudyError {
    /// Because of what is stored.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Because of its key.
    #[error(transparent)]
    LinkageKeyring(#[from] LinkageKeyringError),
}

/// Opens a study, unless one of its deck is open. Gives the one that is open then.
///
/// # Errors
/// Where nothing can be written, or the key of the one that is open is gone or damaged.
pub async fn open(
    store: &impl FollowUpStore,
    keyring: &LinkageKeyring,
    new: StoredStudy,
) -> Result<StoredStudy, StudyError> {
    match store.study(&new.deck).await? {
        Some(kept) if kept.is_open_on(new.began) => {
            keyring.check(kept.salt)?;
            return Ok(kept);
        }
        Some(over) => _ = end(store, keyring, &over).await?,
        None => {}
    }
    keyring.make(new.salt)?;
    let opened = store.open_study(&new.deck, new.salt, new.began).await?;
    if opened.salt != new.salt {
        // Another request was faster, and made a key of its own.
        keyring.forget(new.salt)?;
    }
    Ok(opened)
}

/// Ends a study: first its key is deleted, then its links. Where the second fails it is done once more.
///
/// # Errors
/// Where one of them cannot be deleted.
pub async fn end(
    store: &impl FollowUpStore,
    keyring: &LinkageKeyring,
    study: &StoredStudy,
) -> Result<Option<Ended>, StudyError> {
    keyring.forget(study.salt)?;
    Ok(store.end_study(study).await?)
}

/// Ends those whose time is over. One that cannot be ended is in the log, and does not keep the others.
pub async fn end_overdue(store: &impl FollowUpStore, keyring: &LinkageKeyring, today: Day) {
    let studies = store.studies().await.unwrap_or_else(|error| {
        tracing::error!("{error}");
        Vec::new()
    });
    for StudyCount { study, .. } in studies.into_iter().filter(|one| !one.study.is_open_on(today)) {
        if let Err(error) = end(store, keyring, &study).await {
            tracing::error!("the study of “{}” cannot be ended: {error}", study.deck);
        }
    }
}

/// Ends studies in time, until it is dropped.
pub async fn run<S: Store>(app: Arc<App<S>>) {
    let mut ticks = interval(LOOK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        end_overdue(&app.store, &app.keyring, Day::of(app.clock.now())).await;
    }
}

#[cfg(test)]
mod tests;
