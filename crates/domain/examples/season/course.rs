//! Made-up courses: several lectures on one deck, and who hands in when.

use konventa_domain::gain::{Seat, Stratum, Venue};
use konventa_domain::id::LectureId;
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, Demographics, QuizOutcomes};
use konventa_domain::{Country, Day, Language};

use crate::chance::Chance;

/// The number of items of every quiz.
pub const ITEMS: usize = 8;

/// The number of follow-up studies of a course.
pub const STUDIES: usize = 2;

/// Tenths of a second since the first midnight of the course. Whoever asks every 100 ms sees each
/// of them once.
pub type Tick = u64;

/// The number of ticks of a minute.
pub const MINUTE: Tick = 600;

/// The number of ticks of a day.
pub const DAY: Tick = 24 * 60 * MINUTE;

/// A student who hands in.
pub struct Student {
    /// When the record comes in.
    pub came: Tick,
    /// When the student takes it back.
    pub leaves: Option<Tick>,
    /// What the record says beside the outcomes.
    pub stratum: Stratum,
    /// The outcomes.
    pub taken: QuizOutcomes,
    /// For each study, whether the student answers.
    pub returns: [bool; STUDIES],
}

/// A live lecture.
pub struct Lecture {
    /// Its id.
    pub id: LectureId,
    /// Whether it gives out tickets.
    pub has_tickets: bool,
    /// When its presenter shows the gain.
    pub shows: Vec<Tick>,
    /// When it ends.
    pub ends: Tick,
}

/// Lectures on one deck over some weeks, and students who learn alone.
pub struct Course {
    /// The day of tick 0.
    pub first: Day,
    /// The versions of the deck.
    pub versions: Vec<DeckItems>,
    /// The lectures.
    pub lectures: Vec<Lecture>,
    /// The students, in no order.
    pub students: Vec<Student>,
    /// When the studies end.
    pub studies: [Tick; STUDIES],
    /// When nothing happens any more.
    pub last: Tick,
}

const PLACES: [Option<&str>; 4] = [None, Some("Nikšić"), Some("Tirana"), Some("Prishtina")];

/// What most students of a course have in common.
struct Habits {
    country: Country,
    languages: [Language; 2],
    /// The share of students who answer a follow-up.
    returning: f64,
}

impl Course {
    /// Draws a course with this number of lectures.
    pub fn draw(chance: &mut Chance, lectures: usize) -> Self {
        let first: Day = "2026-09-01".parse().unwrap();
        let country = chance.one_of(&Country::ALL);
        let languages = match country {
            Country::Montenegro => [Language::Montenegrin, Language::SerbianLatin],
            Country::Albania => [Language::Albanian, Language::English],
            Country::Kosovo => [Language::Albanian, Language::SerbianCyrillic],
        };
        let habits = Habits { country, languages, returning: chance.one_of(&[0.1, 0.4, 0.95]) };
        let mut course = Self {
            first: first.plus(chance.below(120)),
            versions: vec![deck_items("v1", "item")],
            lectures: Vec::new(),
            students: Vec::new(),
            studies: [0; STUDIES],
            last: 0,
        };
        if chance.is(0.4) {
            // Another version, which asks the same or something else.
            let items = chance.one_of(&["item", "other"]);
            course.versions.push(deck_items("v2", items));
        }
        let mut day = 0;
        for number in 0..lectures {
            // Some lectures are on the same day.
            day += chance.one_of(&[0, 1, 1, 2, 5, 12]);
            let begins = day * DAY + chance.within(8, 18) * 60 * MINUTE;
            course.hold(chance, &habits, number, begins);
        }
        let span = (day + 10) * DAY;
        for _ in 0..chance.below(25) {
            let came = chance.below(span);
            let student = course.student(chance, &habits, None, 0, came);
            course.students.push(student);
        }
        course.studies = [span, span + 45 * DAY];
        // The month after the last record ends, and everything that can be sealed is.
        course.last = span + 80 * DAY;
        course
    }

    /// Draws a lecture that begins at a moment.
    fn hold(&mut self, chance: &mut Chance, habits: &Habits, number: usize, begins: Tick) {
        let venue = Venue {
            lecture: format!("lecture-{number}").parse().unwrap(),
            place: chance.one_of(&PLACES).map(ToOwned::to_owned),
        };
        let first = begins + 80 * MINUTE;
        let shows = match chance.below(8) {
            0 => Vec::new(),
            // Asked for again, in case the first was with too few.
            1..4 => vec![first, first + 15 * MINUTE],
            _ => vec![first],
        };
        let size = match chance.below(4) {
            0 => chance.within(3, 12),
            1 | 2 => chance.within(13, 45),
            _ => chance.within(46, 110),
        };
        // Few lectures gave out no tickets: of those that do, all phones have one, most, or half of them.
        let with_ticket = chance.one_of(&[0.0, 1.0, 1.0, 0.9, 0.9, 0.9, 0.5]);
        let version = if chance.is(0.5) { 0 } else { self.versions.len() - 1 };
        for _ in 0..size {
            let late = match chance.below(40) {
                0 => chance.below(40 * DAY),
                1..4 => chance.below(3 * 60 * MINUTE),
                _ => 0,
            };
            let came = begins + 60 * MINUTE + chance.below(15 * MINUTE) + late;
            let student = self.student(chance, habits, Some(venue.clone()), version, came);
            let seat = Seat::vouched(chance.is(with_ticket));
            self.students.push(Student { stratum: Stratum { seat, ..student.stratum }, ..student });
        }
        let has_tickets = with_ticket > 0.0;
        self.lectures.push(Lecture { id: venue.lecture, has_tickets, shows, ends: begins + 100 * MINUTE });
    }

    fn student(
        &self,
        chance: &mut Chance,
        habits: &Habits,
        venue: Option<Venue>,
        version: usize,
        came: Tick,
    ) -> Student {
        let country = if chance.is(0.96) { habits.country } else { chance.one_of(&Country::ALL) };
        let language = match chance.below(20) {
            0..16 => habits.languages[0],
            16..19 => habits.languages[1],
            _ => chance.one_of(&Language::ALL),
        };
        // Half a minute, some minutes, or a week.
        let within = chance.one_of(&[MINUTE / 2, 20 * MINUTE, 7 * DAY]);
        let leaves = chance.is(0.05).then(|| came + 1 + chance.below(within));
        let stratum = Stratum {
            venue,
            day: self.first.plus(came / DAY),
            version: self.versions[version].version.clone(),
            demographics: Demographics::new(country, language),
            seat: Seat::None,
        };
        let returns = [(); STUDIES].map(|()| chance.is(habits.returning));
        Student { came, leaves, stratum, taken: taken(chance), returns }
    }
}

fn deck_items(version: &str, items: &str) -> DeckItems {
    let items = (0..ITEMS).map(|place| format!("{items}-{place}").parse().unwrap()).collect();
    DeckItems { deck: "d".parse().unwrap(), version: version.parse().unwrap(), items }
}

/// Outcomes of a student who knows much or little: scores are spread over the whole range, so that
/// what is disclosed is disclosed by the tables, and not because all have the same.
pub fn outcomes(chance: &mut Chance) -> Vec<Outcome> {
    let knows = chance.share();
    let other = [Outcome::Wrong, Outcome::Unsure, Outcome::Blank];
    (0..ITEMS).map(|_| if chance.is(knows) { Outcome::Correct } else { chance.one_of(&other) }).collect()
}

fn taken(chance: &mut Chance) -> QuizOutcomes {
    let (pre, post) = (outcomes(chance), outcomes(chance));
    match chance.below(20) {
        0..16 => QuizOutcomes::Both(pre.into_iter().zip(post).collect()),
        16..18 => QuizOutcomes::PreOnly(pre),
        _ => QuizOutcomes::PostOnly(post),
    }
}
