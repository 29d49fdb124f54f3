//! The words of a slide.

use std::collections::BTreeMap;

use konventa_domain::deck::{Choice, Face, Html, Question, Slide, SlideKind};
use konventa_domain::id::ChoiceId;
use konventa_domain::{Country, PerCountry};

use super::sections;
use super::{Writer, map};
use crate::drawing::Drawings;
use crate::fault::{At, Report};
use crate::markup::{Writing, body, line, plain, prose};
use crate::plan::{Grounds, PlannedSlide};
use crate::quote::{did_you_mean, list, quote};
use crate::words::{Kind, Part, Passage, Point, Section, points};

/// More words than this are read by the room instead of heard from the presenter.
pub(super) const MOST_WORDS: usize = 40;

/// A slide and what is told with it.
pub(super) struct Told {
    pub(super) slide: Slide,
    pub(super) notes: PerCountry<Html>,
    /// Where there is one in any country.
    pub(super) reading: Option<PerCountry<Html>>,
}

/// The same in one country.
#[derive(Clone)]
struct Words {
    face: Face,
    notes: Html,
    reading: Option<Html>,
}

impl Writer<'_> {
    pub(super) fn slide(&mut self, planned: &PlannedSlide) -> Told {
        let words = map(&planned.grounds, |country, grounds| self.words(planned, country, grounds));
        let slide = Slide {
            id: planned.id.clone(),
            kind: planned.kind.unwrap_or(SlideKind::Content),
            seconds: planned.seconds.unwrap_or(0),
            at_the_door: planned.at_the_door,
            face: map(&words, |_, words| words.face.clone()),
        };
        let notes = map(&words, |_, words| words.notes.clone());
        let has_reading = words.iter().any(|(_, words)| words.reading.is_some());
        let reading = has_reading.then(|| map(&words, |_, words| words.reading.clone().unwrap_or_default()));
        Told { slide, notes, reading }
    }

    fn words(&mut self, planned: &PlannedSlide, country: Option<Country>, grounds: &Grounds) -> Words {
        let Some(part) = self.ask(Kind::Slide, planned.id.as_str(), country) else { return stand_in() };
        let mut words = self.at(&part, |writing, drawings, report| Words {
            face: face(planned, &part, drawings, writing, report),
            notes: sections::notes(&part, writing, report),
            reading: planned.kind.and_then(|kind| sections::reading(kind, &part, writing, report)),
        });
        words.face.articles.clone_from(&grounds.articles);
        words.face.sources = self.sources_of(grounds);
        words
    }
}

fn stand_in() -> Words {
    let face = Face {
        kicker: String::new(),
        headline: Html::default(),
        body: Html::default(),
        fragments: 0,
        articles: Vec::new(),
        sources: Vec::new(),
        question: None,
    };
    Words { face, notes: Html::default(), reading: None }
}

fn face(
    planned: &PlannedSlide,
    part: &Part,
    drawings: &Drawings,
    writing: Writing<'_>,
    report: &mut Report,
) -> Face {
    let at = writing.at;
    let (headline, rest) = headline(&part.body, at, report);
    let headline = line(&headline, writing, report);
    let (choices, rest) = if planned.asks() { points(&rest, at, report) } else { (Vec::new(), rest) };
    let labels = labels(part, at, report);
    let shown = body(&rest, &labels, drawings, writing, report);
    let words = headline.words + shown.words;
    if words > MOST_WORDS {
        let what = format!("headline and text have {words} words, and the room can take in {MOST_WORDS}");
        report.fault(at, what, format!("take out {}, or move them to the notes", words - MOST_WORDS));
    }
    let explanation = part.section(Section::Explanation);
    let question = if planned.asks() {
        Some(Question {
            choices: worded(&planned.choices, &choices, writing, report),
            explanation: explained(explanation, writing, report),
            after: planned.after.clone(),
        })
    } else {
        if planned.kind.is_some() && explanation.is_some() {
            let fix = "move it to the notes, or make it a scenario or a poll in deck.toml";
            report.fault(at, "only scenarios and polls have an Explanation:", fix);
        }
        None
    };
    Face {
        kicker: plain(&part.field("kicker"), writing, report),
        headline: headline.html,
        body: shown.html,
        fragments: shown.steps,
        articles: Vec::new(),
        sources: Vec::new(),
        question,
    }
}

/// The headline, and the body without it.
fn headline(body: &Passage, at: At<'_>, report: &mut Report) -> (Passage, Passage) {
    let first = body.first_line();
    let mut rest: Vec<&str> = Vec::new();
    let mut found: Option<Passage> = None;
    for (number, text) in body.lines() {
        if found.is_none()
            && let Some(words) = text.strip_prefix("## ").or_else(|| (text == "##").then_some(""))
        {
            found = Some(Passage::new(number, words.trim()));
            rest.push("");
        } else {
            rest.push(text);
        }
    }
    let rest = Passage::new(body.line, rest.join("\n"));
    match found {
        None => report.fault(
            at,
            "it has no headline",
            "add a line that starts with ## and says the slide in one sentence",
        ),
        Some(ref headline) if headline.is_blank() => {
            report.fault(
                at.line(headline.line),
                "the headline is empty",
                "write one whole sentence behind ##",
            );
        }
        Some(ref headline) if headline.line != first => {
            report.fault(
                at.line(first),
                "there is text before the headline",
                "move it below the line with ##",
            );
        }
        Some(_) => {}
    }
    (found.unwrap_or_default(), rest)
}

fn labels(part: &Part, at: At<'_>, report: &mut Report) -> Vec<Point> {
    let Some(section) = part.section(Section::Labels) else { return Vec::new() };
    let (labels, rest) = points(section, at, report);
    if !rest.is_blank() {
        let what = "there is a line below Labels: that gives no label its words";
        report.fault(at.line(rest.first_line()), what, "write - (name) words");
    }
    labels
}

/// What is said after the answer.
pub(super) fn explained(explanation: Option<&Passage>, writing: Writing<'_>, report: &mut Report) -> Html {
    let Some(explanation) = explanation else {
        let fix = "add a line Explanation: and below it what is said after the answer";
        report.fault(writing.at, "it has no explanation", fix);
        return Html::default();
    };
    prose(explanation, writing, report).html
}

/// The declared choices with their words.
pub(super) fn worded(
    declared: &[ChoiceId],
    written: &[Point],
    writing: Writing<'_>,
    report: &mut Report,
) -> Vec<Choice> {
    if declared.is_empty() {
        return Vec::new(); // told with deck.toml
    }
    for point in written.iter().filter(|point| !declared.iter().any(|id| id.as_str() == point.name)) {
        report.fault(
            writing.at.line(point.words.line),
            format!("there is no choice {} in deck.toml", quote(&point.name)),
            did_you_mean(&point.name, declared.iter().map(ChoiceId::as_str)),
        );
    }
    let found = |id: &ChoiceId| written.iter().find(|point| point.name == id.as_str());
    let missing: Vec<&ChoiceId> = declared.iter().filter(|id| found(id).is_none()).collect();
    if !missing.is_empty() {
        let what = format!("choices without words: {}", list(&missing));
        let fix =
            format!("add a line for each: {}", list(missing.iter().map(|id| format!("- ({id}) words"))));
        report.fault(writing.at, what, fix);
    }
    let mut by_words: BTreeMap<&str, &str> = BTreeMap::new();
    for point in written {
        if let Some(twin) = by_words.insert(&point.words.text, &point.name) {
            let what = format!("({twin}) and ({}) have the same words", point.name);
            report.fault(writing.at.line(point.words.line), what, "make the choices differ");
        }
    }
    declared
        .iter()
        .filter_map(|id| Some((id, found(id)?)))
        .map(|(id, point)| Choice { id: id.clone(), text: line(&point.words, writing, report).html })
        .collect()
}
