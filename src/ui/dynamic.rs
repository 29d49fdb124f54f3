//! Parts of a view that change, each of one type.
//!
//! Leptos instantiates its machinery for every closure in a view, a kilobyte or two each. These
//! functions box the closure first, so a phone loads the machinery once.

use leptos::prelude::*;

/// A part that is updated when what it reads changes.
pub fn dynamic(show: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    boxed(Box::new(show))
}

/// Words that change.
pub fn dynamic_words(words: impl Fn() -> &'static str + Send + 'static) -> AnyView {
    boxed_words(Box::new(words))
}

fn boxed(show: Box<dyn Fn() -> Option<AnyView> + Send>) -> AnyView {
    (move || show()).into_any()
}

fn boxed_words(words: Box<dyn Fn() -> &'static str + Send>) -> AnyView {
    (move || words()).into_any()
}
