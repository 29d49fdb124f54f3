//! Reads one `[[slide]]` of `deck.toml`.

use konventa_domain::deck::{Requirement, Sitting, SlideKind};
use konventa_domain::id::SlideId;

use super::citations::{FactRule, citations};
use super::country::{per_country, report_fields_for_all};
use super::kind_names::kinds_with;
use super::toml_table::TomlTable;
use super::{FactSheet, PlannedSlide, question};
use crate::fault::FaultReport;
use crate::messages::plan as messages;
use crate::messages::words::did_you_mean;
use crate::quote::{list, quote};

const FIELDS: [&str; 11] = [
    "id",
    "kind",
    "part",
    "seconds",
    "choices",
    "explain_first",
    "supported",
    "at_the_door",
    "articles",
    "facts",
    "country",
];
/// The fields that each country has of its own in a slide that differs.
const COUNTRY_FIELDS: [&str; 2] = ["articles", "facts"];

/// Longest time of one slide, in seconds: that of the longest lecture.
const MOST_SECONDS: u16 = 240 * 60;

pub(super) fn slide(
    table: TomlTable<'_>,
    number: usize,
    sheet: &FactSheet,
    report: &mut FaultReport,
) -> Option<PlannedSlide> {
    let (id, part): (SlideId, _) = table.id("slide", number, "\"four-pillars\"", report)?;
    let table = table.part(&part);
    table.report_unknown_fields(&FIELDS, report);
    let kind = kind(table, report);
    if !matches!(kind, None | Some(SlideKind::Quiz { .. })) && table.has("part") {
        report.fault(table.at, messages::part_forbidden());
    }
    let at_the_door = at_the_door(table, kind, report);
    let (bounds, example) =
        if kind == Some(SlideKind::Pause) { (0..=0, "0") } else { (1..=MOST_SECONDS, "60") };
    let seconds = table.number("seconds", bounds, example, report);
    let differs = differs(table, kind, report);
    let must_cite = kind.is_some_and(|kind| kind.spec().cites_facts);
    let fact_rule = if must_cite { FactRule::Required } else { FactRule::Optional };
    let citations = per_country(table, &part, differs, report, |table, report| {
        if differs {
            table.report_unknown_fields(&COUNTRY_FIELDS, report);
        }
        citations(table, fact_rule, sheet, report)
    });
    let choices = question::choices(table, kind, report);
    let after_vote = question::after_vote(table, kind, &choices, report);
    Some(PlannedSlide { id, kind, seconds, choices, after_vote, at_the_door, citations, line: table.line })
}

/// Whether a slide differs per country.
fn differs(table: TomlTable<'_>, kind: Option<SlideKind>, report: &mut FaultReport) -> bool {
    let differs = match kind.map_or(Requirement::Optional, |kind| kind.spec().country_texts) {
        Requirement::Required => true,
        Requirement::Optional => table.has("country"),
        Requirement::Forbidden => {
            if table.has("country") {
                let kinds = list(kinds_with(|spec| spec.country_texts != Requirement::Forbidden));
                report.fault(table.at, messages::country_forbidden(kinds));
            }
            false
        }
    };
    if differs {
        report_fields_for_all(table, "slide", &COUNTRY_FIELDS, report);
    }
    differs
}

/// Whether a quiz is answered while people arrive.
fn at_the_door(table: TomlTable<'_>, kind: Option<SlideKind>, report: &mut FaultReport) -> bool {
    let at_the_door = table.is_true("at_the_door", report);
    if !at_the_door || matches!(kind, None | Some(SlideKind::Quiz { sitting: Sitting::Pre })) {
        return at_the_door;
    }
    report.fault(table.at, messages::at_the_door_forbidden());
    false
}

fn kind(table: TomlTable<'_>, report: &mut FaultReport) -> Option<SlideKind> {
    let text = table.text("kind", "\"content\"", report)?;
    let Some(mut kind) = SlideKind::from_name(&text.value) else {
        let fix = did_you_mean(&text.value, kinds_with(|_| true));
        report.fault(table.at.line(text.line), messages::unknown_kind(quote(&text.value), fix));
        return None;
    };
    if let SlideKind::Quiz { sitting } = &mut kind {
        *sitting = read_sitting(table, report)?;
    }
    Some(kind)
}

fn read_sitting(table: TomlTable<'_>, report: &mut FaultReport) -> Option<Sitting> {
    let part = table.text("part", "\"pre\"", report)?;
    let sitting = Sitting::ALL.into_iter().find(|sitting| sitting.name() == part.value);
    if sitting.is_none() {
        report.fault(table.at.line(part.line), messages::unknown_part(quote(&part.value)));
    }
    sitting
}
