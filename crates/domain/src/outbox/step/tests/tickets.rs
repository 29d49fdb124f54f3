//! Records and votes with seat tickets, over a network that loses requests and answers, from a phone
//! that may be closed at any moment. The hall takes each ticket once, as the server does.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::super::*;
use super::{Fate, Server, World, a_fate, at, id};
use crate::lecture::Vote;
use crate::outbox::VoteProgress;
use crate::problem::Problem;
use crate::stored;
use crate::tickets::SeatTickets;

const POLLS: u8 = 2;
const RECORD: &str = "record";

fn lecture() -> LectureId {
    "tuesday".parse().unwrap()
}

fn slide(poll: u8) -> SlideId {
    format!("poll-{poll}").parse().unwrap()
}

fn vote_id(poll: u8) -> VoteId {
    VoteId::from_random([100 + poll; 16])
}

fn ballot(poll: u8, choice: u8) -> Ballot {
    let choice = ["a", "b", "c"][usize::from(choice)].parse().unwrap();
    Ballot::new("KMT4RX".parse().unwrap(), lecture(), slide(poll), choice)
}

fn outcomes() -> String {
    r#"{"lecture":"tuesday"}"#.to_owned()
}

/// Tickets by name: `record`, and that of each poll.
fn held() -> Seat {
    let polls = (0..POLLS).map(|poll| (slide(poll), format!("poll-{poll}"))).collect();
    Seat::Held(SeatTickets { record: RECORD.to_owned(), rejoin: "rejoin".to_owned(), polls })
}

fn refusal(status: u16, kind: &str) -> Reply {
    let problem = format!(r#"{{"type":"/problems/{kind}","title":"x","status":{status},"detail":"x"}}"#);
    Reply::Refused { status, problem }
}

/// The hall, as the server counts it.
#[derive(Default)]
struct Hall {
    /// Records, and whether a ticket vouches for them.
    records: BTreeMap<EntryId, bool>,
    votes: BTreeMap<EntryId, Vote>,
    /// What each ticket was spent on.
    spent: BTreeMap<String, EntryId>,
    /// Tickets that the server refuses.
    bad: BTreeSet<String>,
    closed: BTreeSet<SlideId>,
}

impl Hall {
    fn spend(&mut self, ticket: &str, id: EntryId) -> Result<(), Reply> {
        if self.bad.contains(ticket) {
            return Err(refusal(403, Problem::TICKET_REFUSED));
        }
        match self.spent.entry(ticket.to_owned()).or_insert(id) {
            spent_on if *spent_on == id => Ok(()),
            _ => Err(refusal(409, Problem::TICKET_SPENT)),
        }
    }

    fn record(&mut self, id: EntryId, ticket: Option<&String>) -> Result<(), Reply> {
        if !self.records.contains_key(&id) {
            if let Some(ticket) = ticket {
                assert_eq!(ticket, RECORD, "the ticket of something else");
                self.spend(ticket, id)?;
            }
            self.records.insert(id, ticket.is_some());
        }
        Ok(())
    }

    fn vote(&mut self, id: EntryId, vote: Vote, ticket: Option<&String>) -> Result<(), Reply> {
        if self.closed.contains(&vote.slide) {
            return Err(refusal(409, "refused/poll-not-open"));
        }
        if !self.votes.contains_key(&id) {
            let ticket = ticket.ok_or_else(|| refusal(403, Problem::TICKET_NEEDED))?;
            assert_eq!(ticket, vote.slide.as_str(), "the ticket of something else");
            self.spend(ticket, id)?;
        }
        let counted = self.votes.entry(id).or_insert_with(|| vote.clone());
        if vote.revision > counted.revision {
            *counted = vote;
        }
        Ok(())
    }
}

impl Server for Hall {
    fn receive(&mut self, request: &OutboxEffect) -> Reply {
        let done = match request {
            OutboxEffect::Send(id, _, _, ticket) => self.record(*id, ticket.as_ref()),
            OutboxEffect::Cast(id, _, body, ticket) => {
                self.vote(*id, serde_json::from_str(body).unwrap(), ticket.as_ref())
            }
            OutboxEffect::Withdraw(id, _, ticket) => {
                if self.records.remove(id).is_some()
                    && let Some(ticket) = ticket
                    && self.spent.get(ticket) == Some(id)
                {
                    self.spent.remove(ticket);
                }
                Ok(())
            }
            OutboxEffect::WakeAt(_) => unreachable!("{request:?}"),
        };
        done.err().unwrap_or(Reply::Accepted(None))
    }
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Vote(u8, u8),
    Share,
    Withdraw,
    /// What the phone waited for: its tickets, or that there are none.
    Seat(bool),
    /// A second passes on the page of the lecture.
    Tick,
    Close(u8, bool),
    Wake(u64),
    Online(u64),
    Later(f64),
    Settle(usize, Fate),
    /// The votes on a slide are shown.
    Over(u8),
}

fn an_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0..POLLS, 0_u8..3).prop_map(|(poll, choice)| Act::Vote(poll, choice)),
        2 => Just(Act::Share),
        1 => Just(Act::Withdraw),
        2 => any::<bool>().prop_map(Act::Seat),
        3 => Just(Act::Tick),
        1 => (0..POLLS, any::<bool>()).prop_map(|(poll, closed)| Act::Close(poll, closed)),
        2 => (0_u64..2).prop_map(Act::Wake),
        2 => (0_u64..2).prop_map(Act::Online),
        2 => (0.0_f64..60_000.0).prop_map(Act::Later),
        8 => (0_usize..4, a_fate()).prop_map(|(i, fate)| Act::Settle(i, fate)),
        1 => (0..POLLS).prop_map(Act::Over),
    ]
}

/// The phone of a student in the hall.
struct Phone {
    world: World<Hall>,
    seat: Option<Seat>,
    shared: bool,
    withdrawn: bool,
    /// The ticket that the record was put with.
    put_with: Option<EntryTicket>,
    chosen: BTreeMap<u8, Ballot>,
    /// Polls that were closed at some time.
    closed: BTreeSet<u8>,
    /// Polls whose votes were shown: they never open again.
    over: BTreeSet<u8>,
}

impl Phone {
    fn new(bad: &BTreeSet<String>) -> Self {
        let server = Hall { bad: bad.clone(), ..Hall::default() };
        Self {
            world: World { server, ..World::default() },
            seat: None,
            shared: false,
            withdrawn: false,
            put_with: None,
            chosen: BTreeMap::new(),
            closed: BTreeSet::new(),
            over: BTreeSet::new(),
        }
    }

    fn ticket(&self, slide: Option<&SlideId>) -> Option<EntryTicket> {
        self.seat.as_ref().map_or(Some(EntryTicket::Awaited), |seat| seat.ticket(slide))
    }

    fn tick(&mut self) {
        if let Some(seat) = self.seat.clone()
            && self.world.outbox.awaits_ticket(&lecture())
        {
            self.world.tell(OutboxEvent::Seat(lecture(), seat), 0);
        }
    }

    fn advance(&mut self, over: Vec<SlideId>, ended: bool) {
        self.world.tell(OutboxEvent::LectureAdvanced { lecture: lecture(), over, ended }, 0);
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Vote(poll, _) | Act::Close(poll, _) if self.over.contains(&poll) => {}
            Act::Vote(poll, choice) => {
                let ticket = self.ticket(Some(&slide(poll)));
                self.world.tell(OutboxEvent::Vote(vote_id(poll), ballot(poll, choice), ticket), 0);
                self.chosen.insert(poll, ballot(poll, choice));
            }
            Act::Share if !self.shared => {
                self.shared = true;
                self.put_with = self.ticket(None);
                self.world.tell(OutboxEvent::Put(id(1), outcomes(), self.put_with.clone()), 0);
            }
            Act::Withdraw if self.shared => {
                self.withdrawn = true;
                self.world.tell(OutboxEvent::Withdraw(id(1)), 0);
            }
            Act::Share | Act::Withdraw => {}
            Act::Seat(gets) => {
                self.seat.get_or_insert_with(|| if gets { held() } else { Seat::Refused });
            }
            Act::Tick => self.tick(),
            Act::Close(poll, true) => {
                self.world.server.closed.insert(slide(poll));
                self.closed.insert(poll);
            }
            Act::Close(poll, false) => drop(self.world.server.closed.remove(&slide(poll))),
            Act::Wake(tab) => self.world.tell(OutboxEvent::Wake, tab),
            Act::Online(tab) => self.world.tell(OutboxEvent::Online, tab),
            Act::Later(ms) => self.world.later(ms),
            Act::Settle(i, fate) => self.world.settle(i, fate),
            Act::Over(poll) => {
                self.world.server.closed.insert(slide(poll));
                self.closed.insert(poll);
                self.over.insert(poll);
                self.advance(vec![slide(poll)], false);
            }
        }
        // Whatever is closed now, this is what the phone finds.
        self.world.outbox = stored::read(&stored::write(&self.world.outbox)).unwrap();
    }

    /// What the server has counted at any moment.
    fn ensure_counted_once(&self) -> Result<(), TestCaseError> {
        let Hall { records, votes, spent, .. } = &self.world.server;
        prop_assert!(records.len() <= 1 && votes.len() <= usize::from(POLLS));
        for (ticket, holder) in spent {
            let exists = votes.contains_key(holder) || records.get(holder) == Some(&true);
            prop_assert!(exists, "{ticket} is spent on nothing");
        }
        Ok(())
    }

    /// How the record ends: delivered unless it was withdrawn, and with its ticket if that is good.
    fn ensure_record(&self) -> Result<(), TestCaseError> {
        let record = self.world.server.records.get(&id(1).into());
        prop_assert_eq!(record.is_some(), self.shared && !self.withdrawn);
        let Some(vouched) = record else { return Ok(()) };
        let entry = self.world.outbox.entry(id(1)).unwrap();
        prop_assert_eq!(&entry.progress, &Progress::Done);
        match &entry.ticket {
            // A first try without a ticket may have arrived, and its answer not.
            Some(EntryTicket::Ready(_)) => {
                prop_assert!(*vouched || self.put_with == Some(EntryTicket::Awaited));
            }
            None => prop_assert!(!vouched),
            Some(EntryTicket::Awaited) => prop_assert!(false, "still awaited"),
        }
        let is_good = !self.world.server.bad.contains(RECORD);
        if is_good && matches!(self.put_with, Some(EntryTicket::Ready(_))) {
            prop_assert!(vouched, "a good ticket was not sent");
        }
        Ok(())
    }

    /// How the vote in a poll ends: it counts, or the phone says why not.
    fn ensure_vote(&self, poll: u8, chosen: &Ballot, bad: bool) -> Result<(), TestCaseError> {
        let counted = self.world.server.votes.get(&vote_id(poll).into());
        // Removed with its poll, once it was delivered.
        let Some((entry, ballot)) = self.world.outbox.vote(&lecture(), &slide(poll)) else {
            prop_assert!(counted.is_some() && self.closed.contains(&poll));
            return Ok(());
        };
        prop_assert_eq!(&ballot.choice, &chosen.choice);
        match VoteProgress::of(entry, ballot) {
            VoteProgress::Arrived => prop_assert_eq!(&counted.unwrap().choice, &chosen.choice),
            VoteProgress::TooLate | VoteProgress::ChangeTooLate => {
                prop_assert!(self.closed.contains(&poll));
            }
            VoteProgress::NoSeat => {
                prop_assert!(counted.is_none());
                prop_assert!(bad || self.seat == Some(Seat::Refused) || self.closed.contains(&poll));
            }
            other => prop_assert!(false, "{other:?}"),
        }
        Ok(())
    }
}

proptest! {
    /// Whatever the network, the tabs, the hall and the moment of the tickets: nothing is lost, nothing
    /// counts twice, no ticket is spent on two things, and a phone without a seat is told so.
    #[test]
    fn records_and_votes_with_tickets_are_neither_lost_nor_doubled(
        acts in prop::collection::vec(an_act(), 0..120),
        bad in prop::collection::btree_set(prop::sample::select(vec![RECORD, "poll-0", "poll-1"]), 0..2),
        gets in any::<bool>(),
    ) {
        let bad: BTreeSet<String> = bad.into_iter().map(str::to_owned).collect();
        let mut phone = Phone::new(&bad);
        for act in acts {
            phone.act(act);
            phone.ensure_counted_once()?;
        }
        phone.act(Act::Seat(gets));
        phone.tick();
        phone.world.recover();
        phone.tick();
        phone.world.recover();
        prop_assert!(!phone.world.outbox.is_busy(), "{:?}", phone.world.outbox);
        phone.ensure_counted_once()?;
        phone.ensure_record()?;
        for (poll, chosen) in &phone.chosen {
            phone.ensure_vote(*poll, chosen, bad.contains(slide(*poll).as_str()))?;
        }
    }
}

/// A phone in the hall, with a vote or its outcomes put in.
fn told(event: OutboxEvent) -> World<Hall> {
    let mut world = World { now: at(0.0), ..World::<Hall>::default() };
    world.tell(event, 0);
    world
}

fn share(ticket: Option<EntryTicket>) -> OutboxEvent {
    OutboxEvent::Put(id(1), outcomes(), ticket)
}

fn ready(ticket: &str) -> EntryTicket {
    EntryTicket::Ready(ticket.to_owned())
}

#[test]
fn a_vote_waits_for_its_ticket() {
    let mut world = told(OutboxEvent::Vote(vote_id(0), ballot(0, 0), Some(EntryTicket::Awaited)));
    world.later(600_000.0);
    world.tell(OutboxEvent::Online, 0);
    assert!(world.under_way.is_empty());
    world.tell(OutboxEvent::Seat("friday".parse().unwrap(), held()), 0);
    assert!(world.under_way.is_empty(), "tickets of another lecture");
    world.tell(OutboxEvent::Seat(lecture(), held()), 0);
    world.settle(0, Fate::Arrives);
    assert_eq!(world.server.spent.keys().collect::<Vec<_>>(), ["poll-0"]);
    // A change needs none, and keeps it.
    world.tell(OutboxEvent::Vote(vote_id(0), ballot(0, 1), None), 0);
    world.settle(0, Fate::Arrives);
    let (entry, _) = world.outbox.vote(&lecture(), &slide(0)).unwrap();
    assert_eq!((&entry.progress, &entry.ticket), (&Progress::Done, &Some(ready("poll-0"))));
}

#[test]
fn a_vote_without_a_seat_is_told_so_and_one_that_gets_a_seat_later_counts() {
    let mut world = told(OutboxEvent::Vote(vote_id(0), ballot(0, 0), Some(EntryTicket::Awaited)));
    world.tell(OutboxEvent::Seat(lecture(), Seat::Refused), 0);
    world.settle(0, Fate::Arrives);
    let progress = |world: &World<Hall>| {
        let (entry, ballot) = world.outbox.vote(&lecture(), &slide(0)).unwrap();
        VoteProgress::of(entry, ballot)
    };
    assert_eq!(progress(&world), VoteProgress::NoSeat);
    world.tell(OutboxEvent::Vote(vote_id(0), ballot(0, 0), Some(ready("poll-0"))), 0);
    world.settle(0, Fate::Arrives);
    assert_eq!(progress(&world), VoteProgress::Arrived);
}

#[test]
fn a_vote_whose_ticket_never_came_is_told_that_it_is_too_late() {
    for (of, over, ended) in [("tuesday", true, false), ("tuesday", false, true), ("friday", false, false)] {
        let mut world = told(OutboxEvent::Vote(vote_id(0), ballot(0, 0), Some(EntryTicket::Awaited)));
        world.server.closed.insert(slide(0));
        let over = if over { vec![slide(0)] } else { Vec::new() };
        let advanced = OutboxEvent::LectureAdvanced { lecture: of.parse().unwrap(), over, ended };
        world.tell(advanced, 0);
        world.settle(0, Fate::Arrives);
        let (entry, ballot) = world.outbox.vote(&lecture(), &slide(0)).unwrap();
        assert_eq!(VoteProgress::of(entry, ballot), VoteProgress::TooLate, "{of}");
    }
}

#[test]
fn a_record_does_not_wait_for_its_ticket() {
    let mut world = told(share(Some(EntryTicket::Awaited)));
    world.settle(0, Fate::Arrives);
    assert_eq!(world.server.records.values().collect::<Vec<_>>(), [&false]);
    assert_eq!(world.outbox.entry(id(1)).unwrap().ticket, None);
    world.tell(OutboxEvent::Seat(lecture(), held()), 0);
    assert_eq!(world.outbox.entry(id(1)).unwrap().ticket, None, "it is delivered without");
}

#[test]
fn a_record_takes_a_ticket_that_comes_in_time() {
    let mut world = told(share(Some(EntryTicket::Awaited)));
    world.tell(OutboxEvent::Seat(lecture(), held()), 0);
    assert_eq!(world.outbox.entry(id(1)).unwrap().ticket, Some(EntryTicket::Awaited), "it is being sent");
    world.settle(0, Fate::RequestLost);
    world.tell(OutboxEvent::Seat(lecture(), held()), 0);
    world.tell(OutboxEvent::Online, 0);
    world.settle(0, Fate::Arrives);
    assert_eq!(world.server.records.values().collect::<Vec<_>>(), [&true]);
}

#[test]
fn a_record_whose_ticket_is_refused_or_spent_is_sent_without() {
    for spent in [false, true] {
        let mut world = told(share(Some(ready(RECORD))));
        if spent {
            world.server.spent.insert(RECORD.to_owned(), id(9).into());
        } else {
            world.server.bad.insert(RECORD.to_owned());
        }
        world.settle(0, Fate::Arrives);
        let (_, _, OutboxEffect::Send(_, None, body, None)) = &world.under_way[0] else {
            panic!("{:?}", world.under_way)
        };
        assert_eq!(*body, outcomes(), "exactly the bytes that the student saw");
        world.settle(0, Fate::Arrives);
        assert_eq!(world.server.records.values().collect::<Vec<_>>(), [&false]);
        assert!(!world.outbox.is_busy());
    }
}

#[test]
fn a_record_is_taken_back_with_its_ticket() {
    let mut world = told(share(Some(ready(RECORD))));
    world.settle(0, Fate::AnswerLost);
    assert_eq!(world.server.records.values().collect::<Vec<_>>(), [&true]);
    world.tell(OutboxEvent::Withdraw(id(1)), 0);
    world.settle(0, Fate::Arrives);
    assert!(world.server.records.is_empty() && world.server.spent.is_empty());
}

#[test]
fn a_ticket_is_stored_and_what_earlier_apps_stored_has_none() {
    let world = told(share(Some(ready(RECORD))));
    let text = stored::write(&world.outbox);
    assert!(text.ends_with(r#","ticket":{"ready":"record"}}]}"#), "{text}");
    assert_eq!(stored::read::<Outbox>(&text), Ok(world.outbox));
    let earlier = text.replace(r#","ticket":{"ready":"record"}"#, "");
    assert_eq!(stored::read::<Outbox>(&earlier).unwrap().entry(id(1)).unwrap().ticket, None);
}
