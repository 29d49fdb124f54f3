//! The life of lectures: opened, held, voted in, taken over, ended, forgotten.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use konventa_domain::followup::Salt;
use konventa_domain::id::LectureId;
use konventa_domain::lecture::{About, Event, JoinCode, Numbered, Scene, VoteId};
use konventa_domain::show::Position as At;
use konventa_domain::{Country, Language};
use konventa_store::{
    Addition, AppendResult, CastVoteResult, Driver, Fingerprint, Hall, Lifecycle, OpenLectureResult, Store,
    StoreError, StoredLecture, StoredVote, Votes,
};
use tokio::task::JoinSet;

use super::engine::Engine;
use super::samples::today;

pub(crate) fn lecture(id: &str, code: &str) -> StoredLecture {
    StoredLecture {
        about: About {
            id: id.parse().unwrap(),
            code: code.parse().unwrap(),
            deck: "d".parse().unwrap(),
            version: "v".parse().unwrap(),
            country: Country::Kosovo,
            language: Language::SerbianLatin,
        },
        place: Some("Room 12, “Filozofski fakultet”".to_owned()),
        seats: Some(300),
        followup: true,
        day: today(),
        lifecycle: Lifecycle::Running,
        hall: Hall::default(),
    }
}

pub(crate) fn token(text: &str) -> Fingerprint {
    Fingerprint::of_token(text)
}

fn at(hours: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_hours(hours)
}

pub(crate) fn addition(id: &str, after: u64, events: Vec<Event>, at: SystemTime) -> Addition {
    Addition { lecture: id.parse().unwrap(), after, events, at, driver: None, void_earlier: false }
}

pub(crate) fn vote(id: &str, n: u8, slide: usize, choice: usize, revision: u32) -> StoredVote {
    let hash = Fingerprint::of_vote(VoteId::from_random([n; 16]));
    StoredVote { lecture: id.parse().unwrap(), slide, hash, choice, revision, after: None }
}

async fn names(store: &dyn Store) -> Vec<String> {
    store.lectures().await.unwrap().into_iter().map(|lecture| lecture.about.id.to_string()).collect()
}

pub(crate) async fn scenario(engine: &impl Engine) {
    let store = engine.open().await;
    let (hall, code): (_, JoinCode) = ("hall".parse().unwrap(), "KMT4RX".parse().unwrap());
    assert_eq!(store.lectures().await.unwrap(), []);
    assert_eq!(store.lecture_by_code(code).await.unwrap(), None);

    // A lecture is opened; no other one may have its id or its code.
    let first = lecture("hall", "KMT4RX");
    assert_eq!(store.open_lecture(&first, token("one")).await.unwrap(), OpenLectureResult::New);
    for other in [lecture("hall", "KMT4RW"), lecture("room", "KMT4RX"), first.clone()] {
        assert_eq!(store.open_lecture(&other, token("thief")).await.unwrap(), OpenLectureResult::Taken);
    }
    let bare = StoredLecture { place: None, seats: None, followup: false, ..lecture("room", "346789") };
    assert_eq!(store.open_lecture(&bare, token("two")).await.unwrap(), OpenLectureResult::New);
    assert_eq!(store.lecture_by_code(code).await.unwrap(), Some(first.clone()));
    assert_eq!(store.lecture_by_id(&hall).await.unwrap(), Some(first.clone()));
    assert_eq!(store.lecture_by_id(&"other".parse().unwrap()).await.unwrap(), None);
    assert_eq!(store.lectures().await.unwrap(), [bare.clone(), first.clone()]);
    assert_eq!(store.drivers(&hall).await.unwrap(), [Driver { term: 1, token: token("one") }]);

    // It is held. A decision based on an older state is refused and changes nothing.
    let shown = Event::Shown(At { slide: 2, fragment: 1 }, Scene::PreQuiz);
    let begun = addition("hall", 0, vec![Event::Started, shown.clone()], at(1));
    assert_eq!(store.append(begun.clone()).await.unwrap(), AppendResult::Stored);
    assert_eq!(store.append(begun).await.unwrap(), AppendResult::Conflict);
    for after in [0, 1, 3] {
        let late = addition("hall", after, vec![Event::Ended], at(1));
        assert_eq!(store.append(late).await.unwrap(), AppendResult::Conflict);
    }
    let nowhere = addition("nowhere", 0, vec![Event::Started], at(1));
    assert_eq!(store.append(nowhere).await.unwrap(), AppendResult::Conflict);
    let store = engine.restart(store).await;
    let happened = [Numbered { seq: 1, event: Event::Started }, Numbered { seq: 2, event: shown }];
    assert_eq!(store.events(&hall, 0).await.unwrap(), happened);
    assert_eq!(store.event_times(&hall).await.unwrap().len(), 2);
    assert!(store.event_times(&"room".parse().unwrap()).await.unwrap().is_empty());
    assert_eq!(store.events(&hall, 1).await.unwrap(), happened[1..]);
    assert_eq!(store.events(&hall, 2).await.unwrap(), []);
    assert_eq!(store.events(&"room".parse().unwrap(), 0).await.unwrap(), []);

    // Another device takes over: token and event are stored together or not at all.
    let driver = Some(Driver { term: 2, token: token("other") });
    let lost = Addition { driver, ..addition("hall", 1, vec![Event::DriverChanged(2)], at(2)) };
    assert_eq!(store.append(lost.clone()).await.unwrap(), AppendResult::Conflict);
    assert_eq!(store.drivers(&hall).await.unwrap().len(), 1);
    assert_eq!(store.append(Addition { after: 2, ..lost }).await.unwrap(), AppendResult::Stored);
    let drivers = [Driver { term: 1, token: token("one") }, Driver { term: 2, token: token("other") }];
    assert_eq!(store.drivers(&hall).await.unwrap(), drivers);
    // One that voids the earlier tokens.
    let driver = Driver { term: 3, token: token("third") };
    let voiding = addition("hall", 3, vec![Event::DriverChanged(3)], at(2));
    let voiding = Addition { driver: Some(driver), void_earlier: true, ..voiding };
    assert_eq!(store.append(voiding).await.unwrap(), AppendResult::Stored);
    assert_eq!(store.drivers(&hall).await.unwrap(), [driver]);

    voted(&*store).await;
    let store = engine.restart(store).await;
    assert_eq!(store.votes(&hall).await.unwrap(), Votes::from([((2, 0), 1), ((2, 1), 1), ((7, 0), 1)]));
    forgotten(&*store).await;
    let store = engine.restart(store).await;
    assert_eq!(names(&*store).await, ["room", "hall"]);
    assert_eq!(store.lecture_by_code(code).await.unwrap().unwrap().lifecycle, Lifecycle::Forgotten);
    store.close().await;
    assert!(matches!(store.lectures().await, Err(StoreError::Closed)));
    assert!(matches!(store.cast(vote("room", 1, 1, 1, 0)).await, Err(StoreError::Closed)));
}

/// A vote counts once; the last choice of a phone stays, in whatever order the votes arrive.
async fn voted(store: &dyn Store) {
    for (n, slide, choice, revision, cast) in [
        (1, 2, 0, 0, CastVoteResult::New),
        (1, 2, 0, 0, CastVoteResult::Duplicate),
        (1, 2, 1, 2, CastVoteResult::Changed { from: 0 }),
        (1, 2, 0, 1, CastVoteResult::Duplicate),
        (1, 2, 1, 3, CastVoteResult::Duplicate),
        (1, 2, 0, 2, CastVoteResult::Duplicate),
        (1, 2, 2, 3, CastVoteResult::Changed { from: 1 }),
        (1, 2, 1, 4, CastVoteResult::Changed { from: 2 }),
        (2, 2, 0, 0, CastVoteResult::New),
        (1, 7, 0, 0, CastVoteResult::New),
    ] {
        let sent = vote("hall", n, slide, choice, revision);
        assert_eq!(store.cast(sent).await.unwrap(), cast, "{n} {slide} {choice} {revision}");
    }
    assert_eq!(store.cast(vote("nowhere", 1, 2, 0, 0)).await.unwrap(), CastVoteResult::NoLecture);
    assert!(store.is_cast(&vote("hall", 1, 2, 1, 0)).await.unwrap());
    for other in [vote("hall", 1, 2, 0, 4), vote("hall", 3, 2, 1, 0), vote("hall", 2, 7, 0, 0)] {
        assert!(!store.is_cast(&other).await.unwrap());
    }
    assert_eq!(store.votes(&"room".parse().unwrap()).await.unwrap(), Votes::new());
}

async fn forgotten(store: &dyn Store) {
    let hall = "hall".parse().unwrap();
    let ids = |found: Vec<StoredLecture>| -> Vec<String> {
        found.into_iter().map(|lecture| lecture.about.id.to_string()).collect()
    };
    // The last event was at two o'clock. The other lecture has no events, so its day counts.
    assert_eq!(ids(store.silent_since(at(2) - Duration::from_secs(1)).await.unwrap()), [""; 0]);
    assert_eq!(ids(store.silent_since(at(2)).await.unwrap()), ["hall"]);
    assert_eq!(ids(store.silent_since(at(24) - Duration::from_secs(1)).await.unwrap()), ["hall"]);
    assert_eq!(ids(store.silent_since(at(24)).await.unwrap()), ["hall", "room"]);

    assert_eq!(
        store.append(addition("hall", 4, vec![Event::Ended], at(5))).await.unwrap(),
        AppendResult::Stored
    );
    assert_eq!(store.lectures().await.unwrap()[1].lifecycle, Lifecycle::Ended);
    assert_eq!(ids(store.silent_since(at(99)).await.unwrap()), ["room"]);
    assert_eq!(ids(store.ended_by(at(5) - Duration::from_secs(1)).await.unwrap()), [""; 0]);
    assert_eq!(ids(store.ended_by(at(5)).await.unwrap()), ["hall"]);

    for _ in 0..2 {
        store.forget_lecture(&hall).await.unwrap();
        assert_eq!(store.events(&hall, 0).await.unwrap(), []);
        assert_eq!(store.votes(&hall).await.unwrap(), Votes::new());
        assert_eq!(store.drivers(&hall).await.unwrap(), []);
    }
    assert_eq!(ids(store.ended_by(at(99)).await.unwrap()), [""; 0]);
    // Nothing comes back, and its code is never given to another lecture.
    assert_eq!(
        store.append(addition("hall", 0, vec![Event::Started], at(6))).await.unwrap(),
        AppendResult::Conflict
    );
    assert_eq!(store.cast(vote("hall", 1, 2, 0, 0)).await.unwrap(), CastVoteResult::NoLecture);
    let other = lecture("new", "KMT4RX");
    assert_eq!(store.open_lecture(&other, token("x")).await.unwrap(), OpenLectureResult::Taken);
}

/// A clock that was a year ahead was set right: what it wrote is brought back to now, once.
pub(crate) async fn future_times(engine: &impl Engine) {
    const DAY: u64 = 24;
    let store = engine.open().await;
    let (now, ahead) = (today().end() - Duration::from_hours(12), today().plus(365));
    let long_ago = now - Duration::from_hours(DAY);
    let ids = |found: Vec<StoredLecture>| -> Vec<String> {
        found.into_iter().map(|lecture| lecture.about.id.to_string()).collect()
    };
    for (id, code, day) in [
        ("ended", "KMT4RX", ahead),
        ("runs", "346789", ahead),
        ("waits", "347789", ahead),
        ("right", "348789", today()),
    ] {
        store.open_lecture(&StoredLecture { day, ..lecture(id, code) }, token(id)).await.unwrap();
    }
    for (id, event, at) in [
        ("ended", Event::Ended, ahead.end()),
        ("runs", Event::Started, ahead.end()),
        // Put right by hours, while the lecture is held.
        ("right", Event::Started, now + Duration::from_hours(DAY)),
    ] {
        assert_eq!(store.append(addition(id, 0, vec![event], at)).await.unwrap(), AppendResult::Stored);
    }
    store.open_study(&"d".parse().unwrap(), Salt([7; 16]), ahead).await.unwrap();
    assert_eq!(store.set_back_future_times(ahead.end()).await.unwrap(), 0, "nothing is in the future");
    // The end, two events, one day, and the study.
    assert_eq!(store.set_back_future_times(now).await.unwrap(), 5);
    assert_eq!(store.set_back_future_times(now).await.unwrap(), 0);
    let next_day = now + Duration::from_hours(DAY);
    assert_eq!(ids(store.ended_by(now - Duration::from_secs(1)).await.unwrap()), [""; 0], "not at once");
    assert_eq!(ids(store.ended_by(now).await.unwrap()), ["ended"]);
    assert_eq!(ids(store.silent_since(long_ago).await.unwrap()), [""; 0], "not at once");
    assert_eq!(ids(store.silent_since(next_day - Duration::from_secs(1)).await.unwrap()), ["runs", "waits"]);
    assert_eq!(ids(store.silent_since(next_day).await.unwrap()), ["runs", "waits", "right"]);
    assert_eq!(store.study(&"d".parse().unwrap()).await.unwrap().unwrap().began, today());
    // The day of a lecture that was held stays, and says nothing.
    assert_eq!(store.newest_event(now).await.unwrap(), Some(today().end()));
    store.close().await;
}

/// A whole hall votes at once, each phone twice and some with a change, while several callers
/// append events.
pub(crate) async fn concurrent(engine: &impl Engine) {
    let store = engine.open().await;
    store.open_lecture(&lecture("hall", "KMT4RX"), token("one")).await.unwrap();
    let mut voting = JoinSet::new();
    for n in 0..200_u8 {
        for revision in [0, 0, u32::from(n % 10 == 0)] {
            let store = Arc::clone(&store);
            let choice = usize::from(revision > 0);
            voting.spawn(async move { store.cast(vote("hall", n, 3, choice, revision)).await.unwrap() });
        }
    }
    let mut writing = JoinSet::new();
    for term in 0..8 {
        let (store, hall): (_, LectureId) = (Arc::clone(&store), "hall".parse().unwrap());
        writing.spawn(async move {
            let mut stored = 0;
            while stored < 10 {
                let after = store.events(&hall, 0).await.unwrap().len() as u64;
                let event = vec![Event::DriverChanged(term)];
                stored += u32::from(
                    store.append(addition("hall", after, event, at(1))).await.unwrap()
                        == AppendResult::Stored,
                );
            }
        });
    }
    let mut new = 0;
    while let Some(cast) = voting.join_next().await {
        new += u32::from(cast.unwrap() == CastVoteResult::New);
    }
    while let Some(written) = writing.join_next().await {
        written.unwrap();
    }
    assert_eq!(new, 200, "each is new exactly once");
    let hall = "hall".parse().unwrap();
    assert_eq!(store.votes(&hall).await.unwrap(), Votes::from([((3, 0), 180), ((3, 1), 20)]));
    let events = store.events(&hall, 0).await.unwrap();
    assert!(events.iter().map(|event| event.seq).eq(1..=80), "no number is missing or doubled");
    for term in 0..8 {
        let own = events.iter().filter(|event| event.event == Event::DriverChanged(term));
        assert_eq!(own.count(), 10, "every event that was answered is stored");
    }
}
