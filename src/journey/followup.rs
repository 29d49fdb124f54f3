//! The follow-up, weeks after a lecture: consenting to it, and taking it.
//!
//! It has its own page (`followup.html`), so that a phone in a hall loads nothing of it. Students
//! come to [`ConsentPage`] from their result and to [`FollowUpPage`] weeks later. Both derive
//! linkage keys from four answers (`konventa_domain::followup`), show exactly what is sent, and
//! hand it to the outbox. The four answers are never stored: the page only has them while they are
//! typed.

mod code_field;
mod consent;
mod linkage;
mod questions;
mod response;
mod study;

use konventa_domain::deck::AnswerKey;
use konventa_domain::followup::{FollowUpOutcome, FollowUpSubmission, LinkageKeys, OpenStudy};
use konventa_domain::json;
use konventa_domain::submission::{ItemOutcome, SubmissionId};
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

pub use self::consent::ConsentPage;
pub use self::response::FollowUpPage;
use crate::journey::widgets::status;
use crate::ui::dynamic_words;

/// The text of a follow-up response, exactly as it is shown, stored and sent.
fn response_text(
    id: SubmissionId,
    study: &OpenStudy,
    key: &AnswerKey,
    keys: LinkageKeys,
    rows: &[ItemOutcome],
) -> String {
    let outcome = |row: &ItemOutcome| Some(FollowUpOutcome { item: row.item.clone(), outcome: row.post? });
    json::write(&FollowUpSubmission {
        id,
        deck: key.deck.clone(),
        deck_version: key.version.clone(),
        salt: study.salt,
        keys,
        items: rows.iter().filter_map(outcome).collect(),
    })
}

/// Selector of the first field with an error, or of the error of the whole form.
const FIRST_INVALID: &str = "[aria-invalid=\"true\"], [role=\"alert\"]:not(:has(:empty))";

/// A text field with its label above and its error below.
fn field(
    id: &'static str,
    name: &'static str,
    numeric: bool,
    value: String,
    error: impl Fn() -> String + Send + 'static,
    typed: impl Fn(String) + 'static,
) -> AnyView {
    boxed_field(id, name, numeric, value, Box::new(error), Box::new(typed))
}

fn boxed_field(
    id: &'static str,
    name: &'static str,
    numeric: bool,
    value: String,
    error: Box<dyn Fn() -> String + Send>,
    typed: Box<dyn Fn(String)>,
) -> AnyView {
    let mut hint = String::from(id);
    hint.push_str("-hint");
    let error = StoredValue::new_local(error);
    let says = move || error.with_value(|error| error());
    let mode = if numeric { "numeric" } else { "text" };
    view! {
        <div class="field">
            <label for=id>{name}</label>
            <input id=id data-testid=id autocomplete="off" {..custom_attribute("autocorrect", "off")} autocapitalize="words" spellcheck="false" maxlength="60"
                inputmode=mode value=value aria-describedby=hint.clone()
                aria-invalid=move || (!says().is_empty()).to_string()
                on:input=move |event| typed(event_target_value(&event)) />
            <p class="hint" id=hint role="status" prop:textContent=says></p>
        </div>
    }
    .into_any()
}

/// The message that is shown while the phone computes the keys.
fn calculating(words: impl Fn() -> &'static str + Send + 'static) -> AnyView {
    status("quiet", dynamic_words(words))
}
