//! The groups that figures are made of, so that no figure, and no difference of two, tells of fewer than ten records.
//!
//! The records of a deck are cut into groups of at least [`SMALLEST_GROUP`], once, whatever is asked. A figure is over whole
//! groups only: those that lie wholly in what was asked for. Two figures can then differ by whole groups only, and so can
//! any sum of figures and any difference of such sums: statisticians call it micro-aggregation (A. Hundepool and others,
//! "Statistical Disclosure Control" (2012), section 3.4.2). What is lost: a group that mixes countries is in the figure of no
//! country, and so on.
//!
//! Records that are alike in everything form a stratum. A stratum of ten or more is a group. The smaller ones are put together,
//! step by step, with those that differ in the day, then in the language, in the country of one hall, and so on, as [`STEPS`] says;
//! whoever is enough after a step is a group. What is left at the end joins the group that loses least by it, but none of one hall:
//! the stage shows those without it ([`groups_of_hall`]). Where there are only such groups, it is in none.

use std::collections::BTreeMap;

use super::{SMALLEST_GROUP, Scope, Stratum};
use crate::id::{DeckVersion, LectureId};
use crate::{Country, Day, Language, Month};

/// Records that are only shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// Of which strata.
    pub strata: Vec<&'a Stratum>,
    /// How many records: at least [`SMALLEST_GROUP`].
    pub n: u64,
}

/// What is the same in all records of a group; `None` where it differs, or there is none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Labels {
    /// The country.
    pub country: Option<Country>,
    /// The language.
    pub language: Option<Language>,
    /// The place.
    pub place: Option<String>,
    /// The live lecture.
    pub lecture: Option<LectureId>,
    /// The month.
    pub month: Option<Month>,
    /// The day.
    pub day: Option<Day>,
}

impl Group<'_> {
    /// Whether all of it is asked for.
    #[must_use]
    pub fn is_in(&self, scope: &Scope) -> bool {
        self.strata.iter().all(|stratum| stratum.is_in(scope))
    }

    /// The version, always the same in all records.
    #[must_use]
    pub fn version(&self) -> Option<&DeckVersion> {
        self.strata.first().map(|stratum| &stratum.version)
    }

    /// What is the same in all records.
    #[must_use]
    pub fn labels(&self) -> Labels {
        fn same<'a, T: PartialEq>(
            strata: &[&'a Stratum],
            of: impl Fn(&'a Stratum) -> Option<T>,
        ) -> Option<T> {
            let mut all = strata.iter().map(|stratum| of(stratum));
            let first = all.next()?;
            all.all(|one| one == first).then_some(first)?
        }
        let strata = &self.strata[..];
        Labels {
            country: same(strata, |s| Some(s.country)),
            language: same(strata, |s| Some(s.language)),
            place: same(strata, |s| s.place().map(ToOwned::to_owned)),
            lecture: same(strata, |s| s.lecture().cloned()),
            month: same(strata, |s| Some(Month::of(s.day))),
            day: same(strata, |s| Some(s.day)),
        }
    }
}

/// In which hall.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Hall<'a> {
    Any,
    None,
    In(&'a LectureId),
}

/// What has to be the same in strata that are put together. The version always has to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Likeness<'a> {
    version: &'a DeckVersion,
    country: Option<Country>,
    language: Option<Language>,
    hall: Hall<'a>,
    month: Option<Month>,
    day: Option<Day>,
}

type Step = for<'a> fn(&'a Stratum) -> Likeness<'a>;

fn alike(stratum: &Stratum) -> Likeness<'_> {
    Likeness {
        version: &stratum.version,
        country: Some(stratum.country),
        language: Some(stratum.language),
        hall: stratum.lecture().map_or(Hall::None, Hall::In),
        month: Some(Month::of(stratum.day)),
        day: Some(stratum.day),
    }
}

/// From strata to all of a version. A hall stays together as long as it can, for its gain is shown to it; then a country does.
const STEPS: [Step; 8] = [
    alike,
    |s| Likeness { day: None, ..alike(s) },
    |s| Likeness { day: None, month: None, ..alike(s) },
    |s| Likeness { day: None, month: None, language: None, ..alike(s) },
    // Students without a hall have nothing in common that would speak for mixing their countries.
    |s| Likeness {
        day: None,
        month: None,
        language: None,
        country: s.venue.is_none().then_some(s.country),
        ..alike(s)
    },
    |s| Likeness { day: None, month: None, hall: Hall::Any, ..alike(s) },
    |s| Likeness { day: None, month: None, hall: Hall::Any, language: None, ..alike(s) },
    |s| Likeness { day: None, month: None, hall: Hall::Any, language: None, country: None, ..alike(s) },
];

/// So many of the [`STEPS`] keep a hall together.
const IN_ONE_HALL: usize = 5;

/// Strata with their numbers of records.
type Counted<'a> = Vec<(&'a Stratum, u64)>;

/// Takes some of the steps; gives the groups, and what is not enough for one.
fn cut<'a>(
    strata: impl IntoIterator<Item = (&'a Stratum, u64)>,
    steps: &[Step],
) -> (Vec<Group<'a>>, Counted<'a>) {
    let mut rest: Counted<'_> = strata.into_iter().filter(|(_, n)| *n > 0).collect();
    rest.sort_unstable();
    let mut groups = Vec::new();
    for likeness in steps {
        let mut pools: BTreeMap<Likeness<'_>, Counted<'_>> = BTreeMap::new();
        for (stratum, n) in std::mem::take(&mut rest) {
            pools.entry(likeness(stratum)).or_default().push((stratum, n));
        }
        for pool in pools.into_values() {
            let n = pool.iter().map(|(_, n)| n).sum();
            if n < SMALLEST_GROUP {
                rest.extend(pool);
            } else {
                groups.push(Group { strata: pool.into_iter().map(|(stratum, _)| stratum).collect(), n });
            }
        }
    }
    (groups, rest)
}

/// The groups that the strata of one hall are shown in, whatever other halls there are: what its gain may be told of.
#[must_use]
pub fn groups_of_hall<'a>(strata: impl IntoIterator<Item = (&'a Stratum, u64)>) -> Vec<Group<'a>> {
    let (steps, _) = STEPS.split_at(IN_ONE_HALL);
    cut(strata, steps).0
}

/// Cuts strata into groups. The same strata always give the same groups, in whatever order they come. Versions with fewer
/// than [`SMALLEST_GROUP`] records are in no group, and so are fewer beside groups of one hall only.
#[must_use]
pub fn groups<'a>(strata: impl IntoIterator<Item = (&'a Stratum, u64)>) -> Vec<Group<'a>> {
    let (mut groups, rest) = cut(strata, &STEPS);
    for (stratum, n) in rest {
        let same_version = |group: &&mut Group<'_>| group.strata.iter().all(|s| s.version == stratum.version);
        let of_no_hall = |group: &&mut Group<'_>| group.labels().lecture.is_none();
        let hosts = groups.iter_mut().filter(|group| same_version(group) && of_no_hall(group));
        // The fewer records lose a name the better.
        let host = hosts.min_by_key(|group| {
            let labels = group.labels();
            (
                labels.country != Some(stratum.country),
                labels.language != Some(stratum.language),
                labels.month != Some(Month::of(stratum.day)),
                group.n,
            )
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
