//! Reads `facts.toml`.

use konventa_domain::deck::SourceMark;
use konventa_domain::id::ChoiceId;

use super::dates;
use super::fields::{Fields, Located};
use super::order;
use super::read::{tables, toml};
use super::sheet::{Fact, FactSource, Sheet};
use super::topic::{self, Topic};
use crate::fault::{At, Report};
use crate::lines::Lines;
use crate::quote::{nearest, quote};
use crate::source::FACTS_FILE;

const SOURCE: [&str; 4] = ["id", "address", "page", "law"];
const FACT: [&str; 7] = ["id", "says", "mark", "sources", "page", "country", "topic"];
/// Of facts and of sources: more are a mistake, and would only make every later check slow.
const MOST: usize = 500;

/// The sheet. Not complete where something in it cannot be read.
pub(crate) fn sheet(text: &str, report: &mut Report) -> Sheet {
    let at = At::file(FACTS_FILE);
    let lines = Lines::of(text);
    let Some(table) = toml(text, &lines, at, report) else { return Sheet::default() };
    let fields = Fields::new(table.get_ref(), &lines, at, 1);
    let before = report.count();
    fields.only(&["source", "fact"], report);
    let sources = tables(fields, "source", MOST, report);
    let facts = tables(fields, "fact", MOST, report);
    // A table that was misspelled has facts that are not here.
    let whole = report.count() == before;
    let (declared_sources, declared_facts) = (sources.len(), facts.len());
    let sources: Vec<FactSource> =
        (1..).zip(sources).filter_map(|(n, table)| source(table, n, report)).collect();
    let known = (sources.len() == declared_sources && whole).then_some(sources.as_slice());
    let facts: Vec<Fact> = (1..).zip(facts).filter_map(|(n, table)| fact(table, n, known, report)).collect();
    order::once("source", sources.iter().map(|source| (source.id.as_str(), source.line)), at, report);
    order::once("fact", facts.iter().map(|fact| (fact.id.as_str(), fact.line)), at, report);
    let complete = known.is_some() && facts.len() == declared_facts;
    Sheet { sources, facts, complete }
}

fn source(fields: Fields<'_>, number: usize, report: &mut Report) -> Option<FactSource> {
    let unnamed = format!("source no. {number}");
    // The rule for names is the same for everything that has one.
    let id: Located<ChoiceId> = fields.place(&unnamed).name("id", "\"convention\"", report)?;
    let place = format!("source {}", id.value);
    let fields = fields.place(&place);
    fields.only_and_not(Some(&dates::CHECKED), &SOURCE, report);
    let (address, page, law) =
        (address(fields, report), dates::page(fields, report), fields.is_true("law", report));
    Some(FactSource { id: id.value.to_string(), address, page: page.ok()?, law, line: fields.line })
}

fn address(fields: Fields<'_>, report: &mut Report) -> Option<String> {
    const EXAMPLE: &str = "\"https://www.coe.int\"";
    let address = fields.has("address").then(|| fields.text("address", EXAMPLE, report)).flatten()?;
    let text = address.value;
    let good = text.strip_prefix("https://").is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\'))
    });
    if good {
        return Some(text);
    }
    report.fault(
        fields.at.line(address.line),
        format!("{} is not an address", quote(&text)),
        "copy it from the browser: it starts with https:// and has no spaces; or leave it out",
    );
    None
}

/// A fact. The sources are there only if all of them could be read.
fn fact(
    fields: Fields<'_>,
    number: usize,
    known: Option<&[FactSource]>,
    report: &mut Report,
) -> Option<Fact> {
    let unnamed = format!("fact no. {number}");
    let id: Located<ChoiceId> = fields.place(&unnamed).name("id", "\"first-parties\"", report)?;
    let place = format!("fact {}", id.value);
    let fields = fields.place(&place);
    fields.only_and_not(Some(&dates::CHECKED), &FACT, report);
    let says = fields.text("says", "\"One neutral sentence in English.\"", report);
    let mark = dates::mark(fields, report);
    let page = dates::page(fields, report);
    let sources = fact_sources(fields, known, report);
    let about = topic::about(fields, report);
    let of_law =
        || sources.iter().any(|id| known.is_some_and(|known| known.iter().any(|s| s.law && s.id == *id)));
    if mark == Some(SourceMark::Known) && !fields.has("page") && of_law() {
        report.fault(
            fields.at,
            "it is known only, it rests on the law of a country, and it does not say how old it is",
            "add: page = \"2026-02-12\", the day, month or year of what was read, as laws change",
        );
    }
    if about.is_some_and(|about| about.topic == Topic::Penalty) && !fields.has("page") {
        report.fault(
            fields.at,
            "it is about a penalty, and it does not say how old its page is: penalties change",
            "add: page = \"2026-02-12\", the day, month or year that the page bears, or the day it was read",
        );
    }
    Some(Fact {
        id: id.value.to_string(),
        says: says?.value,
        mark: mark?,
        sources,
        page: page.ok()?,
        about,
        line: fields.line,
    })
}

fn fact_sources(fields: Fields<'_>, known: Option<&[FactSource]>, report: &mut Report) -> Vec<String> {
    let before = report.count();
    let sources: Vec<Located<ChoiceId>> = fields.names("sources", r#"["convention"]"#, report);
    for source in &sources {
        let is_it = |other: &FactSource| other.id == source.value.as_str();
        if let Some(known) = known.filter(|known| !known.iter().any(is_it)) {
            unknown("source", source, known.iter().map(|source| source.id.as_str()), fields.at, report);
        }
    }
    if sources.is_empty() && report.count() == before {
        report.fault(fields.at, "it names no source", r#"add: sources = ["the-name-of-a-source"]"#);
    }
    sources.into_iter().map(|source| source.value.to_string()).collect()
}

/// Reports the name of a fact or a source that is not in `facts.toml`. All that are there would be too many to list.
pub(super) fn unknown<'a>(
    kind: &str,
    name: &Located<ChoiceId>,
    known: impl Iterator<Item = &'a str>,
    at: At<'_>,
    report: &mut Report,
) {
    let fix = match nearest(name.value.as_str(), known) {
        Some(candidate) => format!("did you mean {candidate}?"),
        None => format!("write a [[{kind}]] of this name in {FACTS_FILE}, or name another"),
    };
    report.fault(at.line(name.line), format!("there is no {kind} “{}” in {FACTS_FILE}", name.value), fix);
}
