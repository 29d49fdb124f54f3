//! A phone in a hall: it joins by code, follows the lecture, and votes.
//!
//! The journey is the same as that of a student at home; the lecture only decides what is shown
//! between the quizzes and when the post-quiz begins. Whatever happens to the network, the quiz
//! continues, and the slides can be read without the live lecture.

mod code_field;
mod code_page;
mod connection;
mod ended;
mod follow;
mod not_joined;
mod notice;
mod pause;
mod poll;
mod stored;
mod sync;
mod tickets;
mod verdict;
mod vote_id;

use konventa_domain::deck::{PublicDeck, Sitting};
use konventa_domain::id::{ChoiceId, LectureId, SlideId};
use konventa_domain::journey::{FollowPlan, PhoneView, Step};
use konventa_domain::lecture::{About, Event, HANDED_IN, JoinCode, Lecture, Snapshot};
use konventa_domain::outbox::{Ballot, OutboxEvent};
use konventa_domain::tickets::EntryTicket;
use konventa_domain::{Country, Timestamp};
use leptos::prelude::*;

pub(super) use self::code_field::code_field;
pub use self::code_page::join_code_page;
pub(super) use self::connection::connection;
pub(super) use self::follow::{FollowOptions, follow};
pub use self::not_joined::not_found_page;
pub(super) use self::notice::notice;
pub(super) use self::pause::pause_banner;
pub(super) use self::poll::poll_or_opinion;
pub(super) use self::sync::sync_journey;
use self::tickets::Tickets;
use self::vote_id::vote_id;
use super::journey_page;
use super::model::use_journey;
use crate::effect::react;
use crate::lecture_stream::{LectureStream, Link, Refused};
use crate::outbox::OutboxModel;
use crate::ui::dynamic;

/// The lecture that this phone has joined, as context.
#[derive(Clone, Copy)]
pub struct LiveLecture {
    stream: LectureStream,
    about: StoredValue<About>,
    tickets: Tickets,
    lecture: Memo<Lecture>,
    /// When the lecture ended, in seconds since 1970, if this phone heard it at that moment. A signal of
    /// another type would add a kilobyte to the app.
    ended: RwSignal<Option<usize>>,
    /// There has been no network for a while.
    offline: RwSignal<bool>,
    /// The student continues without the live lecture until the network is back.
    has_left: RwSignal<bool>,
    /// The slide that the student looks at, if it is not the current one of the lecture. Not
    /// stored: a reload leads to the current slide.
    viewed_slide: RwSignal<Option<usize>>,
}

/// What is shown at the address of a lecture.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PageState {
    Waiting(Link),
    Joined,
}

/// The page of a live lecture on a phone.
pub fn live_page(code: JoinCode) -> AnyView {
    let (id, snapshot) = stored::load(code);
    let stream = LectureStream::follow(code, id, snapshot);
    let heard = stream.snapshot();
    react(move || heard.with(|snapshot| snapshot.iter().for_each(stored::store)));
    let state = Memo::new(move |before: Option<&PageState>| {
        let link = stream.link().get();
        let known = heard.with(Option::is_some) && link != Link::Refused(Refused::Full);
        // A phone that has joined stays in, whatever happens to the connection.
        if known || before == Some(&PageState::Joined) { PageState::Joined } else { PageState::Waiting(link) }
    });
    dynamic(move || match state.get() {
        PageState::Waiting(link) => Some(not_joined::not_joined(code, stream, link)),
        PageState::Joined => {
            let live = LiveLecture::enter(stream, &untrack(|| heard.get())?);
            let deck = live.about.with_value(|about| about.deck.clone());
            Some(journey_page(deck, Some(live)))
        }
    })
}

/// The lecture that this phone has joined, if any.
pub(super) fn use_live_lecture() -> Option<LiveLecture> {
    use_context()
}

impl LiveLecture {
    fn enter(stream: LectureStream, snapshot: &Snapshot) -> Self {
        let lecture = Memo::new(move |_| {
            let lecture =
                stream.snapshot().with(|snapshot| snapshot.as_ref().map(|s| s.replica.lecture.clone()));
            let lecture = lecture.unwrap_or_default();
            // A lecture that the server no longer knows has ended.
            let gone = matches!(stream.link().get(), Link::Refused(Refused::Over | Refused::Unknown));
            if gone { lecture.evolve(&Event::Ended) } else { lecture }
        });
        let live = Self {
            stream,
            about: StoredValue::new(snapshot.about.clone()),
            tickets: Tickets::of(&snapshot.about.id),
            lecture,
            ended: ended::watch(stream, snapshot.about.code),
            offline: RwSignal::new(false),
            has_left: RwSignal::new(false),
            viewed_slide: RwSignal::new(None),
        };
        connection::watch(live);
        live
    }

    /// The lecture's id.
    pub(super) fn id(self) -> LectureId {
        self.about.with_value(|about| about.id.clone())
    }

    /// The country of the lecture.
    pub(super) fn country(self) -> Country {
        self.about.with_value(|about| about.country)
    }

    /// Reads something of the lecture. Views that call this are updated as the lecture goes on.
    pub(super) fn read<T>(self, of: impl FnOnce(&Lecture) -> T) -> T {
        self.lecture.with(of)
    }

    /// Whether a student who consents now is too late for the pre-quiz.
    pub(super) fn is_late(self, deck: &PublicDeck) -> bool {
        self.read(|lecture| FollowPlan::of(deck).is_late(lecture))
    }

    /// Whether the server has deleted the lecture, a day after its end.
    pub(super) fn is_gone(self) -> bool {
        matches!(self.stream.link().get(), Link::Refused(Refused::Over | Refused::Unknown))
    }

    /// Whether the lecture has ended, so that everything may be read.
    pub(super) fn is_over(self) -> bool {
        self.read(|lecture| lecture.phase() == konventa_domain::lecture::Phase::Ended)
    }

    /// When the lecture ended, if this phone knows.
    pub(super) fn ended(self) -> Option<Timestamp> {
        let seconds = u32::try_from(self.ended.get()?).ok()?;
        Some(Timestamp::from_ms(f64::from(seconds) * 1000.0))
    }

    fn phone_view(self, plan: FollowPlan) -> PhoneView {
        self.read(|lecture| plan.view(lecture, self.viewed_slide.get(), self.has_left.get()))
    }

    /// The event that tells the outbox of a vote.
    fn vote(self, slide: SlideId, choice: ChoiceId, ticket: Option<EntryTicket>) -> OutboxEvent {
        let ballot = self.about.with_value(|about| Ballot::new(about.code, about.id.clone(), slide, choice));
        OutboxEvent::Vote(vote_id(&ballot.lecture, &ballot.slide), ballot, ticket)
    }
}

/// Returns a function that hands in a quiz. In a hall it also counts this student as finished.
pub(super) fn handing_in(deck: &PublicDeck, sitting: Sitting) -> Box<dyn Fn()> {
    let model = use_journey();
    let quiz_slide = deck.quiz(sitting).and_then(|index| deck.flow.get(index));
    let counted: Option<(SlideId, ChoiceId)> =
        quiz_slide.map(|slide| slide.id.clone()).zip(HANDED_IN.parse().ok());
    let Some((live, (slide, choice))) = use_live_lecture().zip(counted) else {
        return Box::new(move || model.go(Step::HandIn));
    };
    let outbox: OutboxModel = expect_context();
    vote_id(&live.id(), &slide);
    Box::new(move || {
        // That a quiz was handed in is no vote, and needs no ticket.
        let event = live.vote(slide.clone(), choice.clone(), None);
        outbox.step_and_report(move || model.act(Step::HandIn).is_ok(), event);
    })
}
