//! Warns of facts and sources that nothing cites, and of facts that are shown to students of the
//! wrong country.

use std::collections::BTreeSet;

use konventa_domain::Country;

use super::{Citations, Plan};
use crate::fault::{FaultReport, Location};
use crate::messages;
use crate::names::{DECK_FILE, FACTS_FILE};

pub(super) fn check(plan: &Plan, report: &mut FaultReport) {
    if !plan.complete {
        return;
    }
    let cited: BTreeSet<&str> =
        plan.citations().flat_map(|(_, citations)| &citations.facts).map(String::as_str).collect();
    let of_facts = plan.sheet.facts.iter().flat_map(|fact| &fact.sources);
    let of_help = plan.help.iter().map(|line| &line.source);
    let sources: BTreeSet<&str> = of_facts.chain(of_help).map(String::as_str).collect();
    let at = Location::file(FACTS_FILE);
    for fact in plan.sheet.facts.iter().filter(|fact| !cited.contains(fact.id.as_str())) {
        let part = format!("fact {}", fact.id);
        report.warn(at.line(fact.line).part(&part), messages::facts::fact_unused());
    }
    for source in plan.sheet.sources.iter().filter(|source| !sources.contains(source.id.as_str())) {
        let part = format!("source {}", source.id);
        report.warn(at.line(source.line).part(&part), messages::facts::source_unused());
    }
    warn_of_other_countries(plan, report);
}

/// Warns of a fact about one country in a slide or an item for the students of another one.
fn warn_of_other_countries(plan: &Plan, report: &mut FaultReport) {
    for (part, citations) in plan.citations() {
        let Some(country) = part.country else { continue };
        for fact in citations.facts.iter().filter_map(|id| plan.sheet.fact(id)) {
            if let Some(about) = fact.about.filter(|about| about.country != country) {
                let other = messages::facts::fact_of_other_country(country, &fact.id, about.country);
                let name = format!("{} {country}", part.name);
                report.warn(Location::file(DECK_FILE).line(part.line).part(&name), other);
            }
        }
    }
}

/// A slide or an item, for all countries or for one.
struct CitingPart {
    name: String,
    country: Option<Country>,
    line: usize,
}

impl Plan {
    /// Returns what each slide and item cites, in each country.
    fn citations(&self) -> impl Iterator<Item = (CitingPart, &Citations)> {
        let slides = self.slides.iter().flat_map(|slide| {
            let part =
                |country| CitingPart { name: format!("slide {}", slide.id), country, line: slide.line };
            slide.citations.iter().map(move |(country, citations)| (part(country), citations))
        });
        let items = self.items.iter().flat_map(|item| {
            let part = |country| CitingPart { name: format!("item {}", item.id), country, line: item.line };
            item.face.iter().map(move |(country, face)| (part(country), &face.citations))
        });
        slides.chain(items)
    }
}
