//! The keys, as buttons.

use konventa_domain::show::Move;
use leptos::prelude::*;

use crate::i18n::{Texts, use_texts};
use crate::stage::keys::KeyAction;
use crate::stage::keys_help::Key;

/// The line at the bottom.
#[component]
pub fn Controls(
    press: impl Fn(KeyAction) + Copy + 'static,
    /// Whether the lecture is over, so that there is nothing to control.
    over: Signal<bool>,
    /// What a live lecture adds besides the keys.
    children: Children,
) -> impl IntoView {
    let t = use_texts();
    let key = move |class: &'static str, cap: &'static str, does: fn(Texts) -> &'static str, change: Move| {
        view! {
            <button
                class=class
                disabled=move || over.get()
                on:mousedown=|e| e.prevent_default()
                on:click=move |_| press(KeyAction::Move(change))
            >
                <Key cap />
                <span>{move || does(t())}</span>
            </button>
        }
    };
    view! {
        <footer class="controls">
            {key("control step", "←", Texts::stage_back, Move::Back)}
            {key("control step primary", "→", Texts::stage_next, Move::Next)}
            {key("control", "B", Texts::stage_keys_black, Move::Black)}
            {key("control", "P", Texts::stage_keys_pause, Move::Pause)}
            {key("control", "O", Texts::stage_overview, Move::Overview)}
            {key("control", "Esc", Texts::stage_keys_leave, Move::Leave)}
            {children()}
        </footer>
    }
}
