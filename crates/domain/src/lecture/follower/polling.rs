//! Asking for the snapshot every few seconds, on networks that hold back streams: some proxies wait
//! for the end of an answer before they pass it on, and a stream has none.

use super::{
    Connection, FetchSnapshotError, Follower, Phase, Refused, SNAPSHOT_TIMEOUT, Snapshot, StreamEffect,
    TRUSTED_FOR,
};
use crate::Timestamp;
use crate::backoff::spread;

/// A stream that was requested says something within this time, in milliseconds. If not, the
/// snapshot is asked for as well.
const SILENT_FOR: f64 = 4_000.0;
/// The usual time between an answer and the next question, in milliseconds.
const ASK_EVERY: f64 = 3_000.0;

/// Questions for the snapshot beside the stream.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Polling {
    /// When the question under way was sent.
    asked: Option<Timestamp>,
    /// When the next one is due.
    due: Timestamp,
    /// Whether the last one was answered.
    pub(super) answered: bool,
}

impl Polling {
    /// The snapshot just arrived.
    pub(super) fn answered(now: Timestamp, jitter: f64) -> Self {
        Self { asked: None, due: now + spread(ASK_EVERY, jitter), answered: true }
    }

    /// Whether a question is under way.
    pub(super) fn is_waiting(self) -> bool {
        self.asked.is_some()
    }

    fn is_due(self, now: Timestamp) -> bool {
        match self.asked {
            None => self.due.has_come(now, spread(ASK_EVERY, 1.0)),
            Some(asked) => asked.is_older_than(SNAPSHOT_TIMEOUT, now),
        }
    }
}

impl Follower {
    /// Whether to ask for the snapshot now, which then counts as asked for.
    pub(super) fn must_ask(&mut self, now: Timestamp) -> bool {
        let silent = match self.connection {
            Connection::Open { spoke: false, .. } if self.held => true,
            // A stream that continues after an event begins with the next one, which may be the
            // heartbeat.
            Connection::Open { spoke: false, greeted, heard } => {
                let patience = if greeted && self.snapshot.is_some() { TRUSTED_FOR } else { SILENT_FOR };
                heard.is_older_than(patience, now)
            }
            Connection::Resting(_) => self.polling.is_some(),
            _ => false,
        };
        let asks = silent && self.polling.is_none_or(|polling| polling.is_due(now));
        if asks {
            // A question that is asked again was not answered.
            let answered = self.polling.is_some_and(|polling| polling.answered && polling.asked.is_none());
            self.polling = Some(Polling { asked: Some(now), due: now, answered });
        }
        asks
    }

    /// Applies the answer to a question.
    pub(super) fn polled(
        &mut self,
        found: Result<Snapshot, FetchSnapshotError>,
        now: Timestamp,
        jitter: f64,
    ) -> Vec<StreamEffect> {
        let polling = Polling::answered(now, jitter);
        self.polling = Some(Polling { answered: found.is_ok(), ..polling });
        match found {
            Ok(snapshot) => {
                let full = snapshot.full && !self.returning;
                self.adopt(snapshot);
                match &self.snapshot {
                    _ if full => self.refused(Refused::Full),
                    Some(known) if known.replica.lecture.phase() == Phase::Ended => self.over(),
                    _ => Vec::new(),
                }
            }
            Err(FetchSnapshotError::Unknown) => self.refused(Refused::Unknown),
            Err(FetchSnapshotError::Over) => self.refused(Refused::Over),
            Err(FetchSnapshotError::Temporary) => Vec::new(),
        }
    }
}
