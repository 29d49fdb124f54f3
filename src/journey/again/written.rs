//! The code that was written down weeks ago, as it is typed.

use konventa_domain::again::{AgainCode, NotAnAgainCode};
use leptos::prelude::*;

use super::field;
use crate::i18n::Texts;
use crate::journey::widgets::button;

/// The field for the code. `done` gets it once it can be read.
pub(super) fn written(t: Texts, done: Callback<AgainCode>) -> Vec<AnyView> {
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new(String::new());
    let press = move || match typed.with_untracked(|typed| typed.parse()) {
        Ok(code) => done.run(code),
        Err(wrong) => fault.set(words(t, wrong)),
    };
    let take = move |text| {
        typed.set(text);
        fault.set(String::new());
    };
    vec![
        field("code", t.again_code_label(), false, String::new(), move || fault.get(), take),
        button("button primary", "use-code", t.journey_onward(), press),
    ]
}

fn words(t: Texts, wrong: NotAnAgainCode) -> String {
    match wrong {
        NotAnAgainCode::Length(n) => t.again_code_length(&n.to_string()),
        NotAnAgainCode::Symbol(sign) => t.again_code_symbol(&sign.to_string()),
        NotAnAgainCode::Check => t.again_code_check().to_owned(),
    }
}
