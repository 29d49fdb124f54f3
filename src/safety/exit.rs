//! Leaving at once, after the "Exit this page" component of the GOV.UK Design System.

use leptos::ev;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::use_texts;
use crate::ui::live_words;

/// Where the exit leads: a page that anybody may have open.
const NEUTRAL_SITE: &str = "https://www.wikipedia.org/";

/// How often Shift is pressed to leave.
const PRESSES: u8 = 3;

/// The presses count together within this time, in milliseconds.
const WITHIN: f64 = 5_000.0;

/// Covers the page, deletes everything of ours on this device, and leads to the neutral site.
pub fn exit() {
    browser::leave(NEUTRAL_SITE);
}

/// The button on every page of a student.
#[component]
pub fn ExitButton() -> impl IntoView {
    let t = use_texts();
    view! {
        <button type="button" class="exit" data-testid="exit" on:click=|_| exit()>
            {live_words(move || t().safety_exit())}
            <span class="unseen">{live_words(move || t().safety_exit_says())}</span>
        </button>
    }
}

/// The cover, which is there from the start and shown by the style sheet alone, and three times Shift.
#[component]
pub fn ExitCover() -> impl IntoView {
    let presses = StoredValue::new(Presses::default());
    let listener = window_event_listener(ev::keydown, move |event| {
        let shift = event.key() == "Shift" && !event.repeat();
        if presses.try_update_value(|presses| presses.press(shift, browser::now())) == Some(true) {
            exit();
        }
    });
    on_cleanup(move || listener.remove());
    view! { <div class="exit-cover" aria-hidden="true"></div> }
}

/// Counts how often Shift was pressed with no other key between.
#[derive(Debug, Clone, Copy, Default)]
struct Presses {
    count: u8,
    since: f64,
}

impl Presses {
    /// Whether this key is the last one of the sign to leave.
    fn press(&mut self, shift: bool, now: f64) -> bool {
        if !shift {
            self.count = 0;
            return false;
        }
        if self.count == 0 || now - self.since > WITHIN {
            *self = Self { count: 0, since: now };
        }
        self.count += 1;
        self.count >= PRESSES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_times_shift_leaves() {
        let mut presses = Presses::default();
        assert_eq!([0.0, 300.0, 600.0].map(|now| presses.press(true, now)), [false, false, true]);
    }

    #[test]
    fn another_key_or_a_long_time_between_does_not() {
        let mut presses = Presses::default();
        let keys = [(true, 0.0), (true, 1.0), (false, 2.0), (true, 3.0), (true, 4.0)];
        assert!(!keys.iter().any(|(shift, now)| presses.press(*shift, *now)));
        let mut slow = Presses::default();
        assert!(![0.0, 4_000.0, 8_000.0].iter().any(|now| slow.press(true, *now)));
    }
}
