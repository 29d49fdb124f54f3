//! One lecture that is held: its fold, its votes, and the streams of those who follow.
//!
//! Votes are written under a shared lock and commands under an exclusive one. So no vote is accepted after a poll was
//! closed, and every vote that was accepted is counted when the poll is revealed. Nothing is told before it is kept.
//!
//! What writes must not be cut short where a phone hangs up: between the disk and the fold there is no way back. The
//! endpoints therefore run it as a task of its own.

mod driving;
mod voting;

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::Bytes;
use konventa_domain::deck::Sitting;
use konventa_domain::lecture::{About, Agenda, Counts, Numbered, Phase, Received, Room, Snapshot};
use konventa_store::{Driver, Store, StoredLecture, Votes};
use tokio::sync::{RwLock, broadcast, watch};

use super::frame;
use crate::app::App;
use crate::problem::Refusal;

pub(crate) use voting::Voted;

/// A reader that is so many messages behind is cut off, and comes again by its last number.
const BEHIND: usize = 256;
/// Whoever missed more than so many events gets a snapshot instead.
const REPLAYED: usize = 500;

/// Votes by slide and choice, as they are counted on the way. A change may be noted before the vote that it changes:
/// then a choice is below zero for a moment, and the sum is right all the same.
type Running = BTreeMap<(usize, usize), i64>;

fn running(votes: Votes) -> Running {
    votes.into_iter().map(|(place, n)| (place, i64::from(n))).collect()
}

/// A lecture that is held.
#[derive(Debug)]
pub(crate) struct Live {
    kept: StoredLecture,
    /// `None` where its deck is not served any more.
    agenda: Option<Arc<Agenda>>,
    pub(super) state: RwLock<State>,
    votes: Mutex<Running>,
    /// `None` when all streams are to end.
    told: Mutex<Option<broadcast::Sender<Bytes>>>,
    pub(super) counts: watch::Sender<Counts>,
    pub(super) here: AtomicU32,
    recount: AtomicBool,
}

/// What commands change.
#[derive(Debug)]
pub(super) struct State {
    pub(super) room: Room,
    /// The last events, ready to be sent again.
    recent: VecDeque<(u64, Bytes)>,
    /// First to last.
    drivers: Vec<Driver>,
}

impl State {
    fn take_up(&mut self, event: &Numbered) -> Option<Bytes> {
        if self.room.receive(event) != Received::Advanced {
            return None;
        }
        let bytes = frame::event(event);
        if self.recent.len() == REPLAYED {
            self.recent.pop_front();
        }
        self.recent.push_back((event.seq, bytes.clone()));
        Some(bytes)
    }

    /// What came after a number, if that is known and not too much.
    pub(super) fn after(&self, seq: u64) -> Option<impl Iterator<Item = &Bytes>> {
        let first = self.recent.front().map_or(self.room.seq + 1, |(first, _)| *first);
        let known = seq <= self.room.seq && seq + 1 >= first;
        known.then(|| self.recent.iter().filter(move |(number, _)| *number > seq).map(|(_, bytes)| bytes))
    }
}

impl Live {
    /// From the store.
    pub(super) async fn read<S: Store>(app: &App<S>, kept: StoredLecture) -> Result<Self, Refusal> {
        let failed = |error| Refusal::from_store(&error);
        let id = &kept.about.id;
        let mut state = State {
            room: Room::default(),
            recent: VecDeque::new(),
            drivers: app.store.drivers(id).await.map_err(failed)?,
        };
        for event in app.store.events(id, 0).await.map_err(failed)? {
            state.take_up(&event);
        }
        Ok(Self {
            votes: Mutex::new(running(app.store.votes(id).await.map_err(failed)?)),
            agenda: app.decks.now().agenda(&kept.about.deck, kept.about.country),
            kept,
            state: RwLock::new(state),
            told: Mutex::new(Some(broadcast::channel(BEHIND).0)),
            counts: watch::Sender::default(),
            here: AtomicU32::new(0),
            recount: AtomicBool::new(false),
        })
    }

    /// What does not change.
    pub(crate) fn about(&self) -> &About {
        &self.kept.about
    }

    /// How many may follow at once.
    pub(super) fn seats(&self) -> Option<u32> {
        self.kept.seats
    }

    /// Where it is.
    pub(crate) async fn phase(&self) -> Phase {
        self.state.read().await.room.lecture.phase()
    }

    /// The lecture as it is.
    pub(crate) async fn snapshot(&self) -> Snapshot {
        self.snapshot_of(&*self.state.read().await)
    }

    pub(super) fn snapshot_of(&self, state: &State) -> Snapshot {
        let full = self.seats().is_some_and(|seats| self.here.load(Ordering::SeqCst) >= seats);
        Snapshot { about: self.about().clone(), room: state.room.clone(), full }
    }

    /// How many there are of what.
    pub(super) fn count(&self, state: &State) -> Counts {
        let votes = self.votes();
        let on = |slide: Option<usize>| {
            let sum =
                slide.map_or(0, |slide| votes.range((slide, 0)..=(slide, usize::MAX)).map(|(_, n)| n).sum());
            u32::try_from(sum).unwrap_or_default()
        };
        let quiz = |sitting| self.agenda.as_ref().and_then(|agenda| agenda.quiz(sitting));
        Counts {
            here: self.here.load(Ordering::SeqCst),
            pre: on(quiz(Sitting::Pre)),
            post: on(quiz(Sitting::Post)),
            votes: on(state.room.lecture.place().map(|place| place.slide)),
        }
    }

    /// Tells the presenter's screens how many there are of what, where that has changed.
    pub(super) fn tell_counts(&self) {
        // While a command is being kept the next tick is soon enough.
        if self.counts.receiver_count() > 0
            && let Ok(state) = self.state.try_read()
        {
            let now = self.count(&state);
            self.counts.send_if_modified(|told| std::mem::replace(told, now) != now);
        }
    }

    /// Hears what is told from now on; `None` when nothing is.
    pub(super) fn listen(&self) -> Option<broadcast::Receiver<Bytes>> {
        self.told().as_ref().map(broadcast::Sender::subscribe)
    }

    /// Tells all who follow.
    pub(super) fn tell(&self, bytes: Bytes) {
        if let Some(told) = &*self.told() {
            // That nobody listens is no mistake.
            let _ = told.send(bytes);
        }
    }

    /// Ends all streams.
    pub(super) fn close(&self) {
        self.told().take();
    }

    /// Notes that the gain is to be counted anew.
    pub(super) fn gain_may_have_changed(&self) {
        self.recount.store(true, Ordering::SeqCst);
    }

    fn agenda(&self) -> Result<&Agenda, Refusal> {
        self.agenda.as_deref().ok_or(Refusal::DeckGone)
    }

    fn votes(&self) -> MutexGuard<'_, Running> {
        self.votes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn told(&self) -> MutexGuard<'_, Option<broadcast::Sender<Bytes>>> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
