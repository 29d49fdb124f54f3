//! Two tabs of a browser without locks. What one tab stores reaches the other later, so each may
//! read an old outbox and write over a newer one.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::*;
use super::{at, id};
use crate::stored;

const POLLS: u8 = 2;

#[derive(Debug, Clone, Copy)]
enum Act {
    /// A tab shows a poll.
    Show(usize, u8),
    /// The student votes in a tab.
    Vote(usize, u8, u8),
    /// The student shares the outcomes in a tab.
    Share(usize),
    /// The student consents to the follow-up in a tab.
    Link(usize),
    Wake(usize),
    /// What was stored so far reaches a tab.
    Hear(usize),
    /// A request ends; whether it arrived, and whether its answer did.
    Settle(usize, bool, bool),
    Later(f64),
}

fn an_act() -> impl Strategy<Value = Act> {
    let tab = || 0_usize..2;
    prop_oneof![
        3 => (tab(), 0..POLLS).prop_map(|(tab, poll)| Act::Show(tab, poll)),
        6 => (tab(), 0..POLLS, 0_u8..3).prop_map(|(tab, poll, choice)| Act::Vote(tab, poll, choice)),
        2 => tab().prop_map(Act::Share),
        2 => tab().prop_map(Act::Link),
        2 => tab().prop_map(Act::Wake),
        3 => tab().prop_map(Act::Hear),
        6 => (0_usize..6, any::<bool>(), any::<bool>()).prop_map(|(i, there, back)| Act::Settle(i, there, back)),
        2 => (0.0_f64..60_000.0).prop_map(Act::Later),
    ]
}

/// The storage of a browser: every write in order, and how many of them each tab has heard of. A
/// tab always has its own.
#[derive(Default)]
struct Storage {
    writes: Vec<(usize, String, String)>,
    heard: [usize; 2],
}

impl Storage {
    fn read(&self, tab: usize, key: &str) -> Option<String> {
        let known =
            |(at, (by, _, _)): &(usize, &(usize, String, String))| *by == tab || *at < self.heard[tab];
        let of_key = |(_, (_, name, _)): &(usize, &(usize, String, String))| name == key;
        self.writes.iter().enumerate().rev().filter(known).find(of_key).map(|(_, (_, _, text))| text.clone())
    }

    fn write(&mut self, tab: usize, key: &str, text: String) {
        self.writes.push((tab, key.to_owned(), text));
    }

    fn hear(&mut self, tab: usize, up_to: usize) {
        self.heard[tab] = self.heard[tab].max(up_to);
    }
}

#[derive(Default)]
struct Phone {
    storage: Storage,
    now: Timestamp,
    /// Ids drawn so far: each is new.
    drawn: u128,
    /// For each poll and tab, how much was stored when the tab showed the poll.
    shown: [[Option<usize>; 2]; POLLS as usize],
    under_way: Vec<(usize, OutboxEffect)>,
    votes: BTreeSet<(SlideId, EntryId)>,
    submissions: BTreeSet<EntryId>,
    linkages: BTreeSet<EntryId>,
}

fn slide(poll: u8) -> SlideId {
    format!("poll-{poll}").parse().unwrap()
}

impl Phone {
    /// As the app does it whenever a poll is shown, and for each vote.
    fn vote_id(&mut self, tab: usize, poll: u8) -> VoteId {
        let key = format!("vote.{poll}");
        self.drawn += 1;
        let drawn = VoteId::from_random(self.drawn.to_be_bytes());
        let (id, new) = VoteId::stored_or_drawn(self.storage.read(tab, &key).as_deref(), drawn);
        if let Some(text) = new {
            self.storage.write(tab, &key, text);
        }
        id
    }

    fn outbox(&self, tab: usize) -> Outbox {
        self.storage.read(tab, "outbox").map_or_else(Outbox::default, |text| stored::read(&text).unwrap())
    }

    fn tell(&mut self, tab: usize, event: OutboxEvent) {
        let (outbox, effects) = self.outbox(tab).step(event, self.now, tab as u64, 0.5);
        self.storage.write(tab, "outbox", stored::write(&outbox));
        let sent = effects.into_iter().filter(|effect| !matches!(effect, OutboxEffect::WakeAt(_)));
        self.under_way.extend(sent.map(|effect| (tab, effect)));
    }

    fn settle(&mut self, i: usize, there: bool, back: bool) {
        if self.under_way.is_empty() {
            return;
        }
        let (tab, request) = self.under_way.remove(i % self.under_way.len());
        let (entry, revision) = match &request {
            OutboxEffect::Cast(entry, ballot, ..) => (*entry, Some(ballot.revision)),
            OutboxEffect::Send(entry, ..) => (*entry, None),
            OutboxEffect::Withdraw(..) | OutboxEffect::WakeAt(_) => unreachable!("{request:?}"),
        };
        if there {
            match &request {
                OutboxEffect::Cast(_, ballot, ..) => {
                    self.votes.insert((ballot.slide.clone(), entry));
                }
                OutboxEffect::Send(_, Some(FollowUpMessage::Linkage(_)), ..) => {
                    self.linkages.insert(entry);
                }
                _ => {
                    self.submissions.insert(entry);
                }
            }
        }
        let reply = if there && back { Reply::Accepted(None) } else { Reply::Unreachable };
        self.tell(tab, OutboxEvent::Replied(entry, revision, reply));
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Show(tab, poll) => {
                self.vote_id(tab, poll);
                self.shown[usize::from(poll)][tab].get_or_insert(self.storage.writes.len());
            }
            Act::Vote(tab, poll, choice) => {
                if self.shown[usize::from(poll)][tab].is_none() {
                    return;
                }
                // A finger is slower than a browser: when it taps, both tabs have heard what was stored
                // when the poll was shown, in whichever tab. What was stored since may be missing.
                let shown = self.shown[usize::from(poll)].iter().flatten().max().copied().unwrap_or_default();
                self.storage.hear(0, shown);
                self.storage.hear(1, shown);
                let id = self.vote_id(tab, poll);
                let choice = ["a", "b", "c"][usize::from(choice)].parse().unwrap();
                let ballot =
                    Ballot::new("KMT4RX".parse().unwrap(), "tuesday".parse().unwrap(), slide(poll), choice);
                self.tell(tab, OutboxEvent::Vote(id, ballot, None));
            }
            Act::Share(tab) => self.tell(tab, OutboxEvent::Put(id(1), "outcomes".to_owned(), None)),
            Act::Link(tab) => {
                let linkage = self.outbox(tab).next_linkage_id(id(1));
                let message = FollowUpMessage::Linkage(id(1));
                self.tell(tab, OutboxEvent::PutFollowUp(linkage, message, "keys".to_owned()));
            }
            Act::Wake(tab) => self.tell(tab, OutboxEvent::Wake),
            Act::Hear(tab) => self.storage.hear(tab, self.storage.writes.len()),
            Act::Settle(i, there, back) => self.settle(i, there, back),
            Act::Later(ms) => self.now = self.now + ms,
        }
    }
}

proptest! {
    /// Whatever two tabs do at once and however late they hear of each other: the server gets one
    /// submission, one set of linkage keys, and one vote for each poll.
    #[test]
    fn two_tabs_without_locks_count_once(acts in prop::collection::vec(an_act(), 0..120)) {
        let mut phone = Phone { now: at(0.0), ..Phone::default() };
        for act in acts {
            phone.act(act);
            for poll in 0..POLLS {
                let ids = phone.votes.iter().filter(|(at, _)| *at == slide(poll)).count();
                prop_assert!(ids <= 1, "one phone counts twice in a poll");
            }
            prop_assert!(phone.submissions.len() <= 1 && phone.linkages.len() <= 1);
        }
    }
}

/// Both tabs show the poll in the same instant, and the student taps in both.
#[test]
fn two_tabs_that_show_a_poll_at_once_vote_under_one_id() {
    let mut phone = Phone::default();
    let acts = [Act::Show(0, 0), Act::Show(1, 0), Act::Vote(0, 0, 0), Act::Vote(1, 0, 1)];
    for act in acts {
        phone.act(act);
    }
    assert_eq!(phone.under_way.len(), 2, "both tabs send: neither has heard of the other's vote");
    phone.settle(0, true, true);
    phone.settle(0, true, true);
    assert_eq!(phone.votes.len(), 1);
}

#[test]
fn a_stored_vote_id_wins_and_one_that_cannot_be_read_is_replaced() {
    let [one, other] = [1, 2].map(|n| VoteId::from_random([n; 16]));
    let (id, text) = VoteId::stored_or_drawn(None, one);
    assert_eq!(id, one);
    let text = text.unwrap();
    assert_eq!(VoteId::stored_or_drawn(Some(&text), other), (one, None));
    for broken in ["", "tuesday", &text[1..]] {
        assert_eq!(VoteId::stored_or_drawn(Some(broken), other).0, other, "{broken}");
        assert!(VoteId::stored_or_drawn(Some(broken), other).1.is_some());
    }
}

#[test]
fn linkage_keys_have_a_new_id_only_after_a_withdrawal() {
    let tell = |outbox: Outbox, event| outbox.step(event, at(0.0), 7, 0.0).0;
    let link = |outbox: &Outbox| {
        let next = outbox.next_linkage_id(id(1));
        (next, OutboxEvent::PutFollowUp(next, FollowUpMessage::Linkage(id(1)), "keys".to_owned()))
    };
    let outbox = tell(Outbox::default(), OutboxEvent::Put(id(1), "outcomes".to_owned(), None));
    let (first, event) = link(&outbox);
    assert_ne!(first, id(1));
    let outbox = tell(outbox, event);
    assert_eq!(outbox.next_linkage_id(id(1)), first);
    let outbox = tell(outbox, OutboxEvent::Replied(first.into(), None, Reply::Accepted(None)));
    let outbox = tell(outbox, OutboxEvent::Withdraw(first));
    assert_eq!(outbox.next_linkage_id(id(1)), first, "not withdrawn yet");
    let outbox = tell(outbox, OutboxEvent::Replied(first.into(), None, Reply::Accepted(None)));
    let (second, event) = link(&outbox);
    assert_ne!(second, first);
    let outbox = tell(outbox, event);
    assert_eq!(outbox.linkage_of(id(1)).unwrap().submission_id(), second);
    assert_ne!(outbox.next_linkage_id(id(2)), second, "other submissions have others");
}
