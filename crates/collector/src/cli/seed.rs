//! `konventa seed`: fills a database with synthetic records.

use std::sync::Arc;
use std::time::{Instant, SystemTime};

use anyhow::{anyhow, bail};
use clap::Args;
use konventa_domain::Day;
use konventa_domain::followup::Salt;
use konventa_domain::submission::Edition;
use konventa_store::{Fingerprint, Open, Store, StoredStudy};
use tokio::task::JoinSet;

use super::Database;
use crate::decks;
use crate::linkage_keyring::LinkageKeyring;
use crate::studies::{self, StudyError};
use crate::synthetic::{SyntheticLecture, World, lectures};

/// Tasks that store records concurrently: one write of the disk then stores many records.
const TASKS: usize = 512;

#[derive(Debug, Args)]
pub(super) struct Seed {
    #[command(flatten)]
    database: Database,
    /// Number of students with both quizzes. Some more have one only.
    #[arg(long, value_name = "N", default_value_t = 300)]
    records: u64,
    /// The deck.
    #[arg(long, value_name = "ID", default_value = "istanbul-convention")]
    deck: String,
    /// Number of lectures, instead of lectures of 40 to 120 students.
    #[arg(long, value_name = "N")]
    halls: Option<u64>,
    /// Also opens a study, in which about half the students of every other lecture take part.
    #[arg(long)]
    followup: bool,
    /// The seed: another number draws other students.
    #[arg(long = "seed", value_name = "NUMBER", default_value_t = 1)]
    drawn_by: u64,
}

impl Seed {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let decks = decks::embedded()?;
        let edition = decks.editions().find(|edition| edition.deck.as_str() == self.deck);
        let edition = edition.ok_or_else(|| anyhow!("--deck: no deck “{}” is in this program", self.deck))?;
        let address = self.database.address()?;
        let store = konventa_store::open(&address, Open::Create).await?;
        let filled = self.fill(&store, &LinkageKeyring::beside(address.path()), Arc::new(edition)).await;
        store.close().await;
        let (records, seconds) = filled?;
        println!(
            "{records} made-up records are in {} now ({seconds:.0} s). It is marked as synthetic for ever, and every report on it \
             says so.",
            address.path().display()
        );
        Ok(())
    }

    async fn fill(
        &self,
        store: &Arc<dyn Store>,
        keyring: &LinkageKeyring,
        edition: Arc<Edition>,
    ) -> anyhow::Result<(u64, f64)> {
        refuse_real_records(&**store).await?;
        store.mark_synthetic().await?;
        store.announce(&edition).await?;
        let begin = Instant::now();
        let now = SystemTime::now();
        let halls = Arc::new(lectures(&edition, (self.records, self.halls), self.drawn_by, now));
        let world = Arc::new(World::new(&edition, self.drawn_by));
        let study =
            if self.followup { Some(open_study(&**store, keyring, &edition, now).await?) } else { None };
        let mut callers = JoinSet::new();
        for first in 0..TASKS.min(halls.len()) {
            let (store, halls) = (Arc::clone(store), Arc::clone(&halls));
            let (world, edition) = (Arc::clone(&world), Arc::clone(&edition));
            let study = study.clone();
            callers.spawn(async move {
                let mut kept = 0;
                for (at, hall) in halls.iter().enumerate().skip(first).step_by(TASKS) {
                    let study = study.as_ref().filter(|_| at % 2 == 0);
                    kept += keep(&*store, hall, (&edition, study), &world).await?;
                }
                anyhow::Ok(kept)
            });
        }
        let mut kept = 0;
        while let Some(done) = callers.join_next().await {
            kept += done??;
        }
        Ok((kept, begin.elapsed().as_secs_f64()))
    }
}

/// Opens a study. Its salt need not be random, because no linkage keys are computed with it. Its
/// secret key is a real one, because a server may continue the study.
async fn open_study(
    store: &dyn Store,
    keyring: &LinkageKeyring,
    edition: &Edition,
    now: SystemTime,
) -> Result<StoredStudy, StudyError> {
    let new =
        StoredStudy { deck: edition.deck.clone(), salt: Salt(*b"synthetic study."), began: Day::of(now) };
    studies::open(store, keyring, new).await
}

async fn keep(
    store: &dyn Store,
    hall: &SyntheticLecture,
    (edition, study): (&Edition, Option<&StoredStudy>),
    world: &World,
) -> anyhow::Result<u64> {
    // Nobody can drive it: no token is empty.
    store.open_lecture(&hall.lecture, Fingerprint::of_token("")).await?;
    let mut kept = 0;
    for record in hall.records(edition, world) {
        let again = study.and_then(|study| hall.followup(&record, study));
        store.record(record, hall.lecture.day).await?;
        if let Some((linking, later, day)) = again {
            store.link(linking, hall.lecture.day).await?;
            store.record_followup(later, day).await?;
        }
        kept += 1;
    }
    Ok(kept)
}

/// Refuses a database with real records, so that they are never mixed up with synthetic ones.
async fn refuse_real_records(store: &dyn Store) -> anyhow::Result<()> {
    let mut decks: Vec<_> = store.editions().await?.into_iter().map(|edition| edition.deck).collect();
    decks.dedup();
    for deck in decks {
        let census = store.deck_counts(&deck, None).await?;
        if !census.synthetic && !census.strata.is_empty() {
            bail!(
                "this database has records of real students, and none are made up beside them. Name another file: --database \
                 sqlite://synthetic.db"
            );
        }
    }
    if !store.lectures().await?.iter().all(|lecture| is_made_up(lecture.place.as_deref())) {
        bail!("a lecture was started in this database. Name another file: --database sqlite://synthetic.db");
    }
    Ok(())
}

fn is_made_up(place: Option<&str>) -> bool {
    place.is_some_and(|place| place.starts_with("Synthetic hall "))
}
