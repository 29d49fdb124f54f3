//! Keys of several layouts, and keys that are held.

use konventa_domain::show::{Move, Outline, Position};

use super::action::ROW;
use super::*;

/// A press, as a browser reports it.
fn typed(key: &str, code: &str) -> KeyPress {
    KeyPress { key: key.to_owned(), code: code.to_owned(), shift: false, repeat: false }
}

fn press(show: Show, key: &str) -> Show {
    action(&typed(key, "")).unwrap().after(show, &Outline::new(vec![2; 20]).unwrap())
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
    for key in ["PageUp", "PageDown", "F5", "Escape", "b", ".", "ArrowLeft", "ArrowRight", "Home", "End"] {
        assert!(action(&typed(key, "")).is_some(), "{key}");
    }
    let back = KeyPress { shift: true, ..typed(" ", "Space") };
    assert_eq!(action(&back), Some(KeyAction::Move(Move::Back)));
    assert_eq!(action(&typed(" ", "Space")), Some(KeyAction::Move(Move::Next)));
}

/// What the letters do, by the name of the key.
const LETTERS: [(&str, KeyAction); 8] = [
    ("KeyP", KeyAction::Move(Move::Pause)),
    ("KeyB", KeyAction::Move(Move::Black)),
    ("KeyO", KeyAction::Move(Move::Overview)),
    ("KeyN", KeyAction::Move(Move::Next)),
    ("KeyS", KeyAction::Console),
    ("KeyF", KeyAction::FullScreen),
    ("KeyJ", KeyAction::Join),
    ("KeyT", KeyAction::TakeOver),
];

#[test]
fn the_letters_work_in_a_serbian_cyrillic_a_greek_an_arabic_and_a_russian_layout() {
    // In the order of `LETTERS`. In the Arabic layout B types two letters.
    for layout in [
        ["п", "б", "о", "н", "с", "ф", "ј", "т"],
        ["П", "Б", "О", "Н", "С", "Ф", "Ј", "Т"],
        ["π", "β", "ο", "ν", "σ", "φ", "ξ", "τ"],
        ["ح", "لا", "خ", "ى", "س", "ب", "ت", "ف"],
        ["з", "и", "щ", "т", "ы", "а", "о", "е"],
    ] {
        for (key, (code, does)) in layout.into_iter().zip(LETTERS) {
            assert_eq!(action(&typed(key, code)), Some(does), "{key} {code}");
        }
    }
    // The clicker's full stop, in a Russian and an Arabic layout; and their question marks.
    for key in [typed("ю", "Period"), typed("ز", "Period"), typed(".", "Slash")] {
        assert_eq!(action(&key), Some(KeyAction::Move(Move::Black)), "{key:?}");
    }
    for key in [typed("?", "Digit7"), typed("؟", "Slash")] {
        assert_eq!(action(&KeyPress { shift: true, ..key }), Some(KeyAction::Keys));
    }
    assert_eq!(action(&typed("Unidentified", "KeyP")), Some(KeyAction::Move(Move::Pause)));
}

#[test]
fn in_a_latin_layout_only_the_letter_counts() {
    // Dvorak: the key of B types X, and B is on the key of N.
    assert_eq!(action(&typed("x", "KeyB")), None);
    assert_eq!(action(&typed("b", "KeyN")), Some(KeyAction::Move(Move::Black)));
    // Serbian and Albanian letters are Latin.
    for (key, code) in [("š", "BracketLeft"), ("ž", "Backslash"), ("ë", "Semicolon"), ("é", "KeyB")] {
        assert_eq!(action(&typed(key, code)), None, "{key}");
    }
    assert_eq!(action(&typed("B", "KeyB")), Some(KeyAction::Move(Move::Black)));
}

#[test]
fn only_next_and_back_repeat() {
    let repeats: Vec<KeyAction> = KEYS
        .iter()
        .flat_map(|group| group.keys)
        .map(|key| key.action)
        .filter(|action| action.may_repeat())
        .collect();
    assert!(
        repeats
            .iter()
            .all(|action| matches!(action, KeyAction::Move(Move::Next | Move::Back) | KeyAction::Row(_)))
    );
    assert_eq!(repeats.len(), 10);
}
