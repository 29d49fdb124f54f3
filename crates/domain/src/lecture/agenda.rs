//! The agenda: what can be shown and asked in a lecture, without the words of the deck.

use crate::Country;
use crate::deck::{Activity, DeckSlides, Sitting};
use crate::id::{ChoiceId, SlideId};
use crate::show::Position;

/// The slides of a lecture in one country, in order; at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda(Vec<AgendaSlide>);

/// A slide of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaSlide {
    /// Its id.
    pub slide: SlideId,
    /// What it is for.
    pub kind: AgendaKind,
    /// Number of fragments, beyond what is visible at first.
    pub fragments: u8,
    /// Whether there is one more step after the result of the room: for a case, what guidance
    /// supports; for the gain, the other questions.
    pub more: bool,
}

impl AgendaSlide {
    /// The number of steps of this slide, beyond what is visible at first.
    #[must_use]
    pub fn steps(&self) -> u8 {
        self.fragments.saturating_add(u8::from(self.more))
    }
}

/// What the room does on a slide, with the choices of a poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgendaKind {
    /// Nothing is asked.
    Slide,
    /// It announces the quiz.
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
        let slides = deck.flow().map(|slide| {
            let face = slide.face.get(country);
            let kind = match (slide.kind.spec().activity, &face.question) {
                (Activity::Quiz(sitting), _) => AgendaKind::Quiz(sitting),
                (Activity::Gain, _) => AgendaKind::Gain,
                (Activity::Vote { .. }, Some(question)) => {
                    AgendaKind::Poll(question.choices.iter().map(|choice| choice.id.clone()).collect())
                }
                (Activity::Vote { .. } | Activity::Listen, _) => AgendaKind::Slide,
            };
            let more = match kind {
                AgendaKind::Poll(_) => {
                    face.question.as_ref().is_some_and(|question| question.supported().is_some())
                }
                AgendaKind::Gain => true,
                AgendaKind::Slide | AgendaKind::Quiz(_) => false,
            };
            AgendaSlide { slide: slide.id.clone(), kind, fragments: face.fragments, more }
        });
        Self::new(slides.collect())
    }

    /// Makes an agenda of its slides; `None` without any.
    #[must_use]
    pub fn new(slides: Vec<AgendaSlide>) -> Option<Self> {
        (!slides.is_empty()).then_some(Self(slides))
    }

    /// All slides.
    #[must_use]
    pub fn slides(&self) -> &[AgendaSlide] {
        &self.0
    }

    /// The slide at an index.
    #[must_use]
    pub fn slide(&self, slide: usize) -> Option<&AgendaSlide> {
        self.0.get(slide)
    }

    /// Returns the index of a slide, and the slide.
    #[must_use]
    pub fn find(&self, slide: &SlideId) -> Option<(usize, &AgendaSlide)> {
        self.0.iter().enumerate().find(|(_, shown)| shown.slide == *slide)
    }

    /// Returns the polls in their order: the index of the slide of each, and the slide.
    pub fn polls(&self) -> impl Iterator<Item = (usize, &AgendaSlide)> {
        self.0.iter().enumerate().filter(|(_, slide)| matches!(slide.kind, AgendaKind::Poll(_)))
    }

    /// Returns the index of the slide that announces a quiz.
    #[must_use]
    pub fn quiz(&self, sitting: Sitting) -> Option<usize> {
        self.0.iter().position(|slide| slide.kind == AgendaKind::Quiz(sitting))
    }

    /// Whether the position exists.
    #[must_use]
    pub fn has(&self, position: Position) -> bool {
        self.slide(position.slide).is_some_and(|shown| position.fragment <= shown.steps())
    }

    /// Returns the position one fragment on, or on the next slide, if there is one.
    #[must_use]
    pub fn after(&self, position: Position) -> Option<Position> {
        if position.fragment < self.slide(position.slide)?.fragments {
            return Some(Position { fragment: position.fragment + 1, ..position });
        }
        let over = Position { slide: position.slide + 1, fragment: 0 };
        self.has(over).then_some(over)
    }
}
