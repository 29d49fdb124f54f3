//! The keys of stage and console, declared once.

use konventa_domain::show::Move;

use super::action::KeyAction;
use crate::browser::KeyPress;
use crate::i18n::Texts;

/// Keys that do the same.
pub struct KeyGroup {
    /// The keys, the usual one first.
    pub keys: &'static [KeyBinding],
    /// What they do, in words.
    pub words: fn(Texts) -> &'static str,
    /// Where they do it.
    pub scope: KeyScope,
}

/// Where keys do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyScope {
    /// On stage and console.
    Everywhere,
    /// On the stage only.
    Stage,
    /// On the console only.
    Console,
    /// On stage and console of a live lecture.
    Live,
}

/// A key of a group.
pub struct KeyBinding {
    /// What is printed on it; nothing for a key that the list leaves out.
    pub cap: &'static str,
    /// Its `KeyboardEvent.key`; a letter stands for its capital as well.
    name: &'static str,
    /// Its `KeyboardEvent.code`, for layouts of other alphabets. Empty where all layouts agree.
    code: &'static str,
    /// Whether Shift has to be held or not; `None` if it does not matter.
    shift: Option<bool>,
    /// What it does.
    pub action: KeyAction,
}

impl KeyBinding {
    /// A key that is called the same in every layout.
    const fn named(cap: &'static str, name: &'static str, action: KeyAction) -> Self {
        Self { cap, name, code: "", shift: None, action }
    }

    /// A key that types a sign: another one in another alphabet.
    const fn typed(cap: &'static str, name: &'static str, code: &'static str, action: KeyAction) -> Self {
        Self { cap, name, code, shift: None, action }
    }

    const fn with_shift(self, shift: bool) -> Self {
        Self { shift: Some(shift), ..self }
    }

    /// Whether this key was pressed: by what it types, or, if that belongs to another alphabet, by
    /// where it is. In a Latin layout only the letter counts, because the keys are named after it.
    pub(super) fn is(&self, press: &KeyPress) -> bool {
        let by_place = !self.code.is_empty() && self.code == press.code && is_foreign(&press.key);
        self.shift.is_none_or(|shift| shift == press.shift)
            && (by_place || self.name.eq_ignore_ascii_case(&press.key))
    }
}

/// Whether a key types a sign of another alphabet than the Latin one (which ends before U+0370, Greek), or
/// the system does not say what it types.
fn is_foreign(key: &str) -> bool {
    matches!(key, "" | "Unidentified" | "Process" | "Dead") || key.chars().any(|sign| sign >= '\u{370}')
}

const NEXT: KeyAction = KeyAction::Move(Move::Next);
const BACK: KeyAction = KeyAction::Move(Move::Back);
const BLACK: KeyAction = KeyAction::Move(Move::Black);

/// All keys, in the order of the list.
pub const KEYS: &[KeyGroup] = &[
    KeyGroup {
        keys: &[
            KeyBinding::named("→", "ArrowRight", NEXT),
            KeyBinding::named("↓", "ArrowDown", KeyAction::Row(Move::Next)),
            KeyBinding::named("PageDown", "PageDown", NEXT),
            KeyBinding::named("Space", " ", NEXT).with_shift(false),
            KeyBinding::named("Enter", "Enter", KeyAction::Choose),
            KeyBinding::typed("N", "n", "KeyN", NEXT),
        ],
        words: Texts::stage_keys_next,
        scope: KeyScope::Everywhere,
    },
    KeyGroup {
        keys: &[
            KeyBinding::named("←", "ArrowLeft", BACK),
            KeyBinding::named("↑", "ArrowUp", KeyAction::Row(Move::Back)),
            KeyBinding::named("PageUp", "PageUp", BACK),
            KeyBinding::named("⌫", "Backspace", BACK),
            KeyBinding::named("", " ", BACK).with_shift(true),
        ],
        words: Texts::stage_keys_back,
        scope: KeyScope::Everywhere,
    },
    KeyGroup {
        keys: &[
            KeyBinding::named("Home", "Home", KeyAction::Move(Move::First)),
            KeyBinding::named("End", "End", KeyAction::Move(Move::Last)),
        ],
        words: Texts::stage_keys_ends,
        scope: KeyScope::Everywhere,
    },
    KeyGroup {
        keys: &[KeyBinding::typed("P", "p", "KeyP", KeyAction::Move(Move::Pause))],
        words: Texts::stage_keys_pause,
        scope: KeyScope::Everywhere,
    },
    KeyGroup {
        keys: &[KeyBinding::typed("B", "b", "KeyB", BLACK), KeyBinding::typed(".", ".", "Period", BLACK)],
        words: Texts::stage_keys_black,
        scope: KeyScope::Everywhere,
    },
    KeyGroup {
        keys: &[KeyBinding::typed("O", "o", "KeyO", KeyAction::Move(Move::Overview))],
        words: Texts::stage_keys_overview,
        scope: KeyScope::Everywhere,
    },
    KeyGroup {
        keys: &[KeyBinding::named("Esc", "Escape", KeyAction::Move(Move::Leave))],
        words: Texts::stage_keys_leave,
        scope: KeyScope::Everywhere,
    },
    KeyGroup {
        keys: &[KeyBinding::typed("J", "j", "KeyJ", KeyAction::Join)],
        words: Texts::live_show_code,
        scope: KeyScope::Live,
    },
    KeyGroup {
        keys: &[KeyBinding::typed("T", "t", "KeyT", KeyAction::TakeOver)],
        words: Texts::live_take_over,
        scope: KeyScope::Live,
    },
    KeyGroup {
        keys: &[KeyBinding::typed("S", "s", "KeyS", KeyAction::Console)],
        words: Texts::stage_keys_console,
        scope: KeyScope::Stage,
    },
    KeyGroup {
        keys: &[
            KeyBinding::typed("F", "f", "KeyF", KeyAction::FullScreen),
            KeyBinding::named("F5", "F5", KeyAction::FullScreen),
        ],
        words: Texts::stage_keys_full_screen,
        scope: KeyScope::Everywhere,
    },
    KeyGroup {
        keys: &[
            KeyBinding::typed("+", "+", "Equal", KeyAction::Larger),
            KeyBinding::typed("", "=", "Equal", KeyAction::Larger),
        ],
        words: Texts::stage_larger,
        scope: KeyScope::Console,
    },
    KeyGroup {
        keys: &[KeyBinding::typed("−", "-", "Minus", KeyAction::Smaller)],
        words: Texts::stage_smaller,
        scope: KeyScope::Console,
    },
    KeyGroup {
        keys: &[
            KeyBinding::typed("?", "?", "", KeyAction::Keys),
            KeyBinding::typed("", "؟", "Slash", KeyAction::Keys).with_shift(true),
        ],
        words: Texts::stage_keys,
        scope: KeyScope::Everywhere,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_has_two_actions() {
        let mut seen = Vec::new();
        for key in KEYS.iter().flat_map(|group| group.keys) {
            let is = (key.name, key.shift);
            assert!(!seen.contains(&is), "{is:?}");
            seen.push(is);
        }
    }
}
