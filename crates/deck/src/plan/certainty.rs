//! How certain something is: its mark, the date of the page it was read on, and the day a number
//! was called.

use std::str::FromStr;

use konventa_domain::deck::SourceMark;
use konventa_domain::{Day, PageDate};

use super::toml_table::{RenamedField, TomlTable};
use crate::fault::FaultReport;
use crate::message::Phrase;
use crate::messages::facts;
use crate::messages::tables;
use crate::messages::words;
use crate::messages::words::did_you_mean;
use crate::quote::quote;

const MARKS: [SourceMark; 3] = [SourceMark::Verified, SourceMark::VerifiedOld, SourceMark::Known];

/// Returns a mark as authors write it.
pub(crate) const fn mark_name(mark: SourceMark) -> &'static str {
    match mark {
        SourceMark::Verified => "verified",
        SourceMark::VerifiedOld => "verified-old",
        SourceMark::Known => "known",
    }
}

/// Reads the mark of a fact or a help line.
pub(super) fn mark(table: TomlTable<'_>, report: &mut FaultReport) -> Option<SourceMark> {
    let text = table.text("mark", "\"verified\"", report)?;
    let mark = MARKS.into_iter().find(|mark| mark_name(*mark) == text.value);
    let at = table.at.line(text.line);
    if mark.is_none() && text.value == "unsure" {
        report.fault(at, facts::unsure());
    } else if mark.is_none() {
        let fix = did_you_mean(&text.value, MARKS.map(mark_name));
        report.fault(at, facts::unknown_mark(quote(&text.value), fix));
    }
    mark
}

/// The former name of `page`. It suggested the day somebody looked, while what matters is the date
/// on the page.
pub(super) const CHECKED_IN_FACTS: RenamedField =
    RenamedField { name: "checked", message: tables::checked_in_facts };

/// Reads the date of a page, if there is one.
pub(super) fn page(
    table: TomlTable<'_>,
    report: &mut FaultReport,
) -> Result<Option<PageDate>, ReportedError> {
    optional("page", words::a_date(), words::forms_of_a_date(), table, report)
}

/// Reads the day on which somebody called a number, if there is one.
pub(super) fn called(table: TomlTable<'_>, report: &mut FaultReport) -> Result<Option<Day>, ReportedError> {
    optional("called", words::a_day(), Phrase::same("\"2026-11-20\""), table, report)
}

/// A field cannot be read, and the fault has been reported.
pub(super) struct ReportedError;

fn optional<T: FromStr>(
    key: &str,
    expected: Phrase,
    example: Phrase,
    table: TomlTable<'_>,
    report: &mut FaultReport,
) -> Result<Option<T>, ReportedError> {
    if !table.has(key) {
        return Ok(None);
    }
    let text = table.text(key, &example, report).ok_or(ReportedError)?;
    text.value.parse().map(Some).map_err(|_| {
        let wrong = facts::not_a_date(quote(&text.value), expected, key, example);
        report.fault(table.at.line(text.line), wrong);
        ReportedError
    })
}
