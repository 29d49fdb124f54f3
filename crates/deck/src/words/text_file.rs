//! A whole text file: its parts by their headings, and which of them nothing asked for.

use std::collections::{BTreeMap, BTreeSet};

use konventa_domain::Country;

use super::heading::{Heading, PartKind, heading};
use super::part::Part;
use crate::fault::{FaultReport, Location};
use crate::quote::{did_you_mean, quote};

/// So many parts without an owner are enough to see that this is the wrong file.
const MOST_TOLD: usize = 100;

/// The parts of one language.
#[derive(Debug, Default)]
pub(crate) struct TextFile {
    parts: BTreeMap<Heading, Part>,
    asked: BTreeSet<Heading>,
    /// Whether each heading could be read. If not, a part that is missing may be under one that could not.
    pub(crate) complete: bool,
}

impl TextFile {
    /// Cuts a file into parts.
    pub(crate) fn read(text: &str, file: Location<'_>, report: &mut FaultReport) -> Self {
        let mut book = Self { complete: true, ..Self::default() };
        let lines: Vec<(usize, &str)> = (1..).zip(text.lines()).collect();
        let mut open: Option<(usize, Option<Heading>)> = None;
        let mut first = 0;
        for (n, (number, line)) in lines.iter().enumerate() {
            let at = file.line(*number);
            if let Some(rest) = starts_part(line) {
                book.close(open.take(), lines.get(first..n).unwrap_or_default(), file, report);
                let found = heading(rest, at, report);
                book.complete &= found.is_some();
                open = Some((*number, found));
                first = n + 1;
            } else if lacks_space(line) {
                report.fault(at, format!("{} has no space after #", quote(line)), "put a space after it");
                if !line.starts_with("##") {
                    book.close(open.take(), lines.get(first..n).unwrap_or_default(), file, report);
                    book.complete = false;
                    open = Some((*number, None));
                    first = n + 1;
                }
            } else if open.is_none() && !line.trim().is_empty() {
                let fix = "start with a line # deck; below it come title: and subtitle:";
                report.fault(at, "there is text before the first part", fix);
                open = Some((*number, None));
            }
        }
        book.close(open, lines.get(first..).unwrap_or_default(), file, report);
        book
    }

    fn close(
        &mut self,
        open: Option<(usize, Option<Heading>)>,
        lines: &[(usize, &str)],
        file: Location<'_>,
        report: &mut FaultReport,
    ) {
        let Some((line, Some(heading))) = open else { return };
        if let Some(before) = self.parts.get(&heading) {
            let heading_text = heading.to_string();
            let what = format!("this part is already in line {}", before.line);
            report.fault(file.line(line).part(&heading_text), what, "keep one of them");
            return;
        }
        let part = Part::read(heading.clone(), line, lines, file, report);
        self.parts.insert(heading, part);
    }

    /// The words of something that was declared.
    pub(crate) fn ask(
        &mut self,
        kind: PartKind,
        id: &str,
        country: Option<Country>,
        file: Location<'_>,
        report: &mut FaultReport,
    ) -> Option<Part> {
        let heading = Heading { kind, id: id.to_owned(), country };
        self.asked.insert(heading.clone());
        let part = self.parts.get(&heading).cloned();
        let shape_is_wrong = || {
            let same = |other: &&Heading| other.kind == heading.kind && other.id == heading.id;
            self.parts.keys().any(|other| same(&other) && other.country.is_some() != country.is_some())
        };
        if part.is_none() && self.complete && !shape_is_wrong() {
            let heading_text = heading.to_string();
            report.fault(
                file.part(&heading_text),
                "its words are missing",
                format!("add a part: # {heading}"),
            );
        }
        part
    }

    /// All parts, in the order of their headings.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Part> {
        self.parts.values()
    }

    /// Reports what nothing asked for.
    pub(crate) fn unasked(&self, file: Location<'_>, report: &mut FaultReport) {
        let unasked = self.parts.iter().filter(|(heading, _)| !self.asked.contains(*heading));
        for (heading, part) in unasked.take(MOST_TOLD) {
            let heading_text = heading.to_string();
            let at = file.line(part.line).part(&heading_text);
            let same_id = |asked: &&Heading| asked.kind == heading.kind && asked.id == heading.id;
            let what: String;
            let fix;
            if let Some(asked) = self.asked.iter().find(same_id) {
                what = match asked.country {
                    Some(_) => "it differs per country, but this heading names no country".to_owned(),
                    None => "it does not differ per country".to_owned(),
                };
                fix = format!("write # {asked}");
            } else {
                what = format!("{} declares nothing with this name", heading.kind.file());
                let known = self.asked.iter().filter(|asked| asked.kind == heading.kind);
                let names: BTreeSet<&str> = known.map(|asked| asked.id.as_str()).collect();
                fix = did_you_mean(&heading.id, names);
            }
            report.fault(at, what, fix);
        }
    }
}

/// What follows the one `#` of a part.
fn starts_part(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('#')?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(rest.trim())
}

/// `#slide gain`: a heading to its author, text to Markdown.
fn lacks_space(line: &str) -> bool {
    line.starts_with('#') && line.trim_start_matches('#').starts_with(|c: char| !c.is_whitespace())
}
