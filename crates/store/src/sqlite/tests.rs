//! What only SQLite can do wrong: its columns, the file it is given, a full disk.

mod cache;
mod columns;
mod erased;
mod files;
mod followup;
mod lecture_index;
mod order;
mod receipts;
mod sealed_order;
mod trouble;
mod upgrade;

use std::sync::Arc;
use std::time::UNIX_EPOCH;

use konventa_domain::gain::DeckCounts;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, Demographics, QuizOutcomes, Record, SubmissionId};
use konventa_domain::{Country, Day, Language};
use sqlx::{ConnectOptions as _, Connection as _, Row as _};
use tempfile::TempDir;

use super::identity::DatabaseFiles;
use super::ledger::Commits;
use super::opening::MIGRATIONS;
use super::writing::Resources;
use super::*;
use crate::{
    Fingerprint, LectureStore as _, OpeningReport, RecordResult, RecordStore as _, Store as _, WithdrawResult,
};

pub(super) fn file(dir: &TempDir) -> PathBuf {
    dir.path().join("k.db")
}

pub(super) fn deck_items() -> DeckItems {
    DeckItems {
        deck: "d".parse().unwrap(),
        version: "v".parse().unwrap(),
        items: vec!["a".parse().unwrap(), "b".parse().unwrap()],
    }
}

pub(super) fn record(n: u8) -> Record {
    Record {
        id: SubmissionId::from_random([n; 16]),
        deck: deck_items().deck,
        version: deck_items().version,
        lecture: Some("hall".parse().unwrap()),
        demographics: Demographics::new(Country::Kosovo, Language::SerbianLatin),
        taken: QuizOutcomes::Both(vec![
            (Outcome::Wrong, Outcome::Correct),
            (Outcome::Unsure, Outcome::Blank),
        ]),
        vouched: false,
    }
}

pub(super) fn day() -> Day {
    Day::of(UNIX_EPOCH)
}

pub(super) async fn opened(dir: &TempDir) -> SqliteStore {
    let store = SqliteStore::open(&file(dir), Open::Create).await.unwrap();
    store.announce(&deck_items()).await.unwrap();
    store
}
