//! Parts of a view that change, each of one type.
//!
//! Leptos instantiates its machinery for every closure in a view, a kilobyte or two each. These
//! functions box the closure first, so a phone loads the machinery once.
//!
//! A browser's translator, or an extension, may replace the text nodes of the page. Leptos would
//! then update a node that is not in the page any more, and the old words would stay. So no text
//! node is updated here: a part is built as new elements, and words are set on their element.

use leptos::prelude::*;

use super::element::el;

/// A part that is built again when what it reads changes.
pub fn dynamic(show: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    boxed(Box::new(show))
}

/// Words that change, in an element of their own.
pub fn dynamic_words(words: impl Fn() -> &'static str + Send + 'static) -> AnyView {
    boxed_words(Box::new(words))
}

fn boxed(show: Box<dyn Fn() -> Option<AnyView> + Send>) -> AnyView {
    (move || show()).into_any()
}

fn boxed_words(words: Box<dyn Fn() -> &'static str + Send>) -> AnyView {
    el("span").property("textContent", move || words().into()).into_any()
}
