//! The addresses of the app, in one place. All are relative to the `<base>` of the page, so none begins
//! with `/`.

use konventa_domain::address::{FOLLOWUP, HELP, LEARN, PRIVACY};
pub use konventa_domain::address::{JOIN, PRESENT as STAGE, RESEARCH};
use konventa_domain::id::{DeckId, LectureId};
use konventa_domain::lecture::JoinCode;
use konventa_domain::{Country, Language};

/// The start of the site.
pub const HOME: &str = "./";

/// The deck of an address that names none.
pub const DEFAULT_DECK: &str = "istanbul-convention";

/// The student's journey through a deck.
#[must_use]
pub fn learn(deck: &DeckId) -> String {
    format!("{LEARN}/{deck}")
}

/// A live lecture.
#[must_use]
pub fn lecture(code: JoinCode) -> String {
    format!("{JOIN}/{code}")
}

/// The follow-up of a deck, weeks after a lecture.
#[must_use]
pub fn followup(deck: &DeckId) -> String {
    format!("{FOLLOWUP}/{deck}")
}

/// The page where a student of a lecture consents to the follow-up.
#[must_use]
pub fn followup_consent(deck: &DeckId, lecture: &LectureId) -> String {
    format!("{FOLLOWUP}/{deck}/{lecture}")
}

/// Whether a path belongs to the follow-up app.
#[must_use]
pub fn is_followup(path: &str) -> bool {
    path.trim_start_matches('/')
        .strip_prefix(FOLLOWUP)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The deck of a follow-up; with a lecture, the page to consent for its students.
#[must_use]
pub fn followup_at(path: &str) -> Option<(DeckId, Option<LectureId>)> {
    let names = path.trim_start_matches('/').strip_prefix(FOLLOWUP)?.strip_prefix('/')?.trim_end_matches('/');
    match names.split_once('/') {
        None => Some((names.parse().ok()?, None)),
        Some((deck, lecture)) => Some((deck.parse().ok()?, Some(lecture.parse().ok()?))),
    }
}

/// A page on top of every other student page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverlayPage {
    /// Where to find help, and how to read this safely.
    Help,
    /// How data is handled.
    Privacy,
}

impl OverlayPage {
    /// All overlay pages.
    pub const ALL: [Self; 2] = [Self::Help, Self::Privacy];

    /// The address of the page.
    #[must_use]
    pub const fn address(self) -> &'static str {
        match self {
            Self::Help => HELP,
            Self::Privacy => PRIVACY,
        }
    }

    /// The page at a path.
    #[must_use]
    pub fn at(path: &str) -> Option<Self> {
        let path = path.trim_matches('/');
        Self::ALL.into_iter().find(|overlay| overlay.address() == path)
    }
}

/// The presenter's screen.
pub const CONSOLE: &str = "present/console";

/// The stage or the console of a live lecture.
#[must_use]
pub fn live(page: &str, code: JoinCode) -> String {
    format!("{page}?lecture={code}")
}

/// The stage or the console of a rehearsal.
#[must_use]
pub fn rehearsal(page: &str, deck: &DeckId, country: Country, language: Language) -> String {
    format!("{page}?rehearse={deck}&country={country}&language={language}")
}

/// The deck that a student's address names. The bare address means [`DEFAULT_DECK`].
#[must_use]
pub fn deck_at(path: &str) -> Option<DeckId> {
    match path.trim_matches('/') {
        "" => DEFAULT_DECK.parse().ok(),
        path => path.strip_prefix(LEARN)?.strip_prefix('/')?.parse().ok(),
    }
}

/// What people type for the letter of [`JOIN`], which they read from a projector: letters and a
/// digit that look like it, and the letters of its key on Cyrillic and Greek keyboards.
const LIKE_JOIN: &str = "lLiI1|ІіӀӏЛлΙιΛλ";

/// The live lecture that an address names; `Err` with the text in place of a code for the page
/// where a code is typed. The path is as people type it, without percent signs.
#[must_use]
pub fn lecture_at(path: &str) -> Option<Result<JoinCode, String>> {
    let path = path.trim_matches('/');
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    let mut signs = first.chars();
    let is_join = signs.next().is_some_and(|letter| LIKE_JOIN.chars().any(|like| like == letter))
        && signs.all(|sign| sign.is_ascii() && !sign.is_ascii_alphanumeric());
    if is_join {
        Some(JoinCode::typed(rest).map_err(|_| rest.to_owned()))
    } else if rest.is_empty() {
        // The letter before the code is missing.
        JoinCode::typed(first).ok().map(Ok)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_names_a_lecture_or_the_page_for_its_code() {
        let code: JoinCode = "KMT4RX".parse().unwrap();
        for address in [lecture(code).as_str(), "l/kmt4rx/", "l/kmt-4rx", "l/KMT 4RX", "l/КМТ4RХ.", "kmt4rx"]
        {
            assert_eq!(lecture_at(address), Some(Ok(code)), "{address}");
        }
        assert_eq!(lecture_at("l"), Some(Err(String::new())));
        assert_eq!(lecture_at("l/nocode"), Some(Err("nocode".to_owned())));
        for elsewhere in ["", "learn/other-deck", "lecture", "live/KMT4RX", "nocode", "help", "privacy"] {
            assert_eq!(lecture_at(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn an_address_read_from_the_projector_leads_to_the_lecture() {
        let code: JoinCode = "KMT4RX".parse().unwrap();
        for letter in ["l", "L", "i", "I", "1", "|", "І", "л", "Λ", "l.", "1,"] {
            for end in ["", "/"] {
                assert_eq!(lecture_at(&format!("{letter}{end}")), Some(Err(String::new())), "{letter}");
                assert_eq!(lecture_at(&format!("{letter}/KMT4RX{end}")), Some(Ok(code)), "{letter}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_address_breaks_the_app(path in any::<String>(), letter in any::<char>()) {
            let _ = (lecture_at(&path), lecture_at(&format!("{letter}/{path}")), lecture_at(&format!("l/{path}")));
        }
    }

    #[test]
    fn an_address_names_a_followup() {
        let (deck, lecture): (DeckId, LectureId) = ("a-deck".parse().unwrap(), "0a1b".parse().unwrap());
        assert_eq!(followup_at(&followup(&deck)), Some((deck.clone(), None)));
        assert_eq!(followup_at("followup/a-deck/"), Some((deck.clone(), None)));
        assert_eq!(followup_at(&followup_consent(&deck, &lecture)), Some((deck, Some(lecture))));
        for elsewhere in
            ["followup", "followup/", "followup/No Name", "followup/a/b/c", "followups/a", "learn/followup"]
        {
            assert_eq!(followup_at(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn an_address_names_an_overlay() {
        assert_eq!(OverlayPage::at("help"), Some(OverlayPage::Help));
        assert_eq!(OverlayPage::at("privacy/"), Some(OverlayPage::Privacy));
        for elsewhere in ["", "helpless", "help/me", "l/help"] {
            assert_eq!(OverlayPage::at(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn an_address_names_a_deck_or_leads_nowhere() {
        assert_eq!(deck_at("").unwrap().as_str(), DEFAULT_DECK);
        assert_eq!(deck_at("learn/other-deck/").unwrap().as_str(), "other-deck");
        for nowhere in ["learn", "learn/", "learn/No Name", "learn/a/b", "elsewhere"] {
            assert_eq!(deck_at(nowhere), None, "{nowhere}");
        }
    }
}
