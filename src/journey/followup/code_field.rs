//! The field for the code that the student wrote down weeks ago.

use konventa_domain::followup::{ParseSgicError, Sgic};
use leptos::prelude::*;

use super::field;
use crate::browser;
use crate::i18n::Texts;
use crate::journey::widgets::form;
use crate::ui::el;

/// The field. `done` receives the code once it is valid.
pub(super) fn code_field(t: Texts, typed: RwSignal<String>, done: Callback<Sgic>) -> AnyView {
    let error = RwSignal::new(String::new());
    let press = move || match typed.with_untracked(|typed| typed.parse()) {
        Ok(code) => done.run(code),
        Err(wrong) => {
            error.set(error_text(t, wrong));
            browser::focus_soon(super::FIRST_INVALID.to_owned());
        }
    };
    let take = move |text| {
        typed.set(text);
        error.set(String::new());
    };
    let field =
        field("code", t.followup_code_label(), false, &typed.get_untracked(), move || error.get(), take);
    let button = el("button").class("button primary").testid("use-code").child(t.journey_onward());
    form("questions", press).child(field).child(button).into_any()
}

fn error_text(t: Texts, wrong: ParseSgicError) -> String {
    match wrong {
        ParseSgicError::WrongLength(n) => t.followup_code_length(&n.to_string()),
        ParseSgicError::UnknownSymbol(symbol) => t.followup_code_symbol(&symbol.to_string()),
        ParseSgicError::WrongCheckSymbol => t.followup_code_check().to_owned(),
    }
}
