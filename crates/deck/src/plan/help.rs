//! One `[[help]]` of `deck.toml`: a number that somebody may call tonight, so each part of it is checked.

use konventa_domain::Country;
use konventa_domain::deck::SourceMark;
use konventa_domain::id::ChoiceId;

use super::PlannedHelp;
use super::fields::{Fields, Located};
use crate::fault::Report;
use crate::quote::{did_you_mean, quote};

const FIELDS: [&str; 6] = ["id", "country", "number", "mark", "checked", "source"];
const MARKS: [&str; 3] = ["verified", "verified-old", "known"];

/// A help line and its line in the file. None where a fault makes it useless.
pub(super) fn help(fields: Fields<'_>, number: usize, report: &mut Report) -> Option<Located<PlannedHelp>> {
    let unnamed = format!("help no. {number}");
    // The rule for names is the same for everything that has one.
    let id: Located<ChoiceId> = fields.place(&unnamed).name("id", "\"sos\"", report)?;
    let place = format!("help {}", id.value);
    let fields = fields.place(&place);
    fields.only(&FIELDS, report);
    let country = country(fields, report);
    let number = phone_number(fields, report);
    let mark = mark(fields, report);
    let checked = day(fields, report);
    let source = fields.text("source", "\"where the number was read\"", report);
    Some(Located {
        line: fields.line,
        value: PlannedHelp {
            id: id.value.to_string(),
            country: country?,
            number: number?,
            mark: mark?,
            checked: checked?,
            source: source?.value,
        },
    })
}

fn country(fields: Fields<'_>, report: &mut Report) -> Option<Country> {
    let code = fields.text("country", "\"ME\"", report)?;
    let country = Country::from_code(&code.value);
    if country.is_none() {
        let what = format!("there is no country {}", quote(&code.value));
        report.fault(fields.at.line(code.line), what, "the countries are ME, AL and XK");
    }
    country
}

fn phone_number(fields: Fields<'_>, report: &mut Report) -> Option<String> {
    let number = fields.text("number", "\"080 111 111\"", report)?;
    let text = number.value;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let good = (2..=20).contains(&text.len())
        && digits >= 2
        && text.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '+')
        && text.rfind('+').unwrap_or(0) == 0;
    if good {
        return Some(text);
    }
    report.fault(
        fields.at.line(number.line),
        format!("{} cannot be dialled", quote(&text)),
        "write 2 to 20 digits and spaces, with a + in front where needed; hours and cost go into the note",
    );
    None
}

fn mark(fields: Fields<'_>, report: &mut Report) -> Option<SourceMark> {
    let mark = fields.text("mark", "\"verified\"", report)?;
    match mark.value.as_str() {
        "verified" => Some(SourceMark::Verified),
        "verified-old" => Some(SourceMark::VerifiedOld),
        "known" => Some(SourceMark::Known),
        other => {
            let what = format!("{} is not a mark", quote(other));
            report.fault(fields.at.line(mark.line), what, did_you_mean(other, MARKS));
            None
        }
    }
}

fn day(fields: Fields<'_>, report: &mut Report) -> Option<String> {
    let day = fields.text("checked", "\"2026-01-15\"", report)?;
    if is_day(&day.value) {
        return Some(day.value);
    }
    let what = format!("{} is not a day", quote(&day.value));
    report.fault(fields.at.line(day.line), what, "write year-month-day: checked = \"2026-01-15\"");
    None
}

/// Whether this is a day of the calendar, `YYYY-MM-DD`, in this or the last century.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let &[year, month, day] = parts.as_slice() else { return false };
    let shaped = [(year, 4), (month, 2), (day, 2)]
        .iter()
        .all(|(part, length)| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_digit()));
    let (Ok(year), Ok(month), Ok(day)) = (year.parse::<u16>(), month.parse::<u8>(), day.parse::<u8>()) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    shaped && (1900..2100).contains(&year) && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn days_are_days_of_the_calendar() {
        for good in ["2026-01-15", "2024-02-29", "2000-02-29", "2025-12-31"] {
            assert!(is_day(good), "{good}");
        }
        for bad in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-1-5",
            "26-01-15",
            "+026-01-15",
            "",
            "2026-01-15-",
        ] {
            assert!(!is_day(bad), "{bad}");
        }
    }
}
