//! One `[[slide]]` of `deck.toml`.

use konventa_domain::deck::{Sitting, SlideKind};
use konventa_domain::id::SlideId;

use super::country::{Wanted, grounds, per_country};
use super::fields::{Fields, Located};
use super::{PlannedSlide, Sheet};
use crate::fault::Report;
use crate::quote::{did_you_mean, quote};

const KINDS: [&str; 9] =
    ["title", "content", "scenario", "poll", "quiz", "country", "results", "help", "pause"];
const FIELDS: [&str; 8] = ["id", "kind", "part", "seconds", "choices", "articles", "facts", "country"];

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
    let (bounds, example) = if kind == Some(SlideKind::Pause) { (0..=0, "0") } else { (1..=LONGEST, "60") };
    let seconds = fields.number("seconds", bounds, example, report);
    let differs = match kind {
        Some(kind) => kind == SlideKind::Country,
        None => fields.has("country"),
    };
    if differs {
        for key in ["articles", "facts"].into_iter().filter(|key| fields.has(key)) {
            report.fault(
                fields.at,
                format!("a country slide has no {key} of its own"),
                format!("move {key} to [slide.country.ME], [slide.country.AL] and [slide.country.XK]"),
            );
        }
    } else if fields.has("country") {
        let fix = "write kind = \"country\", or delete its country tables";
        report.fault(fields.at, "only a country slide differs per country", fix);
    }
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
    let mut slide =
        PlannedSlide { id: id.value, kind, seconds, choices: Vec::new(), grounds, line: fields.line };
    choices(fields, &mut slide, report);
    Some(slide)
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

fn choices(fields: Fields<'_>, slide: &mut PlannedSlide, report: &mut Report) {
    let before = report.count();
    let choices = fields.names("choices", r#"["she-leaves", "he-leaves"]"#, report);
    slide.choices = choices.into_iter().map(|choice| choice.value).collect();
    if report.count() > before || slide.kind.is_none() {
        return;
    }
    let count = slide.choices.len();
    if !slide.asks() {
        if fields.has("choices") {
            let fix = "delete choices, or write kind = \"poll\" or kind = \"scenario\"";
            report.fault(fields.at, "only scenarios and polls have choices", fix);
        }
    } else if !(2..=6).contains(&count) {
        let what = format!("a scenario or poll has 2 to 6 choices, and this one has {count}");
        report.fault(fields.at, what, "list the names of its choices: choices = [\"yes\", \"no\"]");
    }
}
