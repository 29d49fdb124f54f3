//! A phone whose clock is wrong, and is set right.

use super::*;

/// A year, in milliseconds.
const YEAR: f64 = 365.0 * 24.0 * 3_600_000.0;

/// The longest time that anything waits for, in milliseconds.
const LONGEST: f64 = 360_000.0;

#[derive(Debug, Clone)]
enum Turn {
    Act(Act),
    /// The clock is set this many milliseconds forward or back.
    Clock(f64),
}

fn a_turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        6 => an_act().prop_map(Turn::Act),
        1 => prop_oneof![-YEAR..YEAR, -7_200_000.0..7_200_000.0].prop_map(Turn::Clock),
    ]
}

proptest! {
    /// Whatever the clock does: once it runs evenly and the network works, everything is sent within
    /// the longest wait that the program sets. A clock that is set more than 30 days forward makes a
    /// submission that was tried look older than it is, and it stays on the phone.
    #[test]
    fn a_clock_that_jumps_holds_nothing_back(turns in prop::collection::vec(a_turn(), 0..60)) {
        let mut world = World::<BTreeSet<EntryId>> { now: at(YEAR), ..World::default() };
        let mut wanted = BTreeSet::<EntryId>::new();
        for turn in turns {
            match turn {
                Turn::Clock(ms) => world.now = world.now + ms,
                Turn::Act(Act::Put(n)) => {
                    if world.outbox.entry(id(n)).is_none() { wanted.insert(id(n).into()); }
                    world.tell(OutboxEvent::Put(id(n), n.to_string(), None), 0);
                }
                Turn::Act(Act::Withdraw(n)) => {
                    wanted.remove(&id(n).into());
                    world.tell(OutboxEvent::Withdraw(id(n)), 0);
                }
                Turn::Act(Act::Wake(tab)) => world.tell(OutboxEvent::Wake, tab),
                Turn::Act(Act::Online(tab)) => world.tell(OutboxEvent::Online, tab),
                Turn::Act(Act::Later(ms)) => world.later(ms),
                Turn::Act(Act::Settle(i, fate)) => world.settle(i, fate),
            }
        }
        // All tabs are closed, and the page is opened again.
        world.under_way.clear();
        let opened = world.now;
        world.tell(OutboxEvent::Online, 9);
        while world.outbox.is_busy() {
            world.settle(0, Fate::Arrives);
            world.now = world.now + 1000.0;
            world.tell(OutboxEvent::Wake, 9);
            prop_assert!(world.now.ms_since(opened) <= LONGEST, "{:?}", world.outbox);
        }
        // A clock that is set forward ends leases early. So of two requests at once, an earlier one
        // may have been the last to arrive.
        let given_up = |entry: &&EntryId| {
            world.outbox.entries().iter().any(|own| own.id == **entry && is_given_up(own))
        };
        wanted.retain(|entry| !given_up(&entry));
        prop_assert!(world.server.is_superset(&wanted));
    }
}

fn is_given_up(entry: &Entry) -> bool {
    entry.problem().is_some_and(|problem| problem.kind == "/problems/not-delivered")
}

const DAY: f64 = 24.0 * 3_600_000.0;

/// A phone without network, opened again after some days.
fn opened_after(outbox: Outbox, days: f64) -> (Outbox, Vec<OutboxEffect>) {
    outbox.step(OutboxEvent::Online, at(YEAR) + days * DAY, 2, 0.5)
}

#[test]
fn a_submission_is_sent_for_30_days_and_stays_on_the_phone() {
    let (outbox, _) = Outbox::default().step(put(), at(YEAR), 1, 0.5);
    let (outbox, _) = outbox.step(replied(1, Reply::Unreachable), at(YEAR), 1, 0.5);
    let (last, effects) = opened_after(outbox, 29.9);
    assert!(matches!(effects[0], OutboxEffect::Send(..)), "{effects:?}");
    let (last, _) = last.step(replied(1, Reply::Unreachable), at(YEAR) + 29.9 * DAY, 2, 0.5);
    let (over, effects) = opened_after(last, 30.1);
    assert_eq!(effects, []);
    let entry = over.entry(id(1)).unwrap();
    assert!(is_given_up(entry) && entry.body == "x" && !over.is_busy());
    // It may have arrived, so the server is asked to delete it.
    let (_, effects) = over.step(OutboxEvent::Withdraw(id(1)), at(2.0 * YEAR), 2, 0.5);
    assert_eq!(effects[0], OutboxEffect::Withdraw(id(1).into(), None, None));
}

/// The 30 days begin with the first try: before it nothing can have arrived.
#[test]
fn a_submission_that_was_never_sent_has_no_age() {
    let empty = Outbox::default();
    let mut never_sent = empty.step(put(), at(YEAR), 1, 0.5).0;
    let entry = &mut never_sent.entries[0];
    (entry.progress, entry.since) = (Progress::first(at(YEAR)), None);
    let (_, effects) = opened_after(never_sent, 400.0);
    assert!(matches!(effects[0], OutboxEffect::Send(..)), "{effects:?}");
}

/// How the first try ends on a phone whose clock is ahead.
#[derive(Debug, Clone, Copy)]
enum First {
    NoNetwork,
    Busy,
    PageClosed,
}

/// The clock was ahead when the outcomes were shared, and is right when the page is opened again.
#[test]
fn a_clock_that_is_set_back_holds_nothing_back() {
    for ahead in [3_600_000.0, 7.0 * 24.0 * 3_600_000.0, YEAR] {
        for first in [First::NoNetwork, First::Busy, First::PageClosed] {
            let wrong = at(YEAR) + ahead;
            let (outbox, _) = Outbox::default().step(put(), wrong, 1, 0.5);
            let outbox = match first {
                First::PageClosed => outbox,
                First::NoNetwork => outbox.step(replied(1, Reply::Unreachable), wrong, 1, 0.5).0,
                First::Busy => outbox.step(replied(1, Reply::Busy(Some(5))), wrong, 1, 0.5).0,
            };
            let (_, effects) = outbox.step(OutboxEvent::Wake, at(YEAR), 2, 0.5);
            assert!(matches!(effects[0], OutboxEffect::Send(..)), "{first:?}, {ahead} ms ahead: {effects:?}");
        }
    }
}

#[test]
fn a_clock_that_is_right_is_waited_for() {
    let (outbox, _) = Outbox::default().step(put(), at(YEAR), 1, 0.5);
    let (outbox, _) = outbox.step(replied(1, Reply::Busy(Some(60))), at(YEAR), 1, 1.0);
    let (outbox, effects) = outbox.step(OutboxEvent::Wake, at(YEAR) + 62_249.0, 2, 0.5);
    assert_eq!(effects, [OutboxEffect::WakeAt(at(YEAR) + 62_250.0)]);
    let (_, effects) = outbox.step(OutboxEvent::Wake, at(YEAR) + 62_250.0, 2, 0.5);
    assert!(matches!(effects[0], OutboxEffect::Send(..)));
}
