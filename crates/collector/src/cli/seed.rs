//! `konventa seed`: fills a database with synthetic records.

mod synthetic;

use std::sync::Arc;
use std::time::{Instant, SystemTime};

use anyhow::{anyhow, bail};
use clap::Args;
use konventa_domain::Day;
use konventa_domain::followup::Salt;
use konventa_domain::submission::DeckItems;
use konventa_store::{Fingerprint, Open, SealWhen, Store, StoredStudy};
use tokio::task::JoinSet;

use super::Database;
use crate::decks;
use crate::linkage_keyring::LinkageKeyring;
use crate::studies::{self, StudyError};
use synthetic::{PLACE_PREFIX, SyntheticLecture, World, lectures};

/// Tasks that store records concurrently: one write of the disk then stores many records.
const TASKS: usize = 512;

#[derive(Debug, Args)]
pub(super) struct SeedCommand {
    #[command(flatten)]
    database: Database,
    /// Number of students who take both quizzes. Some more take only one.
    #[arg(long, value_name = "N", default_value_t = 300)]
    students: u64,
    /// The deck.
    #[arg(long, value_name = "ID", default_value = "istanbul-convention")]
    deck: String,
    /// Number of lectures, all of the same size. Without it, lectures have 40 to 120 students.
    #[arg(long, value_name = "N")]
    lectures: Option<u64>,
    /// Also opens a study, in which about half the students of every other lecture take part.
    #[arg(long)]
    followup: bool,
    /// Seed of the random numbers.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
}

impl SeedCommand {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let decks = decks::embedded()?;
        let deck_items = decks.deck_items().find(|deck_items| deck_items.deck.as_str() == self.deck);
        let deck_items =
            deck_items.ok_or_else(|| anyhow!("--deck: no deck “{}” is in this program", self.deck))?;
        let address = self.database.address()?;
        let store = konventa_store::open(&address, Open::Create).await?;
        let filled = self.fill(&store, &LinkageKeyring::beside(address.beside()), Arc::new(deck_items)).await;
        store.close().await;
        let (records, seconds) = filled?;
        println!(
            "Added {records} synthetic records to {address} in {seconds:.0} s. The database is permanently marked as \
             synthetic, and every report on it says so."
        );
        Ok(())
    }

    async fn fill(
        &self,
        store: &Arc<dyn Store>,
        keyring: &LinkageKeyring,
        deck_items: Arc<DeckItems>,
    ) -> anyhow::Result<(u64, f64)> {
        refuse_real_records(&**store).await?;
        store.mark_synthetic().await?;
        store.announce(&deck_items).await?;
        let begin = Instant::now();
        let now = SystemTime::now();
        let lectures = Arc::new(lectures(&deck_items, self.students, self.lectures, self.seed, now));
        let world = Arc::new(World::new(&deck_items, self.seed));
        let study =
            if self.followup { Some(open_study(&**store, keyring, &deck_items, now).await?) } else { None };
        let mut callers = JoinSet::new();
        for first in 0..TASKS.min(lectures.len()) {
            let (store, lectures) = (Arc::clone(store), Arc::clone(&lectures));
            let (world, deck_items) = (Arc::clone(&world), Arc::clone(&deck_items));
            let study = study.clone();
            callers.spawn(async move {
                let mut stored = 0;
                for (at, lecture) in lectures.iter().enumerate().skip(first).step_by(TASKS) {
                    let study = study.as_ref().filter(|_| at % 2 == 0);
                    stored += store_lecture(&*store, lecture, (&deck_items, study), &world).await?;
                }
                anyhow::Ok(stored)
            });
        }
        let mut stored = 0;
        while let Some(done) = callers.join_next().await {
            stored += done??;
        }
        store.seal(SealWhen::Now).await?;
        Ok((stored, begin.elapsed().as_secs_f64()))
    }
}

/// Opens a study. Its salt need not be random, because no linkage keys are computed with it. Its
/// secret key is a real one, because a server may continue the study.
async fn open_study(
    store: &dyn Store,
    keyring: &LinkageKeyring,
    deck_items: &DeckItems,
    now: SystemTime,
) -> Result<StoredStudy, StudyError> {
    let new =
        StoredStudy { deck: deck_items.deck.clone(), salt: Salt(*b"synthetic study."), began: Day::of(now) };
    studies::open(store, keyring, new).await
}

async fn store_lecture(
    store: &dyn Store,
    synthetic: &SyntheticLecture,
    (deck_items, study): (&DeckItems, Option<&StoredStudy>),
    world: &World,
) -> anyhow::Result<u64> {
    // Nobody can drive it: no token is empty.
    store.open_lecture(&synthetic.lecture, Fingerprint::of_token("")).await?;
    let mut stored = 0;
    for record in synthetic.records(deck_items, world) {
        let followup = study.and_then(|study| synthetic.followup(&record, study));
        store.record(record, synthetic.lecture.day).await?;
        if let Some((linkage, response, day)) = followup {
            store.link(linkage, synthetic.lecture.day).await?;
            store.record_followup(response, day).await?;
        }
        stored += 1;
    }
    Ok(stored)
}

/// Refuses a database with real records, so that they are never mixed up with synthetic ones.
async fn refuse_real_records(store: &dyn Store) -> anyhow::Result<()> {
    if store.has_real_records().await? {
        bail!(
            "this database has records of real students; synthetic records are never added to them. Name another file: --database \
             sqlite://synthetic.db"
        );
    }
    if !store.lectures().await?.iter().all(|lecture| is_synthetic(lecture.place.as_deref())) {
        bail!("this database has a real lecture. Name another file: --database sqlite://synthetic.db");
    }
    Ok(())
}

fn is_synthetic(place: Option<&str>) -> bool {
    place.is_some_and(|place| place.starts_with(PLACE_PREFIX))
}
