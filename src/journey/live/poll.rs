//! A scenario or a poll in the hall: choose while it is open, see the votes of the room once they
//! are shown.

use std::sync::Arc;

use konventa_domain::deck::{AfterVote, Choice, Question};
use konventa_domain::id::{ChoiceId, SlideId};
use konventa_domain::journey::Step;
use konventa_domain::lecture::{Lecture, Phase, Verdict};
use konventa_domain::outbox::{Ballot, Entry, Progress};
use leptos::prelude::*;

use super::verdict::verdict;
use super::{LiveLecture, use_hall};
use crate::i18n::Texts;
use crate::journey::model::use_journey;
use crate::journey::opinion::{opinion, opinion_of, told};
use crate::journey::widgets::{choice, marked_up, paragraph, status};
use crate::outbox::OutboxModel;
use crate::ui::{dynamic, dynamic_words};

/// The state of a slide's poll.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    /// The poll is not running.
    Rests,
    Open,
    Closed,
    Shown(Verdict),
}

impl State {
    fn of(lecture: &Lecture, at: usize) -> Self {
        let here = lecture.place().is_some_and(|place| place.slide == at);
        match (lecture.verdict(at), lecture.phase()) {
            (Some(verdict), _) => Self::Shown(verdict.clone()),
            (None, Phase::PollOpen) if here => Self::Open,
            (None, Phase::PollClosed) if here => Self::Closed,
            _ => Self::Rests,
        }
    }
}

/// What has become of this phone's vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Own {
    OnItsWay,
    Waits,
    Arrived,
    TooLate,
    ChangeTooLate,
    NotCounted,
}

impl Own {
    fn of(entry: &Entry, ballot: &Ballot) -> Self {
        match entry.progress {
            Progress::Waiting { attempts: 0, .. } | Progress::Sending { attempts: 0, .. } => Self::OnItsWay,
            Progress::Waiting { .. } | Progress::Sending { .. } => Self::Waits,
            Progress::Done => Self::Arrived,
            // Any other conflict means that the deck is gone.
            Progress::Refused { status: 409, ref problem } if !problem.contains("/refused/") => {
                Self::NotCounted
            }
            Progress::Refused { status: 404 | 409 | 410, .. } if ballot.revision == 1 => Self::TooLate,
            Progress::Refused { status: 404 | 409 | 410, .. } => Self::ChangeTooLate,
            Progress::Refused { .. } => Self::NotCounted,
        }
    }

    const fn was_refused(self) -> bool {
        matches!(self, Self::TooLate | Self::ChangeTooLate | Self::NotCounted)
    }

    fn words(self, t: Texts) -> &'static str {
        match self {
            Self::OnItsWay => t.hall_vote_on_its_way(),
            Self::Waits => t.hall_vote_waits(),
            Self::Arrived => t.hall_vote_arrived(),
            Self::TooLate => t.hall_vote_too_late(),
            Self::ChangeTooLate => t.hall_change_too_late(),
            Self::NotCounted => t.hall_vote_not_counted(),
        }
    }
}

/// The question of a slide, in the state of its poll.
pub(super) fn poll(t: Texts, hall: LiveLecture, at: usize, slide: &SlideId, asked: Question) -> AnyView {
    let state = Memo::new(move |_| hall.read(|lecture| State::of(lecture, at)));
    let (slide, asked) = (slide.clone(), Arc::new(asked));
    dynamic(move || {
        let view = match state.get() {
            State::Rests => listed(&asked),
            State::Open => voting(t, hall, &slide, &asked),
            State::Closed => view! {
                {paragraph("strong", t.hall_voting_over())}
                {own_vote(t, hall, &slide)}
                {(asked.after == AfterVote::Explanation).then(|| told(t, &asked))}
                {listed(&asked)}
            }
            .into_any(),
            State::Shown(votes) => view! {
                {own_vote(t, hall, &slide)}
                {verdict(t, &votes, &asked, own_choice(hall, &slide).as_ref())}
            }
            .into_any(),
        };
        Some(
            view! { <div class="poll" data-testid="poll" data-state=name(&state.get())>{view}</div> }
                .into_any(),
        )
    })
}

/// The question of a slide that is read alone: the votes of the room if they were shown, and the
/// student's opinion otherwise.
pub(in crate::journey) fn question(t: Texts, at: usize, slide: &SlideId, asked: Question) -> AnyView {
    let said = use_hall().and_then(|hall| votes_said(hall, at).map(|votes| (hall, votes)));
    match said {
        Some((hall, votes)) => verdict(t, &votes, &asked, own_choice(hall, slide).as_ref()),
        None => opinion(t, slide, asked),
    }
}

/// The votes of the room on a slide, if they were shown.
fn votes_said(hall: LiveLecture, at: usize) -> Option<Verdict> {
    hall.lecture.with_untracked(|lecture| lecture.verdict(at).cloned())
}

const fn name(state: &State) -> &'static str {
    match state {
        State::Rests => "rests",
        State::Open => "open",
        State::Closed => "closed",
        State::Shown(_) => "shown",
    }
}

/// The choices as a list, to read.
fn listed(asked: &Question) -> AnyView {
    let choices: Vec<AnyView> =
        asked.choices.iter().map(|one| view! { <li>{marked_up(&one.text.0)}</li> }.into_any()).collect();
    view! { <ol class="choices">{choices}</ol> }.into_any()
}

/// The choices to vote with. A vote is stored on the phone first; it can be changed until the poll
/// closes.
fn voting(t: Texts, hall: LiveLecture, slide: &SlideId, asked: &Question) -> AnyView {
    let choices: Vec<AnyView> = asked.choices.iter().map(|one| vote(hall, slide, one)).collect();
    view! {
        <fieldset class="opinion">
            <legend>{t.hall_vote()}</legend>
            <div class="choices">{choices}</div>
        </fieldset>
        {paragraph("quiet", t.hall_vote_says())}
        {own_vote(t, hall, slide)}
    }
    .into_any()
}

fn vote(hall: LiveLecture, slide: &SlideId, one: &Choice) -> AnyView {
    let (model, outbox) = (use_journey(), expect_context::<OutboxModel>());
    let mut testid = String::from("vote-");
    testid.push_str(one.id.as_str());
    let (id, here, lecture) = (one.id.clone(), slide.clone(), hall.id());
    let chosen = Signal::derive(move || {
        let is_it =
            |entry: &Entry, ballot: &Ballot| !Own::of(entry, ballot).was_refused() && ballot.choice == id;
        outbox.vote(&lecture, &here, is_it) == Some(true)
    });
    let (id, slide) = (one.id.clone(), slide.clone());
    choice("vote", testid, marked_up(&one.text.0), chosen, move || {
        let opine = Step::Opine(slide.clone(), id.clone());
        let keep = move || {
            model.go(opine);
            true
        };
        outbox.tell_after(keep, hall.vote(slide.clone(), id.clone()));
    })
}

/// What has become of this phone's vote, in words.
fn own_vote(t: Texts, hall: LiveLecture, slide: &SlideId) -> AnyView {
    let outbox: OutboxModel = expect_context();
    let (lecture, slide) = (hall.id(), slide.clone());
    let words = dynamic_words(move || outbox.vote(&lecture, &slide, Own::of).map_or("", |own| own.words(t)));
    view! { <div data-testid="own-vote">{status("own-vote", words)}</div> }.into_any()
}

/// The choice made on this phone.
fn own_choice(hall: LiveLecture, slide: &SlideId) -> Option<ChoiceId> {
    let outbox: OutboxModel = expect_context();
    let waits = untrack(|| outbox.vote(&hall.id(), slide, |_, ballot| ballot.choice.clone()));
    waits.or_else(|| use_journey().peek(|journey| opinion_of(journey, slide).cloned()))
}
