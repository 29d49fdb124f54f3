//! The stream of one who follows: first what it does not know yet, then what is told to all.

use std::convert::Infallible;
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::body::{Body, Bytes};
use futures_util::stream::unfold;
use konventa_domain::lecture::Counts;
use tokio::sync::{broadcast, watch};

use super::frame;
use super::lecture::Live;
use crate::problem::Refusal;

/// How somebody follows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Follow {
    /// The number of the last event that is known there.
    pub(crate) after: Option<u64>,
    /// It was in before, so that a full hall takes it again.
    pub(crate) again: bool,
    /// It is a screen of the presenter: it hears the counts, and is not counted.
    pub(crate) counts: bool,
}

/// One of those who follow. Holds the lecture in memory.
#[derive(Debug)]
struct Seat {
    live: Arc<Live>,
    counted: bool,
}

impl Seat {
    fn take(live: &Arc<Live>, follow: Follow) -> Result<Self, Refusal> {
        if !follow.counts {
            let seats = live.seats().filter(|_| !follow.again).unwrap_or(u32::MAX);
            let one_more = |here: u32| (here < seats).then(|| here + 1);
            let taken = live.here.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_more);
            taken.map_err(|_| Refusal::HallFull)?;
        }
        Ok(Self { live: Arc::clone(live), counted: !follow.counts })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        if self.counted {
            self.live.here.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

struct Following {
    first: Option<Bytes>,
    told: broadcast::Receiver<Bytes>,
    counts: Option<watch::Receiver<Counts>>,
    _seat: Seat,
}

impl Following {
    /// The next message; `None` where the stream ends: the server stops, the lecture is deleted, or this reader is too
    /// far behind.
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        let counted = async {
            if let Some(counts) = &mut self.counts
                && counts.changed().await.is_ok()
            {
                return *counts.borrow_and_update();
            }
            pending().await
        };
        tokio::select! {
            biased;
            told = self.told.recv() => told.ok(),
            counts = counted => Some(frame::counts(counts).into()),
        }
    }
}

impl Live {
    /// Lets somebody follow.
    ///
    /// # Errors
    /// Where no seat is left, or the server is stopping.
    pub(crate) async fn follow(self: &Arc<Self>, follow: Follow) -> Result<Body, Refusal> {
        let seat = Seat::take(self, follow)?;
        // While this lock is held nothing is told: so nothing is missing or double between the first message and the
        // others.
        let state = self.state.read().await;
        let told = self.listen().ok_or(Refusal::Unavailable)?;
        let mut first = String::new();
        match follow.after.map(|after| state.after(after)) {
            None => first += &frame::snapshot(&self.snapshot_of(&state)),
            Some(None) => {
                first += frame::STALE;
                first += &frame::snapshot(&self.snapshot_of(&state));
            }
            Some(Some(missed)) => {
                for bytes in missed {
                    first += &String::from_utf8_lossy(bytes);
                }
            }
        }
        if follow.counts {
            first += &frame::counts(self.count(&state));
        }
        if first.is_empty() {
            // So that headers go out at once, and whoever comes again sees that the line is good.
            first += frame::BEAT;
        }
        let counts = follow.counts.then(|| self.counts.subscribe());
        drop(state);
        let following = Following { first: Some(first.into()), told, counts, _seat: seat };
        Ok(Body::from_stream(unfold(following, async |mut following: Following| {
            let next = following.next().await?;
            Some((Ok::<_, Infallible>(next), following))
        })))
    }
}
