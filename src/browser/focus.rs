//! Scrolling and focus.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

use super::window;

/// Scrolls to the top of the page and moves the focus there, so that a screen reader starts at the
/// heading of the new screen.
pub fn start_reading() {
    request_animation_frame(|| {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus("main [tabindex=\"-1\"]");
    });
}

/// Moves the focus to what asks for attention, an error or a question, and so scrolls it into view.
/// Only one does at a time, and the others are empty.
pub fn focus_alert() {
    focus_soon("[role=\"alert\"]:not(:has(:empty))".to_owned());
}

/// Focuses the first element that a selector finds, once the changes are in the page.
pub fn focus_soon(selector: String) {
    request_animation_frame(move || focus(&selector));
}

fn focus(selector: &str) {
    let found = window().document().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        // One that has the focus already would not be scrolled into view again. An element that
        // cannot be focused leaves the focus where it was.
        let _ = element.blur();
        let _ = element.focus();
    }
}

/// Opens a dialog on top of the page, which cannot be used in the meantime. The focus moves into it,
/// and back when it is closed. Another one that is open is closed: there is one at a time.
pub fn show_modal(dialog: &HtmlDialogElement) {
    let open = window().document().and_then(|page| page.query_selector("dialog[open]").ok().flatten());
    if let Some(other) = open.and_then(|other| other.dyn_into::<HtmlDialogElement>().ok()) {
        other.close();
    }
    // It fails only if the dialog is open already or no longer in the page.
    let _ = dialog.show_modal();
}
