//! What is deleted is overwritten in the file.

use super::*;

#[tokio::test]
async fn a_withdrawn_record_is_overwritten_in_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    store.record(record(7), day()).await.unwrap();
    store.withdraw(record(7).id).await.unwrap();
    store.close().await;
    let file = std::fs::read(file(&dir)).unwrap();
    let hash = Fingerprint::of(record(7).id);
    assert!(!file.windows(32).any(|w| w == hash.as_bytes()));
    assert!(!dir.path().join("k.db-wal").exists(), "the log is gone after closing");
}

/// Of a sealed record nothing is left that leads to it: its hash is gone too, and its outcomes are
/// counted with others.
#[tokio::test]
async fn a_sealed_record_is_overwritten_in_the_file() {
    use crate::SealWhen;

    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    for n in 1..=12 {
        store.record(record(n), day()).await.unwrap();
    }
    // The day stands once, in the batch; the outcomes once, with the number twelve.
    let found = |file: &[u8], trace: &[u8]| file.windows(trace.len()).filter(|w| *w == trace).count();
    store.seal(SealWhen::Now).await.unwrap();
    // The task writes one thing after the other: this one comes after the file was rewritten.
    store.mark_synthetic().await.unwrap();
    for log in [false, true] {
        let file = std::fs::read(dir.path().join(if log { "k.db-wal" } else { "k.db" })).unwrap();
        assert!(found(&file, b"wucb") <= usize::from(!log), "letters of several rows");
        assert_eq!(found(&file, b"1970-01-01"), usize::from(!log), "days of several rows");
        for n in 1..=12 {
            let hash = Fingerprint::of(record(n).id);
            assert_eq!(found(&file, hash.as_bytes()), 0, "the hash of a record");
        }
    }
    let rows: Vec<(Vec<u8>, String)> = sqlx::query_as("SELECT hash, scope FROM receipt ORDER BY hash")
        .fetch_all(&store.engine.readers)
        .await
        .unwrap();
    assert!(rows.iter().all(|(_, scope)| scope == "month 1970-01") && rows.len() == 12);
    let sealed: Vec<(String, String, i64)> =
        sqlx::query_as("SELECT pre, post, n FROM sealed").fetch_all(&store.engine.readers).await.unwrap();
    assert_eq!(sealed, [("wu".to_owned(), "cb".to_owned(), 12)]);
}

/// What is deleted of a lecture is overwritten in the file.
#[tokio::test]
async fn a_forgotten_lecture_is_overwritten_in_the_file() {
    use konventa_domain::lecture::{About, Event, VoteId};

    use crate::{
        Addition, CastVoteResult, Hall, Lifecycle, RequestTicketsResult, SeatProof, SeatStore as _,
        SpentTicket, StoredLecture, StoredVote, TicketSecret,
    };

    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    let lecture: konventa_domain::id::LectureId = "hall".parse().unwrap();
    let about = About {
        id: lecture.clone(),
        code: "KMT4RX".parse().unwrap(),
        deck: deck_items().deck,
        version: deck_items().version,
        country: Country::Kosovo,
        language: Language::English,
    };
    let stored = StoredLecture {
        about,
        place: None,
        seats: None,
        followup: false,
        day: day(),
        lifecycle: Lifecycle::Running,
        hall: Hall { secret: Some(TicketSecret::new("the secret of the tickets")), ..Hall::default() },
    };
    let token = Fingerprint::of_token("secret");
    store.open_lecture(&stored, token).await.unwrap();
    let request = store.request_tickets(&lecture, Fingerprint::of_hash([0xb8; 32]), 1).await.unwrap();
    assert_eq!(request, RequestTicketsResult::New);
    let at = UNIX_EPOCH + std::time::Duration::from_secs(1_795_433_600);
    let events = vec![Event::Started, Event::PollOpened, Event::Ended];
    let ended =
        Addition { lecture: lecture.clone(), after: 0, events, at, driver: None, void_earlier: false };
    store.append(ended).await.unwrap();
    let name = Fingerprint::of_vote(VoteId::from_random([7; 16]));
    let vote =
        StoredVote { lecture: lecture.clone(), slide: 1, hash: name, choice: 0, revision: 0, after: None };
    let ticket = SeatProof::Ticket(SpentTicket::new([0xa7; 32]));
    assert_eq!(store.cast_with(vote, ticket).await.unwrap(), CastVoteResult::New);
    let traces = [
        name.as_bytes(),
        token.as_bytes(),
        b"poll_opened",
        &1_795_433_600_u32.to_be_bytes(),
        b"the secret of the tickets",
        &[0xb8; 32],
        &[0xa7; 32],
    ];
    let found = async |store: SqliteStore| {
        store.close().await;
        let file = std::fs::read(file(&dir)).unwrap();
        traces.map(|trace| file.windows(trace.len()).any(|w| w == trace))
    };
    assert_eq!(found(store).await, [true; 7], "before it is forgotten");
    let store = opened(&dir).await;
    store.forget_lecture(&lecture).await.unwrap();
    assert_eq!(found(store).await, [false; 7]);
}
