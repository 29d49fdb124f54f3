//! The code that was written down weeks ago, as it is typed.

use konventa_domain::followup::{ParseSgicError, Sgic};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::field;
use crate::browser;
use crate::i18n::Texts;

/// The field for the code. `done` gets it once it can be read.
pub(super) fn written(t: Texts, typed: RwSignal<String>, done: Callback<Sgic>) -> AnyView {
    let fault = RwSignal::new(String::new());
    let press = move || match typed.with_untracked(|typed| typed.parse()) {
        Ok(code) => done.run(code),
        Err(wrong) => {
            fault.set(words(t, wrong));
            browser::focus_soon(super::FIRST_FAULT.to_owned());
        }
    };
    let take = move |text| {
        typed.set(text);
        fault.set(String::new());
    };
    let enter = move |event: SubmitEvent| {
        event.prevent_default();
        press();
    };
    let form = view! {
        <form class="questions" on:submit=enter>
            {field("code", t.followup_code_label(), false, typed.get_untracked(), move || fault.get(), take)}
            <button class="button primary" data-testid="use-code">{t.journey_onward()}</button>
        </form>
    };
    form.into_any()
}

fn words(t: Texts, wrong: ParseSgicError) -> String {
    match wrong {
        ParseSgicError::Length(n) => t.followup_code_length(&n.to_string()),
        ParseSgicError::Symbol(sign) => t.followup_code_symbol(&sign.to_string()),
        ParseSgicError::Check => t.followup_code_check().to_owned(),
    }
}
