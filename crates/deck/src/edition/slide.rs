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
use crate::messages::words::did_you_mean;
use crate::plan::one_of;
use crate::plan::{Citations, PlannedSlide, kinds_with, write_kind};
use crate::quote::{list, quote};
use crate::words::{NamedLine, Part, PartKind, Passage, Section, named_lines};

/// With more words, the room reads instead of listening to the presenter.
pub(crate) const MOST_WORDS: usize = 40;

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
        report.fault(at, messages::parts::too_many_words(words, MOST_WORDS, words - MOST_WORDS));
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
            let write = write_kind(&with_vote);
            report.fault(at, messages::parts::explanation_forbidden(one_of(with_vote), write));
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
        None => report.fault(at, messages::parts::no_headline()),
        Some(ref headline) if headline.is_blank() => {
            report.fault(at.line(headline.line), messages::parts::empty_headline());
        }
        Some(ref headline) if headline.line != first => {
            report.fault(at.line(first), messages::parts::text_before_headline());
        }
        Some(_) => {}
    }
    (found.unwrap_or_default(), rest)
}

fn labels(part: &Part, at: Location<'_>, report: &mut FaultReport) -> Vec<NamedLine> {
    let Some(section) = part.section(Section::Labels) else { return Vec::new() };
    let (labels, rest) = named_lines(section, at, report);
    if !rest.is_blank() {
        report.fault(at.line(rest.first_line()), messages::parts::stray_label());
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
        report.fault(context.at, messages::parts::no_explanation());
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
        let fix = did_you_mean(&point.name, declared.iter().map(ChoiceId::as_str));
        let unknown = messages::parts::unknown_choice(quote(&point.name), fix);
        report.fault(context.at.line(point.words.line), unknown);
    }
    let found = |id: &ChoiceId| written.iter().find(|point| point.name == id.as_str());
    let missing: Vec<&ChoiceId> = declared.iter().filter(|id| found(id).is_none()).collect();
    if !missing.is_empty() {
        let lines = list(missing.iter().map(|id| format!("- ({id}) …")));
        report.fault(context.at, messages::parts::choices_without_words(list(&missing), lines));
    }
    let mut by_words: BTreeMap<&str, &str> = BTreeMap::new();
    for point in written {
        if let Some(twin) = by_words.insert(&point.words.text, &point.name) {
            let same = messages::parts::same_words(twin, &point.name);
            report.fault(context.at.line(point.words.line), same);
        }
    }
    declared
        .iter()
        .filter_map(|id| Some((id, found(id)?)))
        .map(|(id, point)| Choice { id: id.clone(), text: line(&point.words, context, report).html })
        .collect()
}
