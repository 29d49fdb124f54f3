//! One part of a text file: its fields, its body and its sections.

use super::fields::{self, Field};
use super::heading::{Heading, PartKind};
use super::{NumberedLines, Passage};
use crate::fault::{FaultReport, Location};
use crate::messages;

/// A section after the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// The words of the drawings.
    Labels,
    /// Shown after the answer.
    Explanation,
    /// What the presenter says and does.
    Notes,
    /// Read by students who learn alone.
    Reading,
}

impl Section {
    pub(super) const ALL: [Self; 4] = [Self::Labels, Self::Explanation, Self::Notes, Self::Reading];

    /// The line that starts it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Labels => "Labels:",
            Self::Explanation => "Explanation:",
            Self::Notes => "Notes:",
            Self::Reading => "Reading:",
        }
    }

    const fn belongs_to(self, kind: PartKind) -> bool {
        match self {
            Self::Labels | Self::Notes | Self::Reading => matches!(kind, PartKind::Slide),
            Self::Explanation => matches!(kind, PartKind::Slide | PartKind::Item),
        }
    }
}

/// A part of a text file.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) heading: Heading,
    pub(crate) line: usize,
    fields: Vec<Field>,
    pub(crate) body: Passage,
    sections: Vec<(Section, Passage)>,
}

impl Part {
    /// Splits the body into its headline, the first line that begins with `##`, and the rest.
    pub(crate) fn headline_and_rest(&self) -> (Option<Passage>, Passage) {
        let mut headline = None;
        let mut rest: Vec<&str> = Vec::new();
        for (number, text) in self.body.lines() {
            let words = text.strip_prefix("## ").or_else(|| (text == "##").then_some(""));
            if headline.is_none()
                && let Some(words) = words
            {
                headline = Some(Passage::new(number, words.trim()));
                rest.push("");
            } else {
                rest.push(text);
            }
        }
        (headline, Passage::new(self.body.line, rest.join("\n")))
    }

    /// Returns the words of a field, or nothing if it is missing.
    pub(crate) fn field(&self, key: &str) -> Passage {
        let found = self.fields.iter().find(|field| field.key == key);
        found.map_or_else(|| Passage::new(self.line, ""), |field| field.value.clone())
    }

    /// Returns the lines of a section if there is one.
    pub(crate) fn section(&self, section: Section) -> Option<&Passage> {
        self.sections.iter().find(|(kind, _)| *kind == section).map(|(_, passage)| passage)
    }

    /// Iterates over all fields.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&'static str, &Passage)> {
        self.fields.iter().map(|field| (field.key, &field.value))
    }

    /// Reads a part from the lines below its heading.
    pub(super) fn read(
        heading: Heading,
        line: usize,
        lines: NumberedLines<'_>,
        file: Location<'_>,
        report: &mut FaultReport,
    ) -> Self {
        let heading_text = heading.to_string();
        let at = file.line(line).part(&heading_text);
        let (before, sections) = split(&heading, lines, at, report);
        for (number, text) in before {
            report_braces(at.line(*number), text, report);
        }
        for (section, passage) in &sections {
            if *section != Section::Notes {
                passage.lines().for_each(|(number, text)| report_braces(at.line(number), text, report));
            }
        }
        let (fields, rest) = fields::take(&heading, before, at, report);
        let body = passage(rest, line);
        fields::misplaced(&heading, &body, at, report);
        Self { heading, line, fields, body, sections }
    }
}

/// Reports braces outside of notes. Braces mark what the presenter says.
fn report_braces(at: Location<'_>, text: &str, report: &mut FaultReport) {
    if text.contains(['{', '}']) {
        report.fault(at, messages::speech::brace());
    }
}

fn passage(lines: NumberedLines<'_>, line: usize) -> Passage {
    let first = lines.first().map_or(line, |(number, _)| *number);
    let texts: Vec<&str> = lines.iter().map(|(_, text)| *text).collect();
    Passage::new(first, texts.join("\n"))
}

/// Splits the lines into those before the first section, and the sections.
fn split<'a>(
    heading: &Heading,
    lines: NumberedLines<'a>,
    at: Location<'_>,
    report: &mut FaultReport,
) -> (NumberedLines<'a>, Vec<(Section, Passage)>) {
    let starts: Vec<(usize, SectionStart)> = lines
        .iter()
        .enumerate()
        .filter_map(|(n, (number, line))| Some((n, section_start(line, at.line(*number), report)?)))
        .collect();
    let before = starts.first().map_or(lines, |(n, _)| lines.get(..*n).unwrap_or_default());
    let mut sections: Vec<(Section, Passage)> = Vec::new();
    let ends = starts.iter().skip(1).map(|(n, _)| *n).chain([lines.len()]);
    for ((section_start, section), end) in starts.iter().zip(ends) {
        let (SectionStart::Of(section), Some((number, _))) = (section, lines.get(*section_start)) else {
            continue;
        };
        let at = at.line(*number);
        let text = passage(lines.get(section_start + 1..end).unwrap_or_default(), *number);
        if !section.belongs_to(heading.kind) {
            let (kind, word) = (heading.kind.name(), section.word());
            report.fault(at, messages::parts::section_forbidden(kind, word));
        } else if sections.iter().any(|(kind, _)| kind == section) {
            report.fault(at, messages::parts::section_twice(section.word()));
        } else {
            if text.is_blank() {
                report.fault(at, messages::parts::section_empty(section.word()));
            }
            sections.push((*section, text));
        }
    }
    (before, sections)
}

/// A line that starts a section.
#[derive(Debug, Clone, Copy)]
enum SectionStart {
    Of(Section),
    /// The line is written wrongly and has been reported.
    Refused,
}

/// Returns whether and how a line starts a section.
fn section_start(line: &str, at: Location<'_>, report: &mut FaultReport) -> Option<SectionStart> {
    for section in Section::ALL {
        let word = section.word();
        if line.trim_end() == word {
            return Some(SectionStart::Of(section));
        }
        if line.starts_with(word) {
            report.fault(at, messages::parts::text_after_section(word));
            return Some(SectionStart::Refused);
        }
    }
    None
}
