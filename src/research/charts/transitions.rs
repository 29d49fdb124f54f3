//! How the students of each question changed: a bar in four parts.

use std::sync::Arc;

use konventa_domain::gain::{ItemGain, Report};
use konventa_domain::id::ItemId;
use konventa_domain::shares::percents;
use leptos::prelude::*;

use super::WIDTH;
use super::frame::{Chart, Table};
use super::rows::{LEFT, Rows};
use super::shape::{From, Ink, bar, text};
use crate::i18n::Texts;
use crate::research::number::Numbers;

const ROWS: Rows = Rows { top: 64.0, height: 34.0, right: WIDTH - 10.0 };
/// The height of a bar.
const HEIGHT: f64 = 24.0;
/// The width that a number needs.
const ROOM: f64 = 34.0;

/// One of the four parts, in the order drawn.
#[derive(Clone, Copy)]
struct Part {
    count: fn(&ItemGain) -> u64,
    name: fn(Texts) -> &'static str,
    ink: Ink,
    words: Ink,
}

const PARTS: [Part; 4] = [
    Part { count: |item| item.kept, name: Texts::research_kept, ink: Ink::Pale, words: Ink::Text },
    Part { count: |item| item.gained, name: Texts::research_gained, ink: Ink::Voice, words: Ink::Line },
    Part { count: |item| item.lost, name: Texts::research_lost_item, ink: Ink::Accent, words: Ink::Text },
    Part { count: |item| item.never, name: Texts::research_never, ink: Ink::Line, words: Ink::Text },
];

#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
const fn real(n: u64) -> f64 {
    n as f64
}

/// The chart.
pub(in crate::research) fn chart(
    report: &Arc<Report>,
    numbers: &Numbers,
    short: &dyn Fn(&ItemId) -> String,
) -> AnyView {
    let t = numbers.texts;
    let names: Vec<String> = report.items.iter().map(|item| short(&item.item)).collect();
    // Two rows of two, because four names in a row do not fit in every language.
    let legend: Vec<_> = [(LEFT, 10.0), (LEFT + 235.0, 10.0), (LEFT, 34.0), (LEFT + 235.0, 34.0)]
        .into_iter()
        .zip(PARTS)
        .map(|((x, y), part)| {
            view! {
                {bar(x, y - 7.0, 14.0, 14.0, part.ink)}
                {text(x + 22.0, y, From::Start, Ink::Text, (part.name)(t).to_owned())}
            }
        })
        .collect();
    let rows = ROWS.drawn(&report.items, &names, |item, y| row(item, y, numbers));
    let chart = Chart {
        name: "transitions",
        title: t.research_transitions(),
        help: t.research_transitions_help().to_owned(),
        n: numbers.short(report.n.paired, Numbers::whole),
        height: ROWS.bottom(names.len()),
        drawing: view! { {legend} {rows} },
    };
    let (report, numbers) = (Arc::clone(report), numbers.clone());
    chart.framed(t, move || {
        let parts = PARTS.map(|part| (part.name)(t).to_owned());
        let head = std::iter::once(t.research_item().to_owned()).chain(parts).collect();
        let row = |(item, name): (&ItemGain, &String)| {
            let counts = PARTS.map(|part| numbers.whole(real((part.count)(item))));
            std::iter::once(name.clone()).chain(counts).collect()
        };
        Table { head, rows: report.items.iter().zip(&names).map(row).collect() }
    })
}

fn row(item: &ItemGain, y: f64, numbers: &Numbers) -> AnyView {
    let counts = PARTS.map(|part| (part.count)(item));
    let all = real(counts.iter().sum());
    let mut x = LEFT;
    let mut shares = percents(&counts).into_iter().zip(counts);
    let parts = PARTS.map(|part| {
        let (share, n) = shares.next().unwrap_or_default();
        let width = if all > 0.0 { real(n) / all * (ROWS.right - LEFT) } else { 0.0 };
        let from = x;
        x += width;
        let share = numbers.percent(f64::from(share) / 100.0);
        view! {
            {bar(from, y - HEIGHT / 2.0, width, HEIGHT, part.ink)}
            {(width >= ROOM).then(|| text(from + width / 2.0, y, From::Middle, part.words, share))}
        }
    });
    parts.into_any()
}
