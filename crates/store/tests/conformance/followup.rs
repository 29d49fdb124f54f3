//! The life of a study: opened, joined, answered, withdrawn, ended.

use std::sync::Arc;

use konventa_domain::Day;
use konventa_domain::followup::{FollowUpRecord, LinkageKey, LinkageKeys, LinkageRequest, STUDY_DAYS, Salt};
use konventa_domain::gain::LinkedByStratum;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::DeckItems;
use konventa_store::{EndedStudy, JoinStudyResult, Store, StoreError, StoredStudy, WithdrawResult};

use super::engine::Engine;
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

async fn followups(store: &dyn Store) -> LinkedByStratum {
    store.deck_counts(&"d".parse().unwrap(), None).await.unwrap().followups.clone()
}

/// Returns the follow-ups: the days in between, and the letters of the three quizzes. Sorted.
async fn listed(store: &dyn Store) -> Vec<(u64, String, String, String)> {
    let all = followups(store).await.into_values().flatten();
    let word = |outcomes: Vec<Outcome>| outcomes.into_iter().map(Outcome::letter).collect::<String>();
    let mut listed: Vec<_> = all
        .map(|one| {
            let (pre, post) = one.first.into_iter().unzip();
            (one.days, word(pre), word(post), word(one.later))
        })
        .collect();
    listed.sort();
    listed
}

fn row(days: u64, pre: &str, post: &str, later: &str) -> (u64, String, String, String) {
    (days, pre.to_owned(), post.to_owned(), later.to_owned())
}

fn study(deck: &str, began: Day) -> StoredStudy {
    StoredStudy { deck: deck.parse().unwrap(), salt: SALT, began }
}

pub(crate) async fn scenario(engine: &impl Engine) {
    let store = engine.open().await;
    let (d, first) = ("d".parse().unwrap(), deck_items("d", "v1", &["a", "b"]));
    let (turned, other) = (deck_items("d", "v2", &["b", "a"]), deck_items("d", "v3", &["a", "c"]));
    for deck_items in [&first, &turned, &other] {
        store.announce(deck_items).await.unwrap();
    }
    opened(&*store).await;

    // Linkage keys may arrive before their record.
    let (in_weeks, given) = (today().plus(40), linkage(1, "d", keys(1, &[11, 12])));
    assert_eq!(store.link(given.clone(), today()).await.unwrap(), JoinStudyResult::New);
    store.record(record(1, &first, "cw", "cc"), today()).await.unwrap();
    refused(&*store, &given).await;
    for (n, pre, post) in [(2, "ww", "cw"), (3, "ub", ""), (4, "ww", "cc"), (5, "uw", "cu")] {
        store.record(record(n, &first, pre, post), today()).await.unwrap();
        let keys = keys(n, &[10 * n + 1, 10 * n + 2]);
        assert_eq!(store.link(linkage(n, "d", keys), today().plus(1)).await.unwrap(), JoinStudyResult::New);
    }
    assert!(followups(&*store).await.is_empty());

    // Linked: by the full key, and by a partial key with another order of the items. Not linked: a
    // record with the pre-quiz only, one that was asked other items, and a response whose keys no
    // record has.
    for (n, deck_items, letters, keys) in [
        (1, &first, "cu", keys(1, &[])),
        (2, &turned, "cw", keys(90, &[21])),
        (3, &first, "cc", keys(3, &[31])),
        (4, &other, "cc", keys(4, &[])),
        (9, &first, "cc", keys(91, &[92])),
    ] {
        let sent = response(n, deck_items, letters, keys);
        assert_eq!(store.record_followup(sent, in_weeks).await.unwrap(), JoinStudyResult::New, "{n}");
    }
    let store = engine.restart(store).await;
    let expected = [row(40, "cw", "cc", "cu"), row(40, "ww", "cw", "wc")];
    assert_eq!(listed(&*store).await, expected);
    let counted = store.studies().await.unwrap();
    assert_eq!((&counted[0].study, counted[0].consented, counted[0].answered), (&study("d", today()), 5, 5));
    let one = store.deck_counts(&d, Some(&"hall".parse().unwrap())).await.unwrap();
    assert!(one.followups.is_empty(), "the follow-up of a single lecture is not counted");

    withdrawn(&*store, &first, in_weeks).await;
    assert_eq!(listed(&*store).await, expected);
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

/// Linkage keys and responses are withdrawn by their own id; then it is as if they had never
/// arrived.
async fn withdrawn(store: &dyn Store, first: &DeckItems, day: Day) {
    let sent = response(5, first, "wc", keys(5, &[]));
    assert_eq!(store.record_followup(sent.clone(), day).await.unwrap(), JoinStudyResult::New);
    assert_eq!(store.record_followup(sent.clone(), day.plus(1)).await.unwrap(), JoinStudyResult::Duplicate);
    for other in [
        FollowUpRecord { outcomes: outcomes("cc"), ..sent.clone() },
        FollowUpRecord { keys: keys(5, &[51]), ..sent.clone() },
        FollowUpRecord { version: "v2".parse().unwrap(), ..sent.clone() },
    ] {
        assert_eq!(store.record_followup(other, day).await.unwrap(), JoinStudyResult::Differs);
    }
    assert_eq!(listed(store).await.len(), 3);
    assert_eq!(store.withdraw_followup(id(205)).await.unwrap(), WithdrawResult::Gone);
    assert_eq!(store.withdraw_followup(id(205)).await.unwrap(), WithdrawResult::Unknown);
    assert_eq!(listed(store).await.len(), 2);

    store.record_followup(sent.clone(), day).await.unwrap();
    assert_eq!(store.withdraw_followup(id(105)).await.unwrap(), WithdrawResult::Gone);
    assert_eq!(listed(store).await.len(), 2);
    let links = linkage(5, "d", keys(5, &[]));
    assert_eq!(store.link(links.clone(), day).await.unwrap(), JoinStudyResult::New);
    assert_eq!(listed(store).await.len(), 3);

    // A student who withdraws the submission is not linked, even if the record is sent again.
    store.withdraw(id(5)).await.unwrap();
    store.record(record(5, first, "uw", "cu"), today()).await.unwrap();
    assert_eq!(listed(store).await.len(), 2);
    assert_eq!(store.withdraw_followup(id(105)).await.unwrap(), WithdrawResult::Unknown);
    store.withdraw_followup(id(205)).await.unwrap();
    // Two students with the same keys stay unlinked.
    store.link(linkage(6, "d", keys(1, &[])), day).await.unwrap();
    assert_eq!(listed(store).await.len(), 1);
    store.withdraw_followup(id(106)).await.unwrap();
}

/// Linked responses stay; everything else is deleted.
async fn ended(engine: &impl Engine, store: Arc<dyn Store>, first: &DeckItems, day: Day) {
    let before = followups(&*store).await;
    let open = study("d", today());
    let another = StoredStudy { salt: OTHER, ..open.clone() };
    assert_eq!(store.end_study(&another).await.unwrap(), None);
    let ended = store.end_study(&open).await.unwrap();
    assert_eq!(ended, Some(EndedStudy { linked: 2, unlinked: 3, consented: 4 }));
    assert_eq!(store.end_study(&open).await.unwrap(), None);
    let store = engine.restart(store).await;
    assert_eq!(followups(&*store).await, before);
    assert_eq!(store.study(&open.deck).await.unwrap(), None);
    for n in [102, 103, 104, 203, 204, 209] {
        assert_eq!(store.withdraw_followup(id(n)).await.unwrap(), WithdrawResult::Unknown, "{n} is left");
    }

    // A new study knows nothing of the old one, and a student counts only once.
    let reopened = store.open_study(&open.deck, OTHER, day).await.unwrap();
    assert_eq!(reopened, StoredStudy { salt: OTHER, began: day, ..open });
    let sent = response(1, first, "cu", keys(1, &[]));
    assert_eq!(store.record_followup(sent.clone(), day).await.unwrap(), JoinStudyResult::Over);
    let sent = FollowUpRecord { salt: OTHER, ..sent };
    assert_eq!(store.record_followup(sent.clone(), day).await.unwrap(), JoinStudyResult::Differs);
    let sent = FollowUpRecord { id: id(301), ..sent };
    assert_eq!(store.record_followup(sent, day).await.unwrap(), JoinStudyResult::New);
    let linking = LinkageRequest { salt: OTHER, ..linkage(1, "d", keys(1, &[])) };
    assert_eq!(store.link(linking, day).await.unwrap(), JoinStudyResult::New);
    assert_eq!(followups(&*store).await, before);

    // A study whose time is over ends when the next one is opened.
    let next = store.open_study(&reopened.deck, SALT, reopened.until()).await.unwrap();
    assert_eq!(next, StoredStudy { salt: SALT, began: reopened.until(), ..reopened });
    assert_eq!(store.withdraw_followup(id(301)).await.unwrap(), WithdrawResult::Unknown);
    assert_eq!(followups(&*store).await, before);

    // Record and response can still be withdrawn.
    store.withdraw(id(1)).await.unwrap();
    assert_eq!(listed(&*store).await, [row(40, "ww", "cw", "wc")]);
    assert_eq!(store.withdraw_followup(id(201)).await.unwrap(), WithdrawResult::Unknown);
    assert_eq!(store.withdraw_followup(id(202)).await.unwrap(), WithdrawResult::Gone);
    assert!(followups(&*store).await.is_empty());
    store.close().await;
    assert!(matches!(store.study(&next.deck).await, Err(StoreError::Closed)));
    assert!(matches!(store.withdraw_followup(id(1)).await, Err(StoreError::Closed)));
}
