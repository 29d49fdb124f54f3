//! The life of a study: opened, joined, answered, withdrawn, ended.

use std::sync::Arc;

use konventa_domain::Day;
use konventa_domain::followup::{FollowUpRecord, LinkageKey, LinkageKeys, LinkageRequest, STUDY_DAYS, Salt};
use konventa_domain::gain::LinkedOutcomes;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, Record};
use konventa_store::{
    EndedStudy, JoinStudyResult, SealWhen, Store, StoreError, StoredLecture, StoredStudy, WithdrawResult,
};

use super::engine::Engine;
use super::lectures::lecture;
use super::samples::{deck_items, id, record, today};

pub(crate) const SALT: Salt = Salt([7; 16]);
const OTHER: Salt = Salt([8; 16]);

fn key(n: u128) -> LinkageKey {
    LinkageKey::from_bytes(n.to_be_bytes())
}

/// A full linkage key and partial ones.
pub(crate) fn keys(full: u128, partial: &[u128]) -> LinkageKeys {
    LinkageKeys { full: key(full), partial: partial.iter().map(|n| key(*n)).collect() }
}

/// The linkage keys of a record. Their id is 100 plus the number of the record.
pub(crate) fn linkage(n: u128, deck: &str, keys: LinkageKeys) -> LinkageRequest {
    LinkageRequest { id: id(100 + n), submission: id(n), deck: deck.parse().unwrap(), salt: SALT, keys }
}

/// A follow-up response. Its id is 200 plus a number.
pub(crate) fn response(n: u128, deck_items: &DeckItems, letters: &str, keys: LinkageKeys) -> FollowUpRecord {
    FollowUpRecord {
        id: id(200 + n),
        deck: deck_items.deck.clone(),
        version: deck_items.version.clone(),
        salt: SALT,
        keys,
        outcomes: outcomes(letters),
    }
}

fn outcomes(letters: &str) -> Vec<Outcome> {
    letters.chars().map(|letter| Outcome::from_letter(letter).unwrap()).collect()
}

/// Returns the cells: the number of batches, and for each student who returned the days in between
/// and the letters of the three quizzes. Sorted.
async fn cells(store: &dyn Store) -> Vec<(usize, Vec<Returned>)> {
    let counts = store.deck_counts(&"d".parse().unwrap(), None).await.unwrap();
    let word = |outcomes: Vec<Outcome>| outcomes.into_iter().map(Outcome::letter).collect::<String>();
    let row = |one: &LinkedOutcomes| {
        let (pre, post) = one.first.iter().copied().unzip();
        (one.days, word(pre), word(post), word(one.later.clone()))
    };
    let mut cells: Vec<_> = counts
        .cells
        .iter()
        .map(|cell| {
            let mut returned: Vec<_> = cell.returned.iter().map(row).collect();
            returned.sort();
            (cell.batches.len(), returned)
        })
        .collect();
    cells.sort();
    cells
}

/// The days in between, and the letters of the three quizzes.
type Returned = (Option<u64>, String, String, String);

fn row(days: u64, pre: &str, post: &str, later: &str) -> Returned {
    (Some(days), pre.to_owned(), post.to_owned(), later.to_owned())
}

fn study(deck: &str, began: Day) -> StoredStudy {
    StoredStudy { deck: deck.parse().unwrap(), salt: SALT, began }
}

pub(crate) async fn scenario(engine: &impl Engine) {
    let store = engine.open().await;
    let first = deck_items("d", "v1", &["a", "b"]);
    let (turned, other) = (deck_items("d", "v2", &["b", "a"]), deck_items("d", "v3", &["a", "c"]));
    for deck_items in [&first, &turned, &other] {
        store.announce(deck_items).await.unwrap();
    }
    opened(&*store).await;

    // Linkage keys may arrive before their record, and after it.
    let (in_weeks, given) = (today().plus(40), linkage(1, "d", keys(1, &[11, 12])));
    assert_eq!(store.link(given.clone(), today()).await.unwrap(), JoinStudyResult::New);
    for n in 1..=24 {
        store.record(record(n, &first, "cw", "cc"), today()).await.unwrap();
    }
    // One took only the pre-quiz, and is sealed with nine others.
    for n in 30..40 {
        store.record(record(n, &first, "ub", ""), today()).await.unwrap();
    }
    refused(&*store, &given).await;
    for n in (2..=15).chain([30]) {
        let keys = keys(n, &[10 * n + 1, 10 * n + 2]);
        assert_eq!(store.link(linkage(n, "d", keys), today().plus(1)).await.unwrap(), JoinStudyResult::New);
    }

    // Sealing keeps what was linked, and only that.
    assert_eq!(store.seal(SealWhen::Now).await.unwrap(), 2);
    assert_eq!(store.link(given.clone(), today()).await.unwrap(), JoinStudyResult::Duplicate);
    let late = linkage(20, "d", keys(20, &[]));
    assert_eq!(store.link(late, today()).await.unwrap(), JoinStudyResult::Sealed);
    let store = engine.restart(store).await;

    // Linked: by the full key, and by a partial key with another order of the items. Not linked: a
    // record with the pre-quiz only, one that was asked other items, and a response whose keys no
    // record has.
    for n in 1..=11 {
        let sent = response(n, &first, "cu", keys(n, &[]));
        assert_eq!(store.record_followup(sent, in_weeks).await.unwrap(), JoinStudyResult::New, "{n}");
    }
    for (n, deck_items, letters, keys) in [
        (12, &turned, "cw", keys(90, &[121])),
        (13, &other, "cc", keys(13, &[])),
        (30, &first, "cc", keys(30, &[301])),
        (99, &first, "cc", keys(91, &[92])),
    ] {
        let sent = response(n, deck_items, letters, keys);
        assert_eq!(store.record_followup(sent, in_weeks).await.unwrap(), JoinStudyResult::New, "{n}");
    }
    let counted = store.studies().await.unwrap();
    assert_eq!(
        (&counted[0].study, counted[0].consented, counted[0].answered),
        (&study("d", today()), 16, 15)
    );
    withdrawn(&*store, &first, in_weeks).await;
    assert_eq!(cells(&*store).await, [], "nothing is shown while the study is open");
    ended(engine, store, &first, in_weeks).await;
}

async fn opened(store: &dyn Store) {
    let d = "d".parse().unwrap();
    assert_eq!((store.study(&d).await.unwrap(), store.studies().await.unwrap()), (None, vec![]));
    let early = store.link(linkage(1, "d", keys(1, &[])), today()).await.unwrap();
    assert_eq!(early, JoinStudyResult::Over);
    // A second caller that opens the study gets the salt of the first.
    for (salt, day) in [(SALT, today()), (OTHER, today().plus(STUDY_DAYS - 1))] {
        assert_eq!(store.open_study(&d, salt, day).await.unwrap(), study("d", today()));
    }
    assert_eq!(store.open_study(&"e".parse().unwrap(), SALT, today()).await.unwrap(), study("e", today()));
    assert_eq!(store.study(&d).await.unwrap(), Some(study("d", today())));
    assert_eq!(store.studies().await.unwrap().len(), 2);
}

/// Linkage keys are stored once; another salt, another deck and a day too late are refused.
async fn refused(store: &dyn Store, given: &LinkageRequest) {
    assert_eq!(store.link(given.clone(), today().plus(1)).await.unwrap(), JoinStudyResult::Duplicate);
    for other in [
        LinkageRequest { keys: keys(1, &[11]), ..given.clone() },
        LinkageRequest { keys: keys(2, &[11, 12]), ..given.clone() },
        LinkageRequest { submission: id(77), ..given.clone() },
        LinkageRequest { deck: "e".parse().unwrap(), ..given.clone() },
        LinkageRequest { id: id(177), ..given.clone() },
    ] {
        assert_eq!(store.link(other, today()).await.unwrap(), JoinStudyResult::Differs);
    }
    let salted = LinkageRequest { salt: OTHER, ..given.clone() };
    assert_eq!(store.link(salted, today()).await.unwrap(), JoinStudyResult::Over);
    let nowhere = LinkageRequest { deck: "f".parse().unwrap(), ..given.clone() };
    assert_eq!(store.link(nowhere, today()).await.unwrap(), JoinStudyResult::Over);
    let last = today().plus(STUDY_DAYS - 1);
    assert_eq!(store.link(given.clone(), last).await.unwrap(), JoinStudyResult::Duplicate);
    assert_eq!(store.link(given.clone(), last.plus(1)).await.unwrap(), JoinStudyResult::Over);
    let first = deck_items("d", "v1", &["a", "b"]);
    let late = response(50, &first, "cc", keys(1, &[]));
    assert_eq!(store.record_followup(late.clone(), last.plus(1)).await.unwrap(), JoinStudyResult::Over);
    let salted = FollowUpRecord { salt: OTHER, ..late.clone() };
    assert_eq!(store.record_followup(salted, today()).await.unwrap(), JoinStudyResult::Over);
    let strange = FollowUpRecord { version: "v9".parse().unwrap(), ..late };
    let strange = store.record_followup(strange, today()).await;
    assert!(matches!(strange, Err(StoreError::UnknownDeckVersion { .. })), "{strange:?}");
}

/// Linkage keys and responses are withdrawn by their own id while the study is open; then it is as if
/// they had never arrived.
async fn withdrawn(store: &dyn Store, first: &DeckItems, day: Day) {
    let sent = response(14, first, "wc", keys(14, &[]));
    assert_eq!(store.record_followup(sent.clone(), day).await.unwrap(), JoinStudyResult::New);
    assert_eq!(store.record_followup(sent.clone(), day.plus(1)).await.unwrap(), JoinStudyResult::Duplicate);
    for other in [
        FollowUpRecord { outcomes: outcomes("cc"), ..sent.clone() },
        FollowUpRecord { keys: keys(14, &[51]), ..sent.clone() },
        FollowUpRecord { version: "v2".parse().unwrap(), ..sent.clone() },
    ] {
        assert_eq!(store.record_followup(other, day).await.unwrap(), JoinStudyResult::Differs);
    }
    for n in [214, 115] {
        assert_eq!(store.withdraw_followup(id(n)).await.unwrap(), WithdrawResult::Gone);
        assert_eq!(store.withdraw_followup(id(n)).await.unwrap(), WithdrawResult::Unknown);
    }
    // Two students with the same keys stay unlinked.
    store.record(record(70, first, "cw", "cc"), today()).await.unwrap();
    assert_eq!(store.link(linkage(70, "d", keys(11, &[])), day).await.unwrap(), JoinStudyResult::New);
}

/// Linked outcomes stay in cells; everything else is deleted.
async fn ended(engine: &impl Engine, store: Arc<dyn Store>, first: &DeckItems, day: Day) {
    let open = study("d", today());
    let another = StoredStudy { salt: OTHER, ..open.clone() };
    assert_eq!(store.end_study(&another, day).await.unwrap(), None);
    let ended = store.end_study(&open, day).await.unwrap();
    assert_eq!(ended, Some(EndedStudy { linked: 11, unlinked: 4, consented: 16 }));
    assert_eq!(store.end_study(&open, day).await.unwrap(), None);
    let store = engine.restart(store).await;
    // Eleven of the 24 returned: ten by the full key, and one whose items had another order.
    let mut returned = vec![row(40, "cw", "cc", "cu"); 10];
    returned.push(row(40, "cw", "cc", "wc"));
    let expected = vec![(1, returned)];
    assert_eq!(cells(&*store).await, expected);
    assert_eq!(store.study(&open.deck).await.unwrap(), None);
    for n in [101, 102, 170, 211, 213, 230, 299] {
        assert_eq!(store.withdraw_followup(id(n)).await.unwrap(), WithdrawResult::Unknown, "{n} is left");
    }
    // What is in a cell cannot be found any more.
    for n in [201, 212] {
        assert_eq!(store.withdraw_followup(id(n)).await.unwrap(), WithdrawResult::Sealed, "{n}");
    }

    // A new study knows nothing of the old one, and a student counts only once.
    let reopened = store.open_study(&open.deck, OTHER, day).await.unwrap();
    assert_eq!(reopened, StoredStudy { salt: OTHER, began: day, ..open });
    let sent = response(1, first, "cu", keys(1, &[]));
    assert_eq!(store.record_followup(sent, day).await.unwrap(), JoinStudyResult::Over);
    let linking = LinkageRequest { salt: OTHER, ..linkage(1, "d", keys(1, &[])) };
    assert_eq!(store.link(linking, day).await.unwrap(), JoinStudyResult::Sealed);
    // Four new students are too few for a cell, and are forgotten with the study.
    for n in 41..=50 {
        store.record(record(n, first, "ww", "cc"), day).await.unwrap();
    }
    for n in 41..=44 {
        let linking = LinkageRequest { salt: OTHER, ..linkage(n, "d", keys(n, &[])) };
        assert_eq!(store.link(linking, day).await.unwrap(), JoinStudyResult::New);
        let sent = FollowUpRecord { salt: OTHER, ..response(n, first, "cc", keys(n, &[])) };
        assert_eq!(store.record_followup(sent, day.plus(30)).await.unwrap(), JoinStudyResult::New);
    }
    store.seal(SealWhen::Now).await.unwrap();
    // A study whose time is over ends when the next one is opened.
    let next = store.open_study(&reopened.deck, SALT, reopened.until()).await.unwrap();
    assert_eq!(next, StoredStudy { salt: SALT, began: reopened.until(), ..reopened });
    assert_eq!(store.withdraw_followup(id(241)).await.unwrap(), WithdrawResult::Unknown);
    assert_eq!(cells(&*store).await, expected);
    store.close().await;
    assert!(matches!(store.study(&next.deck).await, Err(StoreError::Closed)));
    assert!(matches!(store.withdraw_followup(id(1)).await, Err(StoreError::Closed)));
}

/// A student of a lecture with a follow-up may still consent after the room saw its gain, until the
/// lecture is forgotten.
pub(crate) async fn late_consent(engine: &impl Engine) {
    let store = engine.open().await;
    let first = deck_items("d", "v1", &["a", "b"]);
    store.announce(&first).await.unwrap();
    store.open_study(&first.deck, SALT, today()).await.unwrap();
    let hall = StoredLecture { followup: true, day: today(), ..lecture("hall", "KMT4RX") };
    let token = konventa_store::Fingerprint::of_token("secret");
    store.open_lecture(&hall, token).await.unwrap();
    let lecture = hall.about.id.clone();
    let send = async |n| {
        let given = Record { lecture: Some(lecture.clone()), ..record(n, &first, "cw", "cc") };
        store.record(given, today()).await.unwrap();
    };
    for n in 1..=24 {
        send(n).await;
    }
    store.link(linkage(1, "d", keys(1, &[])), today()).await.unwrap();
    assert_eq!(store.seal(SealWhen::GainShown(lecture.clone())).await.unwrap(), 1);
    for n in 2..=11 {
        let linking = linkage(n, "d", keys(n, &[]));
        assert_eq!(store.link(linking.clone(), today()).await.unwrap(), JoinStudyResult::New);
        assert_eq!(store.link(linking, today()).await.unwrap(), JoinStudyResult::Duplicate);
        let again = LinkageRequest { id: id(500 + n), ..linkage(n, "d", keys(n, &[])) };
        assert_eq!(
            store.link(again, today()).await.unwrap(),
            JoinStudyResult::Sealed,
            "one offer, one consent"
        );
    }
    // Who asks to take the record back is not found by it either.
    assert_eq!(store.withdraw(id(12)).await.unwrap(), WithdrawResult::Sealed);
    assert_eq!(store.link(linkage(12, "d", keys(12, &[])), today()).await.unwrap(), JoinStudyResult::Sealed);
    store.forget_lecture(&lecture).await.unwrap();
    // Nobody knows any more that the record was here; the keys lead to nothing.
    assert_eq!(store.link(linkage(13, "d", keys(13, &[])), today()).await.unwrap(), JoinStudyResult::New);
    for n in 1..=11 {
        store.record_followup(response(n, &first, "cc", keys(n, &[])), today().plus(30)).await.unwrap();
    }
    let ended = store.end_study(&study("d", today()), today().plus(31)).await.unwrap();
    assert_eq!(ended, Some(EndedStudy { linked: 11, unlinked: 0, consented: 12 }));
    assert_eq!(cells(&*store).await, [(1, vec![row(30, "cw", "cc", "cc"); 11])]);
}
