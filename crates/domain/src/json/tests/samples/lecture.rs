//! Samples of live lectures.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{country, language, name, text};
use crate::lecture::{
    About, ClassGain, Counts, Event, JoinCode, LectureClock, LectureReplica, Numbered, RoomGain, Scene,
    Snapshot, Verdict, Vote, VoteId,
};
use crate::show::{Position, Screen};

pub(super) fn code() -> impl Strategy<Value = JoinCode> {
    "[346789CDFGHJKMNPQRTWX]{6}".prop_map(|code| code.parse().unwrap())
}

/// Shares with three decimals, which survive writing.
fn gain() -> impl Strategy<Value = RoomGain> {
    let share = || (-1000_i16..=1000).prop_map(|share| f64::from(share) / 1000.0);
    let class_g =
        option::of((share(), share(), share()).prop_map(|(g, low, high)| ClassGain { g, low, high }));
    let right = || vec(any::<u64>(), 0..3);
    sample!(RoomGain { n: any::<u64>(), pre_right: right(), post_right: right(), class_g: class_g })
}

fn verdict() -> impl Strategy<Value = Verdict> {
    prop_oneof![Just(Verdict::TooFew), vec(any::<u32>(), 1..4).prop_map(Verdict::Votes)]
}

fn event() -> impl Strategy<Value = Event> {
    let scene = select(vec![Scene::Slide, Scene::PreQuiz, Scene::PostQuiz, Scene::Gain]);
    let screen = select(vec![Screen::Slide, Screen::Black, Screen::Overview, Screen::Pause]);
    prop_oneof![
        4 => Just(Event::Started),
        4 => (0_usize..5, 0_u8..3, scene)
            .prop_map(|(slide, fragment, scene)| Event::Shown(Position { slide, fragment }, scene)),
        1 => screen.prop_map(Event::Screen),
        3 => Just(Event::PollOpened),
        3 => Just(Event::PollClosed),
        3 => verdict().prop_map(Event::PollRevealed),
        1 => gain().prop_map(Event::Gained),
        1 => any::<u32>().prop_map(Event::DriverChanged),
        1 => prop_oneof![3 => Just(Event::Unknown), 1 => Just(Event::Ended)],
    ]
}

pub(in crate::json) fn numbered() -> impl Strategy<Value = Numbered> {
    sample!(Numbered { seq: any::<u64>(), event: event() })
}

pub(in crate::json) fn snapshot() -> impl Strategy<Value = Snapshot> {
    let about = sample!(About {
        id: name(),
        code: code(),
        deck: name(),
        version: name(),
        country: country(),
        language: language(),
    });
    (about, vec(event(), 0..20), any::<bool>(), option::of(text())).prop_map(
        |(about, events, full, ticket_keys)| {
            let mut replica = LectureReplica::default();
            for (event, seq) in events.into_iter().zip(1..) {
                replica.receive(&Numbered { seq, event });
            }
            // Not part of a snapshot.
            replica.outdated = false;
            Snapshot { about, replica, full, ticket_keys }
        },
    )
}

pub(in crate::json) fn counts() -> impl Strategy<Value = Counts> {
    let count = any::<u32>;
    let moment = || 0_u64..1 << 53;
    let clock = sample!(LectureClock {
        started: option::of(moment()),
        paused: moment(),
        paused_since: option::of(moment()),
    });
    sample!(Counts {
        here: count(),
        pre: count(),
        post: count(),
        votes: count(),
        tickets: count(),
        heads: count(),
        door_closed: any::<bool>(),
        clock: clock,
        now: moment()
    })
}

pub(in crate::json) fn vote() -> impl Strategy<Value = Vote> {
    let vote = any::<[u8; 16]>().prop_map(VoteId::from_random);
    sample!(Vote { vote: vote, slide: name(), choice: name(), revision: any::<u32>() })
}
