//! Facts and sources that nothing names: left over, or forgotten on the slide that tells them.

use std::collections::BTreeSet;

use super::{Grounds, Plan};
use crate::fault::{At, Report};
use crate::source::FACTS_FILE;

pub(super) fn check(plan: &Plan, report: &mut Report) {
    if !plan.complete {
        return;
    }
    let facts: BTreeSet<&str> =
        plan.grounds().flat_map(|grounds| &grounds.facts).map(String::as_str).collect();
    let of_facts = plan.sheet.facts.iter().flat_map(|fact| &fact.sources);
    let of_help = plan.help.iter().map(|line| &line.source);
    let sources: BTreeSet<&str> = of_facts.chain(of_help).map(String::as_str).collect();
    let at = At::file(FACTS_FILE);
    for fact in plan.sheet.facts.iter().filter(|fact| !facts.contains(fact.id.as_str())) {
        let place = format!("fact {}", fact.id);
        let fix = "name it where it is told, or delete it";
        report.warn(at.line(fact.line).place(&place), "no slide and no item names this fact", fix);
    }
    for source in plan.sheet.sources.iter().filter(|source| !sources.contains(source.id.as_str())) {
        let place = format!("source {}", source.id);
        let fix = "name it where something rests on it, or delete it";
        report.warn(at.line(source.line).place(&place), "no fact and no help line names this source", fix);
    }
}

impl Plan {
    /// What each slide and item rests on, in each country.
    fn grounds(&self) -> impl Iterator<Item = &Grounds> {
        let slides = self.slides.iter().flat_map(|slide| slide.grounds.iter().map(|(_, grounds)| grounds));
        let items = self.items.iter().flat_map(|item| item.face.iter().map(|(_, face)| &face.grounds));
        slides.chain(items)
    }
}
