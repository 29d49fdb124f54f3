//! Reads one `[[help]]` of `deck.toml`. Somebody may call this number tonight, so each part of it
//! is checked.

use konventa_domain::id::ChoiceId;
use konventa_domain::{Country, PageDate};

use super::certainty;
use super::country::country;
use super::fact_sheet::FactSource;
use super::references::report_unknown;
use super::toml_table::{RenamedField, TomlTable, WithLine};
use super::{FactSheet, PlannedHelp};
use crate::fault::{FaultReport, Location};
use crate::messages;
use crate::quote::{list, quote};

const FIELDS: [&str; 6] = ["id", "country", "number", "mark", "called", "source"];
/// The former name of two fields: a number can be read on a page, or called, and these are
/// different things.
const CHECKED_IN_HELP: RenamedField =
    RenamedField { name: "checked", message: messages::tables::checked_in_help };
/// The emergency number of all three countries.
const EMERGENCY: &str = "112";

/// Reads a help line. Returns `None` if a fault makes it useless.
pub(super) fn help(
    table: TomlTable<'_>,
    number: usize,
    sheet: &FactSheet,
    report: &mut FaultReport,
) -> Option<PlannedHelp> {
    let (id, part): (ChoiceId, _) = table.id("help", number, "\"sos\"", report)?;
    let table = table.part(&part);
    if table.has("address") {
        report.fault(table.at, messages::help::address_of_help());
    } else {
        table.report_unknown_and_renamed(Some(&CHECKED_IN_HELP), &FIELDS, report);
    }
    let country = country(table, report);
    let number = phone_number(table, report);
    let mark = certainty::mark(table, report);
    let called = certainty::called(table, report);
    let source = source(table, sheet, report);
    let (country, number) = (country?, number?);
    let (source, page) = source?;
    Some(PlannedHelp {
        id: id.to_string(),
        urgent: is_urgent(country, &number),
        country,
        number,
        mark: mark?,
        page: page?,
        called: called.ok()?,
        source,
        line: table.line,
    })
}

/// Reads the source of a help line, and the date of its page.
fn source(
    table: TomlTable<'_>,
    sheet: &FactSheet,
    report: &mut FaultReport,
) -> Option<(String, Option<PageDate>)> {
    let name: WithLine<ChoiceId> = table.name("source", "\"the-id-of-a-source\"", report)?;
    let source = sheet.source(name.value.as_str());
    match source {
        None if sheet.complete => {
            let known = sheet.sources.iter().map(|source| source.id.as_str());
            report_unknown("source", &name, known, table.at, report);
        }
        Some(FactSource { page: None, .. }) => {
            report.fault(table.at.line(name.line), messages::help::source_without_date(&name.value));
        }
        None | Some(FactSource { page: Some(_), .. }) => {}
    }
    Some((name.value.to_string(), source.and_then(|source| source.page)))
}

/// The lengths of a telephone number, spaces included.
const NUMBER_LENGTH: std::ops::RangeInclusive<usize> = 2..=20;

fn phone_number(table: TomlTable<'_>, report: &mut FaultReport) -> Option<String> {
    let number = table.text("number", "\"080 111 111\"", report)?;
    let at = table.at.line(number.line);
    let text = number.value;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let good = NUMBER_LENGTH.contains(&text.len())
        && digits >= *NUMBER_LENGTH.start()
        && text.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '+')
        && text.rfind('+').unwrap_or(0) == 0;
    if !good {
        let (least, most) = (NUMBER_LENGTH.start(), NUMBER_LENGTH.end());
        report.fault(at, messages::help::not_dialled(quote(&text), least, most));
        return None;
    }
    if has_eu_number(&text) {
        report.fault(at, messages::help::eu_number());
        return None;
    }
    Some(text)
}

/// Whether a text has the number 116 016, however it is grouped, with or without a country code.
pub(crate) fn has_eu_number(text: &str) -> bool {
    let separator = |c: char| c.is_alphabetic() || matches!(c, ',' | ';' | ':' | '(' | ')');
    text.split(separator).any(|number| {
        let digits = digits(number);
        let international = digits.trim_start_matches('0');
        let national = Country::ALL.into_iter().find_map(|c| international.strip_prefix(calling_code(c)));
        national.unwrap_or(&digits) == "116016"
    })
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// Returns what to dial before the national number, from abroad.
const fn calling_code(country: Country) -> &'static str {
    match country {
        Country::Montenegro => "382",
        Country::Albania => "355",
        Country::Kosovo => "383",
    }
}

const fn police(country: Country) -> &'static str {
    match country {
        Country::Montenegro => "122",
        Country::Albania => "129",
        Country::Kosovo => "192",
    }
}

/// Whether a number is that of the police or the emergency number. These are shown first.
fn is_urgent(country: Country, number: &str) -> bool {
    [police(country), EMERGENCY].contains(&digits(number).as_str())
}

/// Reports an unverified help line in a country where police and emergency numbers are not verified
/// either: nobody in danger should have to rely on it.
pub(super) fn report_unsure_alone(lines: &[PlannedHelp], at: Location<'_>, report: &mut FaultReport) {
    for unsure in lines.iter().filter(|line| !line.is_sure()) {
        let has_sure = |number: &str| {
            let same = |line: &&PlannedHelp| line.country == unsure.country && digits(&line.number) == number;
            lines.iter().filter(same).any(PlannedHelp::is_sure)
        };
        let missing: Vec<&str> =
            [police(unsure.country), EMERGENCY].into_iter().filter(|number| !has_sure(number)).collect();
        if !missing.is_empty() {
            let part = format!("help {}", unsure.id);
            let mark = certainty::mark_name(unsure.mark);
            let alone = messages::help::unsure_alone(&unsure.number, mark, unsure.country, list(missing));
            report.fault(at.line(unsure.line).part(&part), alone);
        }
    }
}

#[cfg(test)]
mod tests {
    use konventa_domain::Country;

    use super::{has_eu_number, is_urgent};

    #[test]
    fn police_and_emergency_are_recognized_by_their_numbers() {
        for (country, police) in [("ME", "122"), ("AL", "129"), ("XK", "192")] {
            let country = Country::from_code(country).unwrap();
            assert!(is_urgent(country, police) && is_urgent(country, "1 1 2"), "{country}");
            assert!(!is_urgent(country, "116 117") && !is_urgent(country, "0800 112"), "{country}");
        }
        assert!(!is_urgent(Country::Montenegro, "129"), "the police of another country");
    }

    #[test]
    fn the_eu_number_is_recognized_however_it_is_grouped() {
        for eu_number in [
            "116 016",
            "116016",
            "116-016",
            "+383 116 016",
            "00355116016",
            "In the EU (116\u{a0}016), or 112.",
        ] {
            assert!(has_eu_number(eu_number), "{eu_number}");
        }
        for other in ["116 017", "116 111", "16 016", "080 111 111"] {
            assert!(!has_eu_number(other), "{other}");
        }
    }
}
