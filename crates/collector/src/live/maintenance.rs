//! The regular work on live lectures: heartbeats (the event `beat`), counts, the deletion of lectures
//! that have ended, and sealing.

use std::time::{Duration, SystemTime};

use axum::body::Bytes;
use konventa_domain::Day;
use konventa_store::{SealWhen, StoreError};
use tokio::time::{Interval, MissedTickBehavior, interval};

use super::{LectureError, LiveLectures, frame};
use crate::clock::may_set_back;
use crate::error_chain::chain;

/// The interval of heartbeats, which tell phones that the connection works.
const HEARTBEAT_INTERVAL: Duration = Duration::from_secs(15);
/// The shortest time between two messages with counts.
const COUNTS_INTERVAL: Duration = Duration::from_millis(250);
/// How often ended lectures are cleaned up.
const CLEAN_UP_INTERVAL: Duration = Duration::from_mins(5);
/// A lecture without events for this time is ended, and an ended one is deleted after the same
/// time.
const RETENTION: Duration = Duration::from_hours(24);

impl LiveLectures {
    /// Runs the regular work until the future is dropped.
    pub async fn run_maintenance(&self) {
        // Concurrently, so that a slow disk does not delay the heartbeats.
        tokio::join!(self.send_heartbeats_and_counts(), self.repeat_clean_ups(), self.follow_others());
    }

    async fn send_heartbeats_and_counts(&self) {
        let (mut heartbeats, mut counts) = (every(HEARTBEAT_INTERVAL), every(COUNTS_INTERVAL));
        // Nobody waits for the first one.
        heartbeats.reset();
        loop {
            tokio::select! {
                _ = heartbeats.tick() => {
                    for live in self.all() {
                        live.broadcast(Bytes::from_static(frame::BEAT.as_bytes()));
                    }
                }
                _ = counts.tick() => self.all().iter().for_each(|live| live.publish_counts()),
            }
        }
    }

    async fn repeat_clean_ups(&self) {
        let mut ticks = every(CLEAN_UP_INTERVAL);
        loop {
            ticks.tick().await;
            log_failure(self.clean_up().await);
        }
    }

    /// Ends lectures without recent events, deletes those that ended long ago, and seals the records
    /// that are due. Does nothing of it if the clock seems to be wrong.
    pub async fn clean_up(&self) -> Result<(), LectureError> {
        let now = self.clock.now();
        self.doubt.note(now);
        self.set_back_future_times(now).await?;
        let day_ago = now.checked_sub(RETENTION).unwrap_or(SystemTime::UNIX_EPOCH);
        let (silent, ended) = (self.store.silent_since(day_ago).await?, self.store.ended_by(day_ago).await?);
        let is_nothing = silent.is_empty() && ended.is_empty();
        if !is_nothing && !self.doubts_clock("no lecture is ended or deleted").await? {
            for stored in silent {
                self.live(stored).await?.end().await?;
            }
            for stored in ended {
                self.remove(stored.about.code);
                self.store.forget_lecture(&stored.about.id).await?;
            }
        }
        self.remove_unused();
        let today = SealWhen::Today(Day::of(now));
        if self.store.is_seal_due(&today).await? && !self.doubts_clock("no record is sealed").await? {
            self.store.seal(today).await?;
        }
        Ok(())
    }
}

impl LiveLectures {
    /// Whether nothing may be deleted now, because the clock seems to be wrong. `what` says in the log
    /// what stays.
    ///
    /// Fails if the store does.
    pub(crate) async fn doubts_clock(&self, what: &str) -> Result<bool, StoreError> {
        let now = self.clock.now();
        Ok(self.doubt.forbids(self.store.newest_event(now).await?, now, what))
    }

    /// What ended, or was opened, under a clock that was ahead would be deleted too late. Its times are
    /// brought back to now.
    async fn set_back_future_times(&self, now: SystemTime) -> Result<(), LectureError> {
        if !may_set_back(now) {
            return Ok(());
        }
        let changed = self.store.set_back_future_times(now).await?;
        if changed > 0 {
            tracing::warn!(
                "{changed} times in the database were in the future and are now the present time: the clock of this computer was ahead, or is behind"
            );
        }
        Ok(())
    }
}

pub(super) fn every(period: Duration) -> Interval {
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

/// Logs a failing store. Everything else that stops this work is an ordinary state of a lecture.
pub(super) fn log_failure(result: Result<(), LectureError>) {
    if let Err(LectureError::Store(error)) = result {
        tracing::error!("{}", chain(&error));
    }
}
