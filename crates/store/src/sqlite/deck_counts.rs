//! Counts of records, and the records themselves.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use konventa_domain::gain::{DeckCounts, Strata, Stratum, Tally};
use konventa_domain::id::{DeckId, LectureId};
use konventa_domain::submission::QuizOutcomes;
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqlitePool;
use tokio::sync::Mutex;

use super::deck_context::DeckContext;
use super::followup;
use super::marks;
use super::read_error::{ReadError, Result};
use super::record_row::{NULL, RecordLists, RecordRow, lists_of_lecture, lists_of_range};
use crate::letters;

/// The number of ranges in which records are read, by the first digit of their hash. Each is one
/// range of the file, and the memory needed for it stays small however many records there are.
const HASH_RANGES: u8 = 16;

/// Counts the records of a deck, or of one lecture of it.
///
/// Two connections share the ranges, each with a steady view of its own. A record is in one range
/// only, so it is counted once or, if it arrives or is withdrawn in the meantime, perhaps not at
/// all.
pub(super) async fn count(
    pool: &SqlitePool,
    deck: &DeckId,
    lecture: Option<&LectureId>,
) -> Result<DeckCounts> {
    let (context, synthetic) = {
        let mut view = pool.begin().await?;
        (DeckContext::read(&mut view, deck).await?, marks::is_synthetic(&mut *view).await?)
    };
    let mut counts = DeckCounts { synthetic, ..DeckCounts::default() };
    if let Some(lecture) = lecture {
        let mut quizzes = QuizzesByStratum::default();
        quizzes.take(&of_lecture(pool, deck, lecture).await?, &context)?;
        quizzes.count(&mut counts.strata)?;
    } else {
        let half = async |ranges| {
            let mut quizzes = QuizzesByStratum::default();
            each_range(pool, deck, ranges, |records| quizzes.take(records, &context)).await?;
            Ok::<_, ReadError>(quizzes)
        };
        let (one, other) = tokio::try_join!(half(0..HASH_RANGES / 2), half(HASH_RANGES / 2..HASH_RANGES))?;
        one.count(&mut counts.strata)?;
        other.count(&mut counts.strata)?;
        counts.followups = followup::followups(&mut *pool.begin().await?, deck, &context).await?;
    }
    counts.versions = context.versions.into_values().collect();
    Ok(counts)
}

/// Returns the records of a deck by stratum.
pub(super) async fn records_by_stratum(
    pool: &SqlitePool,
    deck: &DeckId,
) -> Result<BTreeMap<Stratum, Vec<QuizOutcomes>>> {
    let context = DeckContext::read(&mut *pool.begin().await?, deck).await?;
    let mut records: BTreeMap<Stratum, Vec<QuizOutcomes>> = BTreeMap::new();
    each_range(pool, deck, 0..HASH_RANGES, |lists| {
        lists.each(|record| {
            let items = context.deck_items(record)?.items.len();
            let taken = letters::decode(items, record.pre, record.post).ok_or_else(damaged)?;
            records.entry(context.stratum(record)?).or_default().push(taken);
            Ok(())
        })
    })
    .await?;
    Ok(records)
}

/// The last counts of each deck, with the number of changes at that time.
#[derive(Debug, Default)]
pub(super) struct CountCache(Mutex<HashMap<DeckId, (i64, Arc<DeckCounts>)>>);

impl CountCache {
    /// Returns the counts of a deck. They are computed again only if records changed since.
    pub(super) async fn count(&self, pool: &SqlitePool, deck: &DeckId) -> Result<Arc<DeckCounts>> {
        // Other callers that want the same counts wait for them here.
        let mut cached = self.0.lock().await;
        let before = marks::changes(pool).await?;
        if let Some((_, counts)) = cached.get(deck).filter(|(changes, _)| *changes == before) {
            return Ok(Arc::clone(counts));
        }
        let counts = Arc::new(self::count(pool, deck, None).await?);
        if marks::changes(pool).await? == before {
            cached.insert(deck.clone(), (before, Arc::clone(&counts)));
        }
        Ok(counts)
    }
}

/// The quizzes of records by stratum. Those of one stratum are counted one after the other: with
/// thousands of lectures their tallies do not fit the cache of the processor, and each record would
/// wait for memory many times.
#[derive(Default)]
struct QuizzesByStratum {
    strata: BTreeMap<Stratum, usize>,
    quizzes: Vec<Quizzes>,
}

/// The letters of some records, a line per record; [`NULL`] for a quiz that was missed.
struct Quizzes {
    items: usize,
    pre: String,
    post: String,
}

impl QuizzesByStratum {
    fn take(&mut self, lists: &RecordLists, context: &DeckContext) -> Result<()> {
        // Reading a stratum takes much longer than counting a record, so it is done once for
        // records that are alike.
        let mut known: HashMap<RecordRow<'_>, usize> = HashMap::new();
        lists.each(|record| {
            let alike = record.without_quizzes();
            let index = if let Some(index) = known.get(&alike) {
                *index
            } else {
                let index = self.index(context, alike)?;
                known.insert(alike, index);
                index
            };
            self.quizzes[index].push(record);
            Ok(())
        })
    }

    /// Returns the index of the quizzes of a stratum.
    fn index(&mut self, context: &DeckContext, record: RecordRow<'_>) -> Result<usize> {
        let items = context.deck_items(record)?.items.len();
        Ok(*self.strata.entry(context.stratum(record)?).or_insert_with(|| {
            self.quizzes.push(Quizzes { items, pre: String::new(), post: String::new() });
            self.quizzes.len() - 1
        }))
    }

    fn count(self, strata: &mut Strata) -> Result<()> {
        for (stratum, index) in self.strata {
            let quizzes = &self.quizzes[index];
            let tally = strata.entry(stratum).or_insert_with(|| Tally::new(quizzes.items));
            for (pre, post) in quizzes.pre.lines().zip(quizzes.post.lines()) {
                let quiz = |letters| (letters != NULL).then_some(letters);
                letters::count(tally, quiz(pre), quiz(post)).ok_or_else(damaged)?;
            }
        }
        Ok(())
    }
}

impl Quizzes {
    fn push(&mut self, record: RecordRow<'_>) {
        for (lines, letters) in [(&mut self.pre, record.pre), (&mut self.post, record.post)] {
            lines.push_str(letters.unwrap_or(NULL));
            lines.push('\n');
        }
    }
}

/// The values stay out of the message: it goes to the log.
fn damaged() -> ReadError {
    ReadError::damaged("a record", "its outcomes have other letters or another length")
}

/// Returns the records of a lecture.
async fn of_lecture(pool: &SqlitePool, deck: &DeckId, lecture: &LectureId) -> Result<RecordLists> {
    let lists = sqlx::query(AssertSqlSafe(lists_of_lecture()))
        .bind(deck.as_str())
        .bind(lecture.as_str())
        .fetch_one(pool)
        .await?;
    Ok(RecordLists::read(&lists)?)
}

/// Passes on the records of some ranges.
async fn each_range(
    pool: &SqlitePool,
    deck: &DeckId,
    ranges: Range<u8>,
    mut take: impl FnMut(&RecordLists) -> Result<()>,
) -> Result<()> {
    let mut view = pool.begin().await?;
    for range in ranges {
        let first = vec![range << 4];
        // No hash has 33 bytes, so this is above the last one.
        let end = if range == HASH_RANGES - 1 { vec![0xff; 33] } else { vec![(range + 1) << 4] };
        let lists = sqlx::query(AssertSqlSafe(lists_of_range()))
            .bind(deck.as_str())
            .bind(first)
            .bind(end)
            .fetch_one(&mut *view)
            .await?;
        take(&RecordLists::read(&lists)?)?;
    }
    Ok(())
}
