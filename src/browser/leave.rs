//! Leaving at once, deleting everything, and what the page shows until the app draws itself.
//!
//! All of it is done by scripts in the page, `src/safety/exit.js` and `start.js`, which are there
//! before the app and still work if the app breaks. The app talks to them through events of the
//! window.

use web_sys::Event;

use super::window;

/// Covers the page, deletes everything the site stored on this device, and replaces this page with
/// another site.
pub fn leave() {
    dispatch("konventa.leave");
}

/// Deletes everything the site stored on this device, and stays on the page.
pub fn delete_everything() {
    dispatch("konventa.wipe");
}

/// Reports that everything a phone needs has loaded: files may now be cached to open the page
/// without network.
pub fn report_loaded() {
    dispatch("konventa.settled");
}

/// Reports that the app has drawn itself: the page removes what it showed until then.
pub fn report_drawn() {
    dispatch("konventa.drawn");
}

/// Sets the label of the exit button, which is in the page from the start.
pub fn name_exit(word: &str, says: &str) {
    // Until the app has words, the button keeps its first label.
    if word.is_empty() {
        return;
    }
    if let Some(button) = window().document().and_then(|d| d.get_element_by_id("exit")) {
        button.set_text_content(Some(word));
        let mut label = String::from(word);
        label.push(' ');
        label.push_str(says);
        // A browser that refuses an attribute reads the visible word alone.
        let _ = button.set_attribute("aria-label", &label);
    }
}

fn dispatch(name: &str) {
    if let Ok(event) = Event::new(name) {
        // Returns whether nobody called `preventDefault`, which nobody does.
        let _ = window().dispatch_event(&event);
    }
}
