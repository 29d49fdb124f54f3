//! A phone in a hall: it joins by code, follows the lecture, and votes.
//!
//! The journey is the same as that of a student at home; the lecture only decides what is shown
//! between the quizzes and when the post-quiz begins. Whatever happens to the network, the quiz
//! goes on, and the slides can be read alone.

mod attend;
mod door;
mod follow;
mod kept;
mod line;
mod notice;
mod outside;
mod poll;
mod verdict;

use konventa_domain::Country;
use konventa_domain::deck::{PublicDeck, Sitting, SlideKind};
use konventa_domain::id::{ChoiceId, LectureId, SlideId};
use konventa_domain::journey::{FollowPlan, PhoneView, Step};
use konventa_domain::lecture::{About, Event as Happening, HANDED_IN, JoinCode, Lecture, Snapshot, VoteId};
use konventa_domain::outbox::{Ballot, Event};
use leptos::prelude::*;

pub(super) use self::attend::attend;
pub use self::door::DoorPage;
pub(super) use self::follow::{Ways, follow};
pub(super) use self::line::line;
pub(super) use self::notice::notice;
pub use self::outside::NowherePage;
pub(super) use self::poll::question;
use super::JourneyPage;
use super::model::use_journey;
use crate::browser;
use crate::lecture_stream::{LectureStream, Link, Refused};
use crate::outbox::OutboxModel;
use crate::ui::{dynamic, react};

/// The lecture that this phone has joined, as context.
#[derive(Clone, Copy)]
pub struct LiveLecture {
    live: LectureStream,
    about: StoredValue<About>,
    lecture: Memo<Lecture>,
    /// There has been no network for a while.
    away: RwSignal<bool>,
    /// The student goes on without the live lecture.
    alone: RwSignal<bool>,
    /// The slide that the student looks at, if it is not the current one of the lecture. Not
    /// stored: a reload leads to the current slide.
    looking: RwSignal<Option<usize>>,
}

/// What is shown at the address of a lecture.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entrance {
    Waiting(Link),
    Inside,
}

/// The page of a live lecture on a phone.
#[component]
pub fn LivePage(
    /// The join code of the lecture.
    code: JoinCode,
) -> impl IntoView {
    let (id, snapshot) = kept::recall(code);
    let lecture = LectureStream::follow(code, id, snapshot);
    let heard = lecture.snapshot();
    react(move || heard.with(|snapshot| snapshot.iter().for_each(kept::keep)));
    let entrance = Memo::new(move |before: Option<&Entrance>| {
        let link = lecture.link().get();
        let known = heard.with(Option::is_some) && link != Link::Refused(Refused::Full);
        // A phone that has joined stays in, whatever happens to the connection.
        if known || before == Some(&Entrance::Inside) { Entrance::Inside } else { Entrance::Waiting(link) }
    });
    dynamic(move || match entrance.get() {
        Entrance::Waiting(link) => Some(outside::outside(code, lecture, link)),
        Entrance::Inside => {
            let hall = LiveLecture::enter(lecture, &untrack(|| heard.get())?);
            let deck = hall.about.with_value(|about| about.deck.clone());
            Some(view! { <JourneyPage deck hall=Some(hall) /> }.into_any())
        }
    })
}

/// The lecture that this phone has joined, if any.
pub(super) fn use_hall() -> Option<LiveLecture> {
    use_context()
}

impl LiveLecture {
    fn enter(live: LectureStream, snapshot: &Snapshot) -> Self {
        let lecture = Memo::new(move |_| {
            let lecture = live.snapshot().with(|snapshot| snapshot.as_ref().map(|s| s.room.lecture.clone()));
            let lecture = lecture.unwrap_or_default();
            // A lecture that the server no longer knows has ended.
            let gone = matches!(live.link().get(), Link::Refused(Refused::Over | Refused::Unknown));
            if gone { lecture.evolve(&Happening::Ended) } else { lecture }
        });
        let hall = Self {
            live,
            about: StoredValue::new(snapshot.about.clone()),
            lecture,
            away: RwSignal::new(false),
            alone: RwSignal::new(false),
            looking: RwSignal::new(None),
        };
        line::watch(hall);
        hall
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

    /// Whether the lecture has ended, so that everything may be read.
    pub(super) fn is_over(self) -> bool {
        self.read(|lecture| lecture.phase() == konventa_domain::lecture::Phase::Ended)
    }

    fn scenery(self, plan: FollowPlan) -> PhoneView {
        self.read(|lecture| plan.scenery(lecture, self.looking.get(), self.alone.get()))
    }

    /// The event that tells the outbox of a vote.
    fn vote(self, slide: SlideId, choice: ChoiceId) -> Event {
        let ballot = self.about.with_value(|about| Ballot::new(about.code, about.id.clone(), slide, choice));
        Event::Vote(VoteId::from_random(browser::random_bytes()), ballot)
    }
}

/// Returns a function that hands in a quiz. In a hall it also counts this student as finished.
pub(super) fn handing_in(deck: &PublicDeck, sitting: Sitting) -> Box<dyn Fn()> {
    let model = use_journey();
    let call = deck.flow.iter().find(|slide| slide.kind == SlideKind::Quiz { part: sitting });
    let said: Option<(SlideId, ChoiceId)> = call.map(|slide| slide.id.clone()).zip(HANDED_IN.parse().ok());
    let Some((hall, (slide, choice))) = use_hall().zip(said) else {
        return Box::new(move || model.go(Step::HandIn));
    };
    let outbox: OutboxModel = expect_context();
    Box::new(move || {
        let event = hall.vote(slide.clone(), choice.clone());
        outbox.tell_after(move || model.act(Step::HandIn).is_ok(), event);
    })
}
