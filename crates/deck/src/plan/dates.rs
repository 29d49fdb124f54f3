//! How sure something is: its mark, the date of the page that was read, the day a number was dialled.

use std::str::FromStr;

use konventa_domain::deck::SourceMark;
use konventa_domain::{Day, PageDate};

use super::fields::{Fields, Former};
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

/// One day said too little: the page that was read bears a date, whenever somebody looked at it.
pub(super) const CHECKED: Former = Former {
    name: "checked",
    what: "“checked” is now “page”",
    fix: "write page = \"2026-02-12\": the day, month or year that the page bears, or the day it was read, if it bears none",
};

/// The date of a page, where it is given. An error where it cannot be read, which is told.
pub(super) fn page(fields: Fields<'_>, report: &mut Report) -> Result<Option<PageDate>, Told> {
    optional("page", "a date", "\"2026-02-12\", \"2026-02\" or \"2026\"", fields, report)
}

/// The day somebody dialled a number, where it is given. An error where it cannot be read, which is told.
pub(super) fn called(fields: Fields<'_>, report: &mut Report) -> Result<Option<Day>, Told> {
    optional("called", "a day", "\"2026-11-20\"", fields, report)
}

/// What is wrong was told.
pub(super) struct Told;

fn optional<T: FromStr>(
    key: &str,
    wanted: &str,
    example: &str,
    fields: Fields<'_>,
    report: &mut Report,
) -> Result<Option<T>, Told> {
    if !fields.has(key) {
        return Ok(None);
    }
    let text = fields.text(key, example, report).ok_or(Told)?;
    text.value.parse().map(Some).map_err(|_| {
        let what = format!("{} is not {wanted}", quote(&text.value));
        report.fault(fields.at.line(text.line), what, format!("write {key} = {example}"));
        Told
    })
}
