//! The parts that screens of the journey are made of.
//!
//! Each is a function of its own, so that a phone loads its code once and not for every screen.

use leptos::prelude::*;

use crate::browser;
use crate::i18n::Texts;
use crate::ui::{Child, Element, dynamic, dynamic_words, el};

/// A screen: the task, and the bar within reach of the thumb.
pub(super) fn screen(task: Vec<AnyView>, bar: Vec<AnyView>) -> AnyView {
    vec![el("main").class("task").child(task).into_any(), el("footer").class("bar").child(bar).into_any()]
        .into_any()
}

/// The heading of a screen. It gets the focus when the screen appears.
pub(super) fn title(words: &'static str) -> AnyView {
    el("h1").attr("tabindex", "-1").child(words).into_any()
}

/// A paragraph; an empty `class` means none.
pub(super) fn paragraph(class: &str, words: impl AsRef<str>) -> AnyView {
    el("p").class(class).child(words.as_ref()).into_any()
}

/// Words that change. Screen readers announce them.
pub(super) fn status(class: &str, words: impl Child) -> AnyView {
    el("p").class(class).attr("role", "status").child(words).into_any()
}

/// A message that something did not load, and a button to try again.
pub(super) fn missing(
    t: Texts,
    words: &'static str,
    testid: &'static str,
    retry: impl Fn() + 'static,
) -> AnyView {
    vec![status("", words), button("button primary", testid, t.app_retry(), retry)].into_any()
}

/// A list of short points.
pub(super) fn points(class: &'static str, points: &[&'static str]) -> AnyView {
    let points: Vec<Element> = points.iter().map(|words| el("li").child(*words)).collect();
    el("ul").class(class).child(points).into_any()
}

/// A part of a screen with a heading.
pub(super) fn section(class: &'static str, heading: &'static str, inside: Vec<AnyView>) -> AnyView {
    el("section").class(class).child(el("h2").child(heading)).child(inside).into_any()
}

/// A part that can be unfolded.
pub(super) fn folded(heading: &'static str, inside: Vec<AnyView>) -> AnyView {
    el("details").child(el("summary").child(heading)).child(inside).into_any()
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
    let asks = el("div").class("asks").attr("role", "alert").attr("tabindex", "-1");
    asks.child(inside).child(buttons(vec![no, yes])).into_any()
}

/// Buttons side by side.
pub(super) fn buttons(buttons: Vec<AnyView>) -> AnyView {
    el("div").class("buttons").child(buttons).into_any()
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
    chosen: impl Fn() -> bool + 'static,
    choose: impl Fn() + 'static,
) -> AnyView {
    let class = match style {
        ChoiceStyle::Plain => "choice",
        ChoiceStyle::Unsure => "choice unsure",
    };
    let input = el("input").attr("type", "radio").attr("name", group);
    let input = input.property("checked", move || chosen().into()).on("change", move |_| choose());
    el("label").class(class).testid(&testid).child(input).child(words).into_any()
}

/// Text that the deck compiler turned into HTML.
pub(super) fn marked_up(html: &str) -> AnyView {
    el("span").html(html).into_any()
}

/// A button.
pub(super) fn button(class: &str, testid: &str, words: &str, press: impl Fn() + 'static) -> AnyView {
    button_if(false, class, testid, words, press)
}

/// A button that is `disabled` if asked to be.
pub(super) fn button_if(
    disabled: bool,
    class: &str,
    testid: &str,
    words: &str,
    press: impl Fn() + 'static,
) -> AnyView {
    let button = el("button").attr("type", "button").class(class).testid(testid);
    let button = if disabled { button.attr("disabled", "") } else { button };
    button.on("click", move |_| press()).child(words).into_any()
}

/// The progress within this part.
pub(super) fn progress(words: String, aside: &'static str, done: usize, of: usize) -> AnyView {
    let bar = bar(&of.to_string(), &done.to_string());
    let words = el("p").class("quiet").child([el("span").child(&words), el("span").child(aside)]);
    el("div").class("way").child([bar, words]).into_any()
}

/// A bar; the words beside it say the same.
pub(super) fn bar(max: &str, value: &str) -> Element {
    el("progress").attr("max", max).attr("value", value).attr("aria-hidden", "true")
}

/// A link.
pub(super) fn link(class: &str, testid: &str, address: &str, words: &str) -> AnyView {
    el("a").class(class).testid(testid).attr("href", address).child(words).into_any()
}

/// A form; `enter` is called in place of sending it.
pub(super) fn form(class: &str, enter: impl Fn() + 'static) -> Element {
    el("form").class(class).on("submit", move |event| {
        event.prevent_default();
        enter();
    })
}

/// A field for a line of text. Nothing is corrected or completed in it.
pub(super) fn text_field(id: &str, value: &str, typed: impl Fn(String) + 'static) -> Element {
    el("input")
        .attr("id", id)
        .testid(id)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("value", value)
        .on("input", move |event| typed(event_target_value(&event)))
}

/// What is missing or did not work; empty if nothing is. `browser::focus_alert` moves the focus to
/// it.
pub(super) fn hint(words: impl Fn() -> &'static str + Send + 'static) -> AnyView {
    let hint = el("p").class("hint").attr("role", "alert").attr("tabindex", "-1");
    hint.child(dynamic_words(words)).into_any()
}
