//! A question to the room: open, closed, and with its votes.

mod bars;
mod comments;
mod tally;

use konventa_domain::deck::{AfterVote, Choice, Question};
use konventa_domain::lecture::{Lecture, Phase, Verdict};
use leptos::prelude::*;

use self::bars::Share;
use self::comments::Comments;
pub use self::tally::{HandedIn, count_of_here};
use super::session::PresenterSession;
use crate::i18n::use_texts;

/// The state of the poll of one slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Poll {
    /// It has not been opened.
    Ahead,
    /// The room votes.
    Open,
    /// Voting has ended.
    Closed,
    /// The votes are shown.
    Shown(Verdict),
}

impl Poll {
    /// The poll of a slide.
    #[must_use]
    pub fn of(lecture: &Lecture, slide: usize) -> Self {
        let here = lecture.position().is_some_and(|position| position.slide == slide);
        match (lecture.verdict(slide), lecture.phase()) {
            (Some(verdict), _) => Self::Shown(verdict.clone()),
            (None, Phase::PollOpen) if here => Self::Open,
            (None, Phase::PollClosed) if here => Self::Closed,
            (None, _) => Self::Ahead,
        }
    }

    /// The value of `data-poll`, for styles and tests.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Shown(Verdict::TooFew) => "too-few",
            Self::Shown(Verdict::Votes(_)) => "shown",
        }
    }
}

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
    let lecture = session.lecture();
    let poll = Memo::new(move |_| lecture.with(|lecture| Poll::of(lecture, index)));
    let explained = Memo::new(move |_| step.get() >= explained_at);
    let after = question.after.clone();
    let supported = question.supported().map(|choice| choice.id.clone());
    let choice = |(at, choice): (usize, Choice)| {
        let share = Memo::new(move |_| match poll.get() {
            Poll::Shown(Verdict::Votes(votes)) => Share::of(&votes, at),
            _ => None,
        });
        let (counts, is_supported) = (after == AfterVote::Room, supported.as_ref() == Some(&choice.id));
        let most = move || counts && share.get().is_some_and(|share| share.most);
        let marked = move || is_supported && (matches!(poll.get(), Poll::Shown(_)) || explained.get());
        view! {
            <li class:most=most class:supported=marked>
                <span inner_html=choice.text.0></span>
                {move || share.get().map(|share| view! { <Bar share /> })}
            </li>
        }
    };
    let rows = question.choices.clone().into_iter().enumerate().map(choice).collect_view();
    view! {
        <div class="question board" data-poll=move || poll.get().name() data-after=after_name(&after)>
            <ol class="choices">{rows}</ol>
            <Comments session poll question explained />
        </div>
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
    let Share { votes, percent, .. } = share;
    view! {
        <span class="share">
            <strong>{format!("{percent} %")}</strong>
            <span>{move || t().live_votes(votes)}</span>
        </span>
        <span class="share-bar" aria-hidden="true" style:width=format!("{percent}%")></span>
    }
}
