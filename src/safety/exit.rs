//! Leaving at once, after the "Exit this page" component of the GOV.UK Design System.
//!
//! The button, pressing Shift three times, and what both do are in `exit.js`, a script in the page
//! itself: leaving must not wait for the app, nor break with it. The app only sets the words.

use leptos::prelude::*;

use crate::browser;
use crate::effect::react;
use crate::i18n::{Texts, use_texts};

/// Sets the label of the exit in the language of the page.
pub fn name_exit() {
    let t = use_texts();
    react(move || browser::name_exit(t().safety_exit(), t().safety_exit_says()));
}

/// What the exit does, and what it cannot do, in one paragraph each.
#[must_use]
pub fn exit_explained(t: Texts) -> Vec<AnyView> {
    [t.safety_exit_does(), t.safety_exit_does_not()].map(|words| view! { <p>{words}</p> }.into_any()).into()
}

#[cfg(test)]
mod tests {
    use std::fs;

    /// The button has its label before the app has any words.
    #[test]
    fn the_script_knows_the_word_in_every_language() {
        let script = fs::read_to_string("src/safety/exit.js").unwrap();
        for entry in fs::read_dir("locales").unwrap() {
            let path = entry.unwrap().path();
            let texts = fs::read_to_string(&path).unwrap();
            let Some(word) = texts.lines().find_map(|line| line.strip_prefix("exit = \"")?.strip_suffix('"'))
            else {
                continue;
            };
            assert!(
                script.contains(&format!(": \"{word}\"")),
                "{}: safety.exit is “{word}”; add it to WORDS in src/safety/exit.js, under the language that browsers say",
                path.display()
            );
        }
    }
}
