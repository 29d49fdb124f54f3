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
        ticket_keys: None,
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
fn a_connection_that_breaks_is_opened_again_from_where_it_was() {
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
fn a_connection_that_went_silent_is_given_up() {
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
fn a_code_that_nobody_has_is_reported_at_once() {
    let mut one = Follower::begin(None, false, at(0.0));
    assert_eq!(one.step(StreamEvent::Tick, at(0.0), 0.5), first());
    assert_eq!(one.step(StreamEvent::Lost, at(1.0), 0.5), [StreamEffect::Fetch]);
    one.step(fetched(Err(FetchSnapshotError::Unknown)), at(2.0), 0.5);
    assert_eq!(one.link(), Link::Refused(Refused::Unknown));
}

/// What a network lets through of a stream.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Network {
    Nothing,
    OnlyItsBeginning,
    Refusal,
}

/// Follows a lecture for some seconds over a network on which streams do not get through. The
/// lecture goes on by one event every ten seconds. Returns how far the phone was behind at most, in
/// milliseconds, and how often it asked.
fn follow_without_streams(one: &mut Follower, network: Network, seconds: u32) -> (f64, u32) {
    let (mut known_at, mut behind, mut asked) = (0.0, 0.0_f64, 0);
    for second in 0..=seconds {
        let now = f64::from(second) * 1000.0;
        let mut effects = one.step(StreamEvent::Tick, at(now), 0.5);
        while let Some(effect) = effects.pop() {
            effects.extend(match (effect, network) {
                (StreamEffect::Fetch, _) => {
                    (known_at, asked) = (now, asked + 1);
                    one.step(fetched(Ok(snapshot(u64::from(second / 10)))), at(now), 0.5)
                }
                (StreamEffect::Open { .. }, Network::OnlyItsBeginning) => {
                    one.step(StreamEvent::Opened, at(now), 0.5)
                }
                (StreamEffect::Open { .. }, Network::Refusal) => one.step(StreamEvent::Lost, at(now), 0.5),
                _ => Vec::new(),
            });
        }
        behind = behind.max(now - known_at);
    }
    (behind, asked)
}

#[test]
fn where_streams_do_not_get_through_the_snapshot_is_asked_for() {
    for network in [Network::Nothing, Network::OnlyItsBeginning, Network::Refusal] {
        let mut one = Follower::begin(None, false, at(0.0));
        let (behind, asked) = follow_without_streams(&mut one, network, 600);
        assert!(one.snapshot().is_some_and(|known| known.replica.seq >= 59), "{network:?}");
        assert_eq!(one.link(), Link::Connected, "{network:?}");
        // At first, until it is clear that nothing comes.
        let patience = if network == Network::OnlyItsBeginning { TRUSTED_FOR + 1000.0 } else { 8000.0 };
        assert!(behind <= patience, "{network:?}: {behind} ms behind");
        assert!(asked < 250, "{network:?}: asked {asked} times in ten minutes");
    }
}

#[test]
fn a_phone_that_asks_goes_back_to_the_stream_when_one_gets_through() {
    let mut one = Follower::begin(None, false, at(0.0));
    follow_without_streams(&mut one, Network::Nothing, 600);
    let opened = (601..700).find(|second| {
        let effects = one.step(StreamEvent::Tick, at(f64::from(*second) * 1000.0), 0.5);
        effects.iter().any(|effect| matches!(effect, StreamEffect::Open { .. }))
    });
    let now = f64::from(opened.unwrap()) * 1000.0;
    one.step(StreamEvent::Opened, at(now), 0.5);
    one.step(StreamEvent::Heartbeat, at(now), 0.5);
    for second in 1..30 {
        assert_eq!(one.step(StreamEvent::Tick, at(now + f64::from(second) * 1000.0), 0.5), []);
    }
    assert_eq!(one.link(), Link::Connected);
}

#[test]
fn a_phone_that_asks_says_when_there_is_no_network_and_when_the_lecture_is_gone() {
    let mut one = Follower::begin(None, false, at(0.0));
    follow_without_streams(&mut one, Network::Nothing, 20);
    let ask = |one: &mut Follower, from: u32| {
        let asked = (from..from + 10).find(|second| {
            one.step(StreamEvent::Tick, at(f64::from(*second) * 1000.0), 0.5).contains(&StreamEffect::Fetch)
        });
        asked.unwrap()
    };
    let second = ask(&mut one, 21);
    one.step(fetched(Err(FetchSnapshotError::Temporary)), at(f64::from(second) * 1000.0), 0.5);
    assert_ne!(one.link(), Link::Connected);
    let second = ask(&mut one, second + 1);
    one.step(fetched(Err(FetchSnapshotError::Over)), at(f64::from(second) * 1000.0), 0.5);
    assert_eq!(one.link(), Link::Refused(Refused::Over));
}

#[test]
fn a_stream_that_continues_may_be_silent_until_its_heartbeat() {
    let mut one = Follower::begin(Some(snapshot(2)), false, at(0.0));
    assert_eq!(one.step(StreamEvent::Tick, at(0.0), 0.5), open(2, true));
    one.step(StreamEvent::Opened, at(100.0), 0.5);
    for second in 1..16 {
        assert_eq!(one.step(StreamEvent::Tick, at(f64::from(second) * 1000.0), 0.5), []);
    }
}

#[test]
fn a_phone_that_nobody_looks_at_lets_go_and_comes_back_at_once() {
    let mut one = following();
    one.step(StreamEvent::Hidden, at(1000.0), 0.5);
    assert_eq!(one.step(StreamEvent::Tick, at(1000.0 + HIDDEN_FOR), 0.5), []);
    assert_eq!(one.step(StreamEvent::Tick, at(1001.0 + HIDDEN_FOR), 0.5), [StreamEffect::Close]);
    assert_eq!(one.step(StreamEvent::Tick, at(1e9), 0.5), []);
    assert_eq!(one.step(StreamEvent::Resumed, at(1e9), 0.5), open(2, true));
    assert_eq!(one.step(StreamEvent::Tick, at(1e9 + 1000.0), 0.5), []);
}

#[test]
fn a_screen_of_the_presenter_follows_even_if_it_is_covered() {
    let mut one = Follower::begin(Some(snapshot(2)), true, at(0.0));
    one.step(StreamEvent::Tick, at(0.0), 0.5);
    one.step(StreamEvent::Heartbeat, at(1.0), 0.5);
    one.step(StreamEvent::Hidden, at(2.0), 0.5);
    assert_eq!(one.step(StreamEvent::Tick, at(30_000.0), 0.5), []);
    assert_eq!(one.link(), Link::Connected);
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
