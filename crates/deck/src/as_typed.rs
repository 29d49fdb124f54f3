//! Names characters that are not what they look like, in every file of a deck, and reads on with
//! what was meant.

use konventa_script::{Oddity, OddityKind, compose, oddity, repaired};

use crate::fault::{FaultReport, Location};
use crate::message::Message;
use crate::messages::{pasted, translation, unseen};
use crate::quote::quote;
use crate::sign::{Letters, Sign, code_point};

/// Limit for reported lines of one file: a file with more was pasted as a whole.
const MOST_REPORTED: usize = 20;

/// Reports the first character of each line that is not what it looks like, and returns the text as
/// it was meant. Here, and nowhere else, letters that look the same become the same.
pub(crate) fn as_typed(text: &str, at: Location<'_>, report: &mut FaultReport) -> String {
    let mut reported = 0;
    let mut lines: Vec<String> = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        let Some(odd) = oddity(line) else {
            lines.push(compose(line).into_owned());
            continue;
        };
        let plain = repaired(&without_control(line));
        let is_bullet = is_font_bullet(odd.sign) && line.trim_start().starts_with(odd.sign);
        // A bullet of Word, in a font that only Word has.
        let message = if is_bullet { pasted::bullet(Sign(odd.sign)) } else { message(&odd) };
        if reported < MOST_REPORTED {
            report.fault(at.line(number).column(odd.column), message);
        }
        reported += 1;
        lines.push(if is_bullet { format!("- {}", plain.trim_start()) } else { plain });
    }
    lines.join("\n")
}

const fn is_font_bullet(sign: char) -> bool {
    matches!(sign, '\u{e000}'..='\u{f8ff}')
}

fn without_control(line: &str) -> String {
    line.chars().filter(|c| !c.is_control() || *c == '\t').collect()
}

fn message(odd: &Oddity) -> Message {
    let Oddity { sign, kind, .. } = odd;
    match kind {
        OddityKind::Misread { seen, meant } => pasted::misread(quote(seen), Sign(*meant)),
        OddityKind::Invisible(name) => pasted::invisible(code_point(*sign), unseen::unseen(name)),
        OddityKind::Mark => pasted::mark(code_point(*sign)),
        OddityKind::Form(typed) => pasted::form(Sign(*sign), typed),
        OddityKind::Letter { word, meant } => {
            let fix = meant.as_ref().map_or_else(translation::latin_keyboard, translation::type_word);
            translation::mixed_letters(quote(word), Letters(vec![*sign]), fix)
        }
    }
}
