//! The words of a slide.

use std::collections::BTreeMap;

use konventa_domain::deck::{Choice, Face, Html, KindSpec, Question, Slide, SlideKind};
use konventa_domain::id::ChoiceId;
use konventa_domain::{Country, PerCountry};

use super::sections;
use super::{EditionWriter, map};
use crate::drawing::Drawings;
use crate::fault::{FaultReport, Location};
use crate::markup::{MarkupContext, body, line, plain, prose};
use crate::messages;
use crate::plan::{Citations, PlannedSlide, kinds_with, write_kind};
use crate::quote::{did_you_mean, list, quote};
use crate::words::{NamedLine, Part, PartKind, Passage, Section, named_lines};

/// With more words, the room reads instead of listening to the presenter.
pub(super) const MOST_WORDS: usize = 40;

/// A slide with its notes and its reading text.
pub(super) struct CompiledSlide {
    pub(super) slide: Slide,
    pub(super) notes: PerCountry<Html>,
    /// `Some` if it exists in any country.
    pub(super) reading: Option<PerCountry<Html>>,
}

/// The parts of a [`CompiledSlide`] in one country.
#[derive(Clone)]
struct SlideInCountry {
    face: Face,
    notes: Html,
    reading: Option<Html>,
}

impl EditionWriter<'_> {
    pub(super) fn slide(&mut self, planned: &PlannedSlide) -> CompiledSlide {
        let words =
            map(&planned.citations, |country, citations| self.slide_in_country(planned, country, citations));
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
        CompiledSlide { slide, notes, reading }
    }

    fn slide_in_country(
        &mut self,
        planned: &PlannedSlide,
        country: Option<Country>,
        citations: &Citations,
    ) -> SlideInCountry {
        let Some(part) = self.part_for(PartKind::Slide, planned.id.as_str(), country) else {
            return placeholder();
        };
        let mut words = self.at(&part, |context, drawings, report| SlideInCountry {
            face: face(planned, &part, drawings, context, report),
            notes: sections::notes(&part, context, report),
            reading: planned.kind.and_then(|kind| sections::reading(kind, &part, context, report)),
        });
        words.face.articles.clone_from(&citations.articles);
        words.face.sources = self.sources_of(citations);
        words
    }
}

fn placeholder() -> SlideInCountry {
    let face = Face {
        kicker: String::new(),
        headline: Html::default(),
        body: Html::default(),
        fragments: 0,
        articles: Vec::new(),
        sources: Vec::new(),
        question: None,
    };
    SlideInCountry { face, notes: Html::default(), reading: None }
}

fn face(
    planned: &PlannedSlide,
    part: &Part,
    drawings: &Drawings,
    context: MarkupContext<'_>,
    report: &mut FaultReport,
) -> Face {
    let at = context.at;
    let (headline, rest) = headline(part, at, report);
    let headline = line(&headline, context, report);
    let (choices, rest) =
        if planned.has_vote() { named_lines(&rest, at, report) } else { (Vec::new(), rest) };
    let labels = labels(part, at, report);
    let shown = body(&rest, &labels, drawings, context, report);
    let words = headline.words + shown.words;
    if words > MOST_WORDS {
        report.refuse(at, messages::too_many_words(words, MOST_WORDS, words - MOST_WORDS));
    }
    let explanation = part.section(Section::Explanation);
    let question = if planned.has_vote() {
        Some(Question {
            choices: choices_with_words(&planned.choices, &choices, context, report),
            explanation: explanation_html(explanation, context, report),
            after: planned.after_vote.clone(),
        })
    } else {
        if planned.kind.is_some() && explanation.is_some() {
            let with_vote = kinds_with(KindSpec::has_vote);
            let what = format!("only slides of kind {} have an Explanation:", with_vote.join(" or "));
            report.fault(
                at,
                what,
                format!("move it to the notes, or {} in deck.toml", write_kind(&with_vote)),
            );
        }
        None
    };
    Face {
        kicker: plain(&part.field("kicker"), context, report),
        headline: headline.html,
        body: shown.html,
        fragments: shown.steps,
        articles: Vec::new(),
        sources: Vec::new(),
        question,
    }
}

/// Returns the headline and the rest of the body. Reports a missing or empty headline.
fn headline(part: &Part, at: Location<'_>, report: &mut FaultReport) -> (Passage, Passage) {
    let first = part.body.first_line();
    let (found, rest) = part.headline_and_rest();
    match found {
        None => report.refuse(at, messages::no_headline()),
        Some(ref headline) if headline.is_blank() => {
            report.refuse(at.line(headline.line), messages::empty_headline());
        }
        Some(ref headline) if headline.line != first => {
            report.refuse(at.line(first), messages::text_before_headline());
        }
        Some(_) => {}
    }
    (found.unwrap_or_default(), rest)
}

fn labels(part: &Part, at: Location<'_>, report: &mut FaultReport) -> Vec<NamedLine> {
    let Some(section) = part.section(Section::Labels) else { return Vec::new() };
    let (labels, rest) = named_lines(section, at, report);
    if !rest.is_blank() {
        let what = "a line below Labels: belongs to no label";
        report.fault(at.line(rest.first_line()), what, "write - (id) words");
    }
    labels
}

/// Returns what is shown after the answer.
pub(super) fn explanation_html(
    explanation: Option<&Passage>,
    context: MarkupContext<'_>,
    report: &mut FaultReport,
) -> Html {
    let Some(explanation) = explanation else {
        report.refuse(context.at, messages::no_explanation());
        return Html::default();
    };
    prose(explanation, context, report).html
}

/// Returns the declared choices with their words.
pub(super) fn choices_with_words(
    declared: &[ChoiceId],
    written: &[NamedLine],
    context: MarkupContext<'_>,
    report: &mut FaultReport,
) -> Vec<Choice> {
    if declared.is_empty() {
        return Vec::new(); // compiled with deck.toml
    }
    for point in written.iter().filter(|point| !declared.iter().any(|id| id.as_str() == point.name)) {
        report.fault(
            context.at.line(point.words.line),
            format!("there is no choice {} in deck.toml", quote(&point.name)),
            did_you_mean(&point.name, declared.iter().map(ChoiceId::as_str)),
        );
    }
    let found = |id: &ChoiceId| written.iter().find(|point| point.name == id.as_str());
    let missing: Vec<&ChoiceId> = declared.iter().filter(|id| found(id).is_none()).collect();
    if !missing.is_empty() {
        let what = format!("these choices have no words: {}", list(&missing));
        let fix =
            format!("add a line for each: {}", list(missing.iter().map(|id| format!("- ({id}) words"))));
        report.fault(context.at, what, fix);
    }
    let mut by_words: BTreeMap<&str, &str> = BTreeMap::new();
    for point in written {
        if let Some(twin) = by_words.insert(&point.words.text, &point.name) {
            let what = format!("({twin}) and ({}) have the same words", point.name);
            report.fault(context.at.line(point.words.line), what, "make the choices differ");
        }
    }
    declared
        .iter()
        .filter_map(|id| Some((id, found(id)?)))
        .map(|(id, point)| Choice { id: id.clone(), text: line(&point.words, context, report).html })
        .collect()
}
