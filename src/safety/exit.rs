//! Leaving at once, after the "Exit this page" component of the GOV.UK Design System.
//!
//! The button, pressing Shift three times, and what both do are in `exit.js`, a script in the page
//! itself: leaving must not wait for the app, nor break with it. The app only sets the words.

use leptos::prelude::*;

use crate::browser;
use crate::effect::react;
use crate::i18n::{Texts, use_texts};
use crate::ui::el;

/// Sets the label of the exit in the language of the page.
pub fn name_exit() {
    let t = use_texts();
    react(move || browser::name_exit(t().safety_exit(), t().safety_exit_says()));
}

/// What the exit does, and what it cannot do, in one paragraph each.
#[must_use]
pub fn exit_explained(t: Texts) -> Vec<AnyView> {
    [t.safety_exit_does(), t.safety_exit_does_not()].map(|words| el("p").child(words).into_any()).into()
}
