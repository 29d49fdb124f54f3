//! The lectures that are being held: who asks for one by its code gets it, from memory or from the store.
//!
//! Nothing is only here. A lecture is read from the store when it is first asked for, so a server that was restarted
//! goes on exactly where it was.

mod frame;
mod guesses;
mod lecture;
mod stream;
pub mod upkeep;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use konventa_domain::id::LectureId;
use konventa_domain::lecture::JoinCode;
use konventa_store::{Rest, Store, StoredLecture};

use crate::app::App;
use crate::problem::Refusal;

use guesses::Guesses;
pub(crate) use lecture::{Live, Voted};
pub(crate) use stream::Follow;

/// The lectures in memory.
#[derive(Debug, Default)]
pub struct LiveLectures {
    rooms: Mutex<HashMap<JoinCode, Arc<Live>>>,
    /// One is read at a time: a hall that comes in after a restart reads its lecture once.
    reading: tokio::sync::Mutex<()>,
    guesses: Guesses,
    closed: AtomicBool,
}

/// What somebody who asks for a lecture knows of it beside the code, so that it is not a guess.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Voucher<'a> {
    /// Its id, if any.
    Id(Option<&'a str>),
    /// Perhaps a driver's token.
    Token(&'a str),
    /// The presenter's key.
    Key,
}

impl LiveLectures {
    /// Finds a lecture by its code.
    ///
    /// # Errors
    /// Where there is none, it is over and deleted, or too many codes were guessed.
    pub(crate) async fn find<S: Store>(
        &self,
        app: &App<S>,
        code: &str,
        voucher: Voucher<'_>,
    ) -> Result<Arc<Live>, Refusal> {
        // What cannot be a code is no guess.
        let Ok(parsed) = code.parse::<JoinCode>() else { return Err(Refusal::no_lecture(code)) };
        let found = self.by_code(app, parsed).await?;
        let known = match (&found, voucher) {
            (_, Voucher::Key) => true,
            (Some(Found::Room(live)), Voucher::Id(Some(id))) => live.about().id.as_str() == id,
            (Some(Found::Room(live)), Voucher::Token(token)) => live.term_of(token).await.is_some(),
            _ => false,
        };
        let now = app.clock.now();
        if !known && self.guesses.are_too_many(now) {
            return Err(Refusal::TooManyGuesses);
        }
        match (found, voucher) {
            (Some(Found::Room(live)), Voucher::Id(None) | Voucher::Token(_)) => Ok(live),
            (Some(Found::Room(live)), _) if known => Ok(live),
            (Some(Found::Forgotten), _) => Err(Refusal::LectureOver),
            (None | Some(Found::Room(_)), _) => {
                if !known {
                    self.guesses.note(now);
                }
                Err(Refusal::no_lecture(code))
            }
        }
    }

    async fn by_code<S: Store>(&self, app: &App<S>, code: JoinCode) -> Result<Option<Found>, Refusal> {
        if let Some(live) = self.in_memory(code) {
            return Ok(Some(Found::Room(live)));
        }
        let kept = app.store.lecture_by_code(code).await.map_err(|error| Refusal::from_store(&error))?;
        match kept {
            None => Ok(None),
            Some(kept) if kept.rest == Rest::Forgotten => Ok(Some(Found::Forgotten)),
            Some(kept) => self.room(app, kept).await.map(|live| Some(Found::Room(live))),
        }
    }

    /// The room of a lecture that is not forgotten.
    ///
    /// # Errors
    /// Where it cannot be read, or the server is stopping.
    pub(crate) async fn room<S: Store>(
        &self,
        app: &App<S>,
        kept: StoredLecture,
    ) -> Result<Arc<Live>, Refusal> {
        let _one = self.reading.lock().await;
        let code = kept.about.code;
        if let Some(live) = self.in_memory(code) {
            return Ok(live);
        }
        let live = Arc::new(Live::read(app, kept).await?);
        // Under the lock, so that none is taken up after all were closed.
        let mut rooms = self.rooms();
        if self.closed.load(Ordering::SeqCst) {
            return Err(Refusal::Unavailable);
        }
        rooms.insert(code, Arc::clone(&live));
        Ok(live)
    }

    /// Notes that somebody of a lecture has handed in: its gain may have changed.
    pub(crate) fn handed_in(&self, lecture: &LectureId) {
        if let Some(live) = self.all().iter().find(|live| live.about().id == *lecture) {
            live.gain_may_have_changed();
        }
    }

    /// Ends all streams, and lets no new ones begin: for the end of the server.
    pub fn close(&self) {
        let rooms = {
            let mut rooms = self.rooms();
            self.closed.store(true, Ordering::SeqCst);
            std::mem::take(&mut *rooms)
        };
        for live in rooms.values() {
            live.close();
        }
    }

    /// All that are in memory.
    fn all(&self) -> Vec<Arc<Live>> {
        self.rooms().values().cloned().collect()
    }

    fn in_memory(&self, code: JoinCode) -> Option<Arc<Live>> {
        self.rooms().get(&code).cloned()
    }

    /// Takes a lecture out of memory, and ends its streams.
    fn take_out(&self, code: JoinCode) {
        let taken = self.rooms().remove(&code);
        if let Some(live) = taken {
            live.close();
        }
    }

    /// Takes those out of memory that nobody uses; they are read again when somebody asks.
    fn take_out_unused(&self) {
        // Whoever uses a room has got it from here, under this lock: so nobody can begin meanwhile.
        self.rooms().retain(|_, live| Arc::strong_count(live) > 1);
    }

    fn rooms(&self) -> MutexGuard<'_, HashMap<JoinCode, Arc<Live>>> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What there is under a code.
enum Found {
    Room(Arc<Live>),
    Forgotten,
}
