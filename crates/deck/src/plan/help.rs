//! One `[[help]]` of `deck.toml`: a number that somebody may call tonight, so each part of it is checked.

use konventa_domain::id::ChoiceId;
use konventa_domain::{Country, PageDate};

use super::country::country;
use super::dates;
use super::facts::unknown;
use super::fields::{Fields, Former, Located};
use super::sheet::FactSource;
use super::{PlannedHelp, Sheet};
use crate::fault::{At, Report};
use crate::quote::{list, quote};
use crate::source::FACTS_FILE;

const FIELDS: [&str; 6] = ["id", "country", "number", "mark", "called", "source"];
/// One day said too little: the page of a number was read on it, or somebody dialled the number.
const CHECKED: Former = Former {
    name: "checked",
    what: "“checked” is now “page” or “called”",
    fix: "delete it; write page = \"2026-02-12\" into its source in facts.toml, the day, month or year that the page bears; \
          and only if somebody dialled the number: called = \"2026-11-20\", that day",
};
/// The number for every danger, in all three countries.
const EMERGENCY: &str = "112";

/// A help line. None where a fault makes it useless.
pub(super) fn help(
    fields: Fields<'_>,
    number: usize,
    sheet: &Sheet,
    report: &mut Report,
) -> Option<PlannedHelp> {
    let unnamed = format!("help no. {number}");
    // The rule for names is the same for everything that has one.
    let id: Located<ChoiceId> = fields.place(&unnamed).name("id", "\"sos\"", report)?;
    let place = format!("help {}", id.value);
    let fields = fields.place(&place);
    if fields.has("address") {
        report.fault(
            fields.at,
            "a help line has no address: who looks for a survivor reads it too",
            "delete it; who calls is told the way",
        );
    } else {
        fields.only_and_not(Some(&CHECKED), &FIELDS, report);
    }
    let country = country(fields, report);
    let number = phone_number(fields, report);
    let mark = dates::mark(fields, report);
    let called = dates::called(fields, report);
    let source = source(fields, sheet, report);
    let (country, number) = (country?, number?);
    let (source, page) = source?;
    Some(PlannedHelp {
        id: id.value.to_string(),
        urgent: is_urgent(country, &number),
        country,
        number,
        mark: mark?,
        page: page?,
        called: called.ok()?,
        source,
        line: fields.line,
    })
}

/// The source of a help line, and the date of its page.
fn source(fields: Fields<'_>, sheet: &Sheet, report: &mut Report) -> Option<(String, Option<PageDate>)> {
    let name: Located<ChoiceId> = fields.name("source", "\"the-name-of-a-source\"", report)?;
    let source = sheet.source(name.value.as_str());
    match source {
        None if sheet.complete => {
            let known = sheet.sources.iter().map(|source| source.id.as_str());
            unknown("source", &name, known, fields.at, report);
        }
        Some(FactSource { page: None, .. }) => report.fault(
            fields.at.line(name.line),
            format!("its source “{}” does not say what date its page bears", name.value),
            format!(
                "add to that source in {FACTS_FILE}: page = \"2026-02-12\", the day, month or year that the page bears, \
                 or the day it was read"
            ),
        ),
        _ => {}
    }
    Some((name.value.to_string(), source.and_then(|source| source.page)))
}

fn phone_number(fields: Fields<'_>, report: &mut Report) -> Option<String> {
    let number = fields.text("number", "\"080 111 111\"", report)?;
    let at = fields.at.line(number.line);
    let text = number.value;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let good = (2..=20).contains(&text.len())
        && digits >= 2
        && text.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '+')
        && text.rfind('+').unwrap_or(0) == 0;
    if !good {
        report.fault(
            at,
            format!("{} cannot be dialled", quote(&text)),
            "write 2 to 20 digits and spaces, with a + in front where needed; hours and cost have lines in the text file",
        );
        return None;
    }
    if has_eu_number(&text) {
        report.fault(at, EU_NUMBER.0, EU_NUMBER.1);
        return None;
    }
    Some(text)
}

/// What is wrong with 116 016, and what to do.
pub(crate) const EU_NUMBER: (&str, &str) = (
    "116 016 is the help line of EU Member States, and nobody may answer it in Montenegro, Albania or Kosovo",
    "give a number of the country itself",
);

/// Whether a text has the number 116 016, however it is grouped, with a country in front or without.
pub(crate) fn has_eu_number(text: &str) -> bool {
    let apart = |c: char| c.is_alphabetic() || matches!(c, ',' | ';' | ':' | '(' | ')');
    text.split(apart).any(|run| {
        let digits = digits(run);
        let national = digits.trim_start_matches('0');
        let national =
            ["382", "355", "383"].iter().find_map(|code| national.strip_prefix(code)).unwrap_or(&digits);
        national == "116016"
    })
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// The police in each country.
const fn police(country: Country) -> &'static str {
    match country {
        Country::Montenegro => "122",
        Country::Albania => "129",
        Country::Kosovo => "192",
    }
}

/// Whether a number is that of the police or of every emergency: those are shown first.
fn is_urgent(country: Country, number: &str) -> bool {
    [police(country), EMERGENCY].contains(&digits(number).as_str())
}

/// A number that may not be right stands beside two that are: who is in danger must not depend on it.
pub(super) fn never_alone(lines: &[PlannedHelp], at: At<'_>, report: &mut Report) {
    for unsure in lines.iter().filter(|line| !line.is_sure()) {
        let stands = |number: &str| {
            let same = |line: &&PlannedHelp| line.country == unsure.country && digits(&line.number) == number;
            lines.iter().filter(same).any(PlannedHelp::is_sure)
        };
        let missing: Vec<&str> =
            [police(unsure.country), EMERGENCY].into_iter().filter(|number| !stands(number)).collect();
        if !missing.is_empty() {
            let place = format!("help {}", unsure.id);
            report.fault(
                at.line(unsure.line).place(&place),
                format!(
                    "{} is only {}, and stands without verified numbers of police and emergency",
                    unsure.number,
                    dates::word(unsure.mark)
                ),
                format!("add help lines for {} in {}, or take this one out", list(missing), unsure.country),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use konventa_domain::Country;

    use super::{has_eu_number, is_urgent};

    #[test]
    fn police_and_emergency_are_known_by_their_numbers() {
        for (country, police) in [("ME", "122"), ("AL", "129"), ("XK", "192")] {
            let country = Country::from_code(country).unwrap();
            assert!(is_urgent(country, police) && is_urgent(country, "1 1 2"), "{country}");
            assert!(!is_urgent(country, "116 117") && !is_urgent(country, "0800 112"), "{country}");
        }
        assert!(!is_urgent(Country::Montenegro, "129"), "the police of another country");
    }

    #[test]
    fn the_number_of_the_eu_is_known_however_it_is_grouped() {
        for it in [
            "116 016",
            "116016",
            "116-016",
            "+383 116 016",
            "00355116016",
            "In the EU (116\u{a0}016), or 112.",
        ] {
            assert!(has_eu_number(it), "{it}");
        }
        for another in ["116 017", "116 111", "16 016", "080 111 111"] {
            assert!(!has_eu_number(another), "{another}");
        }
    }
}
