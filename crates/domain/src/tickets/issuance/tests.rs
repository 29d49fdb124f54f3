//! A simulated phone with three tabs that share a storage, and a server that gives each request its
//! tickets.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::tickets::SeatTickets;

const TABS: usize = 3;

/// How a request ends.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Arrives,
    /// The answer arrives, and arrives again later.
    Doubled,
    RequestLost,
    AnswerLost,
    /// The tab is closed, or its process ended, and the page is opened again.
    TabDies,
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Tick(usize),
    Settle(usize, Fate),
    Later(f64),
    /// The clock is set.
    Clock(f64),
    Lead(usize),
    Show,
    Poll(bool),
    Door(bool),
    /// The phone deletes everything.
    Erase,
}

fn an_act() -> impl Strategy<Value = Act> {
    let fate = prop_oneof![
        3 => Just(Fate::Arrives),
        1 => Just(Fate::Doubled),
        2 => Just(Fate::RequestLost),
        2 => Just(Fate::AnswerLost),
        2 => Just(Fate::TabDies),
    ];
    prop_oneof![
        10 => (0..TABS).prop_map(Act::Tick),
        8 => (0_usize..4, fate).prop_map(|(i, fate)| Act::Settle(i, fate)),
        4 => (0.0_f64..60_000.0).prop_map(Act::Later),
        1 => (-1e11_f64..1e11).prop_map(Act::Clock),
        2 => (0..TABS).prop_map(Act::Lead),
        3 => Just(Act::Show),
        1 => any::<bool>().prop_map(Act::Poll),
        2 => any::<bool>().prop_map(Act::Door),
        1 => Just(Act::Erase),
    ]
}

struct Phone {
    stored: Option<Seat>,
    tabs: [Issuance; TABS],
    /// What is under way, and in which life of which tab.
    under_way: Vec<(usize, u32, IssuanceEffect)>,
    lives: [u32; TABS],
    /// Answers that arrive a second time.
    again: Vec<(usize, u32, Option<Seat>)>,
    now: Timestamp,
    leader: usize,
    situation: Situation,
    /// Seeds drawn so far: each is new.
    drawn: u32,
    // The server.
    door: bool,
    requests: BTreeSet<String>,
    /// All that was ever sent since everything was deleted last.
    sent: BTreeSet<String>,
    /// Whether it has had tickets since everything was deleted last.
    had: bool,
}

impl Phone {
    fn new() -> Self {
        Self {
            stored: None,
            tabs: [Issuance::default(); TABS],
            under_way: Vec::new(),
            lives: [0; TABS],
            again: Vec::new(),
            now: Timestamp::from_ms(1e12),
            leader: 0,
            situation: Situation { shown: false, leads: false, poll_open: false, over: false },
            drawn: 0,
            door: true,
            requests: BTreeSet::new(),
            sent: BTreeSet::new(),
            had: false,
        }
    }

    fn tell(&mut self, tab: usize, event: IssuanceEvent) {
        match self.tabs[tab].step(event, self.stored.as_ref(), self.now, 0.5) {
            Some(IssuanceEffect::Store(seat)) => {
                self.had |= matches!(seat, Seat::Held(_));
                self.stored = Some(seat);
            }
            Some(effect) => {
                if let IssuanceEffect::Ask(request) = &effect {
                    let is_stored = matches!(&self.stored, Some(Seat::Prepared(known)) if known.request == request.request);
                    assert!(is_stored, "something is sent that is not stored");
                    self.sent.insert(request.request.clone());
                }
                self.under_way.push((tab, self.lives[tab], effect));
            }
            None => {}
        }
    }

    fn tick(&mut self, tab: usize) {
        let situation = Situation { leads: tab == self.leader, ..self.situation };
        self.tell(tab, IssuanceEvent::Tick(situation));
    }

    /// What the server answers, and what the phone makes of it.
    fn answer(&mut self, request: PreparedRequest) -> Seat {
        if !self.requests.contains(&request.request) {
            if self.situation.over {
                return Seat::Refused;
            }
            if !self.door {
                return Seat::Prepared(PreparedRequest { barred: true, ..request });
            }
            self.requests.insert(request.request.clone());
        }
        Seat::Held(SeatTickets { record: request.secret, rejoin: String::new(), polls: Vec::new() })
    }

    fn settle(&mut self, i: usize, fate: Fate) {
        if self.under_way.is_empty() {
            return;
        }
        let (tab, life, effect) = self.under_way.remove(i % self.under_way.len());
        let seat = match effect {
            IssuanceEffect::Prepare if !matches!(fate, Fate::RequestLost) => {
                self.drawn += 1;
                let (secret, request) = (self.drawn.to_string(), format!("request {}", self.drawn));
                Some(Seat::Prepared(PreparedRequest { secret, request, polls: Vec::new(), barred: false }))
            }
            IssuanceEffect::Ask(request) if !matches!(fate, Fate::RequestLost) => Some(self.answer(request)),
            _ => None,
        };
        match fate {
            Fate::TabDies => {
                self.tabs[tab] = Issuance::default();
                self.lives[tab] += 1;
            }
            Fate::Doubled => self.again.push((tab, life, seat.clone())),
            _ => {}
        }
        // An answer to a tab that is gone reaches nobody.
        if life == self.lives[tab] {
            let arrives = matches!(fate, Fate::Arrives | Fate::Doubled);
            self.tell(tab, IssuanceEvent::Ended(seat.filter(|_| arrives)));
        }
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Tick(tab) => self.tick(tab),
            Act::Settle(i, fate) => self.settle(i, fate),
            Act::Later(ms) => {
                self.now = self.now + ms;
                if let Some((tab, life, seat)) = self.again.pop()
                    && life == self.lives[tab]
                {
                    self.tell(tab, IssuanceEvent::Ended(seat));
                }
            }
            Act::Clock(ms) => self.now = self.now + ms,
            Act::Lead(tab) => self.leader = tab,
            Act::Show => self.situation.shown = true,
            Act::Poll(open) => self.situation.poll_open = open,
            Act::Door(open) => self.door = open,
            Act::Erase => {
                self.stored = None;
                self.sent.clear();
                self.had = false;
            }
        }
    }

    /// The phone is left alone with a network that works.
    fn settle_all(&mut self) {
        for _ in 0..200 {
            while !self.under_way.is_empty() {
                self.settle(0, Fate::Arrives);
            }
            self.now = self.now + 1000.0;
            (0..TABS).for_each(|tab| self.tick(tab));
        }
    }
}

proptest! {
    /// Whatever happens to three tabs, in whichever order, twice or not at all: only one request leaves
    /// the phone, tickets that it has stay, and a phone that is left alone while the door is open gets
    /// its tickets, made of what it stored.
    #[test]
    fn one_request_and_no_ticket_is_lost(acts in prop::collection::vec(an_act(), 0..120)) {
        let mut phone = Phone::new();
        for act in acts {
            phone.act(act);
            prop_assert!(phone.sent.len() <= 1, "{:?}", phone.sent);
            prop_assert_eq!(phone.had, matches!(phone.stored, Some(Seat::Held(_))));
        }
        phone.situation.shown = true;
        phone.door = true;
        phone.settle_all();
        let Some(Seat::Held(tickets)) = &phone.stored else {
            return Err(TestCaseError::fail(format!("no tickets: {:?}", phone.stored)));
        };
        let asked = format!("request {}", tickets.record);
        prop_assert!(phone.requests.contains(&asked));
    }

    /// A lecture that is over ends the asking, whatever came before. Only a phone that has asked in time
    /// gets its tickets.
    #[test]
    fn a_lecture_that_is_over_ends_the_asking(acts in prop::collection::vec(an_act(), 0..60)) {
        let mut phone = Phone::new();
        for act in acts {
            phone.act(act);
        }
        let known = phone.requests.clone();
        phone.situation.over = true;
        phone.settle_all();
        let before = phone.under_way.len();
        phone.settle_all();
        prop_assert_eq!((before, phone.under_way.len()), (0, 0));
        prop_assert!(!matches!(phone.stored, Some(Seat::Prepared(_))));
        prop_assert_eq!(phone.requests, known);
    }
}

const START: f64 = 1e12;

fn at(ms: f64) -> Timestamp {
    Timestamp::from_ms(START + ms)
}

fn tick(poll_open: bool) -> IssuanceEvent {
    IssuanceEvent::Tick(Situation { shown: true, leads: true, poll_open, over: false })
}

fn prepared(barred: bool) -> Seat {
    let [secret, request] = ["secret", "request"].map(str::to_owned);
    Seat::Prepared(PreparedRequest { secret, request, polls: Vec::new(), barred })
}

#[test]
fn a_phone_asks_at_its_moment_within_30_seconds() {
    let mut tab = Issuance::default();
    let not_shown = Situation { shown: false, leads: true, poll_open: true, over: false };
    assert_eq!(tab.step(IssuanceEvent::Tick(not_shown), None, at(0.0), 0.5), None);
    assert_eq!(tab.step(tick(false), None, at(1000.0), 0.5), None);
    // The moment is drawn once.
    assert_eq!(tab.step(tick(false), None, at(15_999.0), 0.0), None);
    assert_eq!(tab.step(tick(false), None, at(16_000.0), 1.0), Some(IssuanceEffect::Prepare));
    assert_eq!(tab.step(tick(false), None, at(17_000.0), 1.0), None, "it is under way");
    let seat = prepared(false);
    let ended = IssuanceEvent::Ended(Some(seat.clone()));
    assert_eq!(tab.step(ended, None, at(18_000.0), 1.0), Some(IssuanceEffect::Store(seat.clone())));
    let asks = tab.step(tick(false), Some(&seat), at(19_000.0), 1.0);
    assert!(matches!(asks, Some(IssuanceEffect::Ask(_))), "{asks:?}");
}

#[test]
fn a_phone_asks_at_once_when_the_room_votes_but_not_again_and_again() {
    let mut tab = Issuance::default();
    assert_eq!(tab.step(tick(true), None, at(0.0), 1.0), Some(IssuanceEffect::Prepare));
    assert_eq!(tab.step(IssuanceEvent::Ended(None), None, at(100.0), 0.5), None);
    assert_eq!(tab.step(tick(true), None, at(2_099.0), 0.5), None);
    assert_eq!(tab.step(tick(true), None, at(2_100.0), 0.5), Some(IssuanceEffect::Prepare));
}

#[test]
fn a_phone_at_a_closed_door_asks_again_every_30_seconds() {
    let mut tab = Issuance::default();
    let (free, barred) = (prepared(false), prepared(true));
    assert!(tab.step(tick(true), Some(&free), at(0.0), 0.5).is_some());
    let told = tab.step(IssuanceEvent::Ended(Some(barred.clone())), Some(&free), at(0.0), 0.5);
    assert_eq!(told, Some(IssuanceEffect::Store(barred.clone())));
    for n in 0..10 {
        let opened = 30_000.0 * f64::from(n);
        assert_eq!(tab.step(tick(true), Some(&barred), at(opened + 29_999.0), 0.5), None);
        let asks = tab.step(tick(true), Some(&barred), at(opened + 30_000.0), 0.5);
        assert!(matches!(asks, Some(IssuanceEffect::Ask(_))), "{asks:?}");
        let same = IssuanceEvent::Ended(Some(barred.clone()));
        assert_eq!(tab.step(same, Some(&barred), at(opened + 30_000.0), 0.5), None);
    }
}

#[test]
fn a_request_that_never_ends_is_made_again() {
    let mut tab = Issuance::default();
    let seat = prepared(false);
    assert!(tab.step(tick(true), Some(&seat), at(0.0), 0.5).is_some());
    assert_eq!(tab.step(tick(true), Some(&seat), at(GIVEN_UP_AFTER), 0.5), None);
    assert!(tab.step(tick(true), Some(&seat), at(GIVEN_UP_AFTER + 1.0), 0.5).is_some());
}

#[test]
fn an_answer_after_everything_was_deleted_brings_nothing_back() {
    let mut tab = Issuance::default();
    let held = SeatTickets { record: String::new(), rejoin: String::new(), polls: Vec::new() };
    for late in [Seat::Held(held), prepared(true)] {
        assert_eq!(tab.step(IssuanceEvent::Ended(Some(late)), None, at(0.0), 0.5), None);
    }
}
