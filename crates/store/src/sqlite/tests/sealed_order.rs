//! The files tell nothing of the order in which the students of a batch submitted.

use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{QuizOutcomes, Record};
use sqlx::ConnectOptions as _;

use super::order::{SUSPICIOUS, assert_no_order, kendall, lecture, places, records};
use super::{day, file, opened};
use crate::sqlite::{SqliteStore, connect};
use crate::tables::receipts;
use crate::{
    Fingerprint, LectureStore as _, RecordStore as _, SealWhen, SeatProof, SpentTicket, Store as _,
    StoredLecture, letters,
};

fn bytes(traces: &[Vec<u8>]) -> Vec<&[u8]> {
    traces.iter().map(Vec::as_slice).collect()
}

/// Forty students of a lecture hand in one after the other, each with other outcomes.
async fn sealed(store: &SqliteStore) -> Vec<Record> {
    const OUTCOMES: [Outcome; 4] = [Outcome::Correct, Outcome::Wrong, Outcome::Unsure, Outcome::Blank];
    let with_followup = StoredLecture { followup: true, ..lecture() };
    store.open_lecture(&with_followup, Fingerprint::of_token("secret")).await.unwrap();
    // In no order of their letters.
    let outcomes = |n: usize| [0, 2, 4, 6].map(|shift| OUTCOMES[(((n * 75 + 13) % 256) >> shift) % 4]);
    let mut records = records(40);
    for (n, record) in records.iter_mut().enumerate() {
        let [a, b, c, d] = outcomes(n);
        record.taken = QuizOutcomes::Both(vec![(a, b), (c, d)]);
        let ticket = Fingerprint::of_token(&format!("ticket {n}"));
        let spent = SpentTicket::new(ticket.as_bytes().try_into().unwrap());
        store.record_with(record.clone(), day(), SeatProof::Ticket(spent)).await.unwrap();
    }
    assert_eq!(store.seal(SealWhen::GainShown(lecture().about.id)).await.unwrap(), 1);
    // The task writes one thing after the other: this one comes after the file was rewritten.
    store.mark_synthetic().await.unwrap();
    records
}

/// The rows of a table in the order in which the table has them.
async fn rows(store: &SqliteStore, select: &'static str) -> Vec<Vec<u8>> {
    sqlx::query_scalar(select).fetch_all(&store.engine.readers).await.unwrap()
}

/// What is left of sealed records is in an order that has nothing to do with their arrival: the receipts, the
/// offers of a follow-up, and the outcomes, each of which one student alone has here.
#[tokio::test]
async fn what_is_left_of_sealed_records_tells_no_order() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    let records = sealed(&store).await;
    let mut reader = store.engine.readers.acquire().await.unwrap();
    let mut receipts = Vec::new();
    for record in &records {
        let possible = receipts::possible(&mut *reader, Fingerprint::of(record.id)).await.unwrap();
        let [receipt] = <[_; 1]>::try_from(possible).unwrap();
        receipts.push(receipt);
    }
    drop(reader);
    let batch: Vec<u8> =
        sqlx::query_scalar("SELECT id FROM batch").fetch_one(&store.engine.readers).await.unwrap();
    let outcomes: Vec<Vec<u8>> = records
        .iter()
        .map(|record| {
            let (pre, post) = letters::encode(&record.taken);
            [&batch, pre.unwrap().as_bytes(), post.unwrap().as_bytes()].concat()
        })
        .collect();
    for (what, select, arrived) in [
        ("receipts", "SELECT hash FROM receipt NOT INDEXED", &receipts),
        ("offers", "SELECT hash FROM followup_offer NOT INDEXED", &receipts),
        (
            "outcomes",
            "SELECT batch || CAST(pre AS BLOB) || CAST(post AS BLOB) FROM sealed NOT INDEXED",
            &outcomes,
        ),
    ] {
        let rows = rows(&store, select).await;
        assert_eq!(rows.len(), 40, "{what}");
        let place = |of: &Vec<u8>| rows.iter().position(|row| row == of).unwrap();
        let tau = kendall(&arrived.iter().map(place).collect::<Vec<_>>());
        assert!(tau.abs() < SUSPICIOUS, "{what}: tau of the rows is {tau}");
    }
    let file = file(&dir);
    assert_no_order(&file, &bytes(&receipts), "receipts and offers");
    assert_no_order(&file, &bytes(&outcomes), "outcomes");
    store.close().await;
    assert_no_order(&file, &bytes(&receipts), "receipts and offers, closed");
    assert_no_order(&file, &bytes(&outcomes), "outcomes, closed");

    // Rows in the order of arrival would be found.
    for (name, arrived) in [("one.db", &receipts), ("two.db", &outcomes)] {
        let planted = dir.path().join(name);
        let mut to = connect::writing(&planted).create_if_missing(true).connect().await.unwrap();
        sqlx::query("CREATE TABLE planted (trace BLOB)").execute(&mut to).await.unwrap();
        for trace in arrived {
            sqlx::query("INSERT INTO planted VALUES (?)").bind(trace).execute(&mut to).await.unwrap();
        }
        sqlx::query("VACUUM").execute(&mut to).await.unwrap();
        sqlx::Connection::close(to).await.unwrap();
        let [_, last] = places(&planted, &bytes(arrived));
        assert!(kendall(&last).abs() > SUSPICIOUS, "{name}: {}", kendall(&last));
    }
}
