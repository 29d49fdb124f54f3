//! The list of keys.

use leptos::prelude::*;

use crate::i18n::{Texts, use_texts};

/// A key cap.
#[component]
pub fn Key(
    /// The text on it.
    cap: &'static str,
) -> impl IntoView {
    view! { <kbd>{cap}</kbd> }
}

/// The keys, each with what it does.
#[component]
pub fn KeysHelp(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Whether the lecture is live.
    live: bool,
) -> impl IntoView {
    let t = use_texts();
    let row = move |caps: &'static [&'static str], does: fn(Texts) -> &'static str| {
        view! {
            <dt>{caps.iter().map(|cap| view! { <Key cap /> }).collect_view()}</dt>
            <dd>{move || does(t())}</dd>
        }
    };
    view! {
        <Show when=move || open.get()>
            <section class="keys-help" role="dialog" aria-label=move || t().stage_keys()>
                <h2>{move || t().stage_keys()}</h2>
                <dl>
                    {row(&["→", "PageDown", "Space", "Enter"], Texts::stage_keys_next)}
                    {row(&["←", "PageUp"], Texts::stage_keys_back)}
                    {row(&["Home", "End"], Texts::stage_keys_ends)}
                    {row(&["P"], Texts::stage_keys_pause)} {row(&["B", "."], Texts::stage_keys_black)}
                    {row(&["O"], Texts::stage_keys_overview)} {row(&["Esc"], Texts::stage_keys_leave)}
                    {live.then(|| row(&["J"], Texts::live_show_code))}
                    {live.then(|| row(&["T"], Texts::live_take_over))}
                    {row(&["S"], Texts::stage_keys_console)} {row(&["F", "F5"], Texts::stage_keys_full_screen)}
                </dl>
                <button class="button" on:click=move |_| open.set(false)>
                    {move || t().stage_keys_close()}
                </button>
            </section>
        </Show>
    }
}
