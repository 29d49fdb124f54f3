//! Random studies, in SQLite and in memory side by side: few names and few links, so that they meet.

use konventa_domain::followup::{FollowUpRecord, LinkageRequest, Salt};
use konventa_domain::submission::{Edition, Record};
use konventa_store::{FollowUpStore as _, Store, StoredStudy};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::followup::{later, linking, links};
use super::place::Place;
use super::samples::{edition, id, record, today};

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Record(Record),
    Withdraw(u128),
    Open(&'static str, u8),
    LinkageKey(LinkageRequest),
    Answer(FollowUpRecord),
    Forget(u128),
    End(&'static str, u8),
    Restart,
}

fn editions() -> [Edition; 4] {
    [
        edition("d", "v1", &["a", "b"]),
        edition("d", "v2", &["b", "a"]),
        edition("d", "v3", &["a", "c"]),
        edition("e", "v1", &["a", "b"]),
    ]
}

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let deck = || prop::sample::select(&["d", "d", "d", "e"][..]);
    let salt = || prop::sample::select(&[7_u8, 7, 7, 8][..]);
    let given = || {
        let partial = prop::collection::vec(10_u128..13, 0..2);
        (0_u128..6, partial).prop_map(|(full, partial)| links(full, &partial))
    };
    let records = (0_u128..6, 0_usize..4, "[cwub]{2}", "|[cwub]{2}")
        .prop_map(|(n, of, pre, post)| Step::Record(record(n, &editions()[of], &pre, &post)));
    let linking = (0_u128..6, 0_u128..8, deck(), salt(), given()).prop_map(|(n, own, deck, salt, links)| {
        Step::LinkageKey(LinkageRequest {
            id: id(100 + own),
            salt: Salt([salt; 16]),
            ..linking(n, deck, links)
        })
    });
    let answers =
        (0_u128..6, 0_usize..4, "[cwub]{2}", salt(), given()).prop_map(|(n, of, letters, salt, links)| {
            Step::Answer(FollowUpRecord {
                salt: Salt([salt; 16]),
                ..later(n, &editions()[of], &letters, links)
            })
        });
    let step = prop_oneof![
        6 => records,
        1 => (0_u128..6).prop_map(Step::Withdraw),
        3 => (deck(), salt()).prop_map(|(deck, salt)| Step::Open(deck, salt)),
        8 => linking,
        8 => answers,
        1 => (100_u128..108).prop_map(Step::Forget),
        1 => (200_u128..206).prop_map(Step::Forget),
        1 => (deck(), salt()).prop_map(|(deck, salt)| Step::End(deck, salt)),
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..60)
}

/// What came of a step, as text.
async fn done(store: &impl Store, step: &Step) -> String {
    match step {
        Step::Record(record) => format!("{:?}", store.record(record.clone(), today()).await),
        Step::Withdraw(n) => format!("{:?}", store.withdraw(id(*n)).await),
        Step::Open(deck, salt) => {
            format!("{:?}", store.open_study(&deck.parse().unwrap(), Salt([*salt; 16]), today()).await)
        }
        Step::LinkageKey(linking) => format!("{:?}", store.link(linking.clone(), today()).await),
        Step::Answer(later) => format!("{:?}", store.record_followup(later.clone(), today().plus(9)).await),
        Step::Forget(n) => format!("{:?}", store.forget_followup(id(*n)).await),
        Step::End(deck, salt) => {
            let (deck, salt) = (deck.parse().unwrap(), Salt([*salt; 16]));
            format!("{:?}", store.end_study(&StoredStudy { deck, salt, began: today() }).await)
        }
        Step::Restart => String::new(),
    }
}

pub(crate) async fn compare(
    one: &impl Place,
    other: &impl Place,
    steps: &[Step],
) -> Result<(), TestCaseError> {
    let (mut store, mut model) = (other.open().await, one.open().await);
    for edition in &editions() {
        store.announce(edition).await.unwrap();
        model.announce(edition).await.unwrap();
    }
    for step in steps {
        prop_assert_eq!(done(&store, step).await, done(&model, step).await, "{:?}", step);
        if matches!(step, Step::Restart) {
            store = other.restart(store).await;
            model = one.restart(model).await;
        }
        prop_assert_eq!(store.studies().await.unwrap(), model.studies().await.unwrap());
        for deck in ["d", "e"] {
            let deck = deck.parse().unwrap();
            let (found, expected) = (store.census(&deck, None).await, model.census(&deck, None).await);
            prop_assert_eq!(&found.unwrap().followups, &expected.unwrap().followups);
        }
    }
    store.close().await;
    Ok(())
}
