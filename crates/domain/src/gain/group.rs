//! The groups that figures are made of.
//!
//! No figure, and no difference of two figures, may describe fewer than ten records. So the records
//! of a deck are cut into groups of at least [`SMALLEST_GROUP`], once, whatever is asked. A figure
//! covers whole groups only: those whose records all lie in the scope. Two figures can then differ
//! only by whole groups, and so can any sum of figures and any difference of such sums.
//! Statisticians call this micro-aggregation (A. Hundepool and others, "Statistical Disclosure
//! Control" (2012), section 3.4.2). The price: a group that mixes countries counts for no single
//! country, and the same holds for every other dimension.
//!
//! How groups are cut:
//!
//! 1. Records that agree in every dimension form a stratum. A stratum of ten or more is a group.
//! 2. Smaller strata are pooled in [`STEPS`]: first with strata of other days, then of other
//!    months, languages, countries of the same lecture, and so on. A pool of ten or more is a
//!    group; a smaller one goes on to the next step.
//! 3. What remains after the last step joins the group that loses the least detail by it, but never
//!    the group of a single lecture, because the stage shows that group without the remainder
//!    ([`groups_of_lecture`]). If only such groups exist, the remainder is in no group.

use std::cmp::Ordering;

use super::Dimension::{Country, Day, DeckVersion, Language, Lecture, Month};
use super::{Dimension, GroupLabels, Label, SMALLEST_GROUP, Scope, Stratum};
use crate::id::DeckVersion as Version;

/// Records that are only shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The strata of its records.
    pub strata: Vec<&'a Stratum>,
    /// The number of records, at least [`SMALLEST_GROUP`].
    pub n: u64,
}

impl<'a> Group<'a> {
    /// Whether all its records are in a scope.
    #[must_use]
    pub fn is_in(&self, scope: &Scope) -> bool {
        self.strata.iter().all(|stratum| scope.contains(stratum))
    }

    /// The version of the deck, which is the same for all records.
    #[must_use]
    pub fn version(&self) -> Option<&'a Version> {
        self.strata.first().map(|stratum| &stratum.version)
    }

    /// What all records have in common.
    #[must_use]
    pub fn labels(&self) -> GroupLabels {
        GroupLabels::of(&self.strata)
    }

    /// What all records have in common in one dimension.
    #[must_use]
    pub fn label(&self, dimension: Dimension) -> Label<'a> {
        Label::of(dimension, self.strata.iter().copied())
    }

    /// What `of` says of every stratum, if it says the same of all.
    pub(super) fn common<T: PartialEq>(&self, of: impl Fn(&'a Stratum) -> Option<T>) -> Option<T> {
        let mut all = self.strata.iter().map(|stratum| of(stratum));
        let first = all.next()?;
        all.all(|one| one == first).then_some(first)?
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
    fn compare(&self, one: &Stratum, other: &Stratum) -> Ordering {
        let mut each = self.alike.iter().map(|dimension| {
            match (self.ignores(*dimension, one), self.ignores(*dimension, other)) {
                (false, false) => one.compare(other, *dimension),
                (ignores_one, ignores_other) => ignores_other.cmp(&ignores_one),
            }
        });
        each.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }
}

/// From single strata to all records of a version. A lecture stays together as long as it can,
/// because its gain is shown to its room; after that, a country does.
const STEPS: [PoolingStep; 8] = [
    PoolingStep::pooling(&[DeckVersion, Country, Language, Lecture, Day]),
    PoolingStep::pooling(&[DeckVersion, Country, Language, Lecture, Month]),
    PoolingStep::pooling(&[DeckVersion, Country, Language, Lecture]),
    PoolingStep::pooling(&[DeckVersion, Country, Lecture]),
    // A lecture may mix countries. Students of no lecture have nothing in common that would justify
    // mixing theirs.
    PoolingStep { alike: &[DeckVersion, Country, Lecture], but_not_in_lectures: &[Country] },
    PoolingStep::pooling(&[DeckVersion, Country, Language]),
    PoolingStep::pooling(&[DeckVersion, Country]),
    PoolingStep::pooling(&[DeckVersion]),
];

/// The number of [`STEPS`] that keep a lecture together.
const WITHIN_A_LECTURE: usize = 5;

/// The dimensions in which a group keeps its labels if it can, the most important first, when a
/// remainder joins it.
const KEPT: [Dimension; 3] = [Country, Language, Month];

/// Strata with their numbers of records.
type Counted<'a> = Vec<(&'a Stratum, u64)>;

/// Pools strata in some of the steps. Returns the groups, and the strata that are in none.
fn pool<'a>(
    strata: impl IntoIterator<Item = (&'a Stratum, u64)>,
    steps: &[PoolingStep],
) -> (Vec<Group<'a>>, Counted<'a>) {
    let mut rest: Counted<'_> = strata.into_iter().filter(|(_, n)| *n > 0).collect();
    rest.sort_unstable();
    let mut groups = Vec::new();
    for step in steps {
        let mut strata = std::mem::take(&mut rest);
        // A stable sort: the strata of a pool keep their order.
        strata.sort_by(|(one, _), (other, _)| step.compare(one, other));
        for pool in strata.chunk_by(|(one, _), (other, _)| step.compare(one, other).is_eq()) {
            let n = pool.iter().map(|(_, n)| n).sum();
            if n < SMALLEST_GROUP {
                rest.extend(pool);
            } else {
                groups.push(Group { strata: pool.iter().map(|(stratum, _)| *stratum).collect(), n });
            }
        }
    }
    (groups, rest)
}

/// Cuts the strata of one live lecture into the groups that they are in whatever other lectures
/// there are. These are the groups whose gain may be shown in the room.
#[must_use]
pub fn groups_of_lecture<'a>(strata: impl IntoIterator<Item = (&'a Stratum, u64)>) -> Vec<Group<'a>> {
    let (steps, _) = STEPS.split_at(WITHIN_A_LECTURE);
    pool(strata, steps).0
}

/// Cuts the strata of a deck into groups.
///
/// The same strata give the same groups in whatever order they come. A version with fewer than
/// [`SMALLEST_GROUP`] records is in no group; neither is a remainder if all groups are of a single
/// lecture.
#[must_use]
pub fn groups<'a>(strata: impl IntoIterator<Item = (&'a Stratum, u64)>) -> Vec<Group<'a>> {
    let (mut groups, rest) = pool(strata, &STEPS);
    for (stratum, n) in rest {
        let may_join = |group: &&mut Group<'_>| {
            group.version() == Some(&stratum.version) && group.label(Lecture).value().is_none()
        };
        let hosts = groups.iter_mut().filter(may_join);
        // The fewer records lose a label the better.
        let host = hosts.min_by_key(|group| {
            let loses = |dimension| group.label(dimension).value() != stratum.value(dimension).as_ref();
            (KEPT.map(loses), group.n)
        });
        if let Some(host) = host {
            host.strata.push(stratum);
            host.n += n;
        }
    }
    groups
}

#[cfg(test)]
pub(super) mod tests;
