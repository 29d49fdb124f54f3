//! What each key does. Clickers send PageUp, PageDown, F5, Escape, B and the full stop.

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

/// The action of a key, by its name in the browser.
#[must_use]
pub fn action(key: &str, shift: bool) -> Option<KeyAction> {
    Some(match key {
        " " if shift => KeyAction::Move(Move::Back),
        "ArrowRight" | "PageDown" | " " | "n" | "N" => KeyAction::Move(Move::Next),
        "ArrowLeft" | "PageUp" | "Backspace" => KeyAction::Move(Move::Back),
        "ArrowDown" => KeyAction::Row(Move::Next),
        "ArrowUp" => KeyAction::Row(Move::Back),
        "Home" => KeyAction::Move(Move::First),
        "End" => KeyAction::Move(Move::Last),
        "Enter" => KeyAction::Choose,
        "b" | "B" | "." => KeyAction::Move(Move::Black),
        "o" | "O" => KeyAction::Move(Move::Overview),
        "p" | "P" => KeyAction::Move(Move::Pause),
        "Escape" => KeyAction::Move(Move::Leave),
        "f" | "F" | "F5" => KeyAction::FullScreen,
        "s" | "S" => KeyAction::Console,
        "?" => KeyAction::Keys,
        "+" | "=" => KeyAction::Larger,
        "-" => KeyAction::Smaller,
        "j" | "J" => KeyAction::Join,
        "t" | "T" => KeyAction::TakeOver,
        _ => return None,
    })
}

impl KeyAction {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn press(show: Show, key: &str) -> Show {
        action(key, false).unwrap().after(show, &Outline::new(vec![2; 20]).unwrap())
    }

    #[test]
    fn down_is_a_row_in_the_overview_and_a_step_elsewhere() {
        let step = press(Show::default(), "ArrowDown");
        assert_eq!(step.position, Position { slide: 0, fragment: 1 });
        let row = press(press(step, "o"), "ArrowDown");
        assert_eq!(row.position.slide, ROW);
        assert_eq!(
            press(row, "Enter"),
            Show { position: Position { slide: ROW, fragment: 0 }, screen: Screen::Slide }
        );
    }

    #[test]
    fn every_key_of_a_clicker_is_known() {
        for key in ["PageUp", "PageDown", "F5", "Escape", "b", ".", "ArrowLeft", "ArrowRight", "Home", "End"]
        {
            assert!(action(key, false).is_some(), "{key}");
        }
        assert_eq!(action(" ", true), Some(KeyAction::Move(Move::Back)));
    }
}
