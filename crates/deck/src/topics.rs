//! Whether every [`Topic`] is shown to the students of each country: a table for the content
//! review, and a warning for each empty cell.

use std::fmt::Write as _;

use konventa_domain::Country;
use konventa_domain::deck::SourceMark;

use crate::fault::{FaultReport, Location};
use crate::messages;
use crate::names::FACTS_FILE;
use crate::plan::{
    Citations, CountryTopic, Fact, FactSheet, Plan, PlannedItem, PlannedSlide, Topic, mark_name,
};
use crate::review_source::ReviewSource;

/// The text of an empty cell.
const EMPTY: &str = "**ask the partners**";

/// The slides and items that show one topic to the students of one country.
struct TopicCell<'a> {
    facts: Vec<&'a Fact>,
    slides: Vec<&'a str>,
    items: Vec<&'a str>,
}

impl<'a> TopicCell<'a> {
    fn of(
        about: CountryTopic,
        sheet: &'a FactSheet,
        slides: &'a [PlannedSlide],
        items: &'a [PlannedItem],
    ) -> Self {
        let facts: Vec<&Fact> = sheet.facts.iter().filter(|fact| fact.about == Some(about)).collect();
        let cites = |fact: &Fact, citations: &Citations| citations.facts.contains(&fact.id);
        let cites_any = |citations: &Citations| facts.iter().any(|fact| cites(fact, citations));
        let on_slide =
            |fact: &&Fact| slides.iter().any(|slide| cites(fact, slide.citations.get(about.country)));
        Self {
            slides: slides
                .iter()
                .filter(|slide| cites_any(slide.citations.get(about.country)))
                .map(|slide| slide.id.as_str())
                .collect(),
            items: items
                .iter()
                .filter(|item| cites_any(&item.face.get(about.country).citations))
                .map(|item| item.id.as_str())
                .collect(),
            facts: facts.iter().copied().filter(on_slide).collect(),
        }
    }

    /// Lists the slides and items, the mark of the least certain fact, and, for penalties, the
    /// dates of the pages.
    fn to_markdown(&self, topic: Topic) -> String {
        let Some(weakest) = self.facts.iter().map(|fact| fact.mark).max_by_key(|mark| uncertainty(*mark))
        else {
            return EMPTY.to_owned();
        };
        let names =
            |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let mut text = names(&self.slides);
        if !self.items.is_empty() {
            _ = write!(text, "; asked: {}", names(&self.items));
        }
        _ = write!(text, "; {}", mark_name(weakest));
        let mut days: Vec<String> = Vec::new();
        for day in self.facts.iter().filter_map(|fact| fact.page).map(|day| day.to_string()) {
            if topic == Topic::Penalty && !days.contains(&day) {
                days.push(day);
            }
        }
        if !days.is_empty() {
            _ = write!(text, ", page of {}", days.join(", "));
        }
        text
    }
}

/// Ranks marks; a higher number is less certain.
const fn uncertainty(mark: SourceMark) -> u8 {
    match mark {
        SourceMark::Verified => 0,
        SourceMark::VerifiedOld => 1,
        SourceMark::Known => 2,
    }
}

/// Returns the table of a deck as Markdown, or nothing if no fact has a topic.
pub(crate) fn table(source: &ReviewSource) -> String {
    let ReviewSource { sheet, slides, items, .. } = source;
    if !has_topics(sheet) {
        return String::new();
    }
    let mut text = "\n### Topics per country\n\nThe slides that show it, the items that ask about it, and the mark of the \
                    least certain fact.\n\n| topic |"
        .to_owned();
    for country in Country::ALL {
        _ = write!(text, " {country} |");
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(Country::ALL.len()));
    text.push('\n');
    for topic in Topic::ALL {
        _ = write!(text, "| {} |", topic.name());
        for country in Country::ALL {
            _ = write!(
                text,
                " {} |",
                TopicCell::of(CountryTopic { country, topic }, sheet, slides, items).to_markdown(topic)
            );
        }
        text.push('\n');
    }
    text
}

/// Warns of each topic that no slide shows to the students of a country.
pub(crate) fn check(plan: &Plan, report: &mut FaultReport) {
    if !plan.complete || !has_topics(&plan.sheet) {
        return;
    }
    for about in
        Country::ALL.into_iter().flat_map(|country| Topic::ALL.map(|topic| CountryTopic { country, topic }))
    {
        if !TopicCell::of(about, &plan.sheet, &plan.slides, &plan.items).facts.is_empty() {
            continue;
        }
        let CountryTopic { country, topic } = about;
        let (uncited, at) =
            (plan.sheet.facts.iter().find(|fact| fact.about == Some(about)), Location::file(FACTS_FILE));
        let Some(fact) = uncited else {
            report.warn(at, messages::facts::topic_missing(country, topic.name()));
            continue;
        };
        let uncited = messages::facts::topic_uncited(country, topic.name(), &fact.id);
        report.warn(at.line(fact.line).part(&format!("fact {}", fact.id)), uncited);
    }
}

fn has_topics(sheet: &FactSheet) -> bool {
    sheet.facts.iter().any(|fact| fact.about.is_some())
}
