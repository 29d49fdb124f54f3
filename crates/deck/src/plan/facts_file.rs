//! Reads `facts.toml`.

use konventa_domain::deck::SourceMark;
use konventa_domain::id::ChoiceId;

use super::certainty;
use super::fact_sheet::{Fact, FactSheet, FactSource};
use super::references::{report_duplicates, report_unknown};
use super::toml_table::{TomlTable, WithLine};
use super::topic::{self, Topic};
use crate::fault::{FaultReport, Location};
use crate::line_index::LineIndex;
use crate::messages;
use crate::names::FACTS_FILE;
use crate::quote::quote;
use crate::toml_file;

const SOURCE_FIELDS: [&str; 4] = ["id", "address", "page", "law"];
const FACT_FIELDS: [&str; 7] = ["id", "says", "mark", "sources", "page", "country", "topic"];
/// Limit for facts and for sources. More are a mistake and would make all later checks slow.
const MOST_TABLES: usize = 500;

/// Reads the file. The sheet is incomplete if something in it cannot be read.
pub(crate) fn fact_sheet(text: &str, report: &mut FaultReport) -> FactSheet {
    let at = Location::file(FACTS_FILE);
    let lines = LineIndex::of(text);
    let Some(root) = toml_file::parse(text, &lines, at, report) else { return FactSheet::default() };
    let root = TomlTable::new(root.get_ref(), &lines, at, 1);
    let before = report.fault_count();
    root.report_unknown_fields(&["source", "fact"], report);
    let source_tables = root.tables("source", MOST_TABLES, report);
    let fact_tables = root.tables("fact", MOST_TABLES, report);
    // A misspelled table is missing here, with the facts in it.
    let all_tables_read = report.fault_count() == before;
    let (source_count, fact_count) = (source_tables.len(), fact_tables.len());
    let sources: Vec<FactSource> =
        (1..).zip(source_tables).filter_map(|(n, table)| source(table, n, report)).collect();
    let known = (sources.len() == source_count && all_tables_read).then_some(sources.as_slice());
    let facts: Vec<Fact> =
        (1..).zip(fact_tables).filter_map(|(n, table)| fact(table, n, known, report)).collect();
    report_duplicates("source", sources.iter().map(|source| (source.id.as_str(), source.line)), at, report);
    report_duplicates("fact", facts.iter().map(|fact| (fact.id.as_str(), fact.line)), at, report);
    let complete = known.is_some() && facts.len() == fact_count;
    FactSheet { sources, facts, complete }
}

fn source(table: TomlTable<'_>, number: usize, report: &mut FaultReport) -> Option<FactSource> {
    let (id, part): (ChoiceId, _) = table.id("source", number, "\"convention\"", report)?;
    let table = table.part(&part);
    table.report_unknown_and_renamed(Some(&certainty::CHECKED_IN_FACTS), &SOURCE_FIELDS, report);
    let (address, page, law) =
        (address(table, report), certainty::page(table, report), table.is_true("law", report));
    Some(FactSource { id: id.to_string(), address, page: page.ok()?, law, line: table.line })
}

fn address(table: TomlTable<'_>, report: &mut FaultReport) -> Option<String> {
    const EXAMPLE: &str = "\"https://www.coe.int\"";
    let address = table.has("address").then(|| table.text("address", EXAMPLE, report)).flatten()?;
    let text = address.value;
    let good = text.strip_prefix("https://").is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\'))
    });
    if good {
        return Some(text);
    }
    report.fault(table.at.line(address.line), messages::facts::not_an_address(quote(&text)));
    None
}

/// Reads a fact. `known` are the sources, or `None` if some of them could not be read.
fn fact(
    table: TomlTable<'_>,
    number: usize,
    known: Option<&[FactSource]>,
    report: &mut FaultReport,
) -> Option<Fact> {
    let (id, part): (ChoiceId, _) = table.id("fact", number, "\"first-parties\"", report)?;
    let table = table.part(&part);
    table.report_unknown_and_renamed(Some(&certainty::CHECKED_IN_FACTS), &FACT_FIELDS, report);
    let says = table.text("says", "\"One neutral sentence in English.\"", report);
    let mark = certainty::mark(table, report);
    let page = certainty::page(table, report);
    let sources = sources(table, known, report);
    let about = topic::country_topic(table, report);
    let cites_law =
        || sources.iter().any(|id| known.is_some_and(|known| known.iter().any(|s| s.law && s.id == *id)));
    if mark == Some(SourceMark::Known) && !table.has("page") && cites_law() {
        report.fault(table.at, messages::facts::law_without_date());
    }
    if about.is_some_and(|about| about.topic == Topic::Penalty) && !table.has("page") {
        report.fault(table.at, messages::facts::penalty_without_date());
    }
    Some(Fact {
        id: id.to_string(),
        says: says?.value,
        mark: mark?,
        sources,
        page: page.ok()?,
        about,
        line: table.line,
    })
}

fn sources(table: TomlTable<'_>, known: Option<&[FactSource]>, report: &mut FaultReport) -> Vec<String> {
    let before = report.fault_count();
    let sources: Vec<WithLine<ChoiceId>> = table.names("sources", r#"["convention"]"#, report);
    for source in &sources {
        let is_it = |other: &FactSource| other.id == source.value.as_str();
        if let Some(known) = known.filter(|known| !known.iter().any(is_it)) {
            report_unknown("source", source, known.iter().map(|source| source.id.as_str()), table.at, report);
        }
    }
    if sources.is_empty() && report.fault_count() == before {
        report.fault(table.at, messages::facts::no_source());
    }
    sources.into_iter().map(|source| source.value.to_string()).collect()
}
