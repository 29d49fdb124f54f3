//! Random studies against a model, with so few ids and linkage keys that they often collide.

use konventa_domain::followup::{FollowUpRecord, LinkageRequest, Salt};
use konventa_domain::submission::{DeckItems, Record};
use konventa_store::{Store, StoredStudy};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::engine::Engine;
use super::followup::{keys, linkage, response};
use super::samples::{deck_items, id, record, today};
use super::study_model::StudyModel;

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Record(Record),
    Withdraw(u128),
    Open(&'static str, u8),
    Link(LinkageRequest),
    Respond(FollowUpRecord),
    Forget(u128),
    End(&'static str, u8),
    Restart,
}

fn versions() -> [DeckItems; 4] {
    [
        deck_items("d", "v1", &["a", "b"]),
        deck_items("d", "v2", &["b", "a"]),
        deck_items("d", "v3", &["a", "c"]),
        deck_items("e", "v1", &["a", "b"]),
    ]
}

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let deck = || prop::sample::select(&["d", "d", "d", "e"][..]);
    let salt = || prop::sample::select(&[7_u8, 7, 7, 8][..]);
    let given = || {
        let partial = prop::collection::vec(10_u128..13, 0..2);
        (0_u128..6, partial).prop_map(|(full, partial)| keys(full, &partial))
    };
    let records = (0_u128..6, 0_usize..4, "[cwub]{2}", "|[cwub]{2}")
        .prop_map(|(n, of, pre, post)| Step::Record(record(n, &versions()[of], &pre, &post)));
    let linkages = (0_u128..6, 0_u128..8, deck(), salt(), given()).prop_map(|(n, own, deck, salt, keys)| {
        Step::Link(LinkageRequest { id: id(100 + own), salt: Salt([salt; 16]), ..linkage(n, deck, keys) })
    });
    let responses =
        (0_u128..6, 0_usize..4, "[cwub]{2}", salt(), given()).prop_map(|(n, of, letters, salt, keys)| {
            Step::Respond(FollowUpRecord {
                salt: Salt([salt; 16]),
                ..response(n, &versions()[of], &letters, keys)
            })
        });
    let step = prop_oneof![
        6 => records,
        1 => (0_u128..6).prop_map(Step::Withdraw),
        3 => (deck(), salt()).prop_map(|(deck, salt)| Step::Open(deck, salt)),
        8 => linkages,
        8 => responses,
        1 => (100_u128..108).prop_map(Step::Forget),
        1 => (200_u128..206).prop_map(Step::Forget),
        1 => (deck(), salt()).prop_map(|(deck, salt)| Step::End(deck, salt)),
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..60)
}

/// Does a step on a store; returns its result as text.
async fn done(store: &dyn Store, step: &Step) -> String {
    match step.clone() {
        Step::Record(record) => format!("{:?}", store.record(record, today()).await.unwrap()),
        Step::Withdraw(n) => format!("{:?}", store.withdraw(id(n)).await.unwrap()),
        Step::Open(deck, salt) => {
            let study = store.open_study(&deck.parse().unwrap(), Salt([salt; 16]), today()).await;
            format!("{:?}", study.unwrap())
        }
        Step::Link(linkage) => format!("{:?}", store.link(linkage, today()).await.unwrap()),
        Step::Respond(response) => {
            format!("{:?}", store.record_followup(response, today().plus(9)).await.unwrap())
        }
        Step::Forget(n) => format!("{:?}", store.withdraw_followup(id(n)).await.unwrap()),
        Step::End(deck, salt) => format!("{:?}", store.end_study(&study(deck, salt)).await.unwrap()),
        Step::Restart => String::new(),
    }
}

/// Does a step on the model; returns its result as text.
fn expected(model: &mut StudyModel, step: &Step) -> String {
    match step.clone() {
        Step::Record(record) => format!("{:?}", model.record(record, today())),
        Step::Withdraw(n) => format!("{:?}", model.withdraw(id(n))),
        Step::Open(deck, salt) => {
            format!("{:?}", model.open_study(&deck.parse().unwrap(), Salt([salt; 16]), today()))
        }
        Step::Link(linkage) => format!("{:?}", model.link(linkage, today())),
        Step::Respond(response) => format!("{:?}", model.record_followup(response, today().plus(9))),
        Step::Forget(n) => format!("{:?}", model.withdraw_followup(id(n))),
        Step::End(deck, salt) => format!("{:?}", model.end_study(&study(deck, salt))),
        Step::Restart => String::new(),
    }
}

fn study(deck: &str, salt: u8) -> StoredStudy {
    StoredStudy { deck: deck.parse().unwrap(), salt: Salt([salt; 16]), began: today() }
}

pub(crate) async fn compare(engine: &impl Engine, steps: &[Step]) -> Result<(), TestCaseError> {
    let (mut store, mut model) = (engine.open().await, StudyModel::new(&versions()));
    for deck_items in &versions() {
        store.announce(deck_items).await.unwrap();
    }
    for step in steps {
        prop_assert_eq!(done(&*store, step).await, expected(&mut model, step), "{:?}", step);
        if matches!(step, Step::Restart) {
            store = engine.restart(store).await;
        }
        prop_assert_eq!(store.studies().await.unwrap(), model.studies());
        for deck in ["d", "e"] {
            let deck = deck.parse().unwrap();
            let counts = store.deck_counts(&deck, None).await.unwrap();
            prop_assert_eq!(&counts.followups, &model.followups(&deck));
        }
    }
    store.close().await;
    Ok(())
}
