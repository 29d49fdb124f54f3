//! What all windows of the presenter share: the lecture that is given, and its position.

use konventa_domain::id::DeckId;
use konventa_domain::lecture::LectureClock;
use konventa_domain::reconciler::{Desired, PendingCommand, Section};
use konventa_domain::show::{Screen, Show, StampedShow};
use konventa_domain::{Country, Language};
use serde::{Deserialize, Serialize};

/// After this time, in milliseconds from the start of the clock, a lecture is not resumed.
const OVER: f64 = 4.0 * 60.0 * 60.0 * 1000.0;

/// A lecture in progress. The stamp is that of [`StampedShow`]: the later one wins, for all of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PresenterState {
    /// The slides.
    pub deck: DeckId,
    /// The country whose law and help lines are shown.
    pub country: Country,
    /// The language of slides and notes.
    pub language: Language,
    /// The position, and when the clock was started.
    pub shared: StampedShow,
    /// The clock of this device, with its pauses. In a live lecture that of the server counts.
    #[serde(default)]
    pub clock: LectureClock,
    /// What a live lecture has in addition.
    #[serde(default)]
    pub live: LiveState,
}

/// What all windows share in a live lecture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveState {
    /// The part of the lecture that the presenter is in.
    pub section: Section,
    /// What the server is asked for.
    pub pending: Option<PendingCommand>,
    /// Whether the join code is shown large.
    pub joining: bool,
}

/// What a link asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkOptions {
    /// The slides.
    pub deck: Option<DeckId>,
    /// The country whose law and help lines are shown.
    pub country: Option<Country>,
    /// The language.
    pub language: Option<Language>,
}

/// A time in milliseconds, in whole seconds.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of a float saturates")]
pub fn seconds(milliseconds: f64) -> u64 {
    (milliseconds / 1000.0) as u64
}

impl PresenterState {
    /// Returns the state that a window opens with: the stored one, changed to what the link asks
    /// for.
    #[must_use]
    pub fn opened(stored: Option<Self>, link: LinkOptions, otherwise: Self, window: u64, now: f64) -> Self {
        let stored = stored.unwrap_or(otherwise);
        let over = stored.shared.started.is_some_and(|started| now - started > OVER);
        let deck = link.deck.unwrap_or_else(|| stored.deck.clone());
        let afresh = over || deck != stored.deck;
        let (show, started) =
            if afresh { (Show::default(), None) } else { (stored.shared.show, stored.shared.started) };
        let opened = Self {
            country: link.country.unwrap_or(stored.country),
            language: link.language.unwrap_or(stored.language),
            deck,
            shared: StampedShow { stamp: stored.shared.stamp, show, started },
            clock: if afresh { LectureClock::default() } else { stored.clock },
            live: stored.live,
        };
        if opened == stored { stored } else { opened.stamped(window) }
    }

    /// Returns the same state, as a change made now.
    #[must_use]
    pub fn stamped(self, window: u64) -> Self {
        let StampedShow { show, started, .. } = self.shared;
        Self { shared: self.shared.changed(window, show, started), ..self }
    }

    /// Returns where the presenter of a live lecture wants to be.
    #[must_use]
    pub fn desired(&self) -> Desired {
        Desired { section: self.live.section, show: self.shared.show, pending: self.live.pending }
    }

    /// Returns the state after the reconciler changed what is desired; `None` if nothing
    /// changed.
    #[must_use]
    pub fn steered(&self, desired: Desired, window: u64, now: f64) -> Option<Self> {
        (desired != self.desired()).then(|| {
            let state = self.moved(desired.show, window, now).unwrap_or_else(|| self.clone().stamped(window));
            let live = LiveState { section: desired.section, pending: desired.pending, ..state.live };
            Self { live, ..state }
        })
    }

    /// Returns the state after a move; `None` if it led nowhere. The clock starts with the first
    /// move off the first slide.
    #[must_use]
    pub fn moved(&self, show: Show, window: u64, now: f64) -> Option<Self> {
        (show != self.shared.show).then(|| {
            let moves = show.position != self.shared.show.position && show.position.slide > 0;
            let started = self.shared.started.or_else(|| moves.then_some(now));
            let clock = self.clock.showing(moves, show.screen == Screen::Pause, seconds(now));
            Self { shared: self.shared.changed(window, show, started), clock, ..self.clone() }
        })
    }
}

#[cfg(test)]
mod tests {
    use konventa_domain::show::Position;

    use super::*;

    fn state() -> PresenterState {
        PresenterState {
            deck: "one".parse().unwrap(),
            country: Country::Montenegro,
            language: Language::English,
            shared: StampedShow::start(),
            clock: LectureClock::default(),
            live: LiveState::default(),
        }
    }

    fn at(slide: usize, fragment: u8) -> Show {
        Show { position: Position { slide, fragment }, ..Show::default() }
    }

    #[test]
    fn the_clock_starts_when_the_first_slide_is_left() {
        let fragment = state().moved(at(0, 1), 7, 1.0).unwrap();
        assert_eq!(fragment.shared.started, None);
        let slide = fragment.moved(at(1, 0), 7, 2.0).unwrap();
        assert_eq!(slide.shared.started, Some(2.0));
        let back = slide.moved(at(0, 1), 7, 3.0).unwrap();
        assert_eq!(back.shared.started, Some(2.0));
        assert_eq!(slide.moved(at(1, 0), 7, 3.0), None);
    }

    #[test]
    fn the_clock_of_a_talk_leaves_its_pauses_out_of_the_plan() {
        let paused = Show { screen: Screen::Pause, ..at(1, 0) };
        let begun = state().moved(at(1, 0), 7, 10_000.0).unwrap();
        let again = begun.moved(paused, 7, 20_000.0).unwrap().moved(at(1, 0), 7, 320_000.0).unwrap();
        let reading = again.clock.at(seconds(330_000.0)).unwrap();
        assert_eq!((reading.elapsed, reading.paused, reading.without_pauses()), (320, 300, 20));
    }

    #[test]
    fn a_change_of_the_desired_state_starts_the_clock_as_a_move_does() {
        let desired =
            Desired { section: Section::Running, show: at(1, 0), pending: Some(PendingCommand::Count) };
        let steered = state().steered(desired, 7, 5.0).unwrap();
        assert_eq!(steered.desired(), desired);
        assert_eq!((steered.shared.started, steered.shared.stamp.number), (Some(5.0), 1));
        assert_eq!(steered.steered(desired, 7, 6.0), None);
        let asked = steered.steered(Desired { pending: None, ..desired }, 7, 7.0).unwrap();
        assert_eq!(asked.shared.stamp.number, 2);
    }

    #[test]
    fn a_window_resumes_the_stored_state_unless_the_lecture_is_old() {
        let mut kept = state();
        kept.shared = kept.shared.changed(1, at(3, 0), Some(10.0));
        let again = PresenterState::opened(Some(kept.clone()), LinkOptions::default(), state(), 2, 1000.0);
        assert_eq!(again, kept);
        let next_day =
            PresenterState::opened(Some(kept.clone()), LinkOptions::default(), state(), 2, 10.0 + OVER + 1.0);
        assert_eq!(next_day.shared.show, Show::default());
        assert!(next_day.shared.stamp > kept.shared.stamp);
    }

    #[test]
    fn a_link_wins_over_what_was_kept() {
        let wish = LinkOptions { country: Some(Country::Kosovo), ..LinkOptions::default() };
        let opened = PresenterState::opened(Some(state()), wish, state(), 2, 0.0);
        assert_eq!(opened.country, Country::Kosovo);
        assert!(opened.shared.stamp > state().shared.stamp);
    }
}
