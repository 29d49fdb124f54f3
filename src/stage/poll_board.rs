//! A question to the room: open, closed, and with its votes.

mod bars;
mod comments;
mod tally;

use konventa_domain::deck::{AfterVote, Choice, Question};
use konventa_domain::lecture::{PollState, Verdict};
use leptos::prelude::*;

use self::bars::Share;
use self::comments::{Comments, guidance};
pub use self::tally::{HandedIn, count_of_here, wall_count};
use super::session::PresenterSession;
use crate::i18n::use_texts;

/// The choices with the votes of the room, and the explanation.
#[component]
pub fn PollBoard(
    /// The lecture.
    session: PresenterSession,
    /// The index of the slide.
    index: usize,
    /// The question.
    question: Question,
    /// The number of visible steps.
    step: Signal<u8>,
    /// The step that shows the explanation if nobody could vote.
    explained_at: u8,
) -> impl IntoView {
    let (t, lecture) = (use_texts(), session.lecture());
    let poll = Memo::new(move |_| lecture.with(|lecture| PollState::of(lecture, index)));
    let explained = Memo::new(move |_| step.get() >= explained_at);
    let after = question.after.clone();
    let supported = question.supported().map(|choice| choice.id.clone());
    let choice = |(at, choice): (usize, Choice)| {
        let share = Memo::new(move |_| match poll.get() {
            PollState::Shown(Verdict::Votes(votes)) => Share::of(&votes, at),
            _ => None,
        });
        let (counts, is_supported) = (after == AfterVote::Room, supported.as_ref() == Some(&choice.id));
        let most = move || counts && share.get().is_some_and(|share| share.most);
        let marked = move || is_supported && explained.get();
        view! {
            <li class:most=most class:supported=marked>
                <span inner_html=choice.text.0></span>
                {move || share.get().map(|share| view! { <Bar share /> })}
            </li>
        }
    };
    // The headline of the slide makes way for what guidance supports.
    let guided = {
        let question = question.clone();
        let is_supported = question.supported().is_some();
        move || {
            (is_supported && explained.get()).then(|| {
                let says = guidance(t(), &question);
                view! { <h2 class="headline guided" data-testid="guidance" inner_html=says></h2> }
            })
        }
    };
    let rows = question.choices.clone().into_iter().enumerate().map(choice).collect_view();
    view! {
        {guided}
        <div class="question board" data-poll=move || state_name(&poll.get())
            data-fresh=move || session.poll_is_fresh().get().then_some("") data-after=after_name(&after)>
            <ol class="choices">{rows}</ol>
            <Comments session poll question explained />
        </div>
    }
}

/// The value of `data-poll`, for styles and tests.
const fn state_name(poll: &PollState) -> &'static str {
    match poll {
        PollState::Shown(Verdict::TooFew) => "too-few",
        other => other.name(),
    }
}

/// The value of `data-after`, for styles and tests.
const fn after_name(after: &AfterVote) -> &'static str {
    match after {
        AfterVote::Room => "room",
        AfterVote::Explanation => "explanation",
        AfterVote::Supported(_) => "supported",
    }
}

/// The votes of one choice, in figures and as a bar.
#[component]
fn Bar(share: Share) -> impl IntoView {
    let t = use_texts();
    let Share { votes, percent, says_percent, .. } = share;
    view! {
        <span class="share">
            <strong>{move || t().live_votes(votes)}</strong>
            {says_percent.then(|| view! { <span>{format!("{percent}\u{a0}%")}</span> })}
        </span>
        <span class="share-bar" aria-hidden="true">
            <span style:width=format!("{percent}%")></span>
        </span>
    }
}
