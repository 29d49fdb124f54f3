//! What several screens of the journey are made of.

use leptos::prelude::*;

/// One of several choices: a large target around a native radio button, so that keys and screen readers work as always.
pub(super) fn choice(
    group: &'static str,
    testid: String,
    words: AnyView,
    chosen: Signal<bool>,
    choose: impl Fn() + 'static,
) -> AnyView {
    let class = if testid == UNSURE { "choice unsure" } else { "choice" };
    view! {
        <label class=class data-testid=testid>
            <input type="radio" name=group prop:checked=chosen on:change=move |_| choose() />
            {words}
        </label>
    }
    .into_any()
}

/// The choice "I don't know" looks different: it is none of the four.
pub(super) const UNSURE: &str = "choice-unsure";

/// Words that the deck compiler wrote.
pub(super) fn marked_up(html: &str) -> AnyView {
    view! { <span inner_html=html.to_owned()></span> }.into_any()
}

/// A button of the bar at the foot of the screen.
pub(super) fn button(
    class: &'static str,
    testid: &'static str,
    words: &'static str,
    press: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button type="button" class=class data-testid=testid on:click=move |_| press()>
            {words}
        </button>
    }
    .into_any()
}

/// How far this part is.
pub(super) fn progress(words: String, aside: &'static str, done: usize, of: usize) -> AnyView {
    view! {
        <div class="way">
            <progress max=of.to_string() value=done.to_string() aria-label=words.clone()></progress>
            <p class="quiet">
                <span>{words}</span>
                <span>{aside}</span>
            </p>
        </div>
    }
    .into_any()
}
