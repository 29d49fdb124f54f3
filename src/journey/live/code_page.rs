//! The page where students type the join code if they cannot scan it.

use std::rc::Rc;

use konventa_domain::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::code_field::code_form;
use super::not_joined::{framed, learn_at_home};
use crate::browser;
use crate::i18n::{Texts, use_locale, use_texts};
use crate::journey::languages::language_choices;
use crate::journey::widgets::{folded, title};
use crate::ui::dynamic;

/// Asks for the join code; `typed` is what the address had in place of a valid one.
pub fn join_code_page(typed: String) -> AnyView {
    let t = use_texts();
    let wrong = RwSignal::new(!typed.is_empty());
    let text = RwSignal::new(typed);
    dynamic(move || {
        let t = t();
        let task = vec![
            title(t.hall_code_title()),
            code_form(t, t.hall_code_help(), "button primary", wrong, text),
            learn_at_home(t, None),
            language_picker(t),
        ];
        Some(framed(task))
    })
}

/// The phone's language, which need not be that of the stage.
fn language_picker(t: Texts) -> AnyView {
    let locale = use_locale();
    let choose = move |language: Language, focus: String| {
        spawn_local(async move {
            // If it cannot be loaded, the page keeps its language.
            if let Ok(texts) = locale.load(language).await {
                locale.remember(texts);
                browser::focus_soon(focus);
            }
        });
    };
    let spoken = Rc::new(move || locale.language());
    let choices = language_choices(Texts::languages().collect(), spoken, Rc::new(choose));
    folded(t.journey_language(), vec![choices])
}
