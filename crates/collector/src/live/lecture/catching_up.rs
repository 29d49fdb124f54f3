//! What other servers on the same database have stored of a lecture.

use std::sync::atomic::Ordering;

use konventa_store::Lifecycle;

use super::{LiveLecture, State, sums};
use crate::live::LectureError;

impl LiveLecture {
    /// Applies and publishes what other servers have stored.
    ///
    /// Fails if the lecture is over and deleted, or cannot be read.
    pub(in crate::live) async fn catch_up(&self) -> Result<(), LectureError> {
        let mut state = self.state.write().await;
        self.catch_up_with(&mut state).await
    }

    /// The same, where there are events after a number.
    ///
    /// Fails also if there are none: then the store has lost them.
    pub(super) async fn catch_up_beyond(&self, seq: u64) -> Result<(), LectureError> {
        self.catch_up().await?;
        if self.seq().await > seq { Ok(()) } else { Err(LectureError::Over) }
    }

    pub(super) async fn catch_up_with(&self, state: &mut State) -> Result<(), LectureError> {
        let id = &self.about().id;
        let stored = self.store.lecture_by_id(id).await?;
        let stored = stored.filter(|stored| stored.lifecycle != Lifecycle::Forgotten);
        let Some(stored) = stored else { return Err(LectureError::Over) };
        let known = state.replica.seq;
        let missed = self.store.events(id, known).await?;
        // Read after the events, so that whoever an event makes the driver is known.
        state.drivers = self.store.drivers(id).await?;
        if !missed.is_empty() {
            let times = self.store.event_times(id).await?;
            let times = times.into_iter().skip(usize::try_from(known).unwrap_or(usize::MAX));
            for (event, at) in missed.iter().zip(times) {
                self.publish(state, std::slice::from_ref(event), at);
            }
        }
        (state.heads, state.door_closed) = (stored.hall.heads, stored.hall.door_closed);
        self.tickets.store(stored.hall.tickets, Ordering::SeqCst);
        // No vote is being counted here while the state is locked.
        *self.votes() = sums(self.store.votes(id).await?);
        Ok(())
    }

    /// Whether another server has stored events that are not known here.
    pub(super) async fn is_behind(&self, state: &State) -> Result<bool, LectureError> {
        if self.store.notifications().is_none() {
            return Ok(false);
        }
        Ok(!self.store.events(&self.about().id, state.replica.seq).await?.is_empty())
    }

    /// The number of the last event that is known here.
    pub(in crate::live) async fn seq(&self) -> u64 {
        self.state.read().await.replica.seq
    }
}
