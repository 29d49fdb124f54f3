//! A question to the room: open, closed, and what the room said.

mod bars;

use konventa_domain::deck::Question;
use konventa_domain::lecture::{Lecture, Phase, Verdict};
use leptos::prelude::*;

use self::bars::Share;
use super::hall::Hall;
use crate::i18n::{Texts, use_texts};

/// Where the poll of one slide is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Poll {
    /// Nobody voted yet.
    Ahead,
    /// The room votes.
    Open,
    /// Nobody can vote any more.
    Closed,
    /// What the room said.
    Shown(Verdict),
}

impl Poll {
    /// The poll of a slide.
    #[must_use]
    pub fn of(lecture: &Lecture, slide: usize) -> Self {
        let here = lecture.place().is_some_and(|place| place.slide == slide);
        match (lecture.verdict(slide), lecture.phase()) {
            (Some(verdict), _) => Self::Shown(verdict.clone()),
            (None, Phase::PollOpen) if here => Self::Open,
            (None, Phase::PollClosed) if here => Self::Closed,
            (None, _) => Self::Ahead,
        }
    }

    /// What `data-poll` says, for styles and tests.
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

/// The choices with what the room does, and what is said afterwards.
#[component]
pub fn PollBoard(
    /// The lecture.
    hall: Hall,
    /// Which slide.
    index: usize,
    /// What is asked.
    question: Question,
    /// How many steps are visible.
    step: Signal<u8>,
    /// From which step on the explanation is there, where nobody could vote.
    explained_at: u8,
) -> impl IntoView {
    let t = use_texts();
    let lecture = hall.lecture();
    let poll = Memo::new(move |_| lecture.with(|lecture| Poll::of(lecture, index)));
    let texts: Vec<String> = question.choices.iter().map(|choice| choice.text.0.clone()).collect();
    let choice = |(at, text): (usize, String)| {
        let share = Memo::new(move |_| match poll.get() {
            Poll::Shown(Verdict::Votes(votes)) => Share::of(&votes, at),
            _ => None,
        });
        view! {
            <li class:most=move || share.get().is_some_and(|share| share.most)>
                <span inner_html=text></span>
                {move || {
                    share
                        .get()
                        .map(|Share { votes, percent, .. }| {
                            view! {
                                <span class="share">
                                    <strong>{format!("{percent} %")}</strong>
                                    <span>{t().live_votes(votes)}</span>
                                </span>
                                <span class="share-bar" aria-hidden="true" style:width=format!("{percent}%")></span>
                            }
                        })
                }}
            </li>
        }
    };
    let rows = texts.clone().into_iter().enumerate().map(choice).collect_view();
    let explanation = question.explanation.0;
    let explained = move || {
        let told = matches!(poll.get(), Poll::Shown(_)) || step.get() >= explained_at;
        (told && !explanation.is_empty()).then(|| explanation.clone())
    };
    view! {
        <div class="question board" data-poll=move || poll.get().name()>
            <ol class="choices">{rows}</ol>
            <aside class="beside">
                {move || match poll.get() {
                    Poll::Ahead => None,
                    Poll::Open => Some(view! { <Voting hall says=Texts::live_vote_now /> }.into_any()),
                    Poll::Closed => Some(view! { <Voting hall says=Texts::live_voting_over /> }.into_any()),
                    Poll::Shown(Verdict::TooFew) => {
                        Some(view! { <p class="verdict">{move || t().live_too_few()}</p> }.into_any())
                    }
                    Poll::Shown(Verdict::Votes(votes)) => {
                        let says = sentence(t(), &votes, &texts);
                        Some(view! { <p class="verdict" data-testid="verdict" inner_html=says></p> }.into_any())
                    }
                }}
                {move || explained().map(|html| view! { <div class="explanation" inner_html=html></div> })}
            </aside>
        </div>
    }
}

/// What the room said, in one sentence. The words of a choice are markup.
fn sentence(t: Texts, votes: &[u32], texts: &[String]) -> String {
    let all: u32 = votes.iter().sum();
    let mut leading = (0..votes.len()).filter(|at| Share::of(votes, *at).is_some_and(|share| share.most));
    match (leading.next(), leading.next()) {
        (Some(at), None) => {
            let choice = texts.get(at).map(String::as_str).unwrap_or_default();
            t.live_chose(&all.to_string(), choice, &votes[at].to_string())
        }
        _ => t.live_nobody_ahead(&all.to_string()),
    }
}

/// How many have voted, without what.
#[component]
fn Voting(hall: Hall, says: fn(Texts) -> &'static str) -> impl IntoView {
    let t = use_texts();
    let counts = hall.counts();
    let words = move || {
        let counts = counts.get();
        of_those_here(counts.votes, counts.here, t(), Texts::live_voted_of, Texts::live_voted)
    };
    view! {
        <p class="voting">{move || says(t())}</p>
        <Tally done=Signal::derive(move || counts.get().votes) of=Signal::derive(move || counts.get().here) words />
    }
}

/// So many of those who are here; just so many where some have left.
#[must_use]
pub fn of_those_here(
    done: u32,
    here: u32,
    t: Texts,
    of: fn(Texts, u32, &str) -> String,
    without: fn(Texts, u32) -> String,
) -> String {
    if done <= here { of(t, done, &here.to_string()) } else { without(t, done) }
}

/// How many have handed a quiz in.
#[component]
pub fn HandedIn(hall: Hall, post: bool) -> impl IntoView {
    let t = use_texts();
    let counts = hall.counts();
    let done = move || if post { counts.get().post } else { counts.get().pre };
    let words = move || {
        of_those_here(done(), counts.get().here, t(), Texts::live_handed_in_of, Texts::live_handed_in)
    };
    view! { <Tally done=Signal::derive(done) of=Signal::derive(move || counts.get().here) words /> }
}

/// A number in words and as a growing bar.
#[component]
fn Tally(
    done: Signal<u32>,
    of: Signal<u32>,
    words: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <div class="tally">
            <p role="status" data-testid="tally">{words}</p>
            <progress max=move || of.get().max(done.get()).max(1) prop:value=move || done.get() aria-hidden="true"></progress>
        </div>
    }
}

#[cfg(test)]
mod tests {

    use super::*;

    fn said(votes: &[u32]) -> String {
        sentence(Texts::english(), votes, &["Yes".to_owned(), "<em>No</em>".to_owned()])
    }

    #[test]
    fn one_sentence_says_what_most_chose_or_that_nothing_was_ahead() {
        assert_eq!(said(&[13, 18]), "18 of 31 chose: <em>No</em>");
        assert_eq!(said(&[10, 10]), "20 voted, and no choice is ahead of all others.");
    }
}
