//! Reads lines with a name, as in `- (she-leaves) She goes to a shelter`. Choices and labels are
//! written like this.

use std::collections::BTreeSet;

use super::Passage;
use crate::fault::{FaultReport, Location};
use crate::messages;
use crate::quote::quote;

/// A line with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedLine {
    pub(crate) name: String,
    pub(crate) words: Passage,
}

/// Takes the named lines out of a passage. The rest keeps its line numbers.
pub(crate) fn named_lines(
    passage: &Passage,
    at: Location<'_>,
    report: &mut FaultReport,
) -> (Vec<NamedLine>, Passage) {
    let mut named_lines: Vec<NamedLine> = Vec::new();
    let mut rest: Vec<&str> = Vec::new();
    let mut goes_on = false;
    for (number, line) in passage.lines() {
        let mut left = "";
        if let Some((name, words)) = named(line) {
            named_lines
                .push(NamedLine { name: name.trim().to_owned(), words: Passage::new(number, words.trim()) });
            goes_on = true;
        } else if line.trim().is_empty() {
            goes_on = false;
        } else if let (true, false, Some(point)) = (goes_on, starts_something(line), named_lines.last_mut()) {
            point.words.text.push(' ');
            point.words.text.push_str(line.trim());
        } else {
            goes_on = false;
            left = line;
        }
        rest.push(left);
    }
    let mut seen = BTreeSet::new();
    for point in &named_lines {
        let at = at.line(point.words.line);
        if point.words.is_blank() {
            report.fault(at, messages::parts::name_without_words(&point.name));
        }
        if !seen.insert(point.name.as_str()) {
            report.fault(at, messages::parts::twice(quote(&format!("({})", point.name))));
        }
    }
    (named_lines, Passage::new(passage.line, rest.join("\n")))
}

fn named(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("- (")?.split_once(')')
}

fn starts_something(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['-', '+', '*', '#', '>', '!']) || line.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_lines_continue_and_leave_the_rest_in_its_lines() {
        let passage = Passage::new(7, "Before\n\n- (a) One\n  and more\n- (b) Two\n- plain\n\nAfter");
        let (found, rest) = named_lines(&passage, Location::file("x"), &mut FaultReport::default());
        assert_eq!(found.len(), 2);
        assert_eq!(found.first().map(|point| point.words.text.as_str()), Some("One and more"));
        assert_eq!(found.last().map(|point| point.words.line), Some(11));
        assert_eq!(rest, Passage::new(7, "Before\n\n\n\n\n- plain\n\nAfter"));
    }
}
