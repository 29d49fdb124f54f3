//! What holds between the parts of `deck.toml`: names only once, the two quizzes, the pause, the minutes.

use std::collections::BTreeMap;

use konventa_domain::Country;
use konventa_domain::deck::{Sitting, SlideKind};

use super::{Plan, PlannedSlide, help};
use crate::fault::{At, Report};

/// Reports each name that is used again, with the line of the first.
pub(super) fn once<'a>(
    kind: &str,
    names: impl Iterator<Item = (&'a str, usize)>,
    at: At<'_>,
    report: &mut Report,
) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, line) in names {
        if let Some(before) = first.get(name) {
            let place = format!("{kind} {name}");
            report.fault(
                at.line(line).place(&place),
                format!("this name is already used in line {before}"),
                format!("give this {kind} another name"),
            );
        } else {
            first.insert(name, line);
        }
    }
}

pub(super) fn check(plan: &Plan, minutes: Option<u16>, at: At<'_>, report: &mut Report) {
    if !plan.complete || plan.slides.iter().any(|slide| slide.kind.is_none()) {
        return;
    }
    quizzes(plan, at, report);
    pause(plan, at, report);
    if let Some(minutes) = minutes {
        time(plan, minutes, at, report);
    }
    for country in Country::ALL {
        if !plan.help.iter().any(|line| line.country == country) {
            let fix = format!("add a [[help]] with country = \"{country}\"");
            report.fault(at, format!("there is no help line for {country}"), fix);
        }
    }
    help::never_alone(&plan.help, at, report);
}

fn quizzes(plan: &Plan, at: At<'_>, report: &mut Report) {
    let of = |wanted: Sitting| {
        plan.slides
            .iter()
            .enumerate()
            .filter(move |(_, slide)| slide.kind == Some(SlideKind::Quiz { part: wanted }))
    };
    for (phase, word) in [(Sitting::Pre, "pre"), (Sitting::Post, "post")] {
        let mut slides = of(phase);
        if slides.next().is_none() {
            let fix = format!("add a slide with kind = \"quiz\" and part = \"{word}\"");
            report.fault(at, format!("there is no quiz slide with part = \"{word}\""), fix);
        }
        for (_, again) in slides {
            fault_on(
                again,
                at,
                &format!("there is already a quiz with part = \"{word}\""),
                "delete one",
                report,
            );
        }
    }
    if let (Some((pre, _)), Some((post, slide))) = (of(Sitting::Pre).next(), of(Sitting::Post).next())
        && post < pre
    {
        fault_on(
            slide,
            at,
            "the quiz after the lecture comes before the first one",
            "swap pre and post",
            report,
        );
    }
}

fn pause(plan: &Plan, at: At<'_>, report: &mut Report) {
    let last = plan.slides.len().saturating_sub(1);
    for (n, slide) in plan.slides.iter().enumerate() {
        if slide.kind == Some(SlideKind::Pause) && n != last {
            let what = "the pause is brought up by a key, so it is the last slide, and there is one at most";
            fault_on(slide, at, what, "move it to the end, or delete it", report);
        }
    }
}

fn time(plan: &Plan, minutes: u16, at: At<'_>, report: &mut Report) {
    let of_the_lecture = plan.slides.iter().filter(|slide| !slide.at_the_door);
    let Some(seconds) = of_the_lecture.map(|slide| slide.seconds.map(u32::from)).sum::<Option<u32>>() else {
        return; // a missing time is reported with its slide
    };
    let wanted = u32::from(minutes) * 60;
    if seconds != wanted {
        let (difference, word) =
            if seconds > wanted { (seconds - wanted, "too many") } else { (wanted - seconds, "too few") };
        report.fault(
            at,
            format!(
                "the slides take {seconds} seconds, but {minutes} minutes are {wanted}: {difference} seconds {word}"
            ),
            "change the seconds of some slides, or the minutes",
        );
    }
}

fn fault_on(slide: &PlannedSlide, at: At<'_>, what: &str, fix: &str, report: &mut Report) {
    let place = format!("slide {}", slide.id);
    report.fault(at.line(slide.line).place(&place), what, fix);
}
