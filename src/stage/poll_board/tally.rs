//! How many of the phones here have voted, or handed a quiz in.

use leptos::prelude::*;

use crate::i18n::{Texts, use_texts};
use crate::stage::session::PresenterSession;

/// "n of m", or only "n" when some phones have left.
#[must_use]
pub fn count_of_here(
    done: u32,
    here: u32,
    t: Texts,
    of: fn(Texts, u32, &str) -> String,
    without: fn(Texts, u32) -> String,
) -> String {
    if done <= here { of(t, done, &here.to_string()) } else { without(t, done) }
}

/// A count in the steps of the wall: “10+”. Nothing below ten.
#[must_use]
pub fn wall_count(count: u32) -> Option<String> {
    (count > 0).then(|| format!("{count}+"))
}

/// The number of quizzes handed in, from ten on.
#[component]
pub fn HandedIn(session: PresenterSession, post: bool) -> impl IntoView {
    let t = use_texts();
    let counts = session.counts();
    let done = move || if post { counts.get().post } else { counts.get().pre };
    let words = move || wall_count(done()).map(|n| t().live_handed_in(&n)).unwrap_or_default();
    view! { <Tally done=Signal::derive(done) of=Signal::derive(move || counts.get().here) words /> }
}

/// A number in words and as a growing bar, once there is a number.
#[component]
pub(super) fn Tally(
    done: Signal<u32>,
    of: Signal<u32>,
    words: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let any = Memo::new(move |_| done.get() > 0);
    view! {
        <Show when=move || any.get()>
            <div class="tally">
                <p role="status" data-testid="tally">{words}</p>
                <progress max=move || of.get().max(done.get()).max(1) prop:value=move || done.get() aria-hidden="true"></progress>
            </div>
        </Show>
    }
}
