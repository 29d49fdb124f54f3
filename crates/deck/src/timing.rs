//! Computes how long a lecture takes from its speech, questions, votes and quizzes.
//! docs/authoring.md, "How long a deck takes", gives the source of each constant.

use std::fmt::{self, Write as _};

use konventa_domain::deck::{Activity, Html, Item, Sitting, Slide};
use konventa_domain::id::SlideId;
use konventa_domain::{Country, Language};

use crate::edition::Edition;
use crate::fault::{FaultReport, Location};
use crate::html::{count_words, visible_text};
use crate::message::Phrase;
use crate::messages::author;
use crate::messages::plan as messages;
use crate::names::DECK_FILE;
use crate::plan::Plan;
use crate::speech_count::SpeechCount;

/// Seconds for a question to the room: time to think, and two answers of a sentence each.
const QUESTION_SECONDS: usize = 20;
/// Seconds for a vote on a phone: to read, decide and tap, and to see the result.
const VOTE_SECONDS: usize = 30;
/// Seconds for the room to look at its results.
const RESULTS_SECONDS: usize = 20;
/// Words per minute that students read in the quiz, on a phone and often not in their first
/// language.
const READING_PACE: usize = 200;
/// Seconds to think about an item and tap, before the lecture and after it.
const ITEM_SECONDS: usize = 10;
const KNOWN_ITEM_SECONDS: usize = 5;
/// Number of words in the choice that every item has in addition: “I don't know”.
const UNSURE_WORDS: usize = 3;

/// Seconds that a slide may be short of without a warning.
const SLACK_SECONDS: usize = 5;

/// How long a deck takes in its first language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing {
    /// Spoken words per minute.
    pub pace: u16,
    /// All slides of the flow.
    pub slides: Vec<SlideTime>,
    /// Seconds planned for the lecture, without the quiz at the door.
    pub planned: usize,
    /// Seconds needed for the lecture, in the country where it takes longest.
    pub needed: usize,
}

/// How long one slide takes, in the country where it takes longest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlideTime {
    /// The slide.
    pub id: SlideId,
    /// Seconds planned for it.
    pub planned: usize,
    /// Time needed for it.
    pub need: TimeNeeded,
    /// Whether it is answered while people arrive, outside the time of the lecture.
    pub at_the_door: bool,
}

/// The time that a slide needs, by purpose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TimeNeeded {
    /// Words that the presenter says.
    pub words: usize,
    /// Seconds to say them.
    pub speech: usize,
    /// Seconds for questions to the room.
    pub questions: usize,
    /// Seconds for a vote, the quiz or the results.
    pub room: usize,
}

impl TimeNeeded {
    /// Returns the sum in seconds.
    #[must_use]
    pub const fn seconds(&self) -> usize {
        self.speech + self.questions + self.room
    }
}

impl SlideTime {
    /// Whether the plan is too short by more than a tenth and by more than `SLACK_SECONDS`.
    #[must_use]
    pub const fn is_short(&self) -> bool {
        is_short(self.planned, self.need.seconds()) && self.need.seconds() > self.planned + SLACK_SECONDS
    }
}

impl Timing {
    /// Computes the time of an edition.
    pub(crate) fn of(edition: &Edition, pace: u16) -> Self {
        let in_flow = || edition.slides.iter().filter(|slide| slide.kind.is_in_flow());
        let in_country = |country: Country| {
            let quiz = reading(&edition.items, country);
            let need = move |slide: &Slide| {
                let notes = edition.notes.get(&slide.id).map(|notes| notes.get(country));
                need(notes, pace, room(slide.kind.spec().activity, quiz, edition.items.len()))
            };
            in_flow().map(need).collect::<Vec<TimeNeeded>>()
        };
        let needs = Country::ALL.map(in_country);
        let longest =
            |n: usize| needs.iter().filter_map(|needs| needs.get(n)).max_by_key(|need| need.seconds());
        let slides: Vec<SlideTime> = in_flow()
            .enumerate()
            .map(|(n, slide)| SlideTime {
                id: slide.id.clone(),
                planned: slide.seconds.into(),
                need: longest(n).copied().unwrap_or_default(),
                at_the_door: slide.at_the_door,
            })
            .collect();
        let of_lecture = |needs: &Vec<TimeNeeded>| {
            let both = needs.iter().zip(&slides).filter(|(_, slide)| !slide.at_the_door);
            both.map(|(need, _)| need.seconds()).sum::<usize>()
        };
        let needed = needs.iter().map(of_lecture).max().unwrap_or_default();
        let planned = slides.iter().filter(|slide| !slide.at_the_door).map(|slide| slide.planned).sum();
        Self { pace, slides, planned, needed }
    }

    /// Whether the plan of the whole lecture is too short by more than a tenth.
    #[must_use]
    pub const fn is_short(&self) -> bool {
        is_short(self.planned, self.needed)
    }
}

const fn is_short(planned: usize, needed: usize) -> bool {
    needed * 10 > planned * 11
}

/// Computes the time for a slide from its notes and the seconds that the room needs.
fn need(notes: Option<&Html>, pace: u16, room: usize) -> TimeNeeded {
    let SpeechCount { words, questions } = notes.map(SpeechCount::of).unwrap_or_default();
    TimeNeeded {
        words,
        speech: (words * 60).div_ceil(usize::from(pace)),
        questions: questions * QUESTION_SECONDS,
        room,
    }
}

/// Returns the seconds in which the room does something. `quiz` is the time to read all items.
const fn room(activity: Activity, quiz: usize, items: usize) -> usize {
    match activity {
        Activity::Listen => 0,
        Activity::Vote { .. } => VOTE_SECONDS,
        Activity::Quiz(Sitting::Pre) => quiz + items * ITEM_SECONDS,
        Activity::Quiz(Sitting::Post) => quiz + items * KNOWN_ITEM_SECONDS,
        Activity::Gain => RESULTS_SECONDS,
    }
}

/// Returns the seconds to read all items.
fn reading(items: &[Item], country: Country) -> usize {
    let words = |item: &Item| {
        let face = item.face.get(country);
        let choices = face.choices.iter().map(|choice| &choice.text);
        std::iter::once(&face.ask).chain(choices).map(|text| count_words(&visible_text(text))).sum::<usize>()
            + UNSURE_WORDS
    };
    let words: usize = items.iter().map(words).sum();
    (words * 60).div_ceil(READING_PACE)
}

/// Warns if the plan is too short, for a slide or for the whole lecture.
pub(crate) fn check(plan: &Plan, edition: &Edition, report: &mut FaultReport) {
    let timing = Timing::of(edition, plan.pace);
    for time in timing.slides.iter().filter(|time| time.is_short()) {
        let planned = plan.slides.iter().find(|slide| slide.id == time.id);
        let part = format!("slide {}", time.id);
        let at = planned
            .map_or(Location::file(DECK_FILE), |slide| Location::file(DECK_FILE).line(slide.line))
            .part(&part);
        let (need, seconds) = (time.need, time.need.seconds());
        let over = (seconds - time.planned) * usize::from(timing.pace) / 60;
        let fix = if over < need.words {
            messages::plan_seconds_or_cut(seconds, over)
        } else {
            messages::plan_seconds(seconds)
        };
        let TimeNeeded { words, speech, questions, room } = need;
        let short = messages::slide_too_short(seconds, time.planned, speech, words, questions, room, fix);
        report.warn(at, short);
    }
    if timing.is_short() {
        let Timing { planned, needed, .. } = timing;
        let short = messages::lecture_too_short(clock(needed), clock(planned));
        report.warn(Location::file(DECK_FILE), short);
    }
}

fn clock(seconds: usize) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_language(Language::English))
    }
}

impl Timing {
    /// Returns the table of times as the author reads it.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        let said = |phrase: Phrase| phrase.in_language(language).to_owned();
        let lecture = said(author::whole_lecture());
        let wide = self.slides.iter().map(|time| time.id.as_str().len());
        let wide = wide.max().unwrap_or_default().max(lecture.chars().count());
        let short = |is_short: bool| {
            if is_short { format!("  {}", said(author::too_short())) } else { String::new() }
        };
        let mut table = format!("{:wide$}  {}\n", "slide", said(author::time_heading(self.pace)));
        for time in &self.slides {
            let TimeNeeded { speech, questions, room, .. } = time.need;
            let (id, planned, seconds) = (time.id.as_str(), time.planned, time.need.seconds());
            let door =
                if time.at_the_door { format!("  {}", said(author::at_the_door())) } else { String::new() };
            _ = writeln!(
                table,
                "{id:wide$}  {planned:4}  {seconds:4}  = {speech:6} + {questions:4} + {room:4}{}{door}",
                short(time.is_short())
            );
        }
        _ = write!(table, "{lecture:wide$}  {:4}  {:4}{}", self.planned, self.needed, short(self.is_short()));
        table
    }
}
