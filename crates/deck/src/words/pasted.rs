//! Signs that look like those of the format but are others: bullets and dashes of a word
//! processor, no-break spaces, a misspelt `Notes:`.
//!
//! Each is reported with the sign that was seen, and replaced by what was meant, so that the later
//! stages do not report its consequences.

use super::NumberedLines;
use super::heading::PartKind;
use super::part::Section;
use crate::fault::{FaultReport, Location};
use crate::messages;
use crate::quote::{plain_id, quote};
use crate::sign::Sign;

/// Bullets that word processors and web pages make.
const BULLETS: &str = "•·∙⋅‣◦●○⚫⚪■□▪▫◾◽◼◻◆◇❖⬥⦁⦿⁌⁍►▶▸➤➢➣➔➜➨→⇒✓✔✗✘★☆✦";
/// Letters that some fonts show as bullets. Word puts a tab after them.
const LETTER_BULLETS: &str = "o§Øüvqàèð";
/// Dashes that are not the hyphen of the keyboard.
const DASHES: &str = "–—―‐‑‒−﹣－⁃ー";
/// Signs that look like a colon.
const COLONS: &str = "：﹕∶꞉ː։";

/// What authors may call a section in the languages of the region, beside its own name: in Latin
/// letters without marks, with hyphens for blanks. Albanian has a definite form of each.
const SECTION_NAMES: [(Section, &[&str]); 4] = [
    (
        Section::Notes,
        &[
            "biljeske",
            "biljeska",
            "beleske",
            "beleska",
            "zabiljeske",
            "zabeleske",
            "napomene",
            "napomena",
            "shenime",
            "shenim",
            "shenimet",
            "shenimi",
        ],
    ),
    (
        Section::Reading,
        &[
            "citanje",
            "za-citanje",
            "tekst-za-citanje",
            "stivo",
            "lexim",
            "leximi",
            "leximet",
            "per-lexim",
            "tekst-per-lexim",
            "teksti-per-lexim",
        ],
    ),
    (
        Section::Explanation,
        &["objasnjenje", "objasnjenja", "obrazlozenje", "shpjegim", "shpjegimi", "shpjegime", "shpjegimet"],
    ),
    (
        Section::Labels,
        &[
            "oznake",
            "oznaka",
            "natpisi",
            "natpis",
            "etikete",
            "etiketa",
            "etiketat",
            "emertime",
            "emertimet",
            "mbishkrime",
            "mbishkrimet",
        ],
    ),
];

/// Reports all look-alikes in a text file, and returns its lines with what was meant. Text after the
/// misspelt name of a section becomes a line of its own.
pub(super) fn repair(
    lines: NumberedLines<'_>,
    file: Location<'_>,
    report: &mut FaultReport,
) -> Vec<(usize, String)> {
    let mut place = Place::default();
    let mut repaired = Vec::new();
    for (number, line) in lines {
        // The part before does not have the heading of the next one.
        let heading = place.heading.clone().filter(|_| !is_heading(line));
        let at = heading.as_deref().map_or(file, |heading| file.part(heading)).line(*number);
        let mut repair = Repair { line: (*line).to_owned(), written: line, at, report: &mut *report };
        repair.start();
        repair.point();
        repair.spaces();
        let below = repair.names(&place);
        repair.address();
        place.after(&repair.line);
        repaired.push((*number, repair.line));
        repaired.extend(below.map(|text| (*number, text)));
    }
    repaired
}

/// Whether a line was meant to start a part.
fn is_heading(line: &str) -> bool {
    line.trim_start().strip_prefix('#').is_some_and(|rest| !rest.starts_with('#'))
}

/// Where in a part the next line is.
#[derive(Debug, Default)]
struct Place {
    /// The heading of the part.
    heading: Option<String>,
    kind: Option<PartKind>,
    /// Whether only fields came since the heading.
    among_fields: bool,
}

impl Place {
    fn after(&mut self, line: &str) {
        if let Some(heading) = line.strip_prefix("# ") {
            let word = heading.split_whitespace().next().unwrap_or_default();
            self.kind = PartKind::of(word);
            self.heading = self.kind.map(|_| heading.trim().to_owned());
            self.among_fields = true;
        } else if !line.trim().is_empty() && !line.starts_with("  ") && self.field(line).is_none() {
            self.among_fields = false;
        }
    }

    /// Returns the field that a line seems to be, and what follows its name.
    fn field<'a>(&self, line: &'a str) -> Option<(&'static str, &'a str)> {
        if !self.among_fields {
            return None;
        }
        self.kind?.fields().iter().find_map(|(name, _)| {
            let rest = line.strip_prefix(name)?;
            colon(rest).map(|_| (*name, rest))
        })
    }

    /// Whether the part may have a section.
    const fn has_sections(&self) -> bool {
        matches!(self.kind, Some(PartKind::Slide | PartKind::Item))
    }
}

/// One line, and where to report.
struct Repair<'a, 'r> {
    line: String,
    /// The line as it was before any repair.
    written: &'a str,
    at: Location<'a>,
    report: &'r mut FaultReport,
}

impl<'a> Repair<'a, '_> {
    /// Returns the place of a character in the line.
    fn place_of(&self, sign: char) -> Location<'a> {
        let place = self.written.chars().position(|c| c == sign);
        place.map_or(self.at, |place| self.at.column(place + 1))
    }

    /// Repairs what comes before the first sign.
    fn start(&mut self) {
        let rest = self.line.trim_start();
        let lead = self.line.strip_suffix(rest).unwrap_or_default();
        let odd = lead.chars().find(|c| !matches!(c, ' ' | '\t'));
        if rest.is_empty() {
            if let Some(odd) = odd {
                self.report.fault(self.place_of(odd), messages::pasted::not_empty(Sign(odd)));
                self.line.clear();
            }
        } else if rest.starts_with('#') && !lead.is_empty() {
            let signs: String = rest.chars().take_while(|c| *c == '#').collect();
            let first = odd.or_else(|| lead.chars().next()).unwrap_or(' ');
            self.report.fault(self.place_of(first), messages::pasted::space_before(signs, Sign(first)));
            self.line = rest.to_owned();
        } else if let Some(odd) = odd {
            self.report.fault(self.place_of(odd), messages::pasted::starts_with_space(Sign(odd)));
            self.line = rest.to_owned();
        }
    }

    /// Repairs the sign of a point.
    fn point(&mut self) {
        let text = self.line.trim_start();
        let mut signs = text.chars();
        let (Some(first), second) = (signs.next(), signs.next()) else { return };
        let words = signs.as_str();
        let after = |c: char| text.strip_prefix(c).unwrap_or_default().trim_start();
        let (message, rest) =
            if BULLETS.contains(first) || (LETTER_BULLETS.contains(first) && matches!(second, Some('\t'))) {
                (messages::pasted::bullet(Sign(first)), after(first))
            } else if DASHES.contains(first)
                && second.is_some_and(|c| c.is_whitespace() || c.is_alphabetic() || matches!(c, '(' | '*'))
            {
                (messages::pasted::dash(Sign(first)), after(first))
            } else if matches!(first, '-' | '+')
                && second.is_some_and(|c| c.is_alphabetic() || (c == '(' && words.contains(')')))
            {
                (messages::pasted::no_space(first), after(first))
            } else {
                return;
            };
        self.report.fault(self.place_of(first), message);
        let sign = if first == '+' { '+' } else { '-' };
        self.line = format!("{sign} {rest}");
    }

    /// Repairs the space after the sign at the start.
    fn spaces(&mut self) {
        let text = self.line.trim_start();
        let lead = self.line.len() - text.len();
        let marker = marker(text);
        if marker.is_empty() {
            return;
        }
        let rest = text.get(marker.len()..).unwrap_or_default();
        let words = rest.trim_start();
        let spaces = rest.strip_suffix(words).unwrap_or_default();
        if let Some(odd) = spaces.chars().find(|c| *c != ' ') {
            let at = self.place_of(odd);
            self.report.fault(at, messages::pasted::other_space(marker, Sign(odd)));
            self.line = format!("{}{marker} {words}", " ".repeat(lead));
        } else if spaces.is_empty() && is_number_without_space(marker, words) {
            self.report.fault(self.at, messages::pasted::no_space(marker));
            self.line = format!("{}{marker} {words}", " ".repeat(lead));
        }
        // The words of a part's heading are names, so any other space between them is a mistake.
        if let Some(heading) = self.line.strip_prefix("# ")
            && let Some(odd) = heading.trim_end().chars().find(|c| c.is_whitespace() && *c != ' ')
        {
            let before = heading.split(odd).next().unwrap_or_default();
            let (at, before) = (self.place_of(odd), quote(&format!("# {before}")));
            self.report.fault(at, messages::pasted::other_space(before, Sign(odd)));
            let words: Vec<&str> = heading.split_whitespace().collect();
            self.line = format!("# {}", words.join(" "));
        }
    }

    /// Repairs the names of fields and sections. Returns the text after the name of a section.
    fn names(&mut self, place: &Place) -> Option<String> {
        if let Some((name, rest)) = place.field(&self.line) {
            let (seen, value) = colon(rest).unwrap_or((None, rest));
            let words = value.trim_start();
            let spaces = value.strip_suffix(words).unwrap_or_default();
            let (at, message) = if let Some(seen) = seen {
                (self.place_of(seen), messages::pasted::colon(name, Sign(seen)))
            } else if let Some(odd) = spaces.chars().find(|c| *c != ' ') {
                (self.place_of(odd), messages::pasted::other_space(format!("{name}:"), Sign(odd)))
            } else if spaces.is_empty() && !words.is_empty() {
                (self.at, messages::pasted::no_space(format!("{name}:")))
            } else {
                return None;
            };
            self.report.fault(at, message);
            self.line = format!("{name}: {words}");
        } else if place.has_sections()
            && let Some((seen, section, text)) = misspelt_section(&self.line)
        {
            self.report.fault(self.at, messages::pasted::section_name(quote(seen), section.word()));
            let below = (!text.is_empty()).then(|| text.to_owned());
            section.word().clone_into(&mut self.line);
            return below;
        }
        None
    }

    /// Mentions a web address that is only text. One in a link is reported with the link.
    fn address(&mut self) {
        if self.line.contains(['<', ']']) {
            return;
        }
        let starts = ["https://", "http://", "www."];
        let is_start = |word: &&str| starts.iter().any(|start| word.to_ascii_lowercase().starts_with(start));
        let trim = |word: &str| word.trim_matches(|c: char| "()„“”\"'.,;:!?*{}".contains(c)).to_owned();
        let found = self.line.split_whitespace().map(trim).find(|word| is_start(&word.as_str()));
        if let Some(address) = found {
            self.report.warn(self.at, messages::pasted::web_address(quote(&address)));
        }
    }
}

/// Returns the sign of the format at the start of a line: `##`, `-`, `1)`.
fn marker(text: &str) -> &str {
    let hashes = text.len() - text.trim_start_matches('#').len();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let length = if hashes > 0 {
        hashes
    } else if text.starts_with(['-', '+', '*', '>']) {
        1
    } else if (1..=9).contains(&digits) && text.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')']))
    {
        digits + 1
    } else {
        0
    };
    text.get(..length).unwrap_or_default()
}

/// Whether `1.Word` or `1)word` was meant to be a step. `3.b` and `2011.` are not.
fn is_number_without_space(marker: &str, words: &str) -> bool {
    let first = words.chars().next();
    match marker.chars().last() {
        Some('.') => marker.len() <= 3 && first.is_some_and(char::is_uppercase),
        Some(')') => marker.len() <= 3 && first.is_some_and(char::is_alphabetic),
        _ => false,
    }
}

/// Reads a colon, or what was typed in its place: that sign if it is wrong, and what follows.
fn colon(text: &str) -> Option<(Option<char>, &str)> {
    let trimmed = text.trim_start();
    let first = trimmed.chars().next()?;
    if first != ':' && !COLONS.contains(first) {
        return None;
    }
    let wrong =
        if trimmed.len() < text.len() { text.chars().next() } else { (first != ':').then_some(first) };
    Some((wrong, trimmed.strip_prefix(first)?))
}

/// Returns the section that a line was meant to start, how it is written there, and the text after
/// it.
fn misspelt_section(line: &str) -> Option<(&str, Section, &str)> {
    let text = line.trim();
    let end = text.find(|c: char| c == ':' || COLONS.contains(c))?;
    let (name, rest) = text.split_at(end);
    let seen_colon = rest.chars().next()?;
    let rest = rest.strip_prefix(seen_colon)?;
    let written = text.get(..end + seen_colon.len_utf8())?;
    if name.chars().count() > 20 {
        return None;
    }
    let right = |section: &Section| line.starts_with(section.word());
    if Section::ALL.iter().any(right) {
        return None;
    }
    let small = name.trim().to_lowercase();
    let allowed = if rest.trim().is_empty() { 2 } else { 1 };
    let near = |section: &Section| {
        let word = section.word().trim_end_matches(':').to_lowercase();
        strsim::levenshtein(&small, &word) <= allowed
    };
    let plain = plain_id(&konventa_script::to_latin(&small));
    let translated = || {
        let plain = plain.as_deref()?;
        SECTION_NAMES.iter().find(|(_, names)| names.contains(&plain)).map(|(section, _)| *section)
    };
    let section = Section::ALL.into_iter().find(near).or_else(translated)?;
    Some((written, section, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_may_be_named_in_each_language_of_authors() {
        for (name, section) in [
            ("Shënimet:", Section::Notes),
            ("shenimet :", Section::Notes),
            ("BILJEŠKE:", Section::Notes),
            ("Biljeske：", Section::Notes),
            ("Белешке:", Section::Notes),
            ("Napomena:", Section::Notes),
            ("Leximi:", Section::Reading),
            ("Për lexim:", Section::Reading),
            ("Текст за читање:", Section::Reading),
            ("Shpjegimi:", Section::Explanation),
            ("Објашњење:", Section::Explanation),
            ("Etiketat:", Section::Labels),
            ("Natpisi:", Section::Labels),
            ("Label:", Section::Labels),
        ] {
            assert_eq!(misspelt_section(name).map(|(_, section, _)| section), Some(section), "{name}");
        }
        for other in ["Zakon:", "Ligji:", "Note on this: it is a sentence", "Etika:", ":", "Notes:"] {
            assert_eq!(misspelt_section(other).map(|(seen, ..)| seen), None, "{other}");
        }
    }

    #[test]
    fn each_name_of_a_section_is_written_as_it_is_compared_and_once() {
        let names: Vec<&str> = SECTION_NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        for (n, name) in names.iter().enumerate() {
            assert_eq!(plain_id(name).as_deref(), Some(*name));
            assert!(!names[..n].contains(name), "{name}");
        }
    }
}
