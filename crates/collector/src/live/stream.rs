//! The stream of one follower: first what it does not know yet, then what all followers get.

use std::convert::Infallible;
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::body::{Body, Bytes};
use futures_util::stream::unfold;
use konventa_domain::lecture::Counts;
use konventa_tickets::Spent;
use tokio::sync::{broadcast, watch};

use super::lecture::{Claim, LiveLecture};
use super::{LectureError, frame};

/// How a client follows a lecture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Follow {
    /// The number of the last event that the client knows.
    pub(crate) after: Option<u64>,
    /// Why the client is let in even if the lecture is full: its ticket, or `true` in a lecture of before
    /// there were tickets.
    pub(crate) again: Option<String>,
    /// The client is a screen of the presenter: it gets the counts and takes no seat.
    pub(crate) counts: bool,
}

/// The seat of one follower. Keeps the lecture in memory.
#[derive(Debug)]
struct Seat {
    live: Arc<LiveLecture>,
    place: Place,
}

/// How a follower is counted.
#[derive(Debug)]
enum Place {
    /// Not at all: it is a screen of the presenter.
    Screen,
    /// As one phone.
    Phone,
    /// Together with all others that have shown this ticket.
    Ticket(Spent),
}

impl Seat {
    fn take(live: &Arc<LiveLecture>, follow: &Follow) -> Result<Self, LectureError> {
        let claim = live.claim(follow.again.as_deref());
        let place = match claim {
            _ if follow.counts => Place::Screen,
            Claim::Ticket(spent) => {
                live.taken_seats.take(spent, &live.here);
                Place::Ticket(spent)
            }
            Claim::New | Claim::Before | Claim::Refused => {
                let seats = live.seats().filter(|_| claim != Claim::Before).unwrap_or(u32::MAX);
                let left = seats.saturating_sub(live.elsewhere.load(Ordering::SeqCst));
                let one_more = |here: u32| (here < left).then(|| here + 1);
                let taken = live.here.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_more);
                taken.map_err(|_| match claim {
                    Claim::Refused => LectureError::TicketRefused,
                    _ => LectureError::Full,
                })?;
                Place::Phone
            }
        };
        Ok(Self { live: Arc::clone(live), place })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        match self.place {
            Place::Screen => {}
            Place::Phone => _ = self.live.here.fetch_sub(1, Ordering::SeqCst),
            Place::Ticket(spent) => self.live.taken_seats.leave(spent, &self.live.here),
        }
    }
}

struct Following {
    first: Option<Bytes>,
    messages: broadcast::Receiver<Bytes>,
    counts: Option<watch::Receiver<Counts>>,
    _seat: Seat,
}

impl Following {
    /// Returns the next message; `None` at the end of the stream: the server stops, the lecture is
    /// deleted, or this reader is too far behind.
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
            message = self.messages.recv() => message.ok(),
            counts = counted => Some(frame::counts(counts).into()),
        }
    }
}

impl LiveLecture {
    /// Opens a stream for a follower.
    ///
    /// Fails if no seat is left and it has no ticket that is good for one, or the server is stopping.
    pub(crate) async fn follow(self: &Arc<Self>, follow: Follow) -> Result<Body, LectureError> {
        let seat = Seat::take(self, &follow)?;
        // Nothing is published while this lock is held, so no message is lost or repeated between
        // the first one and the others.
        let state = self.state.read().await;
        let messages = self.subscribe().ok_or(LectureError::Stopping)?;
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
            first += &frame::counts(self.count(&state).for_the_wall());
        }
        if first.is_empty() {
            // Sends the headers at once, and tells a returning client that the connection works.
            first += frame::BEAT;
        }
        let counts = follow.counts.then(|| self.counts.subscribe());
        drop(state);
        let following = Following { first: Some(first.into()), messages, counts, _seat: seat };
        Ok(Body::from_stream(unfold(following, async |mut following: Following| {
            let next = following.next().await?;
            Some((Ok::<_, Infallible>(next), following))
        })))
    }
}
