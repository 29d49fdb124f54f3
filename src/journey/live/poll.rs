//! A scenario or a poll in the hall: choose while it is open, see the votes of the room once they
//! are shown.

use std::sync::Arc;

use konventa_domain::deck::{AfterVote, Choice, Question};
use konventa_domain::id::{ChoiceId, SlideId};
use konventa_domain::journey::Step;
use konventa_domain::lecture::{PollState, Verdict};
use konventa_domain::outbox::{Ballot, Entry, VoteProgress};
use leptos::prelude::*;

use super::verdict::verdict;
use super::vote_id::vote_id;
use super::{LiveLecture, use_live_lecture};
use crate::i18n::Texts;
use crate::journey::model::use_journey;
use crate::journey::opinion::{explained, opinion, opinion_of};
use crate::journey::widgets::{ChoiceStyle, choice, marked_up, paragraph, status};
use crate::outbox::OutboxModel;
use crate::ui::{Element, dynamic, dynamic_words, el};

/// What has become of this phone's vote, in words.
fn words(t: Texts, vote: VoteProgress) -> &'static str {
    match vote {
        VoteProgress::Sending => t.hall_vote_on_its_way(),
        VoteProgress::Waiting => t.hall_vote_waits(),
        VoteProgress::Arrived => t.hall_vote_arrived(),
        VoteProgress::TooLate => t.hall_vote_too_late(),
        VoteProgress::ChangeTooLate => t.hall_change_too_late(),
        VoteProgress::NoSeat => t.hall_no_seat(),
        VoteProgress::NotCounted => t.hall_vote_not_counted(),
    }
}

/// The question of a slide, in the state of its poll.
///
/// What guidance supports is step `fragments + 1`, also on slides other than the current one.
pub(super) fn poll(
    t: Texts,
    live: LiveLecture,
    at: usize,
    slide: &SlideId,
    question: Question,
    fragments: u8,
) -> AnyView {
    let guided = Memo::new(move |_| {
        live.read(|lecture| {
            lecture.position().is_none_or(|shown| shown.slide != at || shown.fragment > fragments)
        })
    });
    let state = Memo::new(move |_| live.read(|lecture| PollState::of(lecture, at)));
    let no_seat = Memo::new(move |_| live.lacks_seat());
    let (slide, question) = (slide.clone(), Arc::new(question));
    dynamic(move || {
        let parts: Vec<AnyView> = match state.get() {
            PollState::Waiting => vec![choice_list(&question)],
            PollState::Open if no_seat.get() => vec![vote_status(t, live, &slide), choice_list(&question)],
            PollState::Open => voting(t, live, &slide, &question),
            PollState::Closed => {
                let why = (question.after == AfterVote::Explanation).then(|| explained(t, &question));
                let over = [paragraph("strong", t.hall_voting_over()), vote_status(t, live, &slide)];
                over.into_iter().chain(why).chain([choice_list(&question)]).collect()
            }
            PollState::Shown(votes) => vec![
                vote_status(t, live, &slide),
                verdict(t, &votes, &question, own_choice(live, &slide).as_ref(), guided.get()),
            ],
        };
        let poll = el("div").class("poll").testid("poll").attr("data-state", state.get().name());
        Some(poll.child(parts).into_any())
    })
}

/// The question of a slide that a student reads alone: the votes of the room if they were shown, and
/// the student's opinion otherwise.
pub(in crate::journey) fn poll_or_opinion(
    t: Texts,
    at: usize,
    slide: &SlideId,
    question: Question,
) -> AnyView {
    let votes = use_live_lecture().and_then(|live| room_votes(live, at).map(|votes| (live, votes)));
    match votes {
        Some((live, votes)) => verdict(t, &votes, &question, own_choice(live, slide).as_ref(), true),
        None => opinion(t, slide, question),
    }
}

/// The votes of the room on a slide, if they were shown.
fn room_votes(live: LiveLecture, at: usize) -> Option<Verdict> {
    live.lecture.with_untracked(|lecture| lecture.verdict(at).cloned())
}

/// The choices as a list, to read.
fn choice_list(question: &Question) -> AnyView {
    let choices: Vec<Element> =
        question.choices.iter().map(|one| el("li").child(marked_up(&one.text.0))).collect();
    el("ol").class("choices").child(choices).into_any()
}

/// The choices to vote with. A vote is stored on the phone first; it can be changed until the poll
/// closes.
fn voting(t: Texts, live: LiveLecture, slide: &SlideId, question: &Question) -> Vec<AnyView> {
    vote_id(&live.id(), slide);
    let choices: Vec<AnyView> = question.choices.iter().map(|one| vote(live, slide, one)).collect();
    let legend = el("legend").child(t.hall_vote());
    let choices = el("fieldset").class("opinion").child([legend, el("div").class("choices").child(choices)]);
    vec![choices.into_any(), paragraph("quiet", t.hall_vote_says()), vote_status(t, live, slide)]
}

fn vote(live: LiveLecture, slide: &SlideId, one: &Choice) -> AnyView {
    let (model, outbox) = (use_journey(), expect_context::<OutboxModel>());
    let mut testid = String::from("vote-");
    testid.push_str(one.id.as_str());
    let (id, here, lecture) = (one.id.clone(), slide.clone(), live.id());
    let chosen = move || {
        let is_it = |entry: &Entry, ballot: &Ballot| {
            !VoteProgress::of(entry, ballot).was_refused() && ballot.choice == id
        };
        outbox.vote(&lecture, &here, is_it) == Some(true)
    };
    let (id, slide) = (one.id.clone(), slide.clone());
    choice(ChoiceStyle::Plain, "vote", testid, marked_up(&one.text.0), chosen, move || {
        let opine = Step::Opine(slide.clone(), id.clone());
        let keep = move || {
            model.go(opine);
            true
        };
        let ticket = untrack(|| live.ticket(Some(&slide)));
        outbox.step_and_report(keep, live.vote(slide.clone(), id.clone(), ticket));
    })
}

/// Says what has become of this phone's vote.
fn vote_status(t: Texts, live: LiveLecture, slide: &SlideId) -> AnyView {
    let outbox: OutboxModel = expect_context();
    let (lecture, slide) = (live.id(), slide.clone());
    let says = dynamic_words(move || {
        if live.lacks_seat() {
            return t.hall_no_seat();
        }
        outbox.vote(&lecture, &slide, VoteProgress::of).map_or("", |vote| words(t, vote))
    });
    el("div").testid("own-vote").child(status("own-vote", says)).into_any()
}

/// The choice made on this phone.
fn own_choice(live: LiveLecture, slide: &SlideId) -> Option<ChoiceId> {
    let outbox: OutboxModel = expect_context();
    let sent = untrack(|| outbox.vote(&live.id(), slide, |_, ballot| ballot.choice.clone()));
    sent.or_else(|| use_journey().peek(|journey| opinion_of(journey, slide).cloned()))
}
