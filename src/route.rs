//! The addresses of the app, in one place.

use konventa_domain::id::DeckId;

/// The deck that is meant where an address names none.
pub const DEFAULT_DECK: &str = "istanbul-convention";

/// The student's journey through a deck.
#[must_use]
pub fn learn(deck: &DeckId) -> String {
    format!("/learn/{deck}")
}

/// The stage, for the projector.
pub const STAGE: &str = "/present";

/// The presenter's own screen.
pub const CONSOLE: &str = "/present/console";

/// The report.
pub const RESEARCH: &str = "/research";
