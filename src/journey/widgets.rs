//! The parts that screens of the journey are made of.
//!
//! Each is a function without type parameters that matter, and closures are boxed: a view that is
//! expanded on every screen is also compiled and loaded for every screen.

use std::borrow::Cow;

use leptos::prelude::*;

use crate::browser;
use crate::i18n::Texts;
use crate::ui::{dynamic, dynamic_words};

/// A screen: the task, and the bar within reach of the thumb.
pub(super) fn screen(task: Vec<AnyView>, bar: Vec<AnyView>) -> AnyView {
    view! {
        <main class="task">{task}</main>
        <footer class="bar">{bar}</footer>
    }
    .into_any()
}

/// The heading of a screen. It gets the focus when the screen appears.
pub(super) fn title(words: &'static str) -> AnyView {
    view! { <h1 tabindex="-1">{words}</h1> }.into_any()
}

/// A paragraph; an empty `class` means none.
pub(super) fn paragraph(class: &'static str, words: impl Into<Cow<'static, str>>) -> AnyView {
    let words: Cow<'static, str> = words.into();
    view! { <p class=class>{words}</p> }.into_any()
}

/// Words that change. Screen readers announce them.
pub(super) fn status(class: &'static str, words: AnyView) -> AnyView {
    view! {
        <p class=class role="status">
            {words}
        </p>
    }
    .into_any()
}

/// A message that something did not load, and a button to try again.
pub(super) fn missing(
    t: Texts,
    words: &'static str,
    testid: &'static str,
    retry: impl Fn() + 'static,
) -> AnyView {
    view! {
        {status("", words.into_any())}
        {button("button primary", testid, t.app_retry(), retry)}
    }
    .into_any()
}

/// A list of short points.
pub(super) fn points(class: &'static str, points: &[&'static str]) -> AnyView {
    let points: Vec<AnyView> = points.iter().map(|words| view! { <li>{*words}</li> }.into_any()).collect();
    view! { <ul class=class>{points}</ul> }.into_any()
}

/// A part of a screen with a heading.
pub(super) fn section(class: &'static str, heading: &'static str, inside: Vec<AnyView>) -> AnyView {
    view! {
        <section class=class>
            <h2>{heading}</h2>
            {inside}
        </section>
    }
    .into_any()
}

/// A part that can be unfolded.
pub(super) fn folded(heading: &'static str, inside: Vec<AnyView>) -> AnyView {
    view! {
        <details>
            <summary>{heading}</summary>
            {inside}
        </details>
    }
    .into_any()
}

/// A question that takes the place of the bar's buttons until it is answered, so that nothing can
/// cover it. It gets the focus.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asking {
    is_asked: RwSignal<bool>,
    /// Selects the button that asks; it gets the focus back.
    asks: &'static str,
}

impl Asking {
    pub(super) fn new(asks: &'static str) -> Self {
        Self { is_asked: RwSignal::new(false), asks }
    }

    pub(super) fn ask(self) {
        self.is_asked.set(true);
        browser::focus_alert();
    }

    /// The button that answers no.
    pub(super) fn no(self, testid: &'static str, words: &'static str) -> AnyView {
        button("button", testid, words, move || {
            self.is_asked.set(false);
            browser::focus_soon(self.asks.to_owned());
        })
    }

    /// The bar: the question while it is asked, and the buttons otherwise.
    pub(super) fn bar(
        self,
        question: impl Fn() -> AnyView + Send + 'static,
        usual: impl Fn() -> Vec<AnyView> + Send + 'static,
    ) -> Vec<AnyView> {
        let bar = move || Some(if self.is_asked.get() { question() } else { usual().into_any() });
        vec![dynamic(bar)]
    }
}

/// A question with its buttons.
pub(super) fn confirmation(inside: Vec<AnyView>, no: AnyView, yes: AnyView) -> AnyView {
    view! {
        <div class="asks" role="alert" tabindex="-1">
            {inside}
            {buttons(vec![no, yes])}
        </div>
    }
    .into_any()
}

/// Buttons side by side.
pub(super) fn buttons(buttons: Vec<AnyView>) -> AnyView {
    view! { <div class="buttons">{buttons}</div> }.into_any()
}

/// How a choice looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChoiceStyle {
    Plain,
    /// "I don't know", which is set apart from the choices of an item.
    Unsure,
}

/// One of several choices: a large target around a native radio button, so that keyboards and
/// screen readers work as usual.
pub(super) fn choice(
    style: ChoiceStyle,
    group: &'static str,
    testid: String,
    words: AnyView,
    chosen: Signal<bool>,
    choose: impl Fn() + 'static,
) -> AnyView {
    boxed_choice(style, group, testid, words, chosen, Box::new(choose))
}

// Boxed, so that it is compiled once and not for every closure.
fn boxed_choice(
    style: ChoiceStyle,
    group: &'static str,
    testid: String,
    words: AnyView,
    chosen: Signal<bool>,
    choose: Box<dyn Fn()>,
) -> AnyView {
    let class = match style {
        ChoiceStyle::Plain => "choice",
        ChoiceStyle::Unsure => "choice unsure",
    };
    view! {
        <label class=class data-testid=testid>
            <input type="radio" name=group prop:checked=chosen on:change=move |_| choose() />
            {words}
        </label>
    }
    .into_any()
}

/// Text that the deck compiler turned into HTML.
pub(super) fn marked_up(html: &str) -> AnyView {
    view! { <span inner_html=html.to_owned()></span> }.into_any()
}

/// A button.
pub(super) fn button(
    class: &'static str,
    testid: &'static str,
    words: &'static str,
    press: impl Fn() + 'static,
) -> AnyView {
    boxed_button(class, testid, words, false, Box::new(press))
}

/// A button that is `disabled` if asked to be.
pub(super) fn button_if(
    disabled: bool,
    class: &'static str,
    testid: &'static str,
    words: &'static str,
    press: impl Fn() + 'static,
) -> AnyView {
    boxed_button(class, testid, words, disabled, Box::new(press))
}

fn boxed_button(
    class: &'static str,
    testid: &'static str,
    words: &'static str,
    disabled: bool,
    press: Box<dyn Fn()>,
) -> AnyView {
    view! {
        <button type="button" class=class data-testid=testid disabled=disabled on:click=move |_| press()>
            {words}
        </button>
    }
    .into_any()
}

/// The progress within this part.
pub(super) fn progress(words: String, aside: &'static str, done: usize, of: usize) -> AnyView {
    view! {
        <div class="way">
            <progress max=of.to_string() value=done.to_string() aria-hidden="true"></progress>
            <p class="quiet">
                <span>{words}</span>
                <span>{aside}</span>
            </p>
        </div>
    }
    .into_any()
}

/// What is missing or did not work; empty if nothing is. `browser::focus_alert` moves the focus to
/// it.
pub(super) fn hint(words: impl Fn() -> &'static str + Send + 'static) -> AnyView {
    view! {
        <p class="hint" role="alert" tabindex="-1">
            {dynamic_words(words)}
        </p>
    }
    .into_any()
}
