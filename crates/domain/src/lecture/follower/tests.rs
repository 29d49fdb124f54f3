use proptest::prelude::*;

use crate::lecture::{About, Event, LectureReplica};
use crate::{Country, Language};

use super::*;

fn at(ms: f64) -> Timestamp {
    Timestamp::from_ms(ms)
}

fn snapshot(seq: u64) -> Snapshot {
    Snapshot {
        about: About {
            id: "a1".parse().unwrap(),
            code: "KMT4RX".parse().unwrap(),
            deck: "d".parse().unwrap(),
            version: "v".parse().unwrap(),
            country: Country::Kosovo,
            language: Language::English,
        },
        replica: LectureReplica { seq, ..LectureReplica::default() },
        full: false,
    }
}

fn open(after: u64, returning: bool) -> Vec<StreamEffect> {
    vec![StreamEffect::Open { heard: Some(("a1".parse().unwrap(), after)), returning }]
}

/// The first time, when nothing is known.
fn first() -> Vec<StreamEffect> {
    vec![StreamEffect::Open { heard: None, returning: false }]
}

fn fetched(found: Result<Snapshot, FetchSnapshotError>) -> StreamEvent {
    StreamEvent::Fetched(Box::new(found))
}

fn event(seq: u64, event: Event) -> StreamEvent {
    StreamEvent::EventReceived(Numbered { seq, event })
}

/// One that is in, with everything up to 2.
fn following() -> Follower {
    let mut one = Follower::begin(None, false, at(0.0));
    assert_eq!(one.step(StreamEvent::Tick, at(0.0), 0.5), first());
    assert_eq!(one.link(), Link::Connecting);
    assert_eq!(one.step(StreamEvent::Opened, at(1.0), 0.5), []);
    assert_eq!(one.step(StreamEvent::SnapshotReceived(Box::new(snapshot(2))), at(2.0), 0.5), []);
    assert_eq!(one.link(), Link::Connected);
    one
}

fn seq(one: &Follower) -> u64 {
    one.snapshot().unwrap().replica.seq
}

#[test]
fn a_line_that_breaks_is_opened_again_from_where_it_was() {
    let mut one = following();
    one.step(event(3, Event::Started), at(3.0), 0.5);
    assert_eq!(one.step(StreamEvent::Lost, at(4.0), 0.5), [StreamEffect::Close]);
    assert_eq!(one.link(), Link::Waiting);
    assert_eq!(one.step(StreamEvent::Tick, at(5.0), 0.5), []);
    assert_eq!(one.step(StreamEvent::Tick, at(504.0), 0.5), open(3, true));
    assert_eq!(one.link(), Link::Waiting);
    one.step(StreamEvent::Opened, at(505.0), 0.5);
    assert_eq!(one.link(), Link::Connected);
}

#[test]
fn a_gap_is_asked_for_and_a_double_changes_nothing() {
    let mut one = following();
    assert_eq!(one.step(event(4, Event::Ended), at(3.0), 0.5), open(2, true));
    assert_eq!(seq(&one), 2);
    one.step(event(3, Event::Started), at(4.0), 0.5);
    assert_eq!(one.step(event(3, Event::Started), at(5.0), 0.5), []);
    assert_eq!(seq(&one), 3);
}

#[test]
fn a_line_that_went_silent_is_given_up() {
    let mut one = following();
    assert_eq!(one.step(StreamEvent::Tick, at(2.0 + STREAM_TIMEOUT), 0.5), []);
    assert_eq!(one.step(StreamEvent::Heartbeat, at(3.0 + STREAM_TIMEOUT), 0.5), []);
    assert_eq!(one.step(StreamEvent::Tick, at(3.0 + 2.0 * STREAM_TIMEOUT), 0.5), []);
    assert_eq!(one.step(StreamEvent::Tick, at(4.0 + 2.0 * STREAM_TIMEOUT), 0.5), [StreamEffect::Close]);
    assert_eq!(one.link(), Link::Waiting);
}

#[test]
fn a_page_that_is_looked_at_again_does_not_wait() {
    let mut one = following();
    assert_eq!(one.step(StreamEvent::Resumed, at(3.0), 0.5), []);
    assert_eq!(one.step(StreamEvent::Resumed, at(3.0 + TRUSTED_FOR), 0.5), open(2, true));
    one.step(StreamEvent::Lost, at(20_000.0), 1.0);
    assert_eq!(one.step(StreamEvent::Resumed, at(20_001.0), 0.5), [StreamEffect::Fetch]);
}

#[test]
fn a_stream_that_is_refused_is_explained_by_the_snapshot() {
    for (error, why) in
        [(FetchSnapshotError::Unknown, Refused::Unknown), (FetchSnapshotError::Over, Refused::Over)]
    {
        let mut one = following();
        one.step(StreamEvent::Lost, at(3.0), 0.0);
        assert_eq!(one.step(StreamEvent::Tick, at(1000.0), 0.0), open(2, true));
        one.step(StreamEvent::Lost, at(1001.0), 0.0);
        assert_eq!(one.step(StreamEvent::Tick, at(9000.0), 0.0), [StreamEffect::Fetch]);
        one.step(fetched(Err(error)), at(9001.0), 0.0);
        assert_eq!(one.link(), Link::Refused(why));
        assert_eq!(one.step(StreamEvent::Tick, at(1e9), 0.0), []);
        assert_eq!(one.step(StreamEvent::Retry, at(1e9), 0.0), [StreamEffect::Fetch]);
    }
}

#[test]
fn a_full_hall_refuses_newcomers_only() {
    let full = || Snapshot { full: true, ..snapshot(2) };
    let mut new = Follower::begin(None, false, at(0.0));
    new.step(StreamEvent::Tick, at(0.0), 0.5);
    assert_eq!(new.step(StreamEvent::Lost, at(0.5), 0.5), [StreamEffect::Fetch]);
    assert_eq!(new.step(fetched(Ok(full())), at(1.0), 0.5), [StreamEffect::Close]);
    assert_eq!(new.link(), Link::Refused(Refused::Full));
    let mut old = Follower::begin(Some(full()), false, at(0.0));
    assert_eq!(old.step(StreamEvent::Tick, at(0.0), 0.5), open(2, true));
}

#[test]
fn after_the_end_nothing_is_heard_any_more() {
    let mut one = following();
    assert_eq!(one.step(event(3, Event::Ended), at(3.0), 0.5), [StreamEffect::Close]);
    assert_eq!(one.link(), Link::Connected);
    for event in [StreamEvent::Tick, StreamEvent::Resumed, StreamEvent::Lost] {
        assert_eq!(one.step(event, at(1e9), 0.5), []);
    }
}

#[test]
fn an_answer_that_never_comes_is_asked_for_again() {
    let mut one = Follower::begin(None, false, at(0.0));
    one.step(StreamEvent::Tick, at(0.0), 0.5);
    assert_eq!(one.step(StreamEvent::Lost, at(0.0), 0.5), [StreamEffect::Fetch]);
    assert_eq!(one.step(StreamEvent::Tick, at(SNAPSHOT_TIMEOUT), 0.5), []);
    assert_eq!(one.step(StreamEvent::Tick, at(SNAPSHOT_TIMEOUT + 1.0), 0.5), [StreamEffect::Close]);
    assert_eq!(one.step(StreamEvent::Tick, at(SNAPSHOT_TIMEOUT + 1002.0), 0.5), first());
    one.step(StreamEvent::Lost, at(SNAPSHOT_TIMEOUT + 1002.5), 0.5);
    one.step(fetched(Err(FetchSnapshotError::Temporary)), at(SNAPSHOT_TIMEOUT + 1003.0), 0.5);
    assert_eq!(one.link(), Link::Waiting);
}

#[test]
fn a_code_that_nobody_has_is_told_at_once() {
    let mut one = Follower::begin(None, false, at(0.0));
    assert_eq!(one.step(StreamEvent::Tick, at(0.0), 0.5), first());
    assert_eq!(one.step(StreamEvent::Lost, at(1.0), 0.5), [StreamEffect::Fetch]);
    one.step(fetched(Err(FetchSnapshotError::Unknown)), at(2.0), 0.5);
    assert_eq!(one.link(), Link::Refused(Refused::Unknown));
}

proptest! {
    /// Whenever the clock is set, by however much and in whichever state: a follower that is alone
    /// with a working network is connected again within seconds.
    #[test]
    fn a_clock_that_jumps_does_not_stop_a_follower(jumps in prop::collection::vec((-1e11_f64..1e11, 0_u8..5), 1..20)) {
        let mut now = at(1e12);
        let mut one = Follower::begin(None, false, now);
        for (jump, act) in jumps {
            let event = match act {
                0 => StreamEvent::Lost,
                1 => StreamEvent::Opened,
                2 => StreamEvent::SnapshotReceived(Box::new(snapshot(2))),
                3 => fetched(Err(FetchSnapshotError::Temporary)),
                _ => StreamEvent::Tick,
            };
            one.step(event, now, 1.0);
            now = now + jump;
        }
        // The connection under way dies unnoticed with the jump; the network then works.
        for _ in 0..100 {
            now = now + 1000.0;
            let effects = one.step(StreamEvent::Tick, now, 1.0);
            for effect in effects {
                match effect {
                    StreamEffect::Fetch => drop(one.step(fetched(Ok(snapshot(2))), now, 1.0)),
                    StreamEffect::Open { .. } => drop(one.step(StreamEvent::Opened, now, 1.0)),
                    StreamEffect::Close => {}
                }
            }
        }
        prop_assert_eq!(one.link(), Link::Connected);
    }
}
