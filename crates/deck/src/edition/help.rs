//! The words of a help line, and what must not be in them.

use konventa_domain::deck::HelpLine;

use super::EditionWriter;
use crate::fault::FaultReport;
use crate::language_words::LanguageWords;
use crate::markup::MarkupContext;
use crate::messages;
use crate::plan::{PlannedHelp, has_eu_number};
use crate::quote::quote;
use crate::words::{Part, PartKind, Passage};

impl EditionWriter<'_> {
    pub(super) fn help(&mut self, line: &PlannedHelp) -> HelpLine {
        let part = self.part_for(PartKind::Help, &line.id, None);
        let part = part.as_ref();
        self.report_body(part);
        HelpLine {
            country: line.country,
            name: self.help_words(part, "name"),
            number: line.number.clone(),
            hours: self.help_words(part, "hours"),
            cost: self.help_words(part, "cost"),
            languages: self.help_words(part, "languages"),
            note: self.help_words(part, "note"),
            mark: line.mark,
            page_date: line.page,
            called: line.called,
            source_title: self.sources.get(&line.source).cloned().unwrap_or_default(),
            urgent: line.urgent,
        }
    }

    fn help_words(&mut self, part: Option<&Part>, key: &str) -> String {
        if let Some(part) = part {
            self.at(part, |context, _, report| unsafe_words(&part.field(key), context, report));
        }
        self.field(part, key)
    }
}

/// Reports words that could lead a perpetrator to an address, or somebody in need to a number that
/// nobody answers.
fn unsafe_words(words: &Passage, context: MarkupContext<'_>, report: &mut FaultReport) {
    let at = context.at.line(words.line);
    if has_eu_number(&words.text) {
        report.fault(at, messages::help::eu_number());
    }
    if has_address(&words.text) {
        report.fault(at, messages::help::address_in_words(quote(&words.text)));
    }
}

fn has_address(text: &str) -> bool {
    let lower = text.to_lowercase();
    let of_the_web = ["@", "://", "www."].iter().any(|sign| lower.contains(sign));
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    let is_street =
        |word: &str| LanguageWords::all().any(|words| words.streets.split(' ').any(|street| street == word));
    of_the_web || words.any(is_street)
}

#[cfg(test)]
mod tests {
    use super::has_address;

    #[test]
    fn addresses_are_known_by_their_words() {
        for address in [
            "Example Street 5",
            "ul. Primjera 5",
            "Rruga e Shembullit",
            "Rr. 5",
            "a@example.org",
            "www.example.org",
        ] {
            assert!(has_address(address), "{address}");
        }
        for none in
            ["Free, day and night", "Mondays 8–16", "E diel, falas", "Besplatno iz svih mreža", "24/7"]
        {
            assert!(!has_address(none), "{none}");
        }
    }
}
