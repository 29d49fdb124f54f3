//! Lectures that other servers on the same database change.
//!
//! Each server is told of changes and reads them from the tables. Whatever it was not told of it reads a few
//! seconds later.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use konventa_domain::id::LectureId;
use konventa_store::Notification;
use tokio::sync::broadcast::error::RecvError;

use super::maintenance::{every, log_failure};
use super::{LectureError, LiveLecture, LiveLectures};

/// How long votes of other servers may wait to be counted, so that a hall that votes is read a few times.
const RECOUNT: Duration = Duration::from_millis(250);
/// How often servers tell each other how many phones follow.
const PRESENCE: Duration = Duration::from_secs(1);
/// How often all lectures are read, whatever was told.
const HEAL: Duration = Duration::from_secs(5);

impl LiveLectures {
    /// Follows what other servers store, until the future is dropped.
    pub(super) async fn follow_others(&self) {
        let Some(mut notifications) = self.store.notifications() else { return };
        let (mut recount, mut heal, mut presence) = (every(RECOUNT), every(HEAL), every(PRESENCE));
        let mut changed = BTreeSet::new();
        loop {
            tokio::select! {
                told = notifications.recv() => match told {
                    Ok(Notification::Lecture { id, seq: Some(seq) }) => {
                        if let Some(live) = self.with_id(&id)
                            && live.seq().await < seq
                        {
                            self.catch_up(live).await;
                        }
                    }
                    Ok(Notification::Lecture { id, seq: None }) => _ = changed.insert(id),
                    Ok(Notification::Missed) | Err(RecvError::Lagged(_)) => self.catch_up_all().await,
                    Err(RecvError::Closed) => return,
                },
                _ = recount.tick() => {
                    for live in std::mem::take(&mut changed).iter().filter_map(|id| self.with_id(id)) {
                        self.catch_up(live).await;
                    }
                }
                _ = presence.tick() => log_failure(self.share_presence().await),
                _ = heal.tick() => self.catch_up_all().await,
            }
        }
    }

    async fn share_presence(&self) -> Result<(), LectureError> {
        let lectures = self.all();
        let here: Vec<_> =
            lectures.iter().map(|live| (live.about().id.clone(), live.here.load(Ordering::SeqCst))).collect();
        let elsewhere: HashMap<_, _> = self.store.share_presence(&here).await?.into_iter().collect();
        for live in lectures {
            let others = elsewhere.get(&live.about().id).copied().unwrap_or_default();
            live.elsewhere.store(others, Ordering::SeqCst);
        }
        Ok(())
    }

    fn with_id(&self, id: &LectureId) -> Option<Arc<LiveLecture>> {
        self.all().into_iter().find(|live| live.about().id == *id)
    }

    async fn catch_up_all(&self) {
        for live in self.all() {
            self.catch_up(live).await;
        }
    }

    async fn catch_up(&self, live: Arc<LiveLecture>) {
        match live.catch_up().await {
            Err(LectureError::Over) => self.remove(live.about().code),
            result => log_failure(result),
        }
    }
}
