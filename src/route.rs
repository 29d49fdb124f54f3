//! The addresses of the app, in one place.

use konventa_domain::id::DeckId;
use konventa_domain::lecture::JoinCode;

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

/// Where phones join a live lecture: `/l/CODE`.
pub const JOIN: &str = "/l";

/// The stage or the console of a live lecture.
#[must_use]
pub fn live(page: &str, code: JoinCode) -> String {
    format!("{page}?lecture={code}")
}

/// The report.
pub const RESEARCH: &str = "/research";

/// The deck that a student's address names. The bare address means [`DEFAULT_DECK`].
#[must_use]
pub fn deck_at(path: &str) -> Option<DeckId> {
    match path.trim_matches('/') {
        "" => DEFAULT_DECK.parse().ok(),
        path => path.strip_prefix("learn/")?.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_deck_or_leads_nowhere() {
        assert_eq!(deck_at("/").unwrap().as_str(), DEFAULT_DECK);
        assert_eq!(deck_at("/learn/other-deck/").unwrap().as_str(), "other-deck");
        for nowhere in ["/learn", "/learn/", "/learn/No Name", "/learn/a/b", "/elsewhere"] {
            assert_eq!(deck_at(nowhere), None, "{nowhere}");
        }
    }
}
