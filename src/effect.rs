//! Reactive effects with a boxed closure, to keep the app small.

use leptos::prelude::*;

/// Runs something now, and again whenever what it reads changes.
///
/// The closure is boxed, so that Leptos' machinery is compiled once and not for every closure.
pub fn react(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
