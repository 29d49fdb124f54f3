//! A phone that votes and changes its vote, over a network that loses requests and answers, and a
//! room that counts as the server does: one vote for each id, the larger revision wins, nothing
//! after the poll was closed.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::*;
use super::{Fate, Server, World, at};
use crate::lecture::Vote;
use crate::stored;

fn lecture() -> LectureId {
    "tuesday".parse().unwrap()
}

fn slide(poll: u8) -> SlideId {
    format!("poll-{poll}").parse().unwrap()
}

fn ballot(poll: u8, choice: u8) -> Ballot {
    let choice = ["a", "b", "c"][usize::from(choice)].parse().unwrap();
    Ballot::new("KMT4RX".parse().unwrap(), lecture(), slide(poll), choice)
}

/// Drawn each time, as in the app.
fn fresh(n: usize) -> VoteId {
    VoteId::from_random(u128::try_from(n).unwrap().to_be_bytes())
}

#[derive(Debug, Clone)]
enum Act {
    Vote(u8, u8),
    Close(u8),
    Wake(u64),
    Online(u64),
    Later(f64),
    Settle(usize, Fate),
    Tidy,
}

fn an_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0_u8..2, 0_u8..3).prop_map(|(poll, choice)| Act::Vote(poll, choice)),
        1 => (0_u8..2).prop_map(Act::Close),
        2 => (0_u64..2).prop_map(Act::Wake),
        2 => (0_u64..2).prop_map(Act::Online),
        2 => (0.0_f64..60_000.0).prop_map(Act::Later),
        6 => (0_usize..4, super::a_fate()).prop_map(|(i, fate)| Act::Settle(i, fate)),
        1 => Just(Act::Tidy),
    ]
}

/// The room, as the server counts it.
#[derive(Default)]
struct Room {
    /// Votes that count, by their id.
    counted: BTreeMap<VoteId, Vote>,
    closed: Vec<SlideId>,
}

impl Server for Room {
    fn receive(&mut self, request: &OutboxEffect) -> Reply {
        let OutboxEffect::Cast(_, _, body, _) = request else { unreachable!("{request:?}") };
        let vote: Vote = serde_json::from_str(body).unwrap();
        if self.closed.contains(&vote.slide) {
            return Reply::Refused { status: 409, problem: String::new() };
        }
        let counted = self.counted.entry(vote.vote).or_insert_with(|| vote.clone());
        if vote.revision > counted.revision {
            *counted = vote;
        }
        Reply::Accepted(None)
    }
}

fn world(closed: &[SlideId]) -> World<Room> {
    World { server: Room { closed: closed.to_vec(), ..Room::default() }, ..World::default() }
}

proptest! {
    /// Whatever the network and two tabs do: a phone counts once in a poll, never with an older
    /// choice than one that arrived; what the phone takes for delivered is what counts, and a vote
    /// that came too late is reported.
    #[test]
    fn a_vote_counts_once_and_the_last_choice_holds(acts in prop::collection::vec(an_act(), 0..100)) {
        let mut world = world(&[]);
        let mut chosen = BTreeMap::new();
        for (n, act) in acts.into_iter().enumerate() {
            match act {
                Act::Vote(poll, choice) => {
                    world.tell(OutboxEvent::Vote(fresh(n), ballot(poll, choice), None), 0);
                    chosen.insert(slide(poll), ballot(poll, choice).choice);
                }
                Act::Close(poll) => world.server.closed.push(slide(poll)),
                Act::Wake(tab) => world.tell(OutboxEvent::Wake, tab),
                Act::Online(tab) => world.tell(OutboxEvent::Online, tab),
                Act::Later(ms) => world.later(ms),
                Act::Settle(i, fate) => world.settle(i, fate),
                // While a poll may be opened again, none of its votes is removed.
                Act::Tidy => world.tell(OutboxEvent::LectureAdvanced { lecture: lecture(), over: Vec::new(), ended: false }, 0),
            }
            for poll in 0..2 {
                let of = |vote: &&Vote| vote.slide == slide(poll);
                prop_assert!(world.server.counted.values().filter(of).count() <= 1, "one phone counts twice");
            }
        }
        world.recover();
        prop_assert!(!world.outbox.is_busy());
        for (slide, choice) in chosen {
            let counted = world.server.counted.values().find(|vote| vote.slide == slide);
            let (entry, vote) = world.outbox.vote(&lecture(), &slide).unwrap();
            prop_assert_eq!(&vote.choice, &choice);
            match &entry.progress {
                Progress::Done => prop_assert_eq!(&counted.unwrap().choice, &choice),
                Progress::Refused { .. } => {
                    prop_assert!(world.server.closed.contains(&slide));
                    prop_assert!(counted.is_none_or(|counted| counted.revision < vote.revision
                        || counted.choice == choice));
                }
                other => prop_assert!(false, "still {other:?}"),
            }
        }
    }
}

#[test]
fn a_change_replaces_what_waits() {
    let mut world = world(&[]);
    world.tell(OutboxEvent::Vote(fresh(1), ballot(0, 0), None), 0);
    world.tell(OutboxEvent::Vote(fresh(2), ballot(0, 1), None), 0);
    assert_eq!(world.under_way.len(), 1, "what is being sent is answered first");
    world.settle(0, Fate::Arrives);
    let (_, _, OutboxEffect::Cast(id, sent, body, _)) = &world.under_way[0] else {
        panic!("{:?}", world.under_way)
    };
    assert_eq!((*id, sent.revision, sent.choice.as_str()), (fresh(1).into(), 2, "b"));
    assert_eq!(serde_json::from_str::<Vote>(body).unwrap().revision, 2);
    world.settle(0, Fate::Arrives);
    assert_eq!(world.server.counted.len(), 1);
    assert!(!world.outbox.is_busy());
}

#[test]
fn the_same_choice_again_sends_nothing() {
    let mut world = world(&[]);
    world.tell(OutboxEvent::Vote(fresh(1), ballot(0, 0), None), 0);
    world.settle(0, Fate::Arrives);
    world.tell(OutboxEvent::Vote(fresh(2), ballot(0, 0), None), 0);
    assert!(world.under_way.is_empty());
}

#[test]
fn a_late_vote_is_sent_again_only_when_the_poll_is_opened_again() {
    let mut world = world(&[slide(0)]);
    world.tell(OutboxEvent::Vote(fresh(1), ballot(0, 0), None), 0);
    world.settle(0, Fate::Arrives);
    world.later(4_000_000.0);
    world.tell(OutboxEvent::Online, 0);
    assert!(world.under_way.is_empty());
    world.server.closed.clear();
    world.tell(OutboxEvent::Vote(fresh(2), ballot(0, 0), None), 0);
    world.settle(0, Fate::Arrives);
    assert_eq!(world.server.counted.keys().collect::<Vec<_>>(), [&fresh(1)]);
}

#[test]
fn finished_votes_are_removed() {
    let mut world = world(&[slide(1)]);
    for poll in 0..2 {
        world.tell(OutboxEvent::Vote(fresh(poll.into()), ballot(poll, 0), None), 0);
        world.settle(0, Fate::Arrives);
    }
    let past = |lecture: &str, over: Vec<SlideId>, ended| OutboxEvent::LectureAdvanced {
        lecture: lecture.parse().unwrap(),
        over,
        ended,
    };
    let polls =
        |world: &World<Room>| [0, 1].map(|poll| world.outbox.vote(&lecture(), &slide(poll)).is_some());
    world.tell(past("tuesday", vec![], false), 0);
    assert_eq!(polls(&world), [true, true]);
    world.tell(past("tuesday", vec![slide(0), slide(1)], false), 0);
    assert_eq!(polls(&world), [false, true], "what came too late is still told");
    world.tell(past("tuesday", vec![], true), 0);
    assert_eq!(polls(&world), [false, false]);
    world.tell(OutboxEvent::Vote(fresh(7), ballot(0, 0), None), 0);
    world.tell(past("friday", vec![], true), 0);
    assert_eq!(polls(&world), [true, false], "what still waits is sent first");
}

#[test]
fn a_vote_is_stored() {
    let mut world = world(&[]);
    world.tell(OutboxEvent::Vote(fresh(1), ballot(0, 2), None), 0);
    assert_eq!(stored::read(&stored::write(&world.outbox)), Ok(world.outbox));
}

#[test]
fn a_reloaded_page_soon_sends_the_vote_of_the_page_before() {
    let (outbox, _) =
        Outbox::default().step(OutboxEvent::Vote(fresh(1), ballot(0, 0), None), at(0.0), 7, 0.0);
    let (outbox, effects) = outbox.step(OutboxEvent::Wake, at(100.0), 8, 0.0);
    assert_eq!(effects, [OutboxEffect::WakeAt(at(VOTE_LEASE))]);
    let (outbox, effects) = outbox.step(OutboxEvent::Wake, at(VOTE_LEASE), 8, 0.0);
    assert!(matches!(effects[0], OutboxEffect::Cast(..)), "{effects:?}");
    let (_, effects) = outbox.step(OutboxEvent::Wake, at(2.0 * VOTE_LEASE), 8, 0.0);
    assert_eq!(effects, [OutboxEffect::WakeAt(at(VOTE_LEASE + LEASE))], "its own request it waits for");
}

/// A tab sends a vote; another takes it over after three seconds; the student changes the vote, and
/// the first tab sends the change. The answer to its first request must not pass for an answer to
/// the second.
#[test]
fn the_answer_to_an_earlier_try_does_not_pass_for_one_to_the_change() {
    let mut world = world(&[]);
    world.tell(OutboxEvent::Vote(fresh(1), ballot(0, 0), None), 0);
    world.later(VOTE_LEASE + 1.0);
    world.tell(OutboxEvent::Wake, 1);
    world.tell(OutboxEvent::Vote(fresh(2), ballot(0, 1), None), 1);
    world.settle(1, Fate::RequestLost);
    world.later(VOTE_LEASE + 1.0);
    world.tell(OutboxEvent::Wake, 0);
    assert_eq!(world.under_way.len(), 3, "the first request, and the change by both tabs");
    world.settle(0, Fate::Arrives);
    let (entry, _) = world.outbox.vote(&lecture(), &slide(0)).unwrap();
    assert!(matches!(entry.progress, Progress::Sending { .. }), "{:?}", entry.progress);
}
