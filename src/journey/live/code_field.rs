//! The field for the join code.

use konventa_domain::lecture::JoinCode;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::Texts;
use crate::journey::widgets::{form, status, text_field};
use crate::route;
use crate::ui::{dynamic_words, el};

/// The field for the join code, on every page where a student may have been looking for it.
pub(in crate::journey) fn code_field(t: Texts, label: &'static str) -> AnyView {
    code_form(t, label, "button", RwSignal::new(false), RwSignal::new(String::new()))
}

/// The same with its state: whether a text was refused, and the text.
pub(super) fn code_form(
    t: Texts,
    label: &'static str,
    button: &'static str,
    wrong: RwSignal<bool>,
    text: RwSignal<String>,
) -> AnyView {
    let enter = move || match text.with_untracked(|text| JoinCode::typed(text)) {
        Ok(code) => browser::go_to(&route::lecture(code)),
        Err(_) => wrong.set(true),
    };
    let hint = dynamic_words(move || if wrong.get() { t.hall_code_wrong() } else { "" });
    let input = text_field("code", &text.get_untracked(), move |typed| {
        wrong.set(false);
        text.set(typed);
    });
    let input = input.attr("autocapitalize", "characters");
    form("door", enter)
        .child([el("label").attr("for", "code").child(label), input])
        .child(status("hint", hint))
        .child(el("button").class(button).testid("enter").child(t.hall_go_in()))
        .into_any()
}
