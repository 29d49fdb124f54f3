//! A simulated phone with two tabs and a simulated server behind a network that loses requests and
//! answers.

mod clock;
mod tabs;
mod tickets;
mod votes;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::stored;
use crate::submission::TakeBackUntil;

fn id(n: u8) -> SubmissionId {
    SubmissionId::from_random([n; 16])
}

fn at(ms: f64) -> Timestamp {
    Timestamp::from_ms(ms)
}

/// What the network does to one request.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Arrives,
    RequestLost,
    AnswerLost,
    Busy,
    TabDies,
}

#[derive(Debug, Clone)]
enum Act {
    Put(u8),
    Withdraw(u8),
    Wake(u64),
    Online(u64),
    Later(f64),
    Settle(usize, Fate),
}

fn a_fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        4 => Just(Fate::Arrives),
        2 => Just(Fate::RequestLost),
        2 => Just(Fate::AnswerLost),
        1 => Just(Fate::Busy),
        1 => Just(Fate::TabDies),
    ]
}

fn an_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => (0_u8..3).prop_map(Act::Put),
        1 => (0_u8..3).prop_map(Act::Withdraw),
        3 => (0_u64..2).prop_map(Act::Wake),
        2 => (0_u64..2).prop_map(Act::Online),
        2 => (0.0_f64..60_000.0).prop_map(Act::Later),
        6 => (0_usize..4, a_fate()).prop_map(|(i, fate)| Act::Settle(i, fate)),
    ]
}

/// The app gives up a request after this time, in milliseconds.
const TIMEOUT: f64 = 20_000.0;

/// What is at the other end of the network.
trait Server {
    /// Carries out a request that has arrived.
    fn receive(&mut self, request: &OutboxEffect) -> Reply;
}

/// The entries that the server has.
impl Server for BTreeSet<EntryId> {
    fn receive(&mut self, request: &OutboxEffect) -> Reply {
        match request {
            OutboxEffect::Send(id, ..) => self.insert(*id),
            OutboxEffect::Withdraw(id, ..) => self.remove(id),
            OutboxEffect::Cast(..) | OutboxEffect::WakeAt(_) => unreachable!("{request:?}"),
        };
        Reply::Accepted(None)
    }
}

/// A phone, its network and the server.
#[derive(Default)]
struct World<S> {
    outbox: Outbox,
    now: Timestamp,
    /// Requests under way: which tab, since when, which effect.
    under_way: Vec<(u64, Timestamp, OutboxEffect)>,
    server: S,
    /// How often the phone heard that an entry had been recorded.
    accepted: BTreeMap<EntryId, u32>,
}

impl<S: Server> World<S> {
    fn tell(&mut self, event: OutboxEvent, tab: u64) {
        let now = self.now;
        let (outbox, effects) = std::mem::take(&mut self.outbox).step(event, now, tab, 0.5);
        self.outbox = outbox;
        let sent = effects.into_iter().filter(|e| !matches!(e, OutboxEffect::WakeAt(_)));
        self.under_way.extend(sent.map(|e| (tab, now, e)));
    }

    /// Lets time pass. A request is given up before its lease ends, as in the app.
    fn later(&mut self, ms: f64) {
        let end = self.now + ms;
        while let Some(i) = self.under_way.iter().position(|(_, since, _)| *since + TIMEOUT <= end) {
            let given_up = self.under_way[i].1 + TIMEOUT;
            if given_up > self.now {
                self.now = given_up;
            }
            self.settle(i, Fate::RequestLost);
        }
        self.now = end;
    }

    fn settle(&mut self, i: usize, fate: Fate) {
        if self.under_way.is_empty() {
            return;
        }
        let (tab, _, request) = self.under_way.remove(i % self.under_way.len());
        let (id, revision) = match &request {
            OutboxEffect::Send(id, ..) | OutboxEffect::Withdraw(id, ..) => (*id, None),
            OutboxEffect::Cast(id, ballot, ..) => (*id, Some(ballot.revision)),
            OutboxEffect::WakeAt(_) => return,
        };
        let arrived = matches!(fate, Fate::Arrives | Fate::AnswerLost).then(|| self.server.receive(&request));
        let reply = match (fate, arrived) {
            (Fate::Arrives, Some(reply)) => reply,
            (Fate::Busy, _) => Reply::Busy(Some(3)),
            (Fate::TabDies, _) => return,
            _ => Reply::Unreachable,
        };
        if reply == Reply::Accepted(None) && matches!(request, OutboxEffect::Send(..)) {
            *self.accepted.entry(id).or_default() += 1;
        }
        self.tell(OutboxEvent::Replied(id, revision, reply), tab);
    }

    /// The network recovers, and the phone is left alone for a while.
    fn recover(&mut self) {
        for _ in 0..40 {
            while !self.under_way.is_empty() {
                self.settle(0, Fate::Arrives);
            }
            self.now = self.now + 4_000_000.0;
            self.tell(OutboxEvent::Wake, 1);
        }
    }
}

proptest! {
    /// Whatever the network and two tabs do: in the end the server has exactly what was shared and
    /// not withdrawn, and after a success that was received nothing is sent again.
    #[test]
    fn never_lost_and_never_sent_again_after_success(acts in prop::collection::vec(an_act(), 0..120)) {
        let mut world = World::<BTreeSet<EntryId>>::default();
        let mut wanted = BTreeSet::new();
        let mut taken_back = BTreeSet::<EntryId>::new();
        for act in acts {
            match act {
                Act::Put(n) => {
                    world.tell(OutboxEvent::Put(id(n), n.to_string(), None), 0);
                    if !taken_back.contains(&EntryId::from(id(n))) { wanted.insert(id(n).into()); }
                }
                Act::Withdraw(n) => {
                    if wanted.remove(&EntryId::from(id(n))) { taken_back.insert(id(n).into()); }
                    world.tell(OutboxEvent::Withdraw(id(n)), 0);
                }
                Act::Wake(tab) => world.tell(OutboxEvent::Wake, tab),
                Act::Online(tab) => world.tell(OutboxEvent::Online, tab),
                Act::Later(ms) => world.later(ms),
                Act::Settle(i, fate) => world.settle(i, fate),
            }
            for entry in world.outbox.entries() {
                let under_way = world.under_way.iter().filter(|(_, _, e)| matches!(e, OutboxEffect::Send(i, ..) | OutboxEffect::Withdraw(i, ..) if *i == entry.id)).count();
                prop_assert!(under_way <= 1, "two requests for one entry at a time");
            }
        }
        world.recover();
        prop_assert!(!world.outbox.is_busy());
        prop_assert_eq!(&world.server, &wanted);
        for (id, times) in &world.accepted {
            prop_assert!(*times <= 1, "{id} was sent again after a success that was heard");
        }
    }

    #[test]
    fn a_stored_outbox_is_read_as_the_same(acts in prop::collection::vec(an_act(), 0..30)) {
        let mut world = World::<BTreeSet<EntryId>>::default();
        for act in acts {
            match act {
                Act::Put(n) => world.tell(OutboxEvent::Put(id(n), n.to_string(), None), 0),
                Act::Settle(i, fate) => world.settle(i, fate),
                _ => world.tell(OutboxEvent::Wake, 0),
            }
        }
        let text = stored::write(&world.outbox);
        prop_assert_eq!(stored::read(&text), Ok(world.outbox));
    }
}

/// The outbox of tab 7 at the beginning, after an event.
fn told(outbox: Outbox, event: OutboxEvent) -> (Outbox, Vec<OutboxEffect>) {
    outbox.step(event, at(0.0), 7, 0.0)
}

fn after<const N: usize>(events: [OutboxEvent; N]) -> Outbox {
    events.into_iter().fold(Outbox::default(), |outbox, event| told(outbox, event).0)
}

/// The outcomes 1 are put into the outbox.
fn put() -> OutboxEvent {
    OutboxEvent::Put(id(1), "x".into(), None)
}

/// Linkage keys for the outcomes 1 are put into the outbox.
fn link(n: u8) -> OutboxEvent {
    OutboxEvent::PutFollowUp(id(n), FollowUpMessage::Linkage(id(1)), "y".into())
}

fn replied(n: u8, reply: Reply) -> OutboxEvent {
    OutboxEvent::Replied(id(n).into(), None, reply)
}

fn refused(status: u16) -> Reply {
    Reply::Refused { status, problem: "{}".into() }
}

#[test]
fn a_second_tab_leaves_alone_what_the_first_tab_is_sending() {
    let (outbox, effects) = told(Outbox::default(), put());
    assert_eq!(effects[0], OutboxEffect::Send(id(1).into(), None, "x".into(), None));
    let (outbox, effects) = outbox.step(OutboxEvent::Online, at(10.0), 8, 0.0);
    assert_eq!(effects, [OutboxEffect::WakeAt(at(LEASE))]);
    let (_, effects) = outbox.step(OutboxEvent::Wake, at(LEASE), 8, 0.0);
    assert_eq!(effects[0], OutboxEffect::Send(id(1).into(), None, "x".into(), None));
}

#[test]
fn retry_after_is_honoured_even_when_the_network_returns() {
    let outbox = after([put(), replied(1, Reply::Busy(Some(60)))]);
    let (outbox, effects) = outbox.step(OutboxEvent::Online, at(30_000.0), 7, 0.0);
    assert_eq!(effects, [OutboxEffect::WakeAt(at(60_750.0))]);
    let (_, effects) = outbox.step(OutboxEvent::Wake, at(60_750.0), 7, 0.0);
    assert!(matches!(effects[0], OutboxEffect::Send(..)));
}

#[test]
fn a_refused_submission_stays_on_the_phone() {
    let (outbox, effects) = told(after([put()]), replied(1, refused(422)));
    assert!(effects.is_empty());
    assert_eq!(outbox.entry(id(1)).unwrap().body, "x");
    assert!(!outbox.is_busy());
}

#[test]
fn linkage_keys_are_withdrawn_with_their_outcomes() {
    let (outbox, effects) = told(after([put()]), link(2));
    assert_eq!(
        effects[0],
        OutboxEffect::Send(id(2).into(), Some(FollowUpMessage::Linkage(id(1))), "y".into(), None)
    );
    let (outbox, _) = told(outbox, replied(1, Reply::Accepted(None)));
    let (outbox, _) = told(outbox, replied(2, Reply::Accepted(None)));
    let (outbox, effects) = told(outbox, OutboxEvent::Withdraw(id(1)));
    assert_eq!(effects[0], OutboxEffect::Withdraw(id(1).into(), None, None));
    assert_eq!(effects[1], OutboxEffect::Withdraw(id(2).into(), Some(FollowUpMessage::Linkage(id(1))), None));
    assert_eq!(outbox.linkage_of(id(1)).unwrap().intent, Intent::Withdraw);
}

#[test]
fn linkage_keys_alone_can_be_withdrawn() {
    let outbox = after([put(), link(2), OutboxEvent::Withdraw(id(2))]);
    assert_eq!(outbox.entry(id(1)).unwrap().intent, Intent::Deliver);
    assert_eq!(outbox.entry(id(2)).unwrap().intent, Intent::Withdraw);
}

/// Two tabs consent, and the server refuses one of them: only the refused one is withdrawn.
#[test]
fn outcomes_have_one_set_of_linkage_keys() {
    let outbox = after([put(), link(2)]);
    let (outbox, _) = outbox.step(link(3), at(0.0), 8, 0.0);
    assert!(outbox.entry(id(3)).is_none());
    // Once they are withdrawn there may be others, but not for outcomes that are withdrawn
    // themselves.
    let (outbox, _) = told(outbox, replied(2, Reply::Accepted(None)));
    let (outbox, _) = told(outbox, OutboxEvent::Withdraw(id(2)));
    let (outbox, _) = told(outbox, link(3));
    assert!(outbox.entry(id(3)).is_none());
    let (outbox, _) = told(outbox, replied(2, Reply::Accepted(None)));
    let (again, _) = told(outbox.clone(), link(3));
    assert_eq!(again.linkage_of(id(1)).unwrap().id, id(3).into());
    let (outbox, _) = told(outbox, OutboxEvent::Withdraw(id(1)));
    let (outbox, _) = told(outbox, link(3));
    assert!(outbox.entry(id(3)).is_none());
}

#[test]
fn what_the_server_says_of_taking_back_is_stored() {
    let until = TakeBackUntil::GainShown;
    let outbox = after([put(), replied(1, Reply::Accepted(Some(until)))]);
    assert_eq!(outbox.entry(id(1)).unwrap().until, Some(until));
    let read: Outbox = json::read(&json::write(&outbox)).unwrap();
    assert_eq!(read, outbox);
}

#[test]
fn a_sealed_submission_is_told_apart_from_other_refusals() {
    let refused = |kind: &str| {
        let problem = format!(r#"{{"type":"{kind}","title":"x","status":409,"detail":"x"}}"#);
        let outbox = after([put(), replied(1, Reply::Accepted(None)), OutboxEvent::Withdraw(id(1))]);
        let (outbox, _) = told(outbox, replied(1, Reply::Refused { status: 409, problem }));
        outbox.entry(id(1)).unwrap().is_sealed()
    };
    assert!(refused("/problems/sealed"));
    assert!(!refused("/problems/differs"));
    assert!(!after([put()]).entry(id(1)).unwrap().is_sealed());
}

/// The study ended while the answer to the first try was lost: the server has it, and refuses the
/// second try.
#[test]
fn a_refused_follow_up_message_is_withdrawn_at_the_server_too() {
    let response = OutboxEvent::PutFollowUp(id(2), FollowUpMessage::Submission, "y".into());
    let outbox = after([response, replied(2, refused(410))]);
    let (_, effects) = told(outbox, OutboxEvent::Withdraw(id(2)));
    assert_eq!(effects[0], OutboxEffect::Withdraw(id(2).into(), Some(FollowUpMessage::Submission), None));
}
