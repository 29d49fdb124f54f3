//! A whole text file: its parts by their headings, and which of them are used.

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::Country;

use super::heading::{Heading, PartKind, heading};
use super::part::Part;
use super::pasted;
use crate::fault::{FaultReport, Location};
use crate::messages;
use crate::messages::words::did_you_mean;
use crate::quote::quote;

/// Limit for reported parts that belong to nothing: so many mean that it is the wrong file.
const MOST_REPORTED: usize = 100;

/// The parts of a text file.
#[derive(Debug, Default)]
pub(crate) struct TextFile {
    parts: BTreeMap<Heading, Part>,
    requested: BTreeSet<Heading>,
    /// Whether each heading could be read. If not, a missing part may be below one of the others.
    pub(crate) complete: bool,
}

impl TextFile {
    /// Splits a file into parts.
    pub(crate) fn read(text: &str, file: Location<'_>, report: &mut FaultReport) -> Self {
        let mut text_file = Self { complete: true, ..Self::default() };
        let written: Vec<(usize, &str)> = (1..).zip(text.lines()).collect();
        let repaired = pasted::repair(&written, file, report);
        let lines: Vec<(usize, &str)> = repaired.iter().map(|(n, line)| (*n, line.as_str())).collect();
        let mut open: Option<(usize, Option<Heading>)> = None;
        let mut first = 0;
        for (n, (number, line)) in lines.iter().enumerate() {
            let at = file.line(*number);
            if let Some(rest) = starts_part(line) {
                text_file.close_part(open.take(), lines.get(first..n).unwrap_or_default(), file, report);
                let found = heading(rest, at, report);
                text_file.complete &= found.is_some();
                open = Some((*number, found));
                first = n + 1;
            } else if lacks_space(line) {
                report.fault(at, messages::parts::no_space_after_hash(quote(line)));
                if !line.starts_with("##") {
                    text_file.close_part(open.take(), lines.get(first..n).unwrap_or_default(), file, report);
                    text_file.complete = false;
                    open = Some((*number, None));
                    first = n + 1;
                }
            } else if open.is_none() && !line.trim().is_empty() {
                report.fault(at, messages::parts::text_before_parts());
                open = Some((*number, None));
            }
        }
        text_file.close_part(open, lines.get(first..).unwrap_or_default(), file, report);
        text_file
    }

    fn close_part(
        &mut self,
        open: Option<(usize, Option<Heading>)>,
        lines: &[(usize, &str)],
        file: Location<'_>,
        report: &mut FaultReport,
    ) {
        let Some((line, Some(heading))) = open else { return };
        if let Some(before) = self.parts.get(&heading) {
            let heading_text = heading.to_string();
            let twice = messages::parts::part_twice(before.line);
            report.fault(file.line(line).part(&heading_text), twice);
            return;
        }
        let part = Part::read(heading.clone(), line, lines, file, report);
        self.parts.insert(heading, part);
    }

    /// Returns the part for something that the deck declares, and reports if it is missing.
    pub(crate) fn part_for(
        &mut self,
        kind: PartKind,
        id: &str,
        country: Option<Country>,
        file: Location<'_>,
        report: &mut FaultReport,
    ) -> Option<Part> {
        let heading = Heading { kind, id: id.to_owned(), country };
        self.requested.insert(heading.clone());
        let part = self.parts.get(&heading).cloned();
        let shape_is_wrong = || {
            let same = |other: &&Heading| other.kind == heading.kind && other.id == heading.id;
            self.parts.keys().any(|other| same(&other) && other.country.is_some() != country.is_some())
        };
        if part.is_none() && self.complete && !shape_is_wrong() {
            let heading_text = heading.to_string();
            report.fault(file.part(&heading_text), messages::parts::words_missing(&heading));
        }
        part
    }

    /// Iterates over all parts, ordered by heading.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Part> {
        self.parts.values()
    }

    /// Reports parts that belong to nothing in the deck.
    pub(crate) fn report_unused(&self, file: Location<'_>, report: &mut FaultReport) {
        let unused = self.parts.iter().filter(|(heading, _)| !self.requested.contains(*heading));
        for (heading, part) in unused.take(MOST_REPORTED) {
            let heading_text = heading.to_string();
            let at = file.line(part.line).part(&heading_text);
            let same_id = |requested: &&Heading| requested.kind == heading.kind && requested.id == heading.id;
            let message = if let Some(requested) = self.requested.iter().find(same_id) {
                match requested.country {
                    Some(_) => messages::parts::differs(requested),
                    None => messages::parts::does_not_differ(requested),
                }
            } else {
                let known = self.requested.iter().filter(|requested| requested.kind == heading.kind);
                let names: BTreeSet<&str> = known.map(|requested| requested.id.as_str()).collect();
                messages::parts::undeclared(heading.kind.file(), did_you_mean(&heading.id, names))
            };
            report.fault(at, message);
        }
    }
}

/// Returns what follows the single `#` of a heading.
fn starts_part(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('#')?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(rest.trim())
}

/// Whether a line is a heading to its author but text to Markdown, such as `#slide gain`.
fn lacks_space(line: &str) -> bool {
    line.starts_with('#') && line.trim_start_matches('#').starts_with(|c: char| !c.is_whitespace())
}
