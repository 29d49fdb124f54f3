//! One live lecture: its state, its votes, and the streams of its followers.
//!
//! Votes are written under a shared lock and commands under an exclusive one. So no vote is
//! accepted after a poll has closed, and every accepted vote is counted when the poll is revealed.
//! Nothing is published before it is stored.
//!
//! A write must finish even if the phone disconnects; otherwise the database would be ahead of the
//! state in memory. The endpoints therefore run writes as separate tasks.

mod catching_up;
mod driving;
mod remote;
mod seats;
mod voting;

use std::collections::{BTreeMap, VecDeque};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use axum::body::Bytes;
use konventa_domain::deck::Sitting;
use konventa_domain::invariant::OrNever as _;
use konventa_domain::lecture::{
    About, Agenda, Counts, LectureClock, LectureReplica, Numbered, Phase, ReceiveResult, Snapshot,
};
use konventa_domain::submission::TakeBackUntil;
use konventa_store::{Driver, Hall, Store, StoredLecture, Votes};
use tokio::sync::{RwLock, broadcast, watch};

use super::{LectureError, frame};
use crate::clock::Clock;

pub(crate) use driving::EarlierTokens;
use remote::RemoteCodes;
pub(super) use seats::Claim;
pub(crate) use seats::PresentedTicket;
use seats::{Issuer, TakenSeats};
pub(crate) use voting::Voted;

/// The number of messages that a slow reader may lag behind before its stream ends. It then follows
/// again after its last number.
const BACKLOG: usize = 256;
/// The number of events that are replayed to a reader that missed them. One that missed more gets a
/// snapshot.
const REPLAYED: usize = 500;

/// Running sums of votes by slide and choice. A change may be counted before the vote that it
/// replaces: then a choice is below zero for a moment, and the total is still right.
type Sums = BTreeMap<(usize, usize), i64>;

fn sums(votes: Votes) -> Sums {
    votes.into_iter().map(|(at, n)| (at, i64::from(n))).collect()
}

/// A lecture that is being held.
#[derive(Debug)]
pub(crate) struct LiveLecture {
    store: Arc<dyn Store>,
    clock: Clock,
    stored: StoredLecture,
    /// `None` if its deck is no longer served.
    agenda: Option<Arc<Agenda>>,
    pub(super) state: RwLock<State>,
    votes: Mutex<Sums>,
    /// `None` once all streams are to end.
    followers: Mutex<Option<broadcast::Sender<Bytes>>>,
    pub(super) counts: watch::Sender<Counts>,
    /// Phones that follow now.
    pub(super) here: AtomicU32,
    /// Phones that follow at other servers on the same database.
    pub(super) elsewhere: AtomicU32,
    /// Which of them have shown a ticket.
    pub(super) taken_seats: TakenSeats,
    remote_codes: RemoteCodes,
    /// `None` if the lecture was started before there were tickets.
    issuer: Option<Arc<Issuer>>,
    /// Requests for tickets that were answered, each once.
    tickets: AtomicU32,
}

/// What commands change.
#[derive(Debug)]
pub(super) struct State {
    pub(super) replica: LectureReplica,
    pub(super) lecture_clock: LectureClock,
    /// The last events, ready to be sent again.
    recent: VecDeque<(u64, Bytes)>,
    /// All drivers, first to last.
    drivers: Vec<Driver>,
    /// The number of people in the hall, if the driver has counted.
    heads: Option<NonZeroU32>,
    /// Whether no further tickets are given out.
    door_closed: bool,
}

impl State {
    /// Applies an event that happened at a time. Returns its message if it was the next one.
    fn apply(&mut self, event: &Numbered, at: u64) -> Option<Bytes> {
        if self.replica.receive(event) != ReceiveResult::Advanced {
            return None;
        }
        self.lecture_clock = self.lecture_clock.after(&event.event, at);
        let bytes = frame::event(event);
        if self.recent.len() == REPLAYED {
            self.recent.pop_front();
        }
        self.recent.push_back((event.seq, bytes.clone()));
        Some(bytes)
    }

    /// Returns the messages after a number, if it is known and not too far back.
    pub(super) fn after(&self, seq: u64) -> Option<impl Iterator<Item = &Bytes>> {
        let first = self.recent.front().map_or(self.replica.seq + 1, |(first, _)| *first);
        let known = seq <= self.replica.seq && seq + 1 >= first;
        known.then(|| self.recent.iter().filter(move |(number, _)| *number > seq).map(|(_, bytes)| bytes))
    }
}

/// A time in whole seconds since 1970.
fn unix_seconds(time: SystemTime) -> u64 {
    time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

impl LiveLecture {
    /// Reads a lecture from the store.
    pub(super) async fn read(
        store: Arc<dyn Store>,
        clock: Clock,
        mut stored: StoredLecture,
        agenda: Option<Arc<Agenda>>,
    ) -> Result<Self, LectureError> {
        let Hall { secret, tickets, heads, door_closed } = std::mem::take(&mut stored.hall);
        let id = &stored.about.id;
        let issuer = secret.map(|secret| Issuer::read(id, &secret)).transpose()?.map(Arc::new);
        let mut state = State {
            replica: LectureReplica::default(),
            lecture_clock: LectureClock::default(),
            recent: VecDeque::new(),
            drivers: store.drivers(id).await?,
            heads,
            door_closed,
        };
        // Times are read first: an event without one would have none that is near.
        let times = store.event_times(id).await?;
        let now = unix_seconds(clock.now());
        let times = times.into_iter().chain(std::iter::repeat(now));
        for (event, at) in store.events(id, 0).await?.iter().zip(times) {
            state.apply(event, at);
        }
        Ok(Self {
            votes: Mutex::new(sums(store.votes(id).await?)),
            agenda,
            stored,
            state: RwLock::new(state),
            followers: Mutex::new(Some(broadcast::channel(BACKLOG).0)),
            counts: watch::Sender::default(),
            here: AtomicU32::new(0),
            elsewhere: AtomicU32::new(0),
            taken_seats: TakenSeats::default(),
            remote_codes: RemoteCodes::default(),
            issuer,
            tickets: AtomicU32::new(tickets),
            store,
            clock,
        })
    }

    /// What never changes.
    pub(crate) fn about(&self) -> &About {
        &self.stored.about
    }

    /// The number of phones that may follow at once.
    pub(super) fn seats(&self) -> Option<u32> {
        self.stored.seats
    }

    /// The number of phones that follow, at all servers.
    fn following(&self) -> u32 {
        self.here.load(Ordering::SeqCst).saturating_add(self.elsewhere.load(Ordering::SeqCst))
    }

    pub(crate) async fn phase(&self) -> Phase {
        self.state.read().await.replica.lecture.phase()
    }

    /// A snapshot of the present state.
    pub(crate) async fn snapshot(&self) -> Snapshot {
        self.snapshot_of(&*self.state.read().await)
    }

    pub(super) fn snapshot_of(&self, state: &State) -> Snapshot {
        let full = self.seats().is_some_and(|seats| self.following() >= seats);
        let ticket_keys = self.issuer.as_ref().map(|issuer| issuer.commitment.clone());
        Snapshot { about: self.about().clone(), replica: state.replica.clone(), full, ticket_keys }
    }

    /// Counts phones, votes and tickets.
    pub(super) fn count(&self, state: &State) -> Counts {
        let votes = self.votes();
        let on = |slide: Option<usize>| {
            let sum: i64 =
                slide.map_or(0, |slide| votes.range((slide, 0)..=(slide, usize::MAX)).map(|(_, n)| n).sum());
            u32::try_from(sum).or_never("a slide has no negative number of votes", || 0)
        };
        let quiz = |sitting| self.agenda.as_ref().and_then(|agenda| agenda.quiz(sitting));
        Counts {
            here: self.following(),
            pre: on(quiz(Sitting::Pre)),
            post: on(quiz(Sitting::Post)),
            votes: on(state.replica.lecture.position().map(|position| position.slide)),
            tickets: self.tickets.load(Ordering::SeqCst),
            heads: state.heads.map_or(0, NonZeroU32::get),
            door_closed: state.door_closed,
            clock: state.lecture_clock,
            now: unix_seconds(self.clock.now()),
        }
    }

    /// Returns the exact counts to the driver.
    ///
    /// Fails if the caller does not drive.
    pub(crate) async fn exact_counts(&self, token: &str) -> Result<Counts, LectureError> {
        let state = self.driven_by(token).await?.downgrade();
        Ok(self.count(&state))
    }

    /// Publishes the counts, as everybody may know them, to the presenter's screens if they have
    /// changed.
    pub(super) fn publish_counts(&self) {
        // While a command is being stored, the next tick is soon enough.
        if self.counts.receiver_count() > 0
            && let Ok(state) = self.state.try_read()
        {
            // Neither the numbers nor the moment of a message tell more than a step.
            let now = self.count(&state).for_the_wall();
            self.counts.send_if_modified(|published| {
                let differ = now.differ_from(published);
                *published = now;
                differ
            });
        }
    }

    /// Subscribes to all messages from now on; `None` once the streams are to end.
    pub(super) fn subscribe(&self) -> Option<broadcast::Receiver<Bytes>> {
        self.followers().as_ref().map(broadcast::Sender::subscribe)
    }

    /// Sends a message to all followers.
    pub(super) fn broadcast(&self, bytes: Bytes) {
        if let Some(followers) = &*self.followers() {
            // Sending fails only if nobody follows.
            let _ = followers.send(bytes);
        }
    }

    /// Ends all streams.
    pub(super) fn close(&self) {
        self.followers().take();
    }

    /// Until when a record of this lecture can be taken back.
    pub(super) async fn take_back_until(&self) -> TakeBackUntil {
        self.state.read().await.replica.lecture.take_back_until()
    }

    fn agenda(&self) -> Result<&Agenda, LectureError> {
        self.agenda.as_deref().ok_or(LectureError::DeckGone)
    }

    fn votes(&self) -> MutexGuard<'_, Sums> {
        self.votes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn followers(&self) -> MutexGuard<'_, Option<broadcast::Sender<Bytes>>> {
        self.followers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
