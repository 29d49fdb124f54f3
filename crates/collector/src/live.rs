//! The lectures that are being held. A lecture is found by its join code, in memory or in the
//! store.
//!
//! Memory holds nothing that the store does not. A lecture is read from the store when somebody
//! first asks for it, so a restarted server continues exactly where it was.

mod error;
mod frame;
mod guesses;
mod lecture;
mod maintenance;
mod others;
mod stream;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use konventa_domain::id::{DeckId, LectureId};
use konventa_domain::lecture::{JoinCode, Phase};
use konventa_domain::submission::TakeBackUntil;
use konventa_domain::{Day, Month};
use konventa_store::{Lifecycle, SeatProof, SpentTicket, Store, StoredLecture};

use crate::clock::{Clock, ClockDoubt};
use crate::decks::CurrentDecks;

pub use error::LectureError;
use guesses::{Guesses, Pace};
pub(crate) use lecture::{EarlierTokens, LiveLecture, PresentedTicket, Voted};
pub(crate) use stream::Follow;

/// The lectures in memory.
#[derive(Debug)]
pub struct LiveLectures {
    store: Arc<dyn Store>,
    decks: Arc<CurrentDecks>,
    clock: Clock,
    doubt: ClockDoubt,
    lectures: Mutex<HashMap<JoinCode, Arc<LiveLecture>>>,
    /// Held while a lecture is read, so that a hall that returns after a restart reads its lecture
    /// once.
    reading: tokio::sync::Mutex<()>,
    guesses: Guesses,
    closed: AtomicBool,
}

/// What a caller knows of a lecture besides its join code, so that asking for it is not a guess.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Credential<'a> {
    /// Perhaps its id.
    Id(Option<&'a str>),
    /// Perhaps a driver's token.
    Token(&'a str),
    /// The presenter's key.
    Key,
}

impl LiveLectures {
    /// Creates the live lectures of a server. None is in memory yet.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, decks: Arc<CurrentDecks>, clock: Clock) -> Self {
        Self {
            store,
            decks,
            clock,
            doubt: ClockDoubt::new(),
            lectures: Mutex::default(),
            reading: tokio::sync::Mutex::default(),
            guesses: Guesses::default(),
            closed: AtomicBool::new(false),
        }
    }

    /// Finds a lecture by its join code. While too many codes are guessed, an answer to a caller
    /// that knows nothing but a code takes a second.
    ///
    /// Fails if it does not exist, is over and deleted, or the code is wrong and too many are
    /// guessed. A right code is never refused because of other callers.
    pub(crate) async fn find(
        &self,
        code: JoinCode,
        credential: Credential<'_>,
    ) -> Result<Arc<LiveLecture>, LectureError> {
        let found = match (self.by_code(code).await?, credential) {
            // A code with the id of another lecture is wrong.
            (Some(Found::Live(live)), Credential::Id(Some(id))) if live.about().id.as_str() != id => None,
            (found, _) => found,
        };
        let known = match (&found, credential) {
            (_, Credential::Key) => true,
            (Some(Found::Live(_)), Credential::Id(id)) => id.is_some(),
            (Some(Found::Live(live)), Credential::Token(token)) => live.term_of(token).await.is_some(),
            _ => false,
        };
        let pace =
            if known { Pace::AtOnce } else { self.guesses.pace(self.clock.now(), found.is_none()).await };
        match found {
            Some(Found::Live(live)) => Ok(live),
            Some(Found::Forgotten) => Err(LectureError::Over),
            None if pace == Pace::Crowded => Err(LectureError::TooManyGuesses),
            None => Err(LectureError::NoSuchLecture(code)),
        }
    }

    async fn by_code(&self, code: JoinCode) -> Result<Option<Found>, LectureError> {
        if let Some(live) = self.in_memory(code) {
            return Ok(Some(Found::Live(live)));
        }
        match self.store.lecture_by_code(code).await? {
            None => Ok(None),
            Some(stored) if stored.lifecycle == Lifecycle::Forgotten => Ok(Some(Found::Forgotten)),
            Some(stored) => self.live(stored).await.map(|live| Some(Found::Live(live))),
        }
    }

    /// Returns a lecture that is not forgotten, and reads it first if it is not in memory.
    ///
    /// Fails if it cannot be read, or the server is stopping.
    pub(crate) async fn live(&self, stored: StoredLecture) -> Result<Arc<LiveLecture>, LectureError> {
        let _one = self.reading.lock().await;
        let code = stored.about.code;
        if let Some(live) = self.in_memory(code) {
            return Ok(live);
        }
        let agenda = self.decks.now().agenda(&stored.about.deck, stored.about.country);
        let store = Arc::clone(&self.store);
        let live = Arc::new(LiveLecture::read(store, self.clock.clone(), stored, agenda).await?);
        // Checked under the lock, so that no lecture is added after all were closed.
        let mut lectures = self.lectures();
        if self.closed.load(Ordering::SeqCst) {
            return Err(LectureError::Stopping);
        }
        lectures.insert(code, Arc::clone(&live));
        Ok(live)
    }

    /// Returns whether a text is a driver's token of a lecture that runs, or the code of a remote.
    ///
    /// Fails if the lectures cannot be read.
    pub(crate) async fn know_token(&self, token: &str) -> Result<bool, LectureError> {
        for stored in self.store.lectures().await? {
            if stored.lifecycle == Lifecycle::Running && self.live(stored).await?.knows(token).await {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Admits a record that arrives now. One of no lecture may be sealed when the month is over, and no
    /// ticket is good for it. One of a lecture that is over and deleted is admitted only if the store has
    /// it already, which refuses it otherwise.
    ///
    /// Fails if no lecture of the deck has this id, it has not begun, or it cannot be read.
    pub(crate) async fn admit(
        &self,
        deck: &DeckId,
        lecture: Option<&LectureId>,
        ticket: &PresentedTicket,
    ) -> Result<Admission, LectureError> {
        let month = TakeBackUntil::Day(Month::of(Day::of(self.clock.now())).next());
        let Some(id) = lecture else {
            return Ok(Admission { until: month, proof: ticket.proof_if_optional(|_| None) });
        };
        let live = match self.by_id(id).await? {
            None => return Err(LectureError::Unknown),
            Some(Found::Forgotten) => return Ok(Admission { until: month, proof: SeatProof::NotNeeded }),
            Some(Found::Live(live)) => live,
        };
        if live.about().deck != *deck {
            return Err(LectureError::Unknown);
        }
        if live.phase().await == Phase::Lobby {
            return Err(LectureError::NotBegun);
        }
        Ok(Admission { until: live.take_back_until().await, proof: live.proof_of_record(ticket) })
    }

    /// Returns the ticket that a record of a lecture was stored with, as far as it can be verified: it may
    /// be spent again when the record is taken back.
    ///
    /// Fails if the lecture cannot be read.
    pub(crate) async fn ticket_of_record(
        &self,
        lecture: &LectureId,
        ticket: &PresentedTicket,
    ) -> Result<Option<SpentTicket>, LectureError> {
        let Some(Found::Live(live)) = self.by_id(lecture).await? else { return Ok(None) };
        Ok(match live.proof_of_record(ticket) {
            SeatProof::Ticket(spent) => Some(spent),
            SeatProof::NotNeeded | SeatProof::Missing => None,
        })
    }

    async fn by_id(&self, id: &LectureId) -> Result<Option<Found>, LectureError> {
        if let Some(live) = self.all().into_iter().find(|live| live.about().id == *id) {
            return Ok(Some(Found::Live(live)));
        }
        match self.store.lecture_by_id(id).await? {
            None => Ok(None),
            Some(stored) if stored.lifecycle == Lifecycle::Forgotten => Ok(Some(Found::Forgotten)),
            Some(stored) => self.live(stored).await.map(|live| Some(Found::Live(live))),
        }
    }

    /// Returns whether a lecture is over and deleted, so that nothing of it is pending for which a
    /// receipt would be stored.
    ///
    /// Fails if the lectures cannot be read.
    pub(crate) async fn is_forgotten(&self, id: &LectureId) -> Result<bool, LectureError> {
        let stored = self.store.lecture_by_id(id).await?;
        Ok(stored.is_some_and(|stored| stored.lifecycle == Lifecycle::Forgotten))
    }

    /// Ends all streams and lets no new ones begin, before the server stops.
    pub fn close(&self) {
        let lectures = {
            let mut lectures = self.lectures();
            self.closed.store(true, Ordering::SeqCst);
            std::mem::take(&mut *lectures)
        };
        for live in lectures.values() {
            live.close();
        }
    }

    fn all(&self) -> Vec<Arc<LiveLecture>> {
        self.lectures().values().cloned().collect()
    }

    fn in_memory(&self, code: JoinCode) -> Option<Arc<LiveLecture>> {
        self.lectures().get(&code).cloned()
    }

    /// Removes a lecture from memory and ends its streams.
    fn remove(&self, code: JoinCode) {
        let removed = self.lectures().remove(&code);
        if let Some(live) = removed {
            live.close();
        }
    }

    /// Removes the lectures that nobody uses from memory. They are read again when somebody asks
    /// for them.
    fn remove_unused(&self) {
        // Every user has got the lecture from here, under this lock, so no use can begin in the
        // meantime.
        self.lectures().retain(|_, live| Arc::strong_count(live) > 1);
    }

    fn lectures(&self) -> MutexGuard<'_, HashMap<JoinCode, Arc<LiveLecture>>> {
        // A map of pointers is whole even if another holder of the lock panicked.
        self.lectures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a record that arrives is admitted as.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Admission {
    /// Until when it can be taken back.
    pub(crate) until: TakeBackUntil,
    /// What it shows of a seat.
    pub(crate) proof: SeatProof,
}

/// The lecture of a join code or id.
enum Found {
    Live(Arc<LiveLecture>),
    Forgotten,
}
