//! Moving a database from one engine into another and back.

use std::sync::Arc;

use konventa_domain::gain::{SetAside, SetAsideTarget};
use konventa_domain::lecture::Event;
use konventa_store::{
    Address, Open, SealWhen, SeatProof, SpentTicket, Store, StoreError, TableContent, migrate,
};

use super::engine::{Engine, Postgres, Sqlite};
use super::followup::{SALT, keys, linkage, response};
use super::lectures::{addition, lecture, token, vote};
use super::samples::{deck_items, next_month, record, today};
use crate::run;

/// Fills every table.
async fn fill(store: &dyn Store) {
    let items = deck_items("d", "v", &["a", "b"]);
    store.announce(&items).await.unwrap();
    store.open_lecture(&lecture("hall", "KMT4RX"), token("one")).await.unwrap();
    let hall = "hall".parse().unwrap();
    let begun = addition("hall", 0, vec![Event::Started], std::time::UNIX_EPOCH);
    store.append(begun).await.unwrap();
    for n in 0..20 {
        store
            .cast_with(vote("hall", n, 3, 1, 0), SeatProof::Ticket(SpentTicket::new([n; 32])))
            .await
            .unwrap();
    }
    let secret = konventa_store::TicketSecret::new("a secret");
    let mut vouched = lecture("room", "346789");
    vouched.hall.secret = Some(secret);
    store.open_lecture(&vouched, token("two")).await.unwrap();
    store.request_tickets(&"room".parse().unwrap(), token("request"), 30).await.unwrap();

    store.open_study(&"d".parse().unwrap(), SALT, today()).await.unwrap();
    for n in 1..=36 {
        let mut record = record(n, &items, "cw", "cc");
        record.lecture = (n > 24).then(|| "hall".parse().unwrap());
        store.record(record, today()).await.unwrap();
    }
    for n in 1..=11 {
        store.link(linkage(n, "d", keys(n, &[10 * n])), today()).await.unwrap();
    }
    assert!(store.seal(SealWhen::Now).await.unwrap() >= 2);
    for n in 1..=11 {
        let sent = response(n, &items, "cu", keys(n, &[]));
        store.record_followup(sent, next_month()).await.unwrap();
    }
    let study = store.study(&"d".parse().unwrap()).await.unwrap().unwrap();
    let ended = store.end_study(&study, next_month()).await.unwrap().unwrap();
    assert!(ended.linked >= 10, "{ended:?}");
    store.open_study(&"d".parse().unwrap(), SALT, next_month()).await.unwrap();
    for n in 41..=50 {
        let mut record = record(n, &items, "ub", "");
        record.lecture = Some("hall".parse().unwrap());
        store.record(record, next_month()).await.unwrap();
    }
    assert!(store.seal(SealWhen::Now).await.unwrap() >= 1);
    store.link(linkage(52, "d", keys(52, &[1])), next_month()).await.unwrap();
    store.record_followup(response(51, &items, "cu", keys(51, &[])), next_month()).await.unwrap();
    store.record(record(60, &items, "cw", "cc"), next_month()).await.unwrap();
    let reason = "made up".to_owned();
    let set_aside = SetAside { target: SetAsideTarget::Lecture(hall), reason, day: today() };
    assert!(store.set_aside(set_aside).await.unwrap());
    store.mark_synthetic().await.unwrap();
}

/// What a store tells of everything.
async fn told(store: &dyn Store) -> String {
    let (deck, hall) = ("d".parse().unwrap(), "hall".parse().unwrap());
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?}",
        store.deck_counts(&deck, None).await.unwrap(),
        store.sealed_records(&deck).await.unwrap(),
        store.lectures().await.unwrap(),
        store.votes(&hall).await.unwrap(),
        store.events(&hall, 0).await.unwrap(),
        store.studies().await.unwrap(),
    )
}

async fn tell(address: &Address) -> String {
    let store = konventa_store::open(address, Open::Existing).await.unwrap();
    let told = told(&*store).await;
    store.close().await;
    told
}

fn empty(contents: &[TableContent]) -> Vec<&'static str> {
    contents.iter().filter(|content| content.rows == 0).map(|content| content.table).collect()
}

#[test]
fn a_database_moves_into_the_other_engine_and_back_without_loss() {
    run(async {
        let (file, postgres, back) = (Sqlite::temporary(), Postgres::temporary(), Sqlite::temporary());
        let store: Arc<dyn Store> = file.open().await;
        fill(&*store).await;
        let before = told(&*store).await;
        store.close().await;

        let there = migrate(&file.address(), &postgres.address()).await.unwrap();
        assert_eq!(empty(&there), [""; 0], "tables that this test leaves empty");
        assert_eq!(tell(&postgres.address()).await, before);
        let again = migrate(&postgres.address(), &back.address()).await.unwrap();
        assert_eq!(again, there);
        assert_eq!(tell(&back.address()).await, before);

        // New rows get numbers of their own.
        for address in [postgres.address(), back.address()] {
            let store = konventa_store::open(&address, Open::Serve).await.unwrap();
            store.announce(&deck_items("d", "later", &["a"])).await.unwrap();
            let opened = store.open_lecture(&lecture("new", "KMT4RW"), token("one")).await.unwrap();
            assert_eq!(opened, konventa_store::OpenLectureResult::New);
            store.close().await;
        }
    });
}

#[test]
fn nothing_is_moved_into_a_database_that_has_something_or_is_in_use() {
    run(async {
        let (file, postgres) = (Sqlite::temporary(), Postgres::temporary());
        let refused = migrate(&file.address(), &postgres.address()).await.unwrap_err();
        assert!(matches!(refused, StoreError::Missing(_)), "{refused}");
        for store in [file.open().await, postgres.open().await] {
            store.announce(&deck_items("d", "v", &["a"])).await.unwrap();
            store.close().await;
        }
        let refused = migrate(&file.address(), &postgres.address()).await.unwrap_err();
        assert!(matches!(refused, StoreError::NotEmpty(_)), "{refused}");
        let served = konventa_store::open(&file.address(), Open::Serve).await.unwrap();
        let refused = migrate(&file.address(), &Postgres::temporary().address()).await.unwrap_err();
        assert!(matches!(refused, StoreError::InUse(_)), "{refused}");
        served.close().await;
    });
}
