//! The list of keys.

use leptos::prelude::*;

use super::dialog::{CloseButton, Dialog};
use super::keys::{KEYS, KeyGroup, KeyScope};
use crate::i18n::{Texts, use_texts};

/// A key cap.
#[component]
pub fn Key(
    /// The text on it.
    cap: &'static str,
) -> impl IntoView {
    view! { <kbd>{cap}</kbd> }
}

/// The keys of a window, each with what it does.
#[component]
pub fn KeysHelp(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Whether the lecture is live.
    live: bool,
    /// The window.
    window: KeyScope,
) -> impl IntoView {
    let t = use_texts();
    let works = move |group: &&KeyGroup| {
        group.scope == KeyScope::Everywhere
            || group.scope == window
            || (live && group.scope == KeyScope::Live)
    };
    let row = move |group: &'static KeyGroup| {
        let caps = group.keys.iter().map(|key| key.cap).filter(|cap| !cap.is_empty());
        view! {
            <dt>{caps.map(|cap| view! { <Key cap /> }).collect_view()}</dt>
            <dd>{move || (group.words)(t())}</dd>
        }
    };
    view! {
        <Dialog open name="keys-help" label=Texts::stage_keys>
            <h2>{move || t().stage_keys()}</h2>
            <dl>{KEYS.iter().filter(works).map(row).collect_view()}</dl>
            {(live && window == KeyScope::Console).then(|| view! { <p class="seat-guide" data-testid="seat-guide">{move || t().live_seat_guide()}</p> })}
            <CloseButton />
        </Dialog>
    }
}
