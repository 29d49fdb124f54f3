//! Sealed batches: the only records that figures are made of.
//!
//! A record that arrives is *pending*, and no figure counts it. [`seal`] joins pending records into
//! batches of at least [`SMALLEST_GROUP`], and a batch never changes. So two answers, at the same
//! time or at different times, differ by whole batches, and so does every sum and difference of
//! answers: none describes fewer than ten records. Statisticians call this micro-aggregation
//! (A. Hundepool and others, "Statistical Disclosure Control" (2012), section 3.4.2); the rules are
//! those of the IETF's Distributed Aggregation Protocol: a report counts once, a batch is collected
//! once, and what comes later is in another batch.
//!
//! A batch says of its records only what all of them have in common. A figure covers the batches
//! whose records all lie in the scope. The price: a batch that mixes countries counts for no single
//! country, and the same holds for every other dimension.
//!
//! How batches are cut:
//!
//! 1. Records that agree in every dimension form a stratum. A stratum of ten or more is a batch.
//! 2. Smaller strata are pooled in [`STEPS`]: first with strata of other days, then of other
//!    months, languages, countries of the same lecture, and so on. A pool of ten or more is a
//!    batch; a smaller one goes on to the next step, as far as its records are due.
//! 3. What is due and remains after the last step joins the new batch that loses the least detail
//!    by it, but never that of a single lecture. Otherwise it stays pending and waits for the next
//!    occasion. It never joins a batch that exists.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::Dimension::{Country, Day, Language, Lecture, Month};
use super::{BatchLabels, Dimension, Label, SMALLEST_GROUP, Scope, Seat, Stratum, Tally};
use crate::Named;
use crate::id::{DeckVersion as Version, LectureId};
use crate::submission::QuizOutcomes;

/// Which quizzes the students of a batch took. They are counted separately, so a batch has one
/// kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Named)]
#[json(rename_all = "snake_case")]
pub enum BatchKind {
    /// Both quizzes.
    Both,
    /// Only the pre-quiz.
    Pre,
    /// Only the post-quiz.
    Post,
}

impl BatchKind {
    /// The kind of a record.
    #[must_use]
    pub const fn of(taken: &QuizOutcomes) -> Self {
        match taken {
            QuizOutcomes::Both(_) => Self::Both,
            QuizOutcomes::PreOnly(_) => Self::Pre,
            QuizOutcomes::PostOnly(_) => Self::Post,
        }
    }
}

/// Pending records that agree in every dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PendingStratum {
    /// Which quizzes they have.
    pub kind: BatchKind,
    /// What they agree in.
    pub stratum: Stratum,
    /// The number of records.
    pub n: u64,
}

impl PendingStratum {
    /// What no batch mixes, however few records there are. Whoever makes up the records without a
    /// ticket of a mixed batch would know the others of it.
    const fn never_mixed(&self) -> NeverMixed<'_> {
        (self.kind, &self.stratum.version, self.stratum.seat)
    }
}

/// What all records of a batch agree in.
type NeverMixed<'a> = (BatchKind, &'a Version, Seat);

/// How far a lecture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LectureAge {
    /// It runs, or ended less than a day ago.
    Open,
    /// It ended at least a day ago.
    Over,
}

/// What lets records be sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Occasion {
    /// The gain of a lecture is about to be shown to its room. It consists of the batches that are
    /// cut now.
    GainShown {
        /// The lecture.
        lecture: LectureId,
        /// Whether only records with a ticket are sealed: the lecture gave out tickets, and records that
        /// anybody can make up do not speak for the room.
        only_vouched: bool,
    },
    /// Time has passed: a lecture is over, or the month in which records came in.
    Time {
        /// Today.
        today: crate::Day,
        /// The lectures that are known here.
        lectures: BTreeMap<LectureId, LectureAge>,
    },
    /// Everything at once: the records of a database that had no batches yet, or made-up ones.
    Everything,
}

/// How far records may be pooled on an occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// They are not due.
    Nothing,
    /// With records of the same lecture.
    Lecture,
    /// With all records of their version.
    Deck,
}

impl Occasion {
    fn reach(&self, stratum: &Stratum) -> Reach {
        match self {
            Self::GainShown { lecture, only_vouched } => {
                let is_own = stratum.lecture() == Some(lecture);
                let counts = stratum.seat.is_vouched() || !only_vouched;
                if is_own && counts { Reach::Lecture } else { Reach::Nothing }
            }
            Self::Time { today, lectures } => {
                let age = stratum.lecture().and_then(|lecture| lectures.get(lecture));
                let month_is_over = crate::Month::of(stratum.day) < crate::Month::of(*today);
                match (age, month_is_over) {
                    (Some(LectureAge::Open), _) | (None, false) => Reach::Nothing,
                    (Some(LectureAge::Over), false) => Reach::Lecture,
                    (Some(LectureAge::Over) | None, true) => Reach::Deck,
                }
            }
            Self::Everything => Reach::Deck,
        }
    }
}

/// Records that are sealed together from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBatch<'a> {
    /// Which quizzes they have.
    pub kind: BatchKind,
    /// The strata of its records.
    pub strata: Vec<&'a Stratum>,
    /// The number of records, at least [`SMALLEST_GROUP`].
    pub n: u64,
}

impl NewBatch<'_> {
    /// What all records have in common. Nothing else is kept of them but their outcomes.
    #[must_use]
    pub fn labels(&self) -> BatchLabels {
        BatchLabels::of(&self.strata)
    }

    /// What all its records agree in; the first stratum says it for all.
    fn never_mixed(&self) -> Option<NeverMixed<'_>> {
        self.strata.first().map(|stratum| (self.kind, &stratum.version, stratum.seat))
    }

    fn label(&self, dimension: Dimension) -> Label<'_> {
        Label::of(dimension, self.strata.iter().copied())
    }
}

/// One step of pooling: which dimensions the strata of a pool agree in.
struct PoolingStep {
    alike: &'static [Dimension],
    /// Those of `alike` that strata of a live lecture need not agree in.
    but_not_in_lectures: &'static [Dimension],
}

impl PoolingStep {
    const fn pooling(alike: &'static [Dimension]) -> Self {
        Self { alike, but_not_in_lectures: &[] }
    }

    fn ignores(&self, dimension: Dimension, stratum: &Stratum) -> bool {
        stratum.venue.is_some() && self.but_not_in_lectures.contains(&dimension)
    }

    /// The order in which strata are pooled. Equal ones belong to one pool.
    fn compare(&self, one: &PendingStratum, other: &PendingStratum) -> Ordering {
        let mut each = self.alike.iter().map(|dimension| {
            let (one, other) = (&one.stratum, &other.stratum);
            match (self.ignores(*dimension, one), self.ignores(*dimension, other)) {
                (false, false) => one.compare(other, *dimension),
                (ignores_one, ignores_other) => ignores_other.cmp(&ignores_one),
            }
        });
        one.never_mixed()
            .cmp(&other.never_mixed())
            .then_with(|| each.find(|order| order.is_ne()).unwrap_or(Ordering::Equal))
    }

    /// How far a record has to be due to be pooled in this step.
    fn reach(&self) -> Reach {
        if self.alike.contains(&Lecture) { Reach::Lecture } else { Reach::Deck }
    }
}

/// From single strata to all records of a version. A lecture stays together as long as it can,
/// because its gain is shown to its room; after that, a country does.
const STEPS: [PoolingStep; 8] = [
    PoolingStep::pooling(&[Country, Language, Lecture, Day]),
    PoolingStep::pooling(&[Country, Language, Lecture, Month]),
    PoolingStep::pooling(&[Country, Language, Lecture]),
    PoolingStep::pooling(&[Country, Lecture]),
    // A lecture may mix countries. Students of no lecture have nothing in common that would justify
    // mixing theirs.
    PoolingStep { alike: &[Country, Lecture], but_not_in_lectures: &[Country] },
    PoolingStep::pooling(&[Country, Language]),
    PoolingStep::pooling(&[Country]),
    PoolingStep::pooling(&[]),
];

/// The dimensions in which a batch keeps its labels if it can, the most important first, when a
/// remainder joins it.
const KEPT: [Dimension; 3] = [Country, Language, Month];

/// Cuts the pending records that are due on an occasion into batches. Records of strata that are in
/// none stay pending.
///
/// The same strata give the same batches in whatever order they come.
#[must_use]
pub fn seal<'a>(
    pending: impl IntoIterator<Item = &'a PendingStratum>,
    occasion: &Occasion,
) -> Vec<NewBatch<'a>> {
    let mut rest: Vec<(Reach, &PendingStratum)> = pending
        .into_iter()
        .filter(|own| own.n > 0)
        .map(|own| (occasion.reach(&own.stratum), own))
        .filter(|(reach, _)| *reach > Reach::Nothing)
        .collect();
    rest.sort_unstable();
    let mut batches = Vec::new();
    for step in &STEPS {
        let (mut due, waiting): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|(reach, _)| *reach >= step.reach());
        rest = waiting;
        // A stable sort: the strata of a pool keep their order.
        due.sort_by(|(_, one), (_, other)| step.compare(one, other));
        for pool in due.chunk_by(|(_, one), (_, other)| step.compare(one, other).is_eq()) {
            match batch(pool) {
                Some(batch) => batches.push(batch),
                None => rest.extend(pool),
            }
        }
    }
    for (_, left) in rest.into_iter().filter(|(reach, _)| *reach == Reach::Deck) {
        let may_join = |batch: &&mut NewBatch<'_>| {
            batch.never_mixed() == Some(left.never_mixed()) && batch.label(Lecture).value().is_none()
        };
        let hosts = batches.iter_mut().filter(may_join);
        // The fewer records lose a label the better.
        let host = hosts.min_by_key(|batch| {
            let loses = |dimension| batch.label(dimension).value() != left.stratum.value(dimension).as_ref();
            (KEPT.map(loses), batch.n)
        });
        if let Some(host) = host {
            host.strata.push(&left.stratum);
            host.n += left.n;
        }
    }
    batches
}

/// Makes a batch of a pool, if it is large enough.
fn batch<'a>(pool: &[(Reach, &'a PendingStratum)]) -> Option<NewBatch<'a>> {
    let n = pool.iter().map(|(_, own)| own.n).sum();
    let (_, first) = pool.first().filter(|_| n >= SMALLEST_GROUP)?;
    Some(NewBatch { kind: first.kind, strata: pool.iter().map(|(_, own)| &own.stratum).collect(), n })
}

/// A sealed batch with its counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Which quizzes its students took.
    pub kind: BatchKind,
    /// What all its records have in common.
    pub labels: BatchLabels,
    /// The counts of its records.
    pub tally: Tally,
}

impl Batch {
    /// The number of records.
    #[must_use]
    pub fn n(&self) -> u64 {
        match self.kind {
            BatchKind::Both => self.tally.paired(),
            BatchKind::Pre => self.tally.pre_only(),
            BatchKind::Post => self.tally.post_only,
        }
    }

    /// Whether all its records are in a scope.
    #[must_use]
    pub fn is_in(&self, scope: &Scope) -> bool {
        scope.contains(&self.labels)
    }
}

#[cfg(test)]
pub(super) mod tests;
