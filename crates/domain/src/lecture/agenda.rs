//! The agenda: what can be shown and asked in a lecture, without the words of the deck.

use crate::Country;
use crate::deck::{Activity, DeckSlides, Sitting};
use crate::id::{ChoiceId, SlideId};
use crate::show::Position;

/// The slides of a lecture in one country, in order; at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda(Vec<Stop>);

/// One slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Its name.
    pub slide: SlideId,
    /// What it is for.
    pub kind: StopKind,
    /// Number of fragments, beyond what is visible at first.
    pub fragments: u8,
}

/// What a slide is for in a lecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StopKind {
    /// Nothing is asked.
    Slide,
    /// It calls to the quiz.
    Quiz(Sitting),
    /// The room can vote for one of these choices.
    Poll(Vec<ChoiceId>),
    /// It shows the room's gain.
    Gain,
}

impl Agenda {
    /// Returns the agenda of a deck in a country; `None` for a deck without slides.
    #[must_use]
    pub fn of(deck: &DeckSlides, country: Country) -> Option<Self> {
        let stops = deck.flow().map(|slide| {
            let face = slide.face.get(country);
            let kind = match (slide.kind.spec().activity, &face.question) {
                (Activity::Quiz(sitting), _) => StopKind::Quiz(sitting),
                (Activity::Gain, _) => StopKind::Gain,
                (Activity::Vote { .. }, Some(question)) => {
                    StopKind::Poll(question.choices.iter().map(|choice| choice.id.clone()).collect())
                }
                (Activity::Vote { .. } | Activity::Listen, _) => StopKind::Slide,
            };
            Stop { slide: slide.id.clone(), kind, fragments: face.fragments }
        });
        Self::new(stops.collect())
    }

    /// Makes an agenda of its stops; `None` without any.
    #[must_use]
    pub fn new(stops: Vec<Stop>) -> Option<Self> {
        (!stops.is_empty()).then_some(Self(stops))
    }

    /// All slides.
    #[must_use]
    pub fn stops(&self) -> &[Stop] {
        &self.0
    }

    /// The slide at an index.
    #[must_use]
    pub fn stop(&self, slide: usize) -> Option<&Stop> {
        self.0.get(slide)
    }

    /// Returns the index of a slide, and the slide.
    #[must_use]
    pub fn find(&self, slide: &SlideId) -> Option<(usize, &Stop)> {
        self.0.iter().enumerate().find(|(_, stop)| stop.slide == *slide)
    }

    /// Returns the index of the slide that calls to a quiz.
    #[must_use]
    pub fn quiz(&self, sitting: Sitting) -> Option<usize> {
        self.0.iter().position(|stop| stop.kind == StopKind::Quiz(sitting))
    }

    /// Whether the position exists.
    #[must_use]
    pub fn has(&self, place: Position) -> bool {
        self.stop(place.slide).is_some_and(|stop| place.fragment <= stop.fragments)
    }

    /// Returns the position one step on, if there is one.
    #[must_use]
    pub fn after(&self, place: Position) -> Option<Position> {
        let on = Position { fragment: place.fragment.saturating_add(1), ..place };
        let over = Position { slide: place.slide + 1, fragment: 0 };
        [on, over].into_iter().find(|place| self.has(*place))
    }
}
