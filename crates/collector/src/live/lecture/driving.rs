//! Changes of a lecture: the driver's commands, a takeover, and the end by itself.

use konventa_domain::lecture::{
    Agenda, AgendaKind, Command, CommandError, DecisionInput, Event, Lecture, Numbered, Phase,
    PublishableGain, RoomGain, decide,
};
use konventa_store::{Addition, AppendResult, Driver, Fingerprint, SealWhen};
use subtle::ConstantTimeEq as _;
use tokio::sync::RwLockWriteGuard;

use super::{LiveLecture, State, unix_seconds};
use crate::live::LectureError;

/// What a takeover does with the tokens of earlier drivers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EarlierTokens {
    /// Their devices may take over again.
    Keep,
    /// They are worth nothing from now on. One of them may be in the wrong hands.
    Void,
}

impl State {
    /// Returns the term of a token of this lecture, in constant time.
    fn term_of(&self, token: &str) -> Option<u32> {
        let token = Fingerprint::of_token(token);
        let same = |driver: &&Driver| bool::from(driver.token.as_bytes().ct_eq(token.as_bytes()));
        self.drivers.iter().filter(same).map(|driver| driver.term).max()
    }

    pub(super) fn check_driver(&self, token: &str) -> Result<(), LectureError> {
        match self.term_of(token) {
            None => Err(LectureError::NotTheDriver),
            Some(term) if term < self.replica.lecture.term() => Err(LectureError::TakenOver),
            Some(_) => Ok(()),
        }
    }
}

impl LiveLecture {
    /// Returns the term of a token of this lecture.
    pub(crate) async fn term_of(&self, token: &str) -> Option<u32> {
        self.state.read().await.term_of(token)
    }

    /// Carries out a command of the driver. Returns the events that it caused.
    ///
    /// Fails if the caller does not drive, the command is not possible now, or nothing can be stored.
    pub(crate) async fn command(&self, token: &str, command: Command) -> Result<Vec<Numbered>, LectureError> {
        let mut state = self.driven_by(token).await?;
        let agenda = self.agenda()?;
        loop {
            // Another device may have taken over while the lecture was brought up to date.
            state.check_driver(token)?;
            let input = self.input(&state.replica.lecture, agenda, command).await?;
            let events = match decide(&state.replica.lecture, agenda, command, &input) {
                Ok(events) => events,
                Err(_) if self.is_behind(&state).await? => {
                    self.catch_up_with(&mut state).await?;
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            if events.is_empty() {
                return Ok(Vec::new());
            }
            if let Some(happened) = self.append(&mut state, events, None).await? {
                return Ok(happened);
            }
        }
    }

    /// The state, for a caller that drives.
    ///
    /// Fails if it does not. It may have taken over at another server, so the store is asked first.
    pub(super) async fn driven_by(&self, token: &str) -> Result<RwLockWriteGuard<'_, State>, LectureError> {
        let mut state = self.state.write().await;
        if state.check_driver(token).is_err() && self.is_behind(&state).await? {
            self.catch_up_with(&mut state).await?;
        }
        state.check_driver(token)?;
        Ok(state)
    }

    /// Makes the holder of a new token the driver. Returns the new term.
    ///
    /// Fails if the lecture is over, or nothing can be stored.
    pub(crate) async fn take_over(&self, token: &str, earlier: EarlierTokens) -> Result<u32, LectureError> {
        let mut state = self.state.write().await;
        loop {
            if state.replica.lecture.phase() == Phase::Ended {
                return Err(CommandError::Ended.into());
            }
            let term = state.replica.lecture.term() + 1;
            let driver = Driver { term, token: Fingerprint::of_token(token) };
            let events = vec![Event::DriverChanged(term)];
            if self.append(&mut state, events, Some((driver, earlier))).await?.is_some() {
                return Ok(term);
            }
        }
    }

    /// Ends the lecture if it is not over. Needs no deck.
    pub(in crate::live) async fn end(&self) -> Result<(), LectureError> {
        let mut state = self.state.write().await;
        while state.replica.lecture.phase() != Phase::Ended {
            if self.append(&mut state, vec![Event::Ended], None).await?.is_some() {
                break;
            }
        }
        Ok(())
    }

    /// Stores events, then applies and publishes them. Returns `None` if another program has
    /// written to the lecture in the meantime: its events are applied, and the caller has to decide
    /// again.
    async fn append(
        &self,
        state: &mut State,
        events: Vec<Event>,
        takeover: Option<(Driver, EarlierTokens)>,
    ) -> Result<Option<Vec<Numbered>>, LectureError> {
        let driver = takeover.map(|(driver, _)| driver);
        let void_earlier = takeover.is_some_and(|(_, earlier)| earlier == EarlierTokens::Void);
        let at = self.clock.now();
        let addition = Addition {
            lecture: self.about().id.clone(),
            after: state.replica.seq,
            events,
            at,
            driver,
            void_earlier,
        };
        let happened: Vec<Numbered> = addition.numbered().collect();
        match self.store.append(addition).await? {
            AppendResult::Stored => {
                if void_earlier {
                    state.drivers.clear();
                    self.void_remote_codes();
                }
                state.drivers.extend(driver);
                self.publish(state, &happened, unix_seconds(at));
                Ok(Some(happened))
            }
            AppendResult::Conflict => {
                let known = state.replica.seq;
                self.catch_up_with(state).await?;
                if state.replica.seq > known { Ok(None) } else { Err(LectureError::Over) }
            }
        }
    }

    pub(super) fn publish(&self, state: &mut State, events: &[Numbered], at: u64) {
        for event in events {
            if let Some(bytes) = state.apply(event, at) {
                self.broadcast(bytes);
            }
        }
    }

    /// Counts what a decision needs, and no more. The store is asked, not the memory: only what is
    /// stored is shown.
    async fn input(
        &self,
        lecture: &Lecture,
        agenda: &Agenda,
        command: Command,
    ) -> Result<DecisionInput, LectureError> {
        let mut input = DecisionInput::default();
        let shown = lecture.position().map(|position| position.slide);
        let to = match command {
            Command::Show(position) => Some(position.slide),
            Command::Count {} => shown,
            Command::Start {}
            | Command::OpenPoll {}
            | Command::ClosePoll {}
            | Command::RevealPoll {}
            | Command::Screen { .. }
            | Command::End {} => None,
        };
        let kind =
            |slide: Option<usize>| slide.and_then(|slide| agenda.slide(slide)).map(|slide| &slide.kind);
        if let (Command::OpenPoll {} | Command::RevealPoll {}, Some(slide), Some(AgendaKind::Poll(choices))) =
            (command, shown, kind(shown))
        {
            let votes = self.store.votes(&self.about().id).await?;
            let of = |choice| votes.get(&(slide, choice)).copied().unwrap_or_default();
            input.votes = (0..choices.len()).map(of).collect();
        }
        if kind(to) == Some(&AgendaKind::Gain) && lecture.gain().is_none() {
            input.gained = self.gained().await?;
        }
        Ok(input)
    }

    /// Seals what the students have handed in, and returns the gain of those who finished both
    /// quizzes. The gain is that of the batches: nobody ever sees another one of this lecture that is
    /// smaller or larger by a few.
    async fn gained(&self) -> Result<PublishableGain, LectureError> {
        let about = self.about();
        self.store.seal(SealWhen::GainShown(about.id.clone())).await?;
        let counts = self.store.deck_counts(&about.deck, Some(&about.id)).await?;
        match counts.of_lecture(&about.version) {
            // The interval keeps a processor busy for longer than streams should wait.
            Some(tally) if tally.paired() > 0 => {
                Ok(tokio::task::spawn_blocking(move || RoomGain::of(&tally))
                    .await
                    .map(PublishableGain::of)?)
            }
            _ => Ok(PublishableGain::TooFew),
        }
    }
}
