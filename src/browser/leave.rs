//! Leaving at once, and forgetting everything.
//!
//! Both are done by the page's own script, `src/safety/exit.js`, which is there before the app and goes on where the app
//! breaks. It hears what the app wants as events of the window.

use web_sys::Event;

use super::window;

/// Covers the page, deletes everything of ours on this device, and goes to another site in place of this page.
pub fn leave() {
    tell("konventa.leave");
}

/// Deletes everything of ours on this device, and goes on with the page.
pub fn wipe() {
    tell("konventa.wipe");
}

/// Everything that a phone needs is loaded: from now on files may be kept to open it without network.
pub fn settled() {
    tell("konventa.settled");
}

/// Names the exit, whose button is in the page from the start.
pub fn name_exit(word: &str, says: &str) {
    // Until the app has words, the button has its own.
    if word.is_empty() {
        return;
    }
    if let Some(button) = window().document().and_then(|d| d.get_element_by_id("exit")) {
        button.set_text_content(Some(word));
        let mut label = String::from(word);
        label.push(' ');
        label.push_str(says);
        // A browser that refuses an attribute reads the word alone.
        let _ = button.set_attribute("aria-label", &label);
    }
}

fn tell(what: &str) {
    if let Ok(event) = Event::new(what) {
        // Nobody prevents it, so whether somebody did says nothing.
        let _ = window().dispatch_event(&event);
    }
}
