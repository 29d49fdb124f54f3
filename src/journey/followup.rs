//! The follow-up, weeks after a lecture: consenting to it, and taking it.
//!
//! It has its own page (`followup.html`), so that a phone in a hall loads nothing of it. Students
//! come to [`consent_page`] from their result and to [`followup_page`] weeks later. Both derive
//! linkage keys from four answers (`konventa_domain::followup`), show exactly what is sent, and
//! hand it to the outbox. The four answers are never stored: the page only has them while they are
//! typed.

mod code_field;
mod consent;
mod linkage;
mod questions;
mod response;
mod study;

use leptos::prelude::*;

pub use self::consent::consent_page;
pub use self::response::followup_page;
use crate::journey::widgets::{status, text_field};
use crate::ui::{Element, dynamic_words, el};

/// Selector of the first field with an error, or of the error of the whole form.
const FIRST_INVALID: &str = "[aria-invalid=\"true\"], [role=\"alert\"]:not(:has(:empty))";

/// A text field with its label above and its error below.
fn field(
    id: &'static str,
    name: &'static str,
    numeric: bool,
    value: &str,
    error: impl Fn() -> String + Send + 'static,
    typed: impl Fn(String) + 'static,
) -> Element {
    boxed_field(id, name, numeric, value, Box::new(error), Box::new(typed))
}

fn boxed_field(
    id: &'static str,
    name: &'static str,
    numeric: bool,
    value: &str,
    error: Box<dyn Fn() -> String + Send>,
    typed: Box<dyn Fn(String)>,
) -> Element {
    let mut hint = String::from(id);
    hint.push_str("-hint");
    let error = StoredValue::new_local(error);
    let says = move || error.with_value(|error| error());
    let mode = if numeric { "numeric" } else { "text" };
    let input = text_field(id, value, typed)
        .attr("autocorrect", "off")
        .attr("autocapitalize", "words")
        .attr("maxlength", "60")
        .attr("inputmode", mode)
        .attr("aria-describedby", &hint)
        .attr_of("aria-invalid", move || if says().is_empty() { "false" } else { "true" });
    let hint = el("p").class("hint").attr("id", &hint).attr("role", "status");
    let hint = hint.property("textContent", move || says().into());
    el("div").class("field").child([el("label").attr("for", id).child(name), input, hint])
}

/// The message that is shown while the phone computes the keys.
fn calculating(words: impl Fn() -> &'static str + Send + 'static) -> AnyView {
    status("quiet", dynamic_words(words))
}
