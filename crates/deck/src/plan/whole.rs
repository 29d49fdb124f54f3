//! Checks the rules about a deck as a whole: two quizzes, at most one pause, the minutes, and a
//! help line per country.

use konventa_domain::Country;
use konventa_domain::deck::{Sitting, SlideKind};

use super::{Plan, PlannedSlide, help};
use crate::fault::{FaultReport, Location};
use crate::message::Message;
use crate::messages;

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
            report.fault(at, messages::help::no_help(country));
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
            report.fault(at, messages::plan::no_quiz(name));
        }
        for (_, second) in slides {
            fault_on(second, at, messages::plan::quiz_twice(name), report);
        }
    }
    if let (Some((pre, _)), Some((post, slide))) = (of(Sitting::Pre).next(), of(Sitting::Post).next())
        && post < pre
    {
        fault_on(slide, at, messages::plan::quizzes_swapped(), report);
    }
}

fn pause(plan: &Plan, at: Location<'_>, report: &mut FaultReport) {
    let last = plan.slides.len().saturating_sub(1);
    for (n, slide) in plan.slides.iter().enumerate() {
        if slide.kind == Some(SlideKind::Pause) && n != last {
            fault_on(slide, at, messages::plan::pause_not_last(), report);
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
        let difference = seconds.abs_diff(planned);
        let message = if seconds > planned {
            messages::plan::seconds_too_many(seconds, minutes, planned, difference)
        } else {
            messages::plan::seconds_too_few(seconds, minutes, planned, difference)
        };
        report.fault(at, message);
    }
}

fn fault_on(slide: &PlannedSlide, at: Location<'_>, message: Message, report: &mut FaultReport) {
    let part = format!("slide {}", slide.id);
    report.fault(at.line(slide.line).part(&part), message);
}
