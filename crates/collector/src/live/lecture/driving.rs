//! What changes a lecture: the driver's commands, another driver, and the end by itself.

use std::sync::atomic::Ordering;

use konventa_domain::gain::SMALLEST_GROUP;
use konventa_domain::lecture::{
    Agenda, Command, Event, Facts, Gained, Lecture, Numbered, Phase, RoomGain, StopKind, decide,
};
use konventa_store::{Addition, Appended, Driver, Fingerprint, Store};
use subtle::ConstantTimeEq as _;

use super::{Live, State};
use crate::app::App;
use crate::problem::Refusal;

impl State {
    /// The term of a token of this lecture. Every token takes the same time.
    fn term_of(&self, token: &str) -> Option<u32> {
        let token = Fingerprint::of_token(token);
        let same = |driver: &&Driver| bool::from(driver.token.as_bytes().ct_eq(token.as_bytes()));
        self.drivers.iter().filter(same).map(|driver| driver.term).max()
    }

    fn drives(&self, token: &str) -> Result<(), Refusal> {
        match self.term_of(token) {
            None => Err(Refusal::NotTheDriver),
            Some(term) if term < self.room.lecture.term() => Err(Refusal::TakenOver),
            Some(_) => Ok(()),
        }
    }
}

impl Live {
    /// The term of a token of this lecture.
    pub(crate) async fn term_of(&self, token: &str) -> Option<u32> {
        self.state.read().await.term_of(token)
    }

    /// Does what the driver asks for. Gives what happened.
    ///
    /// # Errors
    /// Who does not drive; what is refused; where nothing can be kept.
    pub(crate) async fn command<S: Store>(
        &self,
        app: &App<S>,
        token: &str,
        command: Command,
    ) -> Result<Vec<Numbered>, Refusal> {
        let mut state = self.state.write().await;
        state.drives(token)?;
        self.decided(app, &mut state, command).await
    }

    /// Counts the room's gain anew where it is shown and somebody has handed in since.
    pub(in crate::live) async fn count_gain<S: Store>(&self, app: &App<S>) -> Result<(), Refusal> {
        if !self.recount.swap(false, Ordering::SeqCst) || self.phase().await != Phase::Gain {
            return Ok(());
        }
        let mut state = self.state.write().await;
        match self.decided(app, &mut state, Command::Count {}).await {
            // The presenter went on meanwhile.
            Ok(_) | Err(Refusal::Refused(_)) => Ok(()),
            Err(failed) => {
                self.recount.store(true, Ordering::SeqCst);
                Err(failed)
            }
        }
    }

    async fn decided<S: Store>(
        &self,
        app: &App<S>,
        state: &mut State,
        command: Command,
    ) -> Result<Vec<Numbered>, Refusal> {
        let agenda = self.agenda()?;
        loop {
            let facts = self.facts(app, &state.room.lecture, agenda, command).await?;
            let events = decide(&state.room.lecture, agenda, command, &facts).map_err(Refusal::Refused)?;
            if events.is_empty() {
                return Ok(Vec::new());
            }
            if let Some(happened) = self.keep(app, state, events, None).await? {
                return Ok(happened);
            }
        }
    }

    /// Another device drives: gives its term.
    ///
    /// # Errors
    /// Where the lecture is over, or nothing can be kept.
    pub(crate) async fn take_over<S: Store>(&self, app: &App<S>, token: &str) -> Result<u32, Refusal> {
        let mut state = self.state.write().await;
        loop {
            if state.room.lecture.phase() == Phase::Ended {
                return Err(Refusal::Refused(konventa_domain::lecture::CommandError::Ended));
            }
            let term = state.room.lecture.term() + 1;
            let driver = Driver { term, token: Fingerprint::of_token(token) };
            let events = vec![Event::DriverChanged(term)];
            if self.keep(app, &mut state, events, Some(driver)).await?.is_some() {
                return Ok(term);
            }
        }
    }

    /// Ends the lecture, if it is not over. Needs no deck.
    ///
    /// # Errors
    /// Where nothing can be kept.
    pub(in crate::live) async fn end<S: Store>(&self, app: &App<S>) -> Result<(), Refusal> {
        let mut state = self.state.write().await;
        while state.room.lecture.phase() != Phase::Ended {
            let kept = self.keep(app, &mut state, vec![Event::Ended], None).await?;
            if kept.is_some() {
                break;
            }
        }
        Ok(())
    }

    /// Keeps what happened, then folds it and tells it. `None` where another program has written to the lecture
    /// meanwhile: that is heard first, and whoever decided has to decide again.
    async fn keep<S: Store>(
        &self,
        app: &App<S>,
        state: &mut State,
        events: Vec<Event>,
        driver: Option<Driver>,
    ) -> Result<Option<Vec<Numbered>>, Refusal> {
        let failed = |error| Refusal::from_store(&error);
        let addition = Addition {
            lecture: self.about().id.clone(),
            after: state.room.seq,
            events,
            at: app.clock.now(),
            driver,
        };
        let happened: Vec<Numbered> = addition.numbered().collect();
        match app.store.append(addition).await.map_err(failed)? {
            Appended::Kept => {
                state.drivers.extend(driver);
                self.happened(state, &happened);
                Ok(Some(happened))
            }
            Appended::Conflict => {
                let id = &self.about().id;
                let missed = app.store.events(id, state.room.seq).await.map_err(failed)?;
                if missed.is_empty() {
                    return Err(Refusal::LectureOver);
                }
                state.drivers = app.store.drivers(id).await.map_err(failed)?;
                self.happened(state, &missed);
                Ok(None)
            }
        }
    }

    fn happened(&self, state: &mut State, events: &[Numbered]) {
        for event in events {
            if let Some(bytes) = state.take_up(event) {
                self.tell(bytes);
            }
        }
    }

    /// Counts what a decision needs to know, and no more. The store is asked, not the memory: what is shown is what is
    /// kept.
    async fn facts<S: Store>(
        &self,
        app: &App<S>,
        lecture: &Lecture,
        agenda: &Agenda,
        command: Command,
    ) -> Result<Facts, Refusal> {
        let mut facts = Facts::default();
        let place = lecture.place().map(|place| place.slide);
        let to = match command {
            Command::Show(place) => Some(place.slide),
            Command::Count {} => place,
            _ => None,
        };
        let kind = |slide: Option<usize>| slide.and_then(|slide| agenda.stop(slide)).map(|stop| &stop.kind);
        if let (Command::RevealPoll {}, Some(slide), Some(StopKind::Poll(choices))) =
            (command, place, kind(place))
        {
            let votes = app.store.votes(&self.about().id).await.map_err(|e| Refusal::from_store(&e))?;
            let of = |choice| votes.get(&(slide, choice)).copied().unwrap_or_default();
            facts.votes = (0..choices.len()).map(of).collect();
        }
        if kind(to) == Some(&StopKind::Gain) {
            facts.gained = self.gained(app, lecture.gain()).await?;
        }
        Ok(facts)
    }

    /// What those learned who finished both quizzes, where they are enough more than those it was shown of before.
    async fn gained<S: Store>(&self, app: &App<S>, shown: Option<&RoomGain>) -> Result<Gained, Refusal> {
        let about = self.about();
        let census = app.store.census(&about.deck, Some(&about.id)).await;
        let census = census.map_err(|error| Refusal::from_store(&error))?;
        let enough = shown.map_or(0, |shown| shown.n) + SMALLEST_GROUP;
        match census.of_lecture(&about.version) {
            Some(tally) if tally.paired() >= enough => {
                // The interval takes a processor for longer than streams should wait.
                let gain = tokio::task::spawn_blocking(move || RoomGain::of(&tally)).await;
                gain.map(Gained::of).map_err(|_| Refusal::Internal)
            }
            _ => Ok(Gained::TooFew),
        }
    }
}
