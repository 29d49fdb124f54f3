//! The position in the slides, and what each key does to it.

use serde::{Deserialize, Serialize};

use crate::json;

/// The number of fragments of each slide in the flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline(Vec<u8>);

impl Outline {
    /// Makes an outline of the fragments per slide; `None` without slides.
    #[must_use]
    pub fn new(fragments: Vec<u8>) -> Option<Self> {
        (!fragments.is_empty()).then_some(Self(fragments))
    }

    /// The index of the last slide.
    #[must_use]
    pub fn last(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    /// The number of fragments of a slide.
    #[must_use]
    pub fn fragments(&self, slide: usize) -> u8 {
        self.0.get(slide).copied().unwrap_or(0)
    }

    /// Returns the nearest position that exists.
    #[must_use]
    pub fn clamp(&self, position: Position) -> Position {
        let slide = position.slide.min(self.last());
        Position { slide, fragment: position.fragment.min(self.fragments(slide)) }
    }
}

/// A slide and how many of its fragments are visible.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Position {
    /// Index of the slide in the flow.
    pub slide: usize,
    /// Number of visible fragments.
    pub fragment: u8,
}

/// What the projector shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, json::Read, json::Write)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Screen {
    /// The slide.
    #[default]
    Slide,
    /// Nothing.
    Black,
    /// All slides in small, one of them chosen.
    Overview,
    /// The pause: a slide with the help lines.
    Pause,
}

/// The position and the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {
    /// The position.
    #[serde(rename = "place")]
    pub position: Position,
    /// The screen.
    pub screen: Screen,
}

/// A move of the presenter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// The next fragment or slide.
    Next,
    /// The fragment or slide before.
    Back,
    /// The first slide.
    First,
    /// The last slide with all fragments.
    Last,
    /// Straight to a position.
    Go(Position),
    /// Black on or off.
    Black,
    /// Overview on or off.
    Overview,
    /// Pause on or off.
    Pause,
    /// Back to the slide.
    Leave,
}

impl Show {
    /// Returns the show after a move. Total: a move that leads nowhere changes nothing.
    ///
    /// While the screen is black or paused, next and back only bring the slide back, so that a key
    /// pressed in the dark does not skip a slide. In the overview they choose among whole slides.
    #[must_use]
    pub fn after(self, change: Move, outline: &Outline) -> Self {
        let position = outline.clamp(self.position);
        let on = |screen| Self { position, screen };
        let toggled = |screen| on(if self.screen == screen { Screen::Slide } else { screen });
        match (change, self.screen) {
            (Move::Black, _) => toggled(Screen::Black),
            (Move::Overview, _) => toggled(Screen::Overview),
            (Move::Pause, _) => toggled(Screen::Pause),
            (Move::Leave, _) | (Move::Next | Move::Back, Screen::Black | Screen::Pause) => on(Screen::Slide),
            (Move::Go(position), _) => Self { position: outline.clamp(position), screen: Screen::Slide },
            (Move::Next, Screen::Overview) => Self { position: whole(position.slide + 1, outline), ..self },
            (Move::Back, Screen::Overview) => {
                Self { position: whole(position.slide.saturating_sub(1), outline), ..self }
            }
            (Move::First, _) => Self { position: Position::default(), ..self },
            (Move::Last, _) => Self { position: whole(outline.last(), outline), ..self },
            (Move::Next, Screen::Slide) => {
                Self { position: position.next(outline).unwrap_or(position), ..self }
            }
            (Move::Back, Screen::Slide) => {
                Self { position: position.back(outline).unwrap_or(position), ..self }
            }
        }
    }
}

/// Returns a slide with all its fragments.
fn whole(slide: usize, outline: &Outline) -> Position {
    outline.clamp(Position { slide, fragment: u8::MAX })
}

impl Position {
    /// Returns the position that the Next key shows, if there is one.
    #[must_use]
    pub fn next(self, outline: &Outline) -> Option<Self> {
        if self.fragment < outline.fragments(self.slide) {
            Some(Self { fragment: self.fragment + 1, ..self })
        } else {
            (self.slide < outline.last()).then_some(Self { slide: self.slide + 1, fragment: 0 })
        }
    }

    /// Returns the position that was shown before. The slide before is shown with all its
    /// fragments.
    #[must_use]
    pub fn back(self, outline: &Outline) -> Option<Self> {
        if self.fragment > 0 {
            Some(Self { fragment: self.fragment - 1, ..self })
        } else {
            self.slide.checked_sub(1).map(|slide| whole(slide, outline))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn outline() -> impl Strategy<Value = Outline> {
        prop::collection::vec(0_u8..4, 1..8).prop_map(|f| Outline::new(f).unwrap())
    }

    fn a_move() -> impl Strategy<Value = Move> {
        prop_oneof![
            4 => Just(Move::Next),
            2 => Just(Move::Back),
            1 => Just(Move::First),
            1 => Just(Move::Last),
            1 => (0_usize..12, 0_u8..6).prop_map(|(slide, fragment)| Move::Go(Position { slide, fragment })),
            1 => Just(Move::Black),
            1 => Just(Move::Overview),
            1 => Just(Move::Pause),
            1 => Just(Move::Leave),
        ]
    }

    proptest! {
        #[test]
        fn every_move_leads_to_a_position_that_exists(outline in outline(), moves in prop::collection::vec(a_move(), 0..60)) {
            let mut show = Show::default();
            for change in moves {
                show = show.after(change, &outline);
                prop_assert_eq!(show.position, outline.clamp(show.position));
            }
        }

        #[test]
        fn back_undoes_next(outline in outline(), slide in 0_usize..8, fragment in 0_u8..4) {
            let position = outline.clamp(Position { slide, fragment });
            if let Some(next) = position.next(&outline) {
                prop_assert_eq!(next.back(&outline), Some(position));
            } else {
                prop_assert_eq!(position, whole(outline.last(), &outline));
            }
        }

        #[test]
        fn next_reaches_the_end_through_every_fragment(outline in outline()) {
            let mut position = Position::default();
            let mut steps = 0;
            while let Some(next) = position.next(&outline) {
                prop_assert!(next > position);
                position = next;
                steps += 1;
            }
            let expected: usize = outline.0.iter().map(|f| usize::from(*f)).sum::<usize>() + outline.last();
            prop_assert_eq!(steps, expected);
        }
    }

    #[test]
    fn on_a_black_screen_a_key_only_brings_the_slide_back() {
        let outline = Outline::new(vec![0, 2]).unwrap();
        let dark = Show::default().after(Move::Next, &outline).after(Move::Black, &outline);
        assert_eq!(dark.screen, Screen::Black);
        let light = dark.after(Move::Next, &outline);
        assert_eq!((light.screen, light.position), (Screen::Slide, Position { slide: 1, fragment: 0 }));
        assert_eq!(light.after(Move::Pause, &outline).after(Move::Pause, &outline), light);
    }
}
