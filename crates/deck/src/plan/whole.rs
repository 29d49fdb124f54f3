//! Checks the rules about a deck as a whole: two quizzes, at most one pause, the minutes, and a
//! help line per country.

use konventa_domain::Country;
use konventa_domain::deck::{Sitting, SlideKind};

use super::{Plan, PlannedSlide, help};
use crate::fault::{FaultReport, Location};

pub(super) fn check(plan: &Plan, minutes: Option<u16>, at: Location<'_>, report: &mut FaultReport) {
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
    help::report_unsure_alone(&plan.help, at, report);
}

fn quizzes(plan: &Plan, at: Location<'_>, report: &mut FaultReport) {
    let of = |sitting: Sitting| {
        plan.slides
            .iter()
            .enumerate()
            .filter(move |(_, slide)| slide.kind == Some(SlideKind::Quiz { sitting }))
    };
    for part in Sitting::ALL {
        let name = part.name();
        let mut slides = of(part);
        if slides.next().is_none() {
            let fix = format!("add a slide with kind = \"quiz\" and part = \"{name}\"");
            report.fault(at, format!("there is no quiz slide with part = \"{name}\""), fix);
        }
        for (_, second) in slides {
            let what = format!("there is already a quiz with part = \"{name}\"");
            fault_on(second, at, &what, "delete one of the two", report);
        }
    }
    if let (Some((pre, _)), Some((post, slide))) = (of(Sitting::Pre).next(), of(Sitting::Post).next())
        && post < pre
    {
        let what = "the quiz after the lecture comes before the one at its start";
        fault_on(slide, at, what, "swap pre and post", report);
    }
}

fn pause(plan: &Plan, at: Location<'_>, report: &mut FaultReport) {
    let last = plan.slides.len().saturating_sub(1);
    for (n, slide) in plan.slides.iter().enumerate() {
        if slide.kind == Some(SlideKind::Pause) && n != last {
            let what = "a deck has at most one pause, and it is the last slide: a key shows it at any time";
            fault_on(slide, at, what, "move it to the end, or delete it", report);
        }
    }
}

fn time(plan: &Plan, minutes: u16, at: Location<'_>, report: &mut FaultReport) {
    let in_lecture = plan.slides.iter().filter(|slide| !slide.at_the_door);
    let Some(seconds) = in_lecture.map(|slide| slide.seconds.map(u32::from)).sum::<Option<u32>>() else {
        return; // A slide without a time has been reported.
    };
    let planned = u32::from(minutes) * 60;
    if seconds != planned {
        let direction = if seconds > planned { "too many" } else { "too few" };
        let difference = seconds.abs_diff(planned);
        report.fault(
            at,
            format!(
                "the slides take {seconds} seconds, but {minutes} minutes are {planned}: {difference} seconds {direction}"
            ),
            "change the seconds of some slides, or the minutes",
        );
    }
}

fn fault_on(slide: &PlannedSlide, at: Location<'_>, what: &str, fix: &str, report: &mut FaultReport) {
    let part = format!("slide {}", slide.id);
    report.fault(at.line(slide.line).part(&part), what, fix);
}
