//! How sure something is: its mark, and the day of its last check.

use konventa_domain::Day;
use konventa_domain::deck::SourceMark;

use super::fields::Fields;
use crate::fault::Report;
use crate::quote::{did_you_mean, quote};

const MARKS: [&str; 3] = ["verified", "verified-old", "known"];

/// The mark as authors write it.
pub(crate) const fn word(mark: SourceMark) -> &'static str {
    match mark {
        SourceMark::Verified => "verified",
        SourceMark::VerifiedOld => "verified-old",
        SourceMark::Known => "known",
    }
}

pub(super) fn mark(fields: Fields<'_>, report: &mut Report) -> Option<SourceMark> {
    let mark = fields.text("mark", "\"verified\"", report)?;
    let at = fields.at.line(mark.line);
    match mark.value.as_str() {
        "verified" => return Some(SourceMark::Verified),
        "verified-old" => return Some(SourceMark::VerifiedOld),
        "known" => return Some(SourceMark::Known),
        "unsure" => report.fault(
            at,
            "“unsure” is not a mark: what is unsure is shown to nobody",
            "find it out and write what it is then, or take it out of the deck",
        ),
        other => {
            report.fault(at, format!("{} is not a mark", quote(other)), did_you_mean(other, MARKS));
        }
    }
    None
}

/// The day of the last check, where it must be given.
pub(super) fn day(fields: Fields<'_>, report: &mut Report) -> Option<Day> {
    let day = fields.text("checked", "\"2026-01-15\"", report)?;
    let read = day.value.parse().ok();
    if read.is_none() {
        let what = format!("{} is not a day", quote(&day.value));
        report.fault(fields.at.line(day.line), what, "write year-month-day: checked = \"2026-01-15\"");
    }
    read
}

/// The day of the last check, where it may be left out.
pub(super) fn day_if_any(fields: Fields<'_>, report: &mut Report) -> Option<Day> {
    fields.has("checked").then(|| day(fields, report)).flatten()
}
