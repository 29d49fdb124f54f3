//! Random studies against a model, with so few ids and linkage keys that they often collide. Each step
//! is done by a family of twelve students, whose ids and keys have nothing in common.

use konventa_domain::followup::{FollowUpRecord, LinkageRequest, Salt};
use konventa_domain::submission::DeckItems;
use konventa_store::{SealWhen, Store, StoredStudy};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::engine::Engine;
use super::followup::{keys, linkage, response};
use super::samples::{deck_items, id, record, today};
use super::study_model::StudyModel;

/// The number of students of a family.
const FAMILY: u128 = 12;
/// The distance of their ids and keys.
const APART: u128 = 1_000;

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Record(u128, usize, String, String),
    Withdraw(u128),
    Seal,
    Open(&'static str, u8),
    /// The student, the id of the request, and full and partial keys.
    Link(u128, u128, &'static str, u8, Keys),
    Respond(u128, usize, String, u8, Keys),
    Forget(u128),
    End(&'static str, u8),
    Restart,
}

type Keys = (u128, Vec<u128>);

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
    let given = || (0_u128..6, prop::collection::vec(10_u128..13, 0..2));
    let records = (0_u128..6, 0_usize..4, "[cw]{2}", "|[cw]{2}|[cw]{2}")
        .prop_map(|(n, of, pre, post)| Step::Record(n, of, pre, post));
    let linkages = (0_u128..6, 100_u128..108, deck(), salt(), given())
        .prop_map(|(n, own, deck, salt, keys)| Step::Link(n, own, deck, salt, keys));
    let responses = (200_u128..206, 0_usize..4, "[cw]{2}", salt(), given())
        .prop_map(|(n, of, letters, salt, keys)| Step::Respond(n, of, letters, salt, keys));
    let step = prop_oneof![
        6 => records,
        1 => (0_u128..6).prop_map(Step::Withdraw),
        2 => Just(Step::Seal),
        3 => (deck(), salt()).prop_map(|(deck, salt)| Step::Open(deck, salt)),
        8 => linkages,
        8 => responses,
        1 => (100_u128..108).prop_map(Step::Forget),
        1 => (200_u128..206).prop_map(Step::Forget),
        1 => (deck(), salt()).prop_map(|(deck, salt)| Step::End(deck, salt)),
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..40)
}

/// What a store and a model can be asked to do by one student.
enum Act {
    Record(konventa_domain::submission::Record),
    Withdraw(u128),
    Link(LinkageRequest),
    Respond(FollowUpRecord),
    Forget(u128),
}

/// What each student of a family does.
fn acts(step: &Step) -> Vec<Act> {
    let one = |place: u128| {
        let apart = |n: u128| n * APART + place;
        let keys = |(full, partial): &Keys| {
            keys(apart(*full), &partial.iter().map(|n| apart(*n)).collect::<Vec<u128>>())
        };
        Some(match step {
            Step::Record(n, of, pre, post) => Act::Record(record(apart(*n), &versions()[*of], pre, post)),
            Step::Withdraw(n) => Act::Withdraw(apart(*n)),
            Step::Link(n, own, deck, salt, given) => Act::Link(LinkageRequest {
                id: id(apart(*own)),
                submission: id(apart(*n)),
                salt: Salt([*salt; 16]),
                ..linkage(0, deck, keys(given))
            }),
            Step::Respond(n, of, letters, salt, given) => Act::Respond(FollowUpRecord {
                id: id(apart(*n)),
                salt: Salt([*salt; 16]),
                ..response(0, &versions()[*of], letters, keys(given))
            }),
            Step::Forget(n) => Act::Forget(apart(*n)),
            Step::Seal | Step::Open(..) | Step::End(..) | Step::Restart => return None,
        })
    };
    (0..FAMILY).filter_map(one).collect()
}

/// Does a step on a store; returns its results as text.
async fn done(store: &dyn Store, step: &Step) -> Vec<String> {
    let mut results = Vec::new();
    for act in acts(step) {
        results.push(match act {
            Act::Record(record) => format!("{:?}", store.record(record, today()).await.unwrap()),
            Act::Withdraw(n) => format!("{:?}", store.withdraw(id(n)).await.unwrap()),
            Act::Link(linkage) => format!("{:?}", store.link(linkage, today()).await.unwrap()),
            Act::Respond(response) => {
                format!("{:?}", store.record_followup(response, today().plus(9)).await.unwrap())
            }
            Act::Forget(n) => format!("{:?}", store.withdraw_followup(id(n)).await.unwrap()),
        });
    }
    match step {
        Step::Seal => results.push(format!("{}", store.seal(SealWhen::Now).await.unwrap())),
        Step::Open(deck, salt) => {
            let study = store.open_study(&deck.parse().unwrap(), Salt([*salt; 16]), today()).await;
            results.push(format!("{:?}", study.unwrap()));
        }
        Step::End(deck, salt) => {
            results.push(format!("{:?}", store.end_study(&study(deck, *salt), today()).await.unwrap()));
        }
        _ => {}
    }
    results
}

/// Does a step on the model; returns its results as text.
fn expected(model: &mut StudyModel, step: &Step) -> Vec<String> {
    let act = |act| match act {
        Act::Record(record) => format!("{:?}", model.record(record)),
        Act::Withdraw(n) => format!("{:?}", model.withdraw(id(n))),
        Act::Link(linkage) => format!("{:?}", model.link(linkage, today())),
        Act::Respond(response) => format!("{:?}", model.record_followup(response, today().plus(9))),
        Act::Forget(n) => format!("{:?}", model.withdraw_followup(id(n))),
    };
    let mut results: Vec<String> = acts(step).into_iter().map(act).collect();
    match step {
        Step::Seal => results.push(format!("{}", model.seal())),
        Step::Open(deck, salt) => {
            let study = model.open_study(&deck.parse().unwrap(), Salt([*salt; 16]), today());
            results.push(format!("{study:?}"));
        }
        Step::End(deck, salt) => results.push(format!("{:?}", model.end_study(&study(deck, *salt)))),
        _ => {}
    }
    results
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
            prop_assert_eq!(StudyModel::listed(&counts.batches, &counts.cells), model.cells(&deck));
        }
    }
    store.close().await;
    Ok(())
}
