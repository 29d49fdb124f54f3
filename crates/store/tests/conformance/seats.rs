//! The seats of lectures: requests for tickets count once, and a ticket is good for one thing.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use konventa_domain::id::LectureId;
use konventa_domain::lecture::Event;
use konventa_domain::submission::Record;
use konventa_store::{
    CastVoteResult, Fingerprint, Hall, RecordResult, RequestTicketsResult, SeatProof, SpentTicket, Store,
    StoredLecture, TicketSecret, WithdrawResult,
};
use tokio::task::JoinSet;

use super::engine::Engine;
use super::lectures::{addition, lecture, token, vote};
use super::samples::{deck_items, id, record, today};

fn hall() -> LectureId {
    "hall".parse().unwrap()
}

fn with_tickets(id: &str, code: &str) -> StoredLecture {
    let secret = Some(TicketSecret::new(format!("the secret of {id}")));
    StoredLecture { hall: Hall { secret, ..Hall::default() }, seats: Some(3), ..lecture(id, code) }
}

fn digest(n: u8) -> Fingerprint {
    Fingerprint::of_hash([n; 32])
}

fn ticket(n: u8) -> SeatProof {
    SeatProof::Ticket(spent(n))
}

fn spent(n: u8) -> SpentTicket {
    SpentTicket::new([n; 32])
}

/// A record of the lecture.
fn of_hall(n: u128) -> Record {
    Record { lecture: Some(hall()), ..record(n, &deck_items("d", "v", &["a", "b"]), "cw", "cc") }
}

pub(crate) async fn scenario(engine: &impl Engine) {
    let store = engine.open().await;
    store.announce(&deck_items("d", "v", &["a", "b"])).await.unwrap();
    store.open_lecture(&with_tickets("hall", "KMT4RX"), token("one")).await.unwrap();
    store.open_lecture(&with_tickets("other", "KMT4RW"), token("two")).await.unwrap();
    store.open_lecture(&lecture("earlier", "346789"), token("three")).await.unwrap();

    let store = requested(engine, store).await;
    recorded(&*store).await;
    voted(&*store).await;
    let store = engine.restart(store).await;
    // Nothing was spent for what was refused, and what was spent stays so.
    assert_eq!(store.record_with(of_hall(9), today(), ticket(1)).await.unwrap(), RecordResult::TicketSpent);
    assert_eq!(
        store.cast_with(vote("hall", 9, 2, 0, 0), ticket(21)).await.unwrap(),
        CastVoteResult::TicketSpent
    );
    assert_eq!(store.cast_with(vote("hall", 9, 2, 0, 0), ticket(23)).await.unwrap(), CastVoteResult::New);

    ended(&*store).await;
    store.close().await;
}

/// Each request counts once, while the door is open and a seat is left.
async fn requested(engine: &impl Engine, store: Arc<dyn Store>) -> Arc<dyn Store> {
    let ask = async |store: &dyn Store, n| store.request_tickets(&hall(), digest(n), 3).await.unwrap();
    assert_eq!(ask(&*store, 1).await, RequestTicketsResult::New);
    assert_eq!(ask(&*store, 1).await, RequestTicketsResult::Repeated);
    assert_eq!(ask(&*store, 2).await, RequestTicketsResult::New);
    assert!(store.close_door(&hall(), true).await.unwrap());
    assert!(store.count_heads(&hall(), NonZeroU32::MIN).await.unwrap());
    let store = engine.restart(store).await;
    assert_eq!(ask(&*store, 3).await, RequestTicketsResult::DoorClosed);
    assert_eq!(ask(&*store, 2).await, RequestTicketsResult::Repeated);
    let seats = store.lecture_by_id(&hall()).await.unwrap().unwrap().hall;
    assert_eq!((seats.tickets, seats.heads, seats.door_closed), (2, Some(NonZeroU32::MIN), true));
    assert!(store.close_door(&hall(), false).await.unwrap());
    assert_eq!(ask(&*store, 3).await, RequestTicketsResult::New);
    assert_eq!(ask(&*store, 4).await, RequestTicketsResult::Full);
    assert_eq!(ask(&*store, 3).await, RequestTicketsResult::Repeated);
    // Another lecture has its own; one of before has none, and neither has one that does not exist.
    let other = "other".parse().unwrap();
    assert_eq!(store.request_tickets(&other, digest(1), 3).await.unwrap(), RequestTicketsResult::New);
    for none in ["earlier", "nowhere"] {
        let none = none.parse().unwrap();
        assert_eq!(
            store.request_tickets(&none, digest(1), 3).await.unwrap(),
            RequestTicketsResult::NoLecture
        );
    }
    assert!(!store.close_door(&"nowhere".parse().unwrap(), true).await.unwrap());
    assert!(!store.count_heads(&"nowhere".parse().unwrap(), NonZeroU32::MIN).await.unwrap());
    store
}

/// A ticket is good for one record. What is stored is answered as before, whatever comes with it.
async fn recorded(store: &dyn Store) {
    let send = async |n, proof| store.record_with(of_hall(n), today(), proof).await.unwrap();
    assert_eq!(send(1, SeatProof::Missing).await, RecordResult::TicketMissing);
    assert_eq!(send(1, ticket(1)).await, RecordResult::New);
    for proof in [ticket(1), ticket(2), SeatProof::NotNeeded, SeatProof::Missing] {
        assert_eq!(send(1, proof).await, RecordResult::Duplicate, "{proof:?}");
    }
    assert_eq!(send(2, ticket(1)).await, RecordResult::TicketSpent);
    let other = Record { taken: record(1, &deck_items("d", "v", &["a", "b"]), "ww", "").taken, ..of_hall(1) };
    assert_eq!(store.record_with(other, today(), ticket(3)).await.unwrap(), RecordResult::Differs);
    // Neither the repetition nor the other content has spent a ticket.
    assert_eq!(send(2, ticket(2)).await, RecordResult::New);
    assert_eq!(send(3, ticket(3)).await, RecordResult::New);

    // Records with a ticket take no seat from those without.
    for n in 11..=13 {
        assert_eq!(send(n, SeatProof::NotNeeded).await, RecordResult::New);
    }
    assert_eq!(send(14, SeatProof::NotNeeded).await, RecordResult::NoSeat);
    assert_eq!(send(4, ticket(4)).await, RecordResult::New);

    // The ticket of a record that is taken back can be spent again, and only then.
    let take_back = async |n, ticket| store.withdraw_with(id(n), ticket).await.unwrap();
    assert_eq!(take_back(99, Some(spent(1))).await, WithdrawResult::Unknown);
    assert_eq!(send(5, ticket(1)).await, RecordResult::TicketSpent);
    assert_eq!(take_back(11, Some(spent(1))).await, WithdrawResult::Gone, "it had no ticket");
    assert_eq!(send(5, ticket(1)).await, RecordResult::TicketSpent);
    assert_eq!(take_back(4, None).await, WithdrawResult::Gone);
    assert_eq!(send(5, ticket(4)).await, RecordResult::TicketSpent, "it was not shown");
    assert_eq!(take_back(3, Some(spent(3))).await, WithdrawResult::Gone);
    assert_eq!(send(5, ticket(3)).await, RecordResult::New);
    // A record without a ticket that is taken back frees its seat, one with a ticket does not.
    assert_eq!(send(14, SeatProof::NotNeeded).await, RecordResult::New);
    assert_eq!(send(15, SeatProof::NotNeeded).await, RecordResult::NoSeat);
}

/// The first vote spends a ticket; a change of it needs none.
async fn voted(store: &dyn Store) {
    for (n, choice, revision, proof, cast) in [
        (1, 0, 0, SeatProof::Missing, CastVoteResult::TicketMissing),
        (1, 0, 0, ticket(21), CastVoteResult::New),
        (1, 0, 0, ticket(21), CastVoteResult::Duplicate),
        (1, 1, 1, SeatProof::Missing, CastVoteResult::Changed { from: 0 }),
        (1, 0, 2, ticket(22), CastVoteResult::Changed { from: 1 }),
        (2, 0, 0, ticket(21), CastVoteResult::TicketSpent),
        (2, 0, 0, ticket(1), CastVoteResult::TicketSpent),
        (2, 0, 0, ticket(22), CastVoteResult::New),
        (3, 0, 0, SeatProof::NotNeeded, CastVoteResult::New),
        // There are three seats. What is stored is still answered as before.
        (4, 0, 0, SeatProof::NotNeeded, CastVoteResult::NoSeat),
        (3, 0, 0, SeatProof::NotNeeded, CastVoteResult::Duplicate),
    ] {
        let sent = vote("hall", n, 2, choice, revision);
        assert_eq!(store.cast_with(sent, proof).await.unwrap(), cast, "{n} {choice} {revision} {proof:?}");
    }
    assert_eq!(store.votes(&hall()).await.unwrap(), [((2, 0), 3)].into());
    // Another lecture has tickets of its own.
    let other = vote("other", 1, 2, 0, 0);
    assert_eq!(store.cast_with(other, ticket(21)).await.unwrap(), CastVoteResult::New);
}

/// After the end nobody is given tickets who has none; once the lecture is forgotten, nothing is left but
/// the numbers.
async fn ended(store: &dyn Store) {
    let at = UNIX_EPOCH + Duration::from_hours(1);
    store.append(addition("other", 0, vec![Event::Ended], at)).await.unwrap();
    let other = "other".parse().unwrap();
    assert_eq!(store.request_tickets(&other, digest(1), 3).await.unwrap(), RequestTicketsResult::Repeated);
    assert_eq!(store.request_tickets(&other, digest(2), 3).await.unwrap(), RequestTicketsResult::Ended);
    store.forget_lecture(&hall()).await.unwrap();
    store.forget_lecture(&other).await.unwrap();
    let seats = store.lecture_by_id(&hall()).await.unwrap().unwrap().hall;
    assert_eq!(seats, Hall { secret: None, tickets: 3, heads: Some(NonZeroU32::MIN), door_closed: false });
    for (lecture, n) in [(hall(), 1), (other, 1)] {
        assert_eq!(
            store.request_tickets(&lecture, digest(n), 3).await.unwrap(),
            RequestTicketsResult::NoLecture
        );
        assert!(!store.close_door(&lecture, true).await.unwrap());
        assert!(!store.count_heads(&lecture, NonZeroU32::MAX).await.unwrap());
    }
    let late = store.record_with(of_hall(50), today(), ticket(50)).await.unwrap();
    assert_eq!(late, RecordResult::LectureOver);
    assert_eq!(store.record_with(of_hall(5), today(), ticket(3)).await.unwrap(), RecordResult::Duplicate);
}

/// A whole hall asks at once, each phone three times, and there are fewer seats. Then everybody spends the
/// same few tickets.
pub(crate) async fn concurrent(engine: &impl Engine) {
    let store = engine.open().await;
    store.announce(&deck_items("d", "v", &["a", "b"])).await.unwrap();
    store.open_lecture(&with_tickets("hall", "KMT4RX"), token("one")).await.unwrap();
    let mut asking = JoinSet::new();
    for n in 0..180_u8 {
        let store = Arc::clone(&store);
        let phone = n % 60;
        asking.spawn(async move { store.request_tickets(&hall(), digest(phone), 40).await.unwrap() });
    }
    let (mut new, mut full) = (0, 0);
    while let Some(asked) = asking.join_next().await {
        match asked.unwrap() {
            RequestTicketsResult::New => new += 1,
            RequestTicketsResult::Full => full += 1,
            other => assert_eq!(other, RequestTicketsResult::Repeated),
        }
    }
    assert_eq!((new, full), (40, 60), "twenty phones are refused three times each");
    assert_eq!(store.lecture_by_id(&hall()).await.unwrap().unwrap().hall.tickets, 40);

    let mut spending = JoinSet::new();
    for n in 0..120_u8 {
        let store = Arc::clone(&store);
        let proof = ticket(n % 12);
        spending.spawn(async move {
            let voted = store.cast_with(vote("hall", n, 3, 0, 0), proof).await.unwrap();
            let stored = store.record_with(of_hall(n.into()), today(), ticket(100 + n % 12)).await.unwrap();
            (voted, stored)
        });
    }
    let (mut votes, mut records) = (0, 0);
    while let Some(done) = spending.join_next().await {
        let (cast, stored) = done.unwrap();
        votes += u32::from(cast == CastVoteResult::New);
        records += u32::from(stored == RecordResult::New);
    }
    assert_eq!((votes, records), (12, 12), "each ticket is good once");
    assert_eq!(store.votes(&hall()).await.unwrap(), [((3, 0), 12)].into());
    store.close().await;
}
