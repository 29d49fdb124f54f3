//! Students who never were: records made up by a program, to see the report with many of them and to measure it.
//!
//! Halls of 40 to 120 students. A student knows more or less (normal), a question is easier or harder (normal), and both
//! together give the chance to have it right (G. Rasch's model); the lecture lifts all chances, in one hall more than in another.

use std::time::{Duration, SystemTime};

use konventa_domain::followup::{FollowUpRecord, LinkageKey, LinkageKeys, LinkageRequest};
use konventa_domain::id::LectureId;
use konventa_domain::lecture::{About, JoinCode};
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{Edition, Record, SubmissionId, Taken};
use konventa_domain::{Country, Day, Language};
use konventa_store::{Lifecycle, StoredLecture, StoredStudy};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, RngExt as _, SeedableRng as _};
use rand_distr::{Distribution as _, Normal};

/// Students with both quizzes in a hall.
const HALL: std::ops::RangeInclusive<u64> = 40..=120;
/// For so long lectures were held.
const DAYS: u64 = 540;
/// A student knows nothing of a question more often before the lecture than after it.
const UNSURE: [f64; 2] = [0.45, 0.2];
/// Of those with both quizzes, so many more have only the first, and only the second.
const ONE_QUIZ: [f64; 2] = [0.14, 0.04];

/// After so many days some answer again.
const WEEKS_LATER: std::ops::Range<u64> = 28..70;
/// Of what was right after the lecture, so much is forgotten by then.
const FORGOTTEN: f64 = 0.12;

/// A hall and its students.
#[derive(Debug)]
pub(crate) struct SyntheticLecture {
    /// The row of its lecture.
    pub(crate) lecture: StoredLecture,
    /// With both quizzes.
    students: u64,
    seed: u64,
}

/// Halls for so many students with both quizzes, and where that is said, in so many halls. The same seed gives the same halls, but for the day, which counts from today.
pub(crate) fn halls(
    edition: &Edition,
    (students, number): (u64, Option<u64>),
    seed: u64,
    today: SystemTime,
) -> Vec<SyntheticLecture> {
    let sizes = number.map_or(HALL, |number| {
        let each = students.div_ceil(number.max(1)).max(1);
        each..=each
    });
    let mut random = StdRng::seed_from_u64(seed);
    let mut left = students;
    let mut halls = Vec::new();
    while left > 0 {
        let drawn = random.random_range(sizes.clone());
        // A rest that would be no hall sits in the last one.
        let here = if left < drawn + sizes.start() { left } else { drawn };
        left -= here;
        let ago = Duration::from_hours(24 * random.random_range(0..DAYS));
        let country = *Country::ALL.choose(&mut random).unwrap_or(&Country::Montenegro);
        let number = halls.len() + 1;
        halls.push(SyntheticLecture {
            lecture: StoredLecture {
                about: About {
                    id: name(&mut random),
                    code: code(&mut random),
                    deck: edition.deck.clone(),
                    version: edition.version.clone(),
                    country,
                    language: spoken(country)[0].0,
                },
                place: Some(format!("Synthetic hall {number}")),
                seats: None,
                followup: false,
                day: Day::of(today.checked_sub(ago).unwrap_or(today)),
                lifecycle: Lifecycle::Ended,
            },
            students: here,
            seed: random.next_u64(),
        });
    }
    halls
}

fn name(random: &mut StdRng) -> LectureId {
    let name = format!("{:016x}", random.next_u64()).parse();
    name.unwrap_or_else(|_| unreachable!("hexadecimal digits are a name"))
}

fn code(random: &mut StdRng) -> JoinCode {
    loop {
        let mut bytes = [0; 32];
        random.fill_bytes(&mut bytes);
        if let Some(code) = JoinCode::from_random(&bytes) {
            return code;
        }
    }
}

/// What students of a country choose, and how often.
const fn spoken(country: Country) -> [(Language, f64); 3] {
    use Language::{Albanian, English, Montenegrin, SerbianCyrillic, SerbianLatin};
    match country {
        Country::Montenegro => [(Montenegrin, 0.8), (SerbianLatin, 0.15), (English, 0.05)],
        Country::Albania => [(Albanian, 0.95), (English, 0.05), (English, 0.0)],
        Country::Kosovo => [(Albanian, 0.8), (SerbianCyrillic, 0.15), (English, 0.05)],
    }
}

impl SyntheticLecture {
    /// The records of its students.
    pub(crate) fn records(&self, edition: &Edition, world: &World) -> impl Iterator<Item = Record> {
        let mut random = StdRng::seed_from_u64(self.seed);
        let learned = world.learned.sample(&mut random);
        let country = self.lecture.about.country;
        let of = |share: f64| {
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "halls are small"
            )]
            let n = (self.students as f64 * share).round() as u64;
            n
        };
        let kinds =
            [(self.students, Kind::Both), (of(ONE_QUIZ[0]), Kind::Pre), (of(ONE_QUIZ[1]), Kind::Post)];
        let kinds = kinds.into_iter().flat_map(|(n, kind)| (0..n).map(move |_| kind));
        kinds.map(move |kind| {
            let knows = world.knows.sample(&mut random);
            let answers: Vec<(Outcome, Outcome)> = world
                .hard
                .iter()
                .map(|hard| {
                    let mut answer = |lift: f64, unsure: f64| {
                        let right = 1.0 / (1.0 + (hard - knows - lift).exp());
                        if random.random_bool(right) {
                            Outcome::Correct
                        } else if random.random_bool(unsure) {
                            Outcome::Unsure
                        } else {
                            Outcome::Wrong
                        }
                    };
                    (answer(0.0, UNSURE[0]), answer(learned, UNSURE[1]))
                })
                .collect();
            let spoken = spoken(country);
            let language = spoken.choose_weighted(&mut random, |(_, weight)| *weight);
            let mut id = [0; 16];
            random.fill_bytes(&mut id);
            Record {
                id: SubmissionId::from_random(id),
                deck: edition.deck.clone(),
                version: edition.version.clone(),
                lecture: Some(self.lecture.about.id.clone()),
                country,
                language: language.map_or(spoken[0].0, |(language, _)| *language),
                taken: match kind {
                    Kind::Both => Taken::Both(answers),
                    Kind::Pre => Taken::PreOnly(answers.into_iter().map(|(pre, _)| pre).collect()),
                    Kind::Post => Taken::PostOnly(answers.into_iter().map(|(_, post)| post).collect()),
                },
            }
        })
    }
}

impl SyntheticLecture {
    /// How a student of it answered again, in about half of the cases: they consented, and forgot something until then.
    /// The day may be one that has not come yet.
    pub(crate) fn again(
        &self,
        record: &Record,
        study: &StoredStudy,
    ) -> Option<(LinkageRequest, FollowUpRecord, Day)> {
        let Taken::Both(answers) = &record.taken else { return None };
        let mut random = StdRng::seed_from_u64(record.id.0.as_u64_pair().0);
        if random.random_bool(0.5) {
            return None;
        }
        let mut name = || SubmissionId::from_random(random.random());
        let (consented, answered) = (name(), name());
        let links = LinkageKeys { full: LinkageKey::from_bytes(random.random()), partial: Vec::new() };
        let outcomes = answers.iter().map(|(_, post)| match post {
            Outcome::Correct if random.random_bool(FORGOTTEN) => Outcome::Wrong,
            same => *same,
        });
        let later = FollowUpRecord {
            id: answered,
            deck: record.deck.clone(),
            version: record.version.clone(),
            salt: study.salt,
            keys: links.clone(),
            outcomes: outcomes.collect(),
        };
        let day = self.lecture.day.plus(random.random_range(WEEKS_LATER));
        let linking = LinkageRequest {
            id: consented,
            submission: record.id,
            deck: record.deck.clone(),
            salt: study.salt,
            keys: links,
        };
        Some((linking, later, day))
    }
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Both,
    Pre,
    Post,
}

/// What is the same in all halls.
#[derive(Debug)]
pub(crate) struct World {
    hard: Vec<f64>,
    knows: Normal<f64>,
    learned: Normal<f64>,
}

impl World {
    /// Questions drawn by a seed.
    ///
    /// # Panics
    /// Never: the deviations are finite.
    #[must_use]
    pub(crate) fn new(edition: &Edition, seed: u64) -> Self {
        let normal = |mean, sd| Normal::new(mean, sd).expect("a finite deviation");
        let mut random = StdRng::seed_from_u64(!seed);
        let hard = normal(0.2, 0.8);
        Self {
            hard: edition.items.iter().map(|_| hard.sample(&mut random)).collect(),
            knows: normal(0.0, 0.9),
            learned: normal(1.8, 0.35),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition() -> Edition {
        let items = ["a", "b", "c"].map(|item| item.parse().unwrap()).to_vec();
        Edition { deck: "d".parse().unwrap(), version: "v".parse().unwrap(), items }
    }

    #[test]
    fn there_are_as_many_as_were_asked_for_and_the_same_each_time() {
        for asked in [1, 9, 12, 300, 1234] {
            let (edition, today) = (edition(), SystemTime::UNIX_EPOCH + Duration::from_hours(24 * 20_000));
            let made = || {
                let (halls, world) = (halls(&edition, (asked, None), 7, today), World::new(&edition, 7));
                let records = halls.iter().flat_map(|hall| hall.records(&edition, &world));
                records.collect::<Vec<Record>>()
            };
            let records = made();
            let both = records.iter().filter(|record| matches!(record.taken, Taken::Both(_))).count();
            assert_eq!(both as u64, asked);
            assert_eq!(records, made());
            assert!(halls(&edition, (asked, Some(3)), 7, today).len() <= 3);
        }
    }
}
