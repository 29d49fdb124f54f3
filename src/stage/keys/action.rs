//! What keys ask for.

use konventa_domain::show::{Move, Outline, Position, Screen, Show};

/// The number of slides in a row of the overview (as in stage.css).
pub const ROW: usize = 6;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyAction {
    /// Moves the slides.
    Move(Move),
    /// Up or down: a row in the overview, a step elsewhere.
    Row(Move),
    /// Opens the slide chosen in the overview; elsewhere the next step.
    Choose,
    /// Toggles full screen.
    FullScreen,
    /// Opens the console.
    Console,
    /// Shows what the keys do.
    Keys,
    /// Larger notes.
    Larger,
    /// Smaller notes.
    Smaller,
    /// Shows the join code large, in a live lecture.
    Join,
    /// Takes over with this device, in a live lecture.
    TakeOver,
}

impl KeyAction {
    /// Whether a held key may do this again and again. Not a key that toggles, because a held B
    /// would make a dark hall flicker; and nothing in a live lecture, because a held key would run
    /// through the polls.
    #[must_use]
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::Move(Move::Next | Move::Back) | Self::Row(_))
    }

    /// Whether it goes one step back.
    #[must_use]
    pub const fn is_back(self) -> bool {
        matches!(self, Self::Move(Move::Back) | Self::Row(Move::Back))
    }

    /// What is shown after the action. Only moves change anything.
    #[must_use]
    pub fn after(self, show: Show, outline: &Outline) -> Show {
        let overview = show.screen == Screen::Overview;
        match self {
            Self::Row(change) if overview => (0..ROW).fold(show, |show, _| show.after(change, outline)),
            Self::Choose if overview => {
                show.after(Move::Go(Position { fragment: 0, ..show.position }), outline)
            }
            Self::Choose => show.after(Move::Next, outline),
            Self::Move(change) | Self::Row(change) => show.after(change, outline),
            Self::FullScreen
            | Self::Console
            | Self::Keys
            | Self::Larger
            | Self::Smaller
            | Self::Join
            | Self::TakeOver => show,
        }
    }
}
