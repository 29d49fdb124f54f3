//! The students' scores before and after: circles in a square, so that gains are above the diagonal.

use std::sync::Arc;

use konventa_domain::gain::{Report, ScorePair};
use leptos::prelude::*;

use super::WIDTH;
use super::frame::{Chart, Table};
use super::shape::{From, Ink, disc, dotted, line, text};
use crate::research::number::Numbers;

const LEFT: f64 = 150.0;
const TOP: f64 = 14.0;
const SIDE: f64 = 420.0;

/// The chart.
pub(in crate::research) fn chart(report: &Arc<Report>, numbers: &Numbers) -> AnyView {
    let t = numbers.texts;
    let items = report.items_asked;
    let steps = f64::from(items.max(1));
    let cell = SIDE / (steps + 1.0);
    let across = move |right: u16| LEFT + (f64::from(right) + 0.5) * cell;
    let up = move |right: u16| TOP + SIDE - (f64::from(right) + 0.5) * cell;
    let most = report.distribution.iter().map(|pair| pair.n).max().unwrap_or(1);
    let ticks: Vec<_> = (0..=items)
        .flat_map(|right| {
            [
                line((across(right), TOP), (across(right), TOP + SIDE), 1.0, Ink::Line),
                line((LEFT, up(right)), (LEFT + SIDE, up(right)), 1.0, Ink::Line),
                text(
                    across(right),
                    TOP + SIDE + 16.0,
                    From::Middle,
                    Ink::Soft,
                    numbers.whole(f64::from(right)),
                ),
                text(LEFT - 12.0, up(right), From::End, Ink::Soft, numbers.whole(f64::from(right))),
            ]
        })
        .collect();
    let circles: Vec<_> = report
        .distribution
        .iter()
        .map(|pair| circle(*pair, (across(pair.pre), up(pair.post)), cell, most))
        .collect();
    let drawing = view! {
        {ticks}
        {dotted((across(0), up(0)), (across(items), up(items)), Ink::Soft)}
        {circles}
        {text(LEFT + SIDE / 2.0, TOP + SIDE + 42.0, From::Middle, Ink::Text, t.research_right_before().to_owned())}
        {text(LEFT - 44.0, TOP + SIDE / 2.0, From::End, Ink::Text, t.research_right_after().to_owned())}
    };
    let chart = Chart {
        name: "pairs",
        title: t.research_pairs(),
        help: t.research_pairs_help().to_owned(),
        n: numbers.short(report.n.paired, Numbers::whole),
        height: TOP + SIDE + 56.0,
        drawing,
    };
    let (report, numbers) = (Arc::clone(report), numbers.clone());
    chart.framed(t, move || {
        let head =
            [t.research_right_before(), t.research_right_after(), t.research_n()].map(ToOwned::to_owned);
        let row = |pair: &ScorePair| {
            vec![
                numbers.whole(f64::from(pair.pre)),
                numbers.whole(f64::from(pair.post)),
                #[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
                numbers.whole(pair.n as f64),
            ]
        };
        Table { head: head.to_vec(), rows: report.distribution.iter().map(row).collect() }
    })
}

/// The radius of a circle. Its area grows with the number of students, and the largest fills its place.
#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
fn radius(n: u64, most: u64, cell: f64) -> f64 {
    (n as f64 / most as f64).sqrt() * cell * 0.48
}

fn circle(pair: ScorePair, (x, y): (f64, f64), cell: f64, most: u64) -> AnyView {
    let ink = match pair.post.cmp(&pair.pre) {
        std::cmp::Ordering::Greater => Ink::Voice,
        std::cmp::Ordering::Equal => Ink::Soft,
        std::cmp::Ordering::Less => Ink::Accent,
    };
    disc(x.min(WIDTH), y, radius(pair.n, most, cell).max(1.2), ink)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_times_the_students_are_twice_as_wide() {
        assert!((radius(4, 16, 10.0) * 2.0 - radius(16, 16, 10.0)).abs() < 1e-12);
    }
}
