//! The words in a drawing: `{{roof}}` is a label, and digits are shown as they are.

use konventa_script::invisible;

use konventa_domain::deck::escape;

use super::{Drawing, DrawingPiece};
use crate::fault::{FaultReport, Location};

use crate::messages;
use crate::messages::svg;
use crate::quote::quote;
use crate::sign::code_point;

/// Adds the text of a `<text>` or `<tspan>`.
pub(super) fn text(raw: &str, drawing: &mut Drawing, at: Location<'_>, report: &mut FaultReport) {
    let trimmed = raw.trim();
    let words = raw.find(trimmed).unwrap_or(0);
    let (before, after) = (raw.get(..words), raw.get(words + trimmed.len()..));
    let core = trimmed.split_whitespace().collect::<Vec<_>>().join(" ");
    let spaced = format!("{}{core}{}", blank(before), blank(after));
    let mut rest = spaced.as_str();
    while !rest.is_empty() {
        let (literal, after) =
            rest.split_once("{{").map_or((rest, None), |(before, after)| (before, Some(after)));
        let hidden = literal.chars().find(|c| invisible(*c).is_some());
        if let Some(hidden) = hidden {
            report.fault(at, messages::pasted::hidden_in_code(code_point(hidden)));
        } else if literal.contains(char::is_alphabetic) {
            report.fault(at, svg::words(quote(literal)));
        } else if literal.contains(['{', '}']) {
            report.fault(at, svg::not_a_label(quote(raw)));
        } else {
            drawing.push(&escape(literal));
        }
        let Some(after) = after else { return };
        let Some((name, next)) = after.split_once("}}") else {
            report.fault(at, svg::open_label(quote(after)));
            return;
        };
        let name = name.trim();
        if is_name(name) {
            drawing.pieces.push(DrawingPiece::Label(name.to_owned()));
        } else {
            report.fault(at, svg::label_name(quote(name)));
        }
        rest = next;
    }
}

/// Returns a space if the author wrote one at this edge, but nothing for a line break, which only
/// makes the file readable.
fn blank(edge: Option<&str>) -> &'static str {
    if edge.is_some_and(|edge| !edge.is_empty() && !edge.contains('\n')) { " " } else { "" }
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
