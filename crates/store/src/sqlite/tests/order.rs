//! The files tell nothing of the order in which students submitted or voted.

use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use konventa_domain::lecture::{About, Event, VoteId};
use konventa_domain::submission::{Record, SubmissionId};
use konventa_domain::{Country, Language};

use super::{day, deck_items, file, opened, record};
use crate::sqlite::SqliteStore;
use crate::sqlite::identity::beside;
use crate::{
    Addition, Fingerprint, Hall, LectureStore as _, Lifecycle, RecordStore as _, SeatProof, SeatStore as _,
    SpentTicket, Store as _, StoredLecture, StoredVote, TicketSecret,
};

/// Kendall's rank correlation between the order of `places` and their index: 1 if they rise.
pub(super) fn kendall(places: &[usize]) -> f64 {
    let mut balance = 0_i32;
    for (at, one) in places.iter().enumerate() {
        for later in &places[at + 1..] {
            balance += if later > one { 1 } else { -1 };
        }
    }
    let pairs = places.len() * (places.len() - 1) / 2;
    f64::from(balance) / f64::from(u32::try_from(pairs).unwrap())
}

/// More than three standard deviations for 25 and more rows in a random order.
pub(super) const SUSPICIOUS: f64 = 0.45;

/// Returns where each trace, as a hash, is in a file and its log: its first place, and its last one, which is
/// in an index or in a later copy of a page.
pub(super) fn places(file: &Path, traces: &[&[u8]]) -> [Vec<usize>; 2] {
    let mut bytes = std::fs::read(file).unwrap();
    bytes.extend(std::fs::read(beside(file, "-wal")).unwrap_or_default());
    let find = |trace: &[u8], last: bool| {
        let is_it = |window: &[u8]| window == trace;
        let mut windows = bytes.windows(trace.len());
        let found = if last { windows.rposition(is_it) } else { windows.position(is_it) };
        found.expect("it is in the file")
    };
    [false, true].map(|last| traces.iter().map(|trace| find(trace, last)).collect())
}

pub(super) fn assert_no_order(file: &Path, traces: &[&[u8]], what: &str) {
    for places in places(file, traces) {
        let tau = kendall(&places);
        assert!(tau.abs() < SUSPICIOUS, "{what}: tau of {} rows is {tau}", traces.len());
    }
}

fn bytes(hashes: &[Fingerprint]) -> Vec<&[u8]> {
    hashes.iter().map(Fingerprint::as_bytes).collect()
}

pub(super) fn records(count: u8) -> Vec<Record> {
    // Ids whose hashes have no order.
    (0..count).map(|n| Record { id: SubmissionId::from_random([n ^ 0x5a; 16]), ..record(n) }).collect()
}

fn hashes(records: &[Record]) -> Vec<Fingerprint> {
    records.iter().map(|record| Fingerprint::of(record.id)).collect()
}

/// Stores records one after the other, as students tap.
async fn submit(store: &SqliteStore, records: &[Record]) {
    for record in records {
        store.record(record.clone(), day()).await.unwrap();
    }
}

pub(super) fn lecture() -> StoredLecture {
    StoredLecture {
        about: About {
            id: "hall".parse().unwrap(),
            code: "KMT4RX".parse().unwrap(),
            deck: deck_items().deck,
            version: deck_items().version,
            country: Country::Kosovo,
            language: Language::English,
        },
        place: None,
        seats: None,
        followup: false,
        day: day(),
        lifecycle: Lifecycle::Running,
        hall: Hall { secret: Some(TicketSecret::new("secret")), ..Hall::default() },
    }
}

async fn vote(store: &SqliteStore, slide: usize, count: u8) -> Vec<Fingerprint> {
    let mut hashes = Vec::new();
    for n in 0..count {
        let hash = Fingerprint::of_vote(VoteId::from_random([n ^ 0x37 ^ u8::try_from(slide).unwrap(); 16]));
        let lecture = lecture().about.id;
        store.cast(StoredVote { lecture, slide, hash, choice: 0, revision: 0, after: None }).await.unwrap();
        hashes.push(hash);
    }
    hashes
}

#[test]
fn kendall_by_hand() {
    assert!((kendall(&[1, 2, 3, 4]) - 1.0).abs() < 1e-9);
    assert!((kendall(&[4, 3, 2, 1]) + 1.0).abs() < 1e-9);
    assert!((kendall(&[1, 2, 4, 3]) - 4.0 / 6.0).abs() < 1e-9);
}

#[tokio::test]
async fn a_closed_file_tells_no_order_of_records() {
    for count in [25, 60, 200] {
        let dir = tempfile::tempdir().unwrap();
        let (store, records) = (opened(&dir).await, records(count));
        submit(&store, &records).await;
        store.close().await;
        assert_no_order(&file(&dir), &bytes(&hashes(&records)), "records");
    }
}

/// The folder of the server that goes on: the file, and the log that is empty.
#[tokio::test]
async fn after_a_lecture_the_running_folder_tells_no_order() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    store.open_lecture(&lecture(), Fingerprint::of_token("secret")).await.unwrap();
    let polls = [vote(&store, 1, 40).await, vote(&store, 2, 40).await];
    let records = records(60);
    let (mut requests, mut tickets) = (Vec::new(), Vec::new());
    // As phones join, then as students tap.
    for n in 0..60 {
        let digest = Fingerprint::of_token(&format!("request {n}"));
        store.request_tickets(&lecture().about.id, digest, 500).await.unwrap();
        requests.push(digest);
    }
    for (n, record) in records.iter().enumerate() {
        let ticket = Fingerprint::of_token(&format!("ticket {n}"));
        let spent = SpentTicket::new(ticket.as_bytes().try_into().unwrap());
        store.record_with(record.clone(), day(), SeatProof::Ticket(spent)).await.unwrap();
        tickets.push(ticket);
    }
    let at = UNIX_EPOCH + Duration::from_secs(1_795_433_600);
    let ended = Addition {
        lecture: lecture().about.id,
        after: 0,
        events: vec![Event::Started, Event::Ended],
        at,
        driver: None,
        void_earlier: false,
    };
    store.append(ended).await.unwrap();
    // The task writes one thing after the other: this one comes after the file was rewritten.
    store.mark_synthetic().await.unwrap();
    let file = file(&dir);
    assert_no_order(&file, &bytes(&hashes(&records)), "records");
    assert_no_order(&file, &bytes(&requests), "requests for tickets");
    assert_no_order(&file, &bytes(&tickets), "tickets");
    for poll in polls {
        assert_no_order(&file, &bytes(&poll), "votes");
    }
    let log = std::fs::read(dir.path().join("k.db-wal")).unwrap();
    for hash in hashes(&records) {
        assert!(!log.windows(32).any(|window| window == hash.as_bytes()), "a record is still in the log");
    }
    store.close().await;
}

/// Phones that send at the same moment are committed together, in the order of their hashes.
#[tokio::test]
async fn records_of_one_commit_are_in_the_order_of_their_hashes() {
    let dir = tempfile::tempdir().unwrap();
    let (store, records) = (opened(&dir).await, records(30));
    // Known before, so that all wait for the task when it runs for the first time: this thread is
    // the only one.
    assert!(store.deck_items(&deck_items().deck, &deck_items().version).await.unwrap().is_some());
    let sent = records.iter().map(|record| store.record(record.clone(), day()));
    let mut all: Vec<_> = sent.map(Box::pin).collect();
    std::future::poll_fn(|context| {
        for one in &mut all {
            assert!(one.as_mut().poll(context).is_pending());
        }
        std::task::Poll::Ready(())
    })
    .await;
    for one in all {
        one.await.unwrap();
    }
    let mut in_place: Vec<(usize, Fingerprint)> = {
        let hashes = hashes(&records);
        // The page as it was written last.
        places(&file(&dir), &bytes(&hashes))[1].iter().copied().zip(hashes).collect()
    };
    in_place.sort_unstable();
    // The first row of a page has its last place.
    let order: Vec<Fingerprint> = in_place.into_iter().rev().map(|(_, hash)| hash).collect();
    assert!(order.is_sorted(), "{order:?}");
    store.close().await;
}
