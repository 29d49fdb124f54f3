//! Finds the signs of a word processor in a file that is not TOML: curly quotation marks, long
//! dashes, no-break spaces.

use crate::fault::{FaultReport, Location};
use crate::message::Message;
use crate::messages;
use crate::sign::Sign;

/// Signs that word processors write instead of straight quotation marks.
const QUOTES: &str = "“”„‟‘’‚‛«»‹›″′‴＂＇`´ʺʹ〝〞";

/// Other signs, and what TOML has in their place.
const OTHERS: [(&str, &str); 9] = [
    ("–—―‐‑‒−－", "-"),
    ("＝", "="),
    ("，‚、", ","),
    ("［", "["),
    ("］", "]"),
    ("｛", "{"),
    ("｝", "}"),
    ("．", "."),
    ("＃", "#"),
];

/// Limit for reported lines: a file with more was pasted as a whole.
const MOST_REPORTED: usize = 20;

/// Reports the first such sign of each line, and returns the numbers of these lines.
pub(super) fn report(text: &str, file: Location<'_>, report: &mut FaultReport) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut open = None;
    for (number, line) in (1..).zip(text.lines()) {
        let Some((rest, sign)) = first_sign(line, &mut open) else { continue };
        if lines.len() < MOST_REPORTED {
            let before = line.strip_suffix(rest).unwrap_or_default();
            report.fault(file.line(number).column(before.chars().count() + 1), message(sign));
        }
        lines.push(number);
    }
    lines
}

/// Returns the first sign outside of straight quotation marks, and the line from there on. `open` is the
/// mark of a text of several lines that is open at the start of the line.
fn first_sign<'a>(line: &'a str, open: &mut Option<&'static str>) -> Option<(&'a str, char)> {
    let mut rest = line;
    while !rest.is_empty() {
        if let Some(mark) = *open {
            let (_, after) = rest.split_once(mark)?;
            *open = None;
            rest = after;
            continue;
        }
        if let Some(mark) = ["\"\"\"", "'''"].into_iter().find(|mark| rest.starts_with(mark)) {
            *open = Some(mark);
            rest = rest.get(mark.len()..)?;
            continue;
        }
        let first = rest.chars().next()?;
        let from_here = rest;
        rest = rest.get(first.len_utf8()..)?;
        match first {
            '#' => return None,
            '"' | '\'' => {
                let Some(end) = end_of_text(rest, first) else {
                    // The text is not closed, or with another sign.
                    let place = rest.find(|c| QUOTES.contains(c))?;
                    let from_sign = rest.get(place..)?;
                    return Some((from_sign, from_sign.chars().next()?));
                };
                rest = rest.get(end..)?;
            }
            _ if first.is_ascii() => {}
            _ => return Some((from_here, first)),
        }
    }
    None
}

/// Returns where a text ends, after its closing mark.
fn end_of_text(text: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    for (place, c) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' && mark == '"' {
            escaped = true;
        } else if c == mark {
            return Some(place + mark.len_utf8());
        }
    }
    None
}

fn message(c: char) -> Message {
    if QUOTES.contains(c) {
        return messages::signs::quotation_mark(Sign(c));
    }
    if let Some((_, typed)) = OTHERS.iter().find(|(signs, _)| signs.contains(c)) {
        return messages::signs::foreign_sign(Sign(c), typed);
    }
    if c.is_whitespace() {
        return messages::signs::odd_space(Sign(c));
    }
    if c.is_alphabetic() {
        messages::signs::words_without_quotes(Sign(c))
    } else {
        messages::signs::unknown_sign(Sign(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, String)> {
        let mut report = FaultReport::default();
        super::report(text, Location::file("deck.toml"), &mut report);
        let faults = report.finish().err().into_iter().flatten();
        faults.map(|fault| (fault.line.unwrap(), fault.what().to_owned())).collect()
    }

    #[test]
    fn only_signs_outside_of_straight_quotation_marks_are_found() {
        assert_eq!(found("id = \"a “b” – c\" # “x”\n'„' = '”'\nx = \"\"\"“\n”\n\"\"\"\n"), []);
        let wrong =
            found("id = “small”\nid = \"small”\nseconds = –5\na\u{a0}= 1\nx = [\"a\"， \"b\"]\nu = kuća\n");
        let lines: Vec<usize> = wrong.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 2, 3, 4, 5, 6]);
        for (n, code) in ["U+201C", "U+201D", "U+2013", "U+00A0", "U+FF0C", "U+0107"].into_iter().enumerate()
        {
            assert!(wrong[n].1.contains(code), "{:?}", wrong[n]);
        }
    }
}
