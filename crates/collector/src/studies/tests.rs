use konventa_domain::followup::{STUDY_DAYS, Salt};
use konventa_store::{Address, Open, Store};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};
use tempfile::TempDir;

use super::*;

/// Its database is deleted with the folder.
async fn temporary() -> (TempDir, Arc<dyn Store>) {
    let dir = tempfile::tempdir().unwrap();
    let address: Address = format!("sqlite://{}", dir.path().join("k.db").display()).parse().unwrap();
    (dir, konventa_store::open(&address, Open::Create).await.unwrap())
}

/// Runs a statement on the file of a store from outside.
async fn run(dir: &TempDir, sql: &'static str) {
    let options = SqliteConnectOptions::new().filename(dir.path().join("k.db"));
    let mut connection = options.connect().await.unwrap();
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

fn new(deck: &str, salt: u8, began: Day) -> StoredStudy {
    StoredStudy { deck: deck.parse().unwrap(), salt: Salt([salt; 16]), began }
}

/// Whether each study has a usable key.
async fn usable<const N: usize>(keyring: &LinkageKeyring, salts: [u8; N]) -> [bool; N] {
    let mut usable = [false; N];
    for (usable, salt) in usable.iter_mut().zip(salts) {
        *usable = keyring.check(Salt([salt; 16])).await.is_ok();
    }
    usable
}

fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

#[tokio::test]
async fn a_study_that_cannot_be_ended_does_not_hold_up_the_others() {
    let ((dir, store), keyring) = (temporary().await, LinkageKeyring::in_memory());
    run(
        &dir,
        "CREATE TRIGGER broken BEFORE DELETE ON study WHEN old.deck = 'b' BEGIN SELECT raise(ABORT, ''); END",
    )
    .await;
    for (deck, salt) in [("a", 1), ("b", 2), ("c", 3)] {
        open(&*store, &keyring, new(deck, salt, today())).await.unwrap();
    }
    open(&*store, &keyring, new("d", 4, today().plus(1))).await.unwrap();
    end_overdue(&*store, &keyring, today().plus(STUDY_DAYS)).await;
    let left: Vec<StoredStudy> = store.studies().await.unwrap().into_iter().map(|one| one.study).collect();
    assert_eq!(left, [new("b", 2, today()), new("d", 4, today().plus(1))]);
    // Its linkage keys are worthless all the same, and ending it can be tried again.
    assert_eq!(usable(&keyring, [1, 2, 3, 4]).await, [false, false, false, true]);
    let faulty = left[0].clone();
    assert!(matches!(end(&*store, &keyring, &faulty, today()).await, Err(StudyError::Store(_))));
    run(&dir, "DROP TRIGGER broken").await;
    end(&*store, &keyring, &faulty, today()).await.unwrap().unwrap();
}

#[tokio::test]
async fn joining_makes_no_key_and_a_study_after_the_end_gets_another() {
    let ((_dir, store), keyring) = (temporary().await, LinkageKeyring::in_memory());
    let first = open(&*store, &keyring, new("a", 1, today())).await.unwrap();
    assert_eq!(open(&*store, &keyring, new("a", 2, today().plus(9))).await.unwrap(), first);
    assert!(keyring.check(Salt([2; 16])).await.is_err());
    let over = first.until();
    assert_eq!(open(&*store, &keyring, new("a", 3, over)).await.unwrap(), new("a", 3, over));
    assert_eq!(usable(&keyring, [1, 3]).await, [false, true]);
    keyring.forget(Salt([3; 16])).await.unwrap();
    let gone = open(&*store, &keyring, new("a", 4, over)).await;
    assert!(
        matches!(gone, Err(StudyError::LinkageKeyring { source: LinkageKeyringError::Missing(_), .. })),
        "no other key is made"
    );
    assert!(keyring.check(Salt([4; 16])).await.is_err());
}
