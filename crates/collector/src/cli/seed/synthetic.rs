//! Synthetic records, to try the report with many students and to measure it.
//!
//! Lectures have 40 to 120 students. Ability of students and difficulty of items are normally
//! distributed and give the probability of a correct answer (the Rasch model); the lecture raises
//! all probabilities, in some lectures more than in others.

use std::time::{Duration, SystemTime};

use konventa_domain::followup::{FollowUpRecord, LinkageKey, LinkageKeys, LinkageRequest};
use konventa_domain::id::LectureId;
use konventa_domain::invariant::OrNever as _;
use konventa_domain::lecture::{About, JoinCode};
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, Demographics, QuizOutcomes, Record, SubmissionId};
use konventa_domain::{Country, Day, Language};
use konventa_store::{Hall, Lifecycle, StoredLecture, StoredStudy};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, RngExt as _, SeedableRng as _};
use rand_distr::{Distribution as _, Normal};

/// The beginning of the place of every synthetic lecture.
pub(crate) const PLACE_PREFIX: &str = "Synthetic hall ";

/// Students with both quizzes per lecture.
const LECTURE_SIZE: std::ops::RangeInclusive<u64> = 40..=120;
/// Days over which the lectures are spread.
const DAYS: u64 = 540;
/// Probability of "I don't know" in place of a wrong answer, before and after the lecture.
const UNSURE: [f64; 2] = [0.45, 0.2];
/// Students with only the pre-quiz and only the post-quiz, as shares of those with both.
const ONE_QUIZ: [f64; 2] = [0.14, 0.04];

/// Days between lecture and follow-up.
const FOLLOW_UP_AFTER_DAYS: std::ops::Range<u64> = 28..70;
/// Share of correct outcomes that are forgotten by the follow-up.
const FORGOTTEN: f64 = 0.12;

/// A lecture and its students.
#[derive(Debug)]
pub(crate) struct SyntheticLecture {
    /// The row of the lecture.
    pub(crate) lecture: StoredLecture,
    /// Students with both quizzes.
    students: u64,
    seed: u64,
}

/// Draws lectures for a number of students with both quizzes. With a `number` there are that many
/// lectures, all of the same size. The same seed gives the same lectures; only their days are
/// relative to `today`.
pub(crate) fn lectures(
    deck_items: &DeckItems,
    students: u64,
    number: Option<u64>,
    seed: u64,
    today: SystemTime,
) -> Vec<SyntheticLecture> {
    let sizes = number.map_or(LECTURE_SIZE, |number| {
        let each = students.div_ceil(number.max(1)).max(1);
        each..=each
    });
    let mut random = StdRng::seed_from_u64(seed);
    let mut left = students;
    let mut lectures = Vec::new();
    while left > 0 {
        let drawn = random.random_range(sizes.clone());
        // A remainder that is too small for a lecture joins the last one.
        let here = if left < drawn + sizes.start() { left } else { drawn };
        left -= here;
        let ago = Duration::from_hours(24 * random.random_range(0..DAYS));
        let country =
            *Country::ALL.choose(&mut random).or_never("there are countries", || &Country::Montenegro);
        let number = lectures.len() + 1;
        lectures.push(SyntheticLecture {
            lecture: StoredLecture {
                about: About {
                    id: name(&mut random),
                    code: code(&mut random),
                    deck: deck_items.deck.clone(),
                    version: deck_items.version.clone(),
                    country,
                    language: spoken(country)[0].0,
                },
                place: Some(format!("{PLACE_PREFIX}{number}")),
                seats: None,
                followup: false,
                day: Day::of(today.checked_sub(ago).unwrap_or(today)),
                lifecycle: Lifecycle::Ended,
                hall: Hall::default(),
            },
            students: here,
            seed: random.next_u64(),
        });
    }
    lectures
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

/// The languages that students of a country choose, with their shares.
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
    pub(crate) fn records(&self, deck_items: &DeckItems, world: &World) -> impl Iterator<Item = Record> {
        let mut random = StdRng::seed_from_u64(self.seed);
        let learned = world.learned.sample(&mut random);
        let country = self.lecture.about.country;
        let of = |share: f64| {
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "lectures are small"
            )]
            let n = (self.students as f64 * share).round() as u64;
            n
        };
        let kinds =
            [(self.students, Kind::Both), (of(ONE_QUIZ[0]), Kind::Pre), (of(ONE_QUIZ[1]), Kind::Post)];
        let kinds = kinds.into_iter().flat_map(|(n, kind)| (0..n).map(move |_| kind));
        kinds.map(move |kind| {
            let ability = world.ability.sample(&mut random);
            let answers: Vec<(Outcome, Outcome)> = world
                .difficulties
                .iter()
                .map(|difficulty| {
                    let mut answer = |lift: f64, unsure: f64| {
                        let right = 1.0 / (1.0 + (difficulty - ability - lift).exp());
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
                deck: deck_items.deck.clone(),
                version: deck_items.version.clone(),
                lecture: Some(self.lecture.about.id.clone()),
                demographics: Demographics::new(
                    country,
                    language.map_or(spoken[0].0, |(language, _)| *language),
                ),
                taken: match kind {
                    Kind::Both => QuizOutcomes::Both(answers),
                    Kind::Pre => QuizOutcomes::PreOnly(answers.into_iter().map(|(pre, _)| pre).collect()),
                    Kind::Post => QuizOutcomes::PostOnly(answers.into_iter().map(|(_, post)| post).collect()),
                },
                vouched: true,
            }
        })
    }

    /// Draws the follow-up of a student, in about half of the cases: the linkage keys, the outcomes
    /// with something forgotten, and the day, which may lie in the future.
    pub(crate) fn followup(
        &self,
        record: &Record,
        study: &StoredStudy,
    ) -> Option<(LinkageRequest, FollowUpRecord, Day)> {
        let QuizOutcomes::Both(answers) = &record.taken else { return None };
        let mut random = StdRng::seed_from_u64(record.id.0.as_u64_pair().0);
        if random.random_bool(0.5) {
            return None;
        }
        let mut name = || SubmissionId::from_random(random.random());
        let (consented, answered) = (name(), name());
        let keys = LinkageKeys { full: LinkageKey::from_bytes(random.random()), partial: Vec::new() };
        let outcomes = answers.iter().map(|(_, post)| match post {
            Outcome::Correct if random.random_bool(FORGOTTEN) => Outcome::Wrong,
            same => *same,
        });
        let response = FollowUpRecord {
            id: answered,
            deck: record.deck.clone(),
            version: record.version.clone(),
            salt: study.salt,
            keys: keys.clone(),
            outcomes: outcomes.collect(),
        };
        let day = self.lecture.day.plus(random.random_range(FOLLOW_UP_AFTER_DAYS));
        let linkage = LinkageRequest {
            id: consented,
            submission: record.id,
            deck: record.deck.clone(),
            salt: study.salt,
            keys,
        };
        Some((linkage, response, day))
    }
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Both,
    Pre,
    Post,
}

/// What is the same in all lectures.
#[derive(Debug)]
pub(crate) struct World {
    difficulties: Vec<f64>,
    ability: Normal<f64>,
    learned: Normal<f64>,
}

impl World {
    /// Draws the difficulties of items by a seed.
    ///
    /// # Panics
    /// Never: the deviations are finite.
    #[must_use]
    pub(crate) fn new(deck_items: &DeckItems, seed: u64) -> Self {
        let normal = |mean, sd| Normal::new(mean, sd).expect("a finite deviation");
        let mut random = StdRng::seed_from_u64(!seed);
        let difficulty = normal(0.2, 0.8);
        Self {
            difficulties: deck_items.items.iter().map(|_| difficulty.sample(&mut random)).collect(),
            ability: normal(0.0, 0.9),
            learned: normal(1.8, 0.35),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deck_items() -> DeckItems {
        let items = ["a", "b", "c"].map(|item| item.parse().unwrap()).to_vec();
        DeckItems { deck: "d".parse().unwrap(), version: "v".parse().unwrap(), items }
    }

    #[test]
    fn the_number_of_students_is_exact_and_the_same_seed_gives_the_same_records() {
        for asked in [1, 9, 12, 300, 1234] {
            let (deck_items, today) =
                (deck_items(), SystemTime::UNIX_EPOCH + Duration::from_hours(24 * 20_000));
            let made = || {
                let lectures = lectures(&deck_items, asked, None, 7, today);
                let world = World::new(&deck_items, 7);
                let records = lectures.iter().flat_map(|lecture| lecture.records(&deck_items, &world));
                records.collect::<Vec<Record>>()
            };
            let records = made();
            let both = records.iter().filter(|record| matches!(record.taken, QuizOutcomes::Both(_))).count();
            assert_eq!(both as u64, asked);
            assert_eq!(records, made());
            assert!(lectures(&deck_items, asked, Some(3), 7, today).len() <= 3);
        }
    }
}
