//! Combines the plan with the words of one language, and reports what is missing on either side.

mod help;
mod item;
mod rewrite;
mod sections;
mod slide;

pub(crate) use slide::MOST_WORDS;
use std::collections::BTreeMap;
use std::convert::Infallible;

use konventa_domain::deck::{HelpLine, Html, Item, ItemExplanation, Objective, Slide};
use konventa_domain::id::{ItemId, SlideId};
use konventa_domain::{Country, Language, PerCountry, VecMap};

use crate::drawing::Drawings;
use crate::fault::{FaultReport, Location};
use crate::markup::{MarkupContext, plain};
use crate::messages;
use crate::plan::{Citations, FactSheet, Plan};
use crate::words::{Part, PartKind, Passage, TextFile};

/// A deck in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edition {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) objectives: Vec<Objective>,
    pub(crate) slides: Vec<Slide>,
    pub(crate) items: Vec<Item>,
    pub(crate) help: Vec<HelpLine>,
    /// The name of each source, by id.
    pub(crate) sources: BTreeMap<String, String>,
    pub(crate) notes: VecMap<SlideId, PerCountry<Html>>,
    /// Only slides that have a reading text. It is empty for a country without one.
    pub(crate) reading: VecMap<SlideId, PerCountry<Html>>,
    pub(crate) review: VecMap<ItemId, PerCountry<ItemExplanation>>,
}

/// Makes the edition of a language and returns it with its text file. It is complete only if no
/// fault was reported.
pub(crate) fn edition(
    language: Language,
    plan: &Plan,
    text: &str,
    drawings: &Drawings,
    file: &str,
    report: &mut FaultReport,
) -> (Edition, TextFile) {
    let mut text_file = TextFile::read(text, Location::file(file), report);
    let sources = BTreeMap::new();
    let mut writer = EditionWriter {
        language,
        drawings,
        sheet: &plan.sheet,
        sources,
        text_file: &mut text_file,
        file,
        report,
    };
    let deck = writer.part_for(PartKind::Deck, "", None);
    let (title, subtitle) = (writer.field(deck.as_ref(), "title"), writer.field(deck.as_ref(), "subtitle"));
    writer.report_body(deck.as_ref());
    let objectives =
        plan.objectives.iter().map(|id| Objective { id: id.clone(), text: writer.objective(id.as_str()) });
    let objectives = objectives.collect();
    writer.sources = writer.source_names();
    let (mut notes, mut reading) = (VecMap::default(), VecMap::default());
    let mut slides = Vec::new();
    for planned in &plan.slides {
        let compiled = writer.slide(planned);
        notes.insert(compiled.slide.id.clone(), compiled.notes);
        reading.extend(compiled.reading.map(|text| (compiled.slide.id.clone(), text)));
        slides.push(compiled.slide);
    }
    let mut review = VecMap::default();
    let mut items = Vec::new();
    for planned in &plan.items {
        let written = writer.item(planned);
        review.extend(written.review.map(|review| (planned.id.clone(), review)));
        items.extend(written.item);
    }
    let help = plan.help.iter().map(|line| writer.help(line)).collect();
    let sources = writer.sources;
    if plan.complete {
        text_file.report_unused(Location::file(file), report);
    }
    (Edition { title, subtitle, objectives, slides, items, help, sources, notes, reading, review }, text_file)
}

/// Everything that is needed to write any part.
struct EditionWriter<'a> {
    language: Language,
    drawings: &'a Drawings,
    sheet: &'a FactSheet,
    /// The name of each source, by id.
    sources: BTreeMap<String, String>,
    text_file: &'a mut TextFile,
    file: &'a str,
    report: &'a mut FaultReport,
}

impl EditionWriter<'_> {
    fn part_for(&mut self, kind: PartKind, id: &str, country: Option<Country>) -> Option<Part> {
        self.text_file.part_for(kind, id, country, Location::file(self.file), self.report)
    }

    /// Calls a function with the markup context of a part.
    fn at<T>(
        &mut self,
        part: &Part,
        write: impl FnOnce(MarkupContext<'_>, &Drawings, &mut FaultReport) -> T,
    ) -> T {
        let heading = part.heading.to_string();
        let at = Location::file(self.file).part(&heading).line(part.line);
        write(MarkupContext { language: self.language, at }, self.drawings, self.report)
    }

    /// Returns a field as plain text.
    fn field(&mut self, part: Option<&Part>, key: &str) -> String {
        let Some(part) = part else { return String::new() };
        self.at(part, |context, _, report| plain(&part.field(key), context, report))
    }

    fn objective(&mut self, id: &str) -> String {
        let Some(part) = self.part_for(PartKind::Objective, id, None) else { return String::new() };
        self.at(&part, |context, _, report| {
            if part.body.is_blank() {
                report.fault(context.at, messages::parts::no_words());
            }
            plain(&part.body, context, report)
        })
    }

    /// Returns the name of each source in this language.
    fn source_names(&mut self) -> BTreeMap<String, String> {
        let sheet = self.sheet;
        let source_names = sheet.sources.iter().map(|source| {
            let part = self.part_for(PartKind::Source, &source.id, None);
            self.report_body(part.as_ref());
            (source.id.clone(), self.field(part.as_ref(), "name"))
        });
        source_names.collect()
    }

    /// Returns the names of the sources of a slide or an item, each once.
    fn sources_of(&self, citations: &Citations) -> Vec<String> {
        let ids = self.sheet.sources_of(&citations.facts).into_iter();
        ids.filter_map(|id| self.sources.get(id).cloned()).collect()
    }

    /// Reports text in a part that has only fields.
    fn report_body(&mut self, part: Option<&Part>) {
        if let Some(part) = part {
            self.report_stray_text(part, &part.body);
        }
    }

    fn report_stray_text(&mut self, part: &Part, text: &Passage) {
        if text.is_blank() {
            return;
        }
        let names = crate::quote::list(part.heading.kind.fields().iter().map(|(name, _)| format!("{name}:")));
        self.at(part, |context, _, report| {
            report.fault(context.at.line(text.first_line()), messages::parts::stray_text(names));
        });
    }
}

/// Maps the value of each country.
pub(crate) fn map<T, U>(
    each: &PerCountry<T>,
    mut make: impl FnMut(Option<Country>, &T) -> U,
) -> PerCountry<U> {
    let Ok(mapped) = each.try_map(|country, value| Ok::<U, Infallible>(make(country, value)));
    mapped
}
