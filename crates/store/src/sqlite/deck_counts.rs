//! Counts over records, and the records themselves.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use konventa_domain::gain::{DeckCounts, Strata, Stratum, Tally, Venue};
use konventa_domain::id::{DeckId, LectureId};
use konventa_domain::submission::Taken;
use konventa_domain::{Country, Language};
use sqlx::sqlite::SqlitePool;
use sqlx::{Row, Sqlite, Transaction};
use tokio::sync::Mutex;

use super::followup;
use super::reader::{Editions, ReadError, Result, editions_of};
use crate::letters;

/// The mark of a file whose records were made up.
pub(super) const SYNTHETIC: &str = "synthetic";

/// Counts the times that records changed.
pub(super) const RECORDS: &str = "records";

/// Records are read in so many parts, by the first digit of their hash: each part is one range of the file, and the
/// memory needed stays small however many records there are.
const PARTS: u8 = 16;

/// What is known of a deck beside its records.
pub(super) struct Frame {
    pub(super) editions: Editions,
    places: BTreeMap<String, String>,
    synthetic: bool,
}

/// Counts the records of a deck.
///
/// SQLite joins the records of a part to one text and this side counts them: handing over the rows one by one takes more
/// than twice as long, and five times the processor (`examples/rates.rs`). Two connections share the parts, each with a steady view
/// of its own. A record is in one part only, so it is counted once or, where it comes or goes meanwhile, not at all.
pub(super) async fn census(
    pool: &SqlitePool,
    deck: &DeckId,
    lecture: Option<&LectureId>,
) -> Result<DeckCounts> {
    let frame = frame(pool, deck).await?;
    let half = |parts: std::ops::Range<u8>| async move {
        let mut sorted = Sorted::default();
        each_part(pool, deck, lecture, parts, |lines| sorted.take(lines)).await?;
        Ok::<_, ReadError>(sorted)
    };
    let (one, other) = tokio::try_join!(half(0..PARTS / 2), half(PARTS / 2..PARTS))?;
    let mut census = DeckCounts { synthetic: frame.synthetic, ..DeckCounts::default() };
    one.count(&frame, &mut census.strata)?;
    other.count(&frame, &mut census.strata)?;
    if lecture.is_none() {
        census.followups = followup::followups(&mut *pool.begin().await?, deck, &frame).await?;
    }
    census.editions = frame.editions.into_values().collect();
    Ok(census)
}

/// The counts of a deck's records as they were last, and at which change of records that was.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<HashMap<DeckId, (i64, Arc<DeckCounts>)>>);

impl Kept {
    /// The counts, made again only where records changed since.
    pub(super) async fn census(&self, pool: &SqlitePool, deck: &DeckId) -> Result<Arc<DeckCounts>> {
        // Whoever asks meanwhile waits for the same counts.
        let mut kept = self.0.lock().await;
        let before = changes(pool).await?;
        if let Some((_, census)) = kept.get(deck).filter(|(at, _)| *at == before) {
            return Ok(Arc::clone(census));
        }
        let census = Arc::new(self::census(pool, deck, None).await?);
        if changes(pool).await? == before {
            kept.insert(deck.clone(), (before, Arc::clone(&census)));
        }
        Ok(census)
    }
}

async fn changes(pool: &SqlitePool) -> Result<i64> {
    let value = sqlx::query_scalar("SELECT value FROM mark WHERE name = ?");
    Ok(value.bind(RECORDS).fetch_one(pool).await?)
}

/// The records of a deck by what is known of them.
pub(super) async fn outcomes(pool: &SqlitePool, deck: &DeckId) -> Result<BTreeMap<Stratum, Vec<Taken>>> {
    let frame = frame(pool, deck).await?;
    let mut outcomes: BTreeMap<Stratum, Vec<Taken>> = BTreeMap::new();
    each_part(pool, deck, None, 0..PARTS, |lines| {
        for line in lines.lines() {
            let found = Line::of(line).and_then(|line| {
                let (items, stratum) = frame.stratum(line.kind)?;
                Some((stratum, letters::read(items, line.pre, line.post)?))
            });
            let (stratum, taken) = found.ok_or_else(|| damaged(line))?;
            outcomes.entry(stratum).or_default().push(taken);
        }
        Ok(())
    })
    .await?;
    Ok(outcomes)
}

async fn frame(pool: &SqlitePool, deck: &DeckId) -> Result<Frame> {
    let mut view = pool.begin().await?;
    let editions = editions_of(&mut *view, deck).await?;
    let places = sqlx::query("SELECT id, place FROM lecture WHERE place IS NOT NULL")
        .fetch_all(&mut *view)
        .await?
        .iter()
        .map(|row| Ok((row.try_get("id")?, row.try_get("place")?)))
        .collect::<sqlx::Result<_>>()?;
    let synthetic = sqlx::query("SELECT 1 FROM mark WHERE name = ?")
        .bind(SYNTHETIC)
        .fetch_optional(&mut *view)
        .await?
        .is_some();
    Ok(Frame { editions, places, synthetic })
}

impl Frame {
    /// The number of items and the stratum of the first words of a line.
    pub(super) fn stratum(&self, kind: &str) -> Option<(usize, Stratum)> {
        let mut words = kind.split(' ');
        let edition = self.editions.get(&words.next()?.parse().ok()?)?;
        let country = Country::from_code(words.next()?)?;
        let language = Language::from_tag(words.next()?)?;
        let hall = match words.next()? {
            "-" => None,
            id => Some(Venue { lecture: id.parse().ok()?, place: self.places.get(id).cloned() }),
        };
        let day = words.next()?.parse().ok()?;
        let stratum = Stratum { version: edition.version.clone(), country, language, venue: hall, day };
        Some((edition.items.len(), stratum))
    }
}

/// The letters of records by what else is the same in their lines. Those of one stratum are counted one after the other: with
/// thousands of halls the counts of all do not fit the processor's cache, and each record would wait for memory many times.
#[derive(Default)]
struct Sorted(HashMap<String, String>);

impl Sorted {
    fn take(&mut self, lines: &str) -> Result<()> {
        for line in lines.lines() {
            let (kind, answers) = Line::cut(line).ok_or_else(|| damaged(line))?;
            if let Some(kept) = self.0.get_mut(kind) {
                kept.push('\n');
                kept.push_str(answers);
            } else {
                self.0.insert(kind.to_owned(), answers.to_owned());
            }
        }
        Ok(())
    }

    fn count(self, frame: &Frame, strata: &mut Strata) -> Result<()> {
        for (kind, answers) in self.0 {
            let (items, stratum) = frame.stratum(&kind).ok_or_else(|| damaged(&kind))?;
            let tally = strata.entry(stratum).or_insert_with(|| Tally::new(items));
            for line in answers.lines() {
                let counted = Line::quizzes(line).and_then(|(pre, post)| letters::count(tally, pre, post));
                counted.ok_or_else(|| damaged(line))?;
            }
        }
        Ok(())
    }
}

/// One record: what is known of it, and its letters.
struct Line<'a> {
    kind: &'a str,
    pre: Option<&'a str>,
    post: Option<&'a str>,
}

impl<'a> Line<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let (kind, answers) = Self::cut(line)?;
        let (pre, post) = Self::quizzes(answers)?;
        Some(Self { kind, pre, post })
    }

    /// What is known of it, and the letters of both quizzes.
    fn cut(line: &'a str) -> Option<(&'a str, &'a str)> {
        let (before, _) = line.rsplit_once(' ')?;
        let (kind, _) = before.rsplit_once(' ')?;
        Some((kind, line.get(kind.len() + 1..)?))
    }

    /// The letters of each quiz, `None` where there are none.
    fn quizzes(answers: &'a str) -> Option<(Option<&'a str>, Option<&'a str>)> {
        let (pre, post) = answers.split_once(' ')?;
        let quiz = |word: &'a str| (word != "-").then_some(word);
        Some((quiz(pre), quiz(post)))
    }
}

fn damaged(line: &str) -> ReadError {
    ReadError::Damaged(format!("a record reads “{line}”"))
}

/// Hands over the records of some parts, a line each: edition, country, language, lecture, day, and the letters of both quizzes, `-` where
/// there is none.
async fn each_part(
    pool: &SqlitePool,
    deck: &DeckId,
    lecture: Option<&LectureId>,
    parts: std::ops::Range<u8>,
    mut take: impl FnMut(&str) -> Result<()>,
) -> Result<()> {
    let mut view = pool.begin().await?;
    for part in parts {
        let lines = part_of_records(&mut view, deck, lecture, part).await?;
        take(&lines.unwrap_or_default())?;
    }
    Ok(())
}

async fn part_of_records(
    view: &mut Transaction<'_, Sqlite>,
    deck: &DeckId,
    lecture: Option<&LectureId>,
    part: u8,
) -> Result<Option<String>> {
    let from = vec![part << 4];
    // No hash has 33 bytes, so this is above the last one.
    let below = if part == PARTS - 1 { vec![0xff; 33] } else { vec![(part + 1) << 4] };
    let lines = sqlx::query_scalar(
        "SELECT group_concat(edition || ' ' || country || ' ' || language || ' ' || coalesce(lecture, '-') || ' ' || day \
         || ' ' || coalesce(pre, '-') || ' ' || coalesce(post, '-'), char(10)) \
         FROM record WHERE hash >= ?1 AND hash < ?2 \
         AND edition IN (SELECT number FROM edition WHERE deck = ?3) AND (?4 IS NULL OR lecture = ?4)",
    )
    .bind(from)
    .bind(below)
    .bind(deck.as_str())
    .bind(lecture.map(LectureId::as_str))
    .fetch_one(&mut **view)
    .await?;
    Ok(lines)
}
