//! Which later answers belong to which record: found by links while a study is open, and kept once it is over.
//!
//! Only rows of a study are read, and the records that they lead to: without a study a report over a million records
//! costs two looks at empty tables.

use konventa_domain::Day;
use konventa_domain::followup::link_records;
use konventa_domain::gain::{FollowUp, FollowUps};
use konventa_domain::id::DeckId;
use konventa_domain::submission::Taken;
use sqlx::Row as _;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::super::deck_counts::Frame;
use super::super::reader::{Editions, Result};
use super::LinkageKeys;
use super::read::damaged;
use crate::followup::in_order_of;
use crate::letters;

/// FollowUpRecord answers, and the first ones of the same student.
pub(super) struct Pair {
    /// Hash of the name of the later ones.
    pub(super) later: Vec<u8>,
    /// Hash of the submission.
    pub(super) record: Vec<u8>,
    /// What is known of the record, as in a line of the census.
    kind: String,
    revisit: FollowUp,
}

/// All students of a deck who answered again, by what is known of their records. In the order of the later hashes, so that a
/// report is the same before and after the end of a study.
pub(in super::super) async fn followups(
    from: &mut SqliteConnection,
    deck: &DeckId,
    frame: &Frame,
) -> Result<FollowUps> {
    let mut pairs = of_open_study(from, deck, &frame.editions).await?;
    pairs.extend(of_ended_studies(from, deck, &frame.editions).await?);
    pairs.sort_unstable_by(|one, other| one.later.cmp(&other.later));
    let mut followups = FollowUps::new();
    for Pair { kind, revisit, .. } in pairs {
        let (_, stratum) = frame.stratum(&kind).ok_or_else(|| damaged("a record", &kind))?;
        followups.entry(stratum).or_default().push(revisit);
    }
    Ok(followups)
}

/// What a census says of a record, and its quizzes.
const RECORD: &str = "r.edition AS first_edition, r.day AS first_day, r.pre, r.post, r.edition || ' ' || r.country || ' ' \
                      || r.language || ' ' || coalesce(r.lecture, '-') || ' ' || r.day AS kind";

/// The pairs of the study that is open. Whoever consented is compared, so that what is in doubt stays apart; but a pair is
/// one only where there is a record with both quizzes that has no pair of an earlier study, and both editions ask the same.
pub(super) async fn of_open_study(
    from: &mut SqliteConnection,
    deck: &DeckId,
    editions: &Editions,
) -> Result<Vec<Pair>> {
    let later = sqlx::query(
        "SELECT hash, edition, day, outcomes, full_key, partial_keys FROM followup_response WHERE study = ? ORDER BY hash",
    )
    .bind(deck.as_str())
    .fetch_all(&mut *from)
    .await?;
    if later.is_empty() {
        return Ok(Vec::new());
    }
    let first = format!(
        "SELECT l.record, l.full_key, l.partial_keys, {RECORD} FROM followup_linkage l LEFT JOIN record r \
         ON r.hash = l.record AND NOT EXISTS (SELECT 1 FROM followup_response a WHERE a.record = l.record) \
         WHERE l.study = ? ORDER BY l.hash"
    );
    let first = sqlx::query(sqlx::AssertSqlSafe(first)).bind(deck.as_str()).fetch_all(&mut *from).await?;
    let links = |rows: &[SqliteRow]| rows.iter().map(LinkageKeys::read).collect::<Result<Vec<_>>>();
    let pair = |found: konventa_domain::followup::LinkedPair| {
        pair(&first[found.first], &later[found.later], editions).transpose()
    };
    link_records(&links(&first)?, &links(&later)?).into_iter().filter_map(pair).collect()
}

/// The pairs that were kept.
async fn of_ended_studies(
    from: &mut SqliteConnection,
    deck: &DeckId,
    editions: &Editions,
) -> Result<Vec<Pair>> {
    let kept = format!(
        "SELECT a.hash, a.edition, a.day, a.outcomes, a.record, {RECORD} FROM followup_response a \
         JOIN record r ON r.hash = a.record \
         WHERE a.study IS NULL AND a.edition IN (SELECT number FROM edition WHERE deck = ?)"
    );
    let kept = sqlx::query(sqlx::AssertSqlSafe(kept)).bind(deck.as_str()).fetch_all(&mut *from).await?;
    kept.iter().filter_map(|row| pair(row, row, editions).transpose()).collect()
}

/// `None` where the record is missing, of another deck, has one quiz only, or was asked other items.
fn pair(first: &SqliteRow, later: &SqliteRow, editions: &Editions) -> Result<Option<Pair>> {
    let edition = |number: Option<i64>| number.and_then(|number| editions.get(&number));
    let (Some(first_edition), Some(later_edition)) =
        (edition(first.try_get("first_edition")?), edition(later.try_get("edition")?))
    else {
        return Ok(None);
    };
    let (pre, post): (Option<String>, Option<String>) = (first.try_get("pre")?, first.try_get("post")?);
    let taken = letters::read(first_edition.items.len(), pre.as_deref(), post.as_deref());
    let outcomes: String = later.try_get("outcomes")?;
    let read = letters::quiz(later_edition.items.len(), &outcomes);
    let (Some(taken), Some(outcomes)) = (taken, read) else {
        return Err(damaged("outcomes", &"they have other letters or another length"));
    };
    let (Taken::Both(both), Some(outcomes)) = (taken, in_order_of(first_edition, later_edition, &outcomes))
    else {
        return Ok(None);
    };
    let days = day(later, "day")?.days_after(day(first, "first_day")?);
    Ok(Some(Pair {
        later: later.try_get("hash")?,
        record: first.try_get("record")?,
        kind: first.try_get("kind")?,
        revisit: FollowUp { first: both, later: outcomes, days },
    }))
}

fn day(row: &SqliteRow, column: &str) -> Result<Day> {
    let text: String = row.try_get(column)?;
    text.parse().map_err(|why| damaged("a day", &why))
}
