//! Tells speech in notes apart from instructions: a paragraph in curly braces is said aloud, and
//! one that starts with `{?` is a question to the room.

use konventa_domain::deck::Html;

use super::{MarkupContext, blocks, prose};
use crate::fault::FaultReport;
use crate::message::Message;
use crate::messages::speech as messages;
use crate::quote::quote;
use crate::words::Passage;

/// A fault in the braces of a paragraph, and its byte.
type SpeechFault = (usize, Message);

/// A paragraph that is said aloud.
#[derive(Debug, PartialEq, Eq)]
struct Speech<'a> {
    /// Whether it is a question to the room.
    asks: bool,
    words: &'a str,
}

/// Renders the notes of a slide.
pub(crate) fn notes(text: &Passage, context: MarkupContext<'_>, report: &mut FaultReport) -> Html {
    let mut html = String::new();
    let mut to_do = Passage::default();
    for paragraph in paragraphs(text) {
        let found = speech(&paragraph.text);
        if let Ok(Some(speech)) = found {
            html.push_str(&take_prose(&mut to_do, context, report));
            html.push_str(&said(&speech, paragraph.line, context, report));
            continue;
        }
        if let Err((byte, message)) = found {
            let before = paragraph.text.get(..byte).unwrap_or_default();
            report.fault(context.at.line(paragraph.line + before.matches('\n').count()), message);
        }
        add(&mut to_do, &paragraph);
    }
    html.push_str(&take_prose(&mut to_do, context, report));
    Html(html)
}

/// Removes the marks of speech from a text and keeps its lines, so that words can be counted and
/// compared.
pub(crate) fn without_speech_marks(notes: &Passage) -> Passage {
    let bare = |line: &str| line.replace("{?", "").replace(['{', '}'], "");
    let lines: Vec<String> = notes.text.lines().map(bare).collect();
    Passage::new(notes.line, lines.join("\n"))
}

/// Splits a text at empty lines.
fn paragraphs(text: &Passage) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut goes_on = false;
    for (number, line) in text.lines() {
        if line.trim().is_empty() {
            goes_on = false;
        } else if let (true, Some(open)) = (goes_on, found.last_mut()) {
            open.text.push('\n');
            open.text.push_str(line);
        } else {
            found.push(Passage::new(number, line));
            goes_on = true;
        }
    }
    found
}

/// Appends a paragraph to those before it, with empty lines in between, so that line numbers stay
/// right and lists continue.
fn add(before: &mut Passage, paragraph: &Passage) {
    if before.text.is_empty() {
        *before = paragraph.clone();
        return;
    }
    let next = before.line + before.text.matches('\n').count();
    before.text.push_str(&"\n".repeat(paragraph.line.saturating_sub(next)));
    before.text.push_str(&paragraph.text);
}

fn take_prose(to_do: &mut Passage, context: MarkupContext<'_>, report: &mut FaultReport) -> String {
    let to_do = std::mem::take(to_do);
    if to_do.is_blank() { String::new() } else { prose(&to_do, context, report).html.0 }
}

fn said(speech: &Speech<'_>, line: usize, context: MarkupContext<'_>, report: &mut FaultReport) -> String {
    let class = if speech.asks { "speech ask" } else { "speech" };
    let words = Passage::new(line, speech.words);
    let written = blocks::write(&words, blocks::TextKind::Line, context, report);
    format!("<p class=\"{class}\">{}</p>", written.html)
}

/// Returns a paragraph as speech if it is marked as such.
fn speech(paragraph: &str) -> Result<Option<Speech<'_>>, SpeechFault> {
    let start = paragraph.len() - paragraph.trim_start().len();
    let end = paragraph.trim_end().len();
    let mut open = None;
    let mut closed = false;
    for (byte, sign) in paragraph.char_indices().filter(|(_, sign)| matches!(sign, '{' | '}')) {
        let rest = paragraph.get(byte..).unwrap_or_default();
        match (sign, open) {
            ('{', Some(_)) => {
                return Err((byte, messages::nested(quote(rest))));
            }
            ('{', None) if byte != start => {
                return Err((byte, messages::starts_inside(quote(rest))));
            }
            ('{', None) => open = Some(byte),
            (_, None) => return Err((byte, messages::not_opened())),
            (_, Some(_)) if byte + 1 != end => {
                return Err((byte, messages::ends_inside(quote(rest))));
            }
            (_, Some(_)) => closed = true,
        }
    }
    let Some(open) = open else { return Ok(None) };
    if !closed {
        return Err((open, messages::not_closed(quote(paragraph))));
    }
    let inside = paragraph.get(start + 1..end - 1).unwrap_or_default();
    let (asks, words) = inside.strip_prefix('?').map_or((false, inside), |words| (true, words));
    // Leading spaces would make it an indented block.
    let words = words.trim_start_matches([' ', '\t']);
    if words.trim_start().starts_with('?') {
        return Err((open, messages::two_question_marks(quote(paragraph.trim()))));
    }
    if !words.contains(char::is_alphanumeric) {
        return Err((open, messages::empty_speech()));
    }
    if is_quoted(words.trim()) {
        return Err((open, messages::quoted_speech()));
    }
    Ok(Some(Speech { asks, words }))
}

fn is_quoted(words: &str) -> bool {
    const MARKS: [char; 4] = ['"', '„', '“', '”'];
    words.starts_with(MARKS) && words.ends_with(MARKS) && words.matches(MARKS).count() == 2
}

#[cfg(test)]
mod tests {
    use konventa_domain::Language;

    use super::*;
    use crate::fault::Location;

    fn written(text: &str) -> String {
        let mut report = FaultReport::default();
        let context = MarkupContext { language: Language::English, at: Location::file("text.en.md") };
        let html = notes(&Passage::new(10, text), context, &mut report);
        report.finish().unwrap();
        html.0
    }

    #[test]
    fn speech_and_what_to_do_are_told_apart() {
        let text = "Wait.\n\n{Welcome, \"everybody\".\nYou need **no** name.}\n\n- one\n\n- two\n\n{? Why here?}\n\n  {Good.}\nEnd.";
        let problem = speech("  {Good.}\nEnd.").unwrap_err();
        assert!(problem.1.english().what.contains("in the middle"), "{problem:?}");
        let html = written(&text.replace("\nEnd.", "\n\nEnd."));
        let expected = "<p>Wait.</p><p class=\"speech\">Welcome, “everybody”. You need <strong>no</strong> name.</p>\
                        <ul><li>one</li><li>two</li></ul><p class=\"speech ask\">Why here?</p><p class=\"speech\">Good.</p><p>End.</p>";
        assert_eq!(html, expected);
    }

    #[test]
    fn braces_may_have_lines_of_their_own() {
        assert_eq!(written("{?\nWhy?\n}"), "<p class=\"speech ask\">Why?</p>");
    }

    #[test]
    fn without_marks_each_word_keeps_its_line() {
        let notes = Passage::new(3, "{? Why?}\n\nWait.\n\n{One.\nTwo.}");
        assert_eq!(without_speech_marks(&notes), Passage::new(3, " Why?\n\nWait.\n\nOne.\nTwo."));
    }
}
