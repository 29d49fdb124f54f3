//! One `[[slide]]` of `deck.toml`.

use konventa_domain::deck::{Sitting, SlideKind};
use konventa_domain::id::SlideId;

use super::country::{Wanted, grounds, per_country};
use super::fields::{Fields, Located};
use super::{PlannedSlide, Sheet, question};
use crate::fault::Report;
use crate::quote::{did_you_mean, quote};

const KINDS: [&str; 9] =
    ["title", "content", "scenario", "poll", "quiz", "country", "results", "help", "pause"];
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

/// Longest that one slide may stay, in seconds: the longest lecture.
const LONGEST: u16 = 240 * 60;

pub(super) fn slide(
    fields: Fields<'_>,
    number: usize,
    sheet: &Sheet,
    report: &mut Report,
) -> Option<PlannedSlide> {
    let unnamed = format!("slide no. {number}");
    let id: Located<SlideId> = fields.place(&unnamed).name("id", "\"four-pillars\"", report)?;
    let place = format!("slide {}", id.value);
    let fields = fields.place(&place);
    fields.only(&FIELDS, report);
    let kind = kind(fields, report);
    if !matches!(kind, None | Some(SlideKind::Quiz { .. })) && fields.has("part") {
        report.fault(fields.at, "only a quiz slide has a part", "delete part, or write kind = \"quiz\"");
    }
    let at_the_door = at_the_door(fields, kind, report);
    let (bounds, example) = if kind == Some(SlideKind::Pause) { (0..=0, "0") } else { (1..=LONGEST, "60") };
    let seconds = fields.number("seconds", bounds, example, report);
    let differs = differs(fields, kind, report);
    let wanted = match kind {
        Some(SlideKind::Content | SlideKind::Country | SlideKind::Scenario) => Wanted::Facts,
        _ => Wanted::Anything,
    };
    let grounds = per_country(fields, &place, differs, report, |fields, report| {
        if differs {
            fields.only(&["articles", "facts"], report);
        }
        grounds(fields, wanted, sheet, report)
    });
    let choices = question::choices(fields, kind, report);
    let after = question::after(fields, kind, &choices, report);
    Some(PlannedSlide {
        id: id.value,
        kind,
        seconds,
        choices,
        after,
        at_the_door,
        grounds,
        line: fields.line,
    })
}

/// Whether it differs per country: a country slide does, slides of content and scenarios may.
fn differs(fields: Fields<'_>, kind: Option<SlideKind>, report: &mut Report) -> bool {
    let differs = match kind {
        Some(SlideKind::Country) => true,
        None | Some(SlideKind::Content | SlideKind::Scenario) => fields.has("country"),
        Some(_) if fields.has("country") => {
            let what = "only slides of kind country, content or scenario differ per country";
            report.fault(fields.at, what, "change its kind, or delete its country tables");
            false
        }
        Some(_) => false,
    };
    if differs {
        for key in ["articles", "facts"].into_iter().filter(|key| fields.has(key)) {
            report.fault(
                fields.at,
                format!("a slide that differs per country has no {key} of its own"),
                format!("move {key} to [slide.country.ME], [slide.country.AL] and [slide.country.XK]"),
            );
        }
    }
    differs
}

/// Whether it is answered while people arrive.
fn at_the_door(fields: Fields<'_>, kind: Option<SlideKind>, report: &mut Report) -> bool {
    let at_the_door = fields.is_true("at_the_door", report);
    if !at_the_door || matches!(kind, None | Some(SlideKind::Quiz { part: Sitting::Pre })) {
        return at_the_door;
    }
    let what = "only the quiz before the lecture is answered while people arrive";
    report.fault(fields.at, what, "delete at_the_door, or move it to the quiz with part = \"pre\"");
    false
}

fn kind(fields: Fields<'_>, report: &mut Report) -> Option<SlideKind> {
    let kind = fields.text("kind", "\"content\"", report)?;
    Some(match kind.value.as_str() {
        "title" => SlideKind::Title,
        "content" => SlideKind::Content,
        "scenario" => SlideKind::Scenario,
        "poll" => SlideKind::Poll,
        "country" => SlideKind::Country,
        "results" => SlideKind::Results,
        "help" => SlideKind::Help,
        "pause" => SlideKind::Pause,
        "quiz" => SlideKind::Quiz { part: part(fields, report)? },
        other => {
            let fix = did_you_mean(other, KINDS);
            report.fault(fields.at.line(kind.line), format!("there is no kind {}", quote(other)), fix);
            return None;
        }
    })
}

fn part(fields: Fields<'_>, report: &mut Report) -> Option<Sitting> {
    let part = fields.text("part", "\"pre\"", report)?;
    match part.value.as_str() {
        "pre" => Some(Sitting::Pre),
        "post" => Some(Sitting::Post),
        other => {
            let what = format!("a quiz has no part {}", quote(other));
            report.fault(fields.at.line(part.line), what, "write part = \"pre\" or part = \"post\"");
            None
        }
    }
}
