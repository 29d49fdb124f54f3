//! Each question before and after: an open circle, a filled one, and their intervals.

use std::sync::Arc;

use konventa_domain::gain::{Figure, ItemGain, Report};
use konventa_domain::id::ItemId;
use leptos::prelude::*;

use super::WIDTH;
use super::frame::{Chart, Table};
use super::shape::{From, Ink, disc, fitting, line, ring, text};
use crate::research::number::Numbers;

const LEFT: f64 = 250.0;
const RIGHT: f64 = WIDTH - 125.0;
const ROW: f64 = 36.0;
const TOP: f64 = 10.0;

/// The chart.
pub(in crate::research) fn chart(
    report: &Arc<Report>,
    numbers: &Numbers,
    short: &dyn Fn(&ItemId) -> String,
) -> AnyView {
    let t = numbers.texts;
    let names: Vec<String> = report.items.iter().map(|item| short(&item.item)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a quiz has few questions")]
    let bottom = TOP + ROW * names.len() as f64;
    let scale = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| {
        view! {
            {line((across(share), TOP), (across(share), bottom), 1.0, Ink::Line)}
            {text(across(share), bottom + 14.0, From::Middle, Ink::Soft, numbers.percent(share))}
        }
    });
    let mut y = TOP - ROW / 2.0;
    let rows: Vec<_> = report
        .items
        .iter()
        .zip(&names)
        .map(|(item, name)| {
            y += ROW;
            row(item, name, y, numbers)
        })
        .collect();
    let chart = Chart {
        name: "items",
        title: t.research_items(),
        help: t.research_items_help().to_owned(),
        height: bottom + 26.0,
        drawing: view! { {scale} {rows} },
    };
    let (report, numbers) = (Arc::clone(report), numbers.clone());
    chart.framed(t, move || rows_of(&report.items, &names, &numbers))
}

/// The same in numbers, and more of them.
pub(in crate::research) fn table(
    report: &Report,
    numbers: &Numbers,
    short: &dyn Fn(&ItemId) -> String,
) -> Table {
    let names: Vec<String> = report.items.iter().map(|item| short(&item.item)).collect();
    rows_of(&report.items, &names, numbers)
}

fn across(share: f64) -> f64 {
    LEFT + share * (RIGHT - LEFT)
}

fn row(item: &ItemGain, name: &str, y: f64, numbers: &Numbers) -> AnyView {
    let (pre, post) = (item.pre_right.value(), item.post_right.value());
    let said = numbers.texts.research_item_said(
        &numbers.short(item.post_right, Numbers::percent),
        &numbers.short(item.pre_right, Numbers::percent),
    );
    let interval = |low: Figure, high: Figure, y: f64, ink| {
        let ends = low.value().zip(high.value());
        ends.map(|(low, high)| line((across(low), y), (across(high), y), 1.5, ink))
    };
    view! {
        <g data-testid=format!("report-item-{}", item.item) data-pre=pre.map(|p| p.to_string()) data-post=post.map(|p| p.to_string())>
            {text(LEFT - 16.0, y, From::End, Ink::Text, fitting(name))}
            {interval(item.pre_right_ci_low, item.pre_right_ci_high, y - 5.0, Ink::Soft)}
            {interval(item.post_right_ci_low, item.post_right_ci_high, y + 5.0, Ink::Voice)}
            {pre.zip(post).map(|(pre, post)| view! {
                {line((across(pre), y), (across(post), y), 4.0, if post < pre { Ink::Accent } else { Ink::Pale })}
                {ring(across(pre), y, 6.5, Ink::Soft)}
                {disc(across(post), y, 7.0, Ink::Voice)}
            })}
            <g class="item-said">{text(RIGHT + 18.0, y, From::Start, Ink::Text, said)}</g>
        </g>
    }
    .into_any()
}

fn rows_of(items: &[ItemGain], names: &[String], numbers: &Numbers) -> Table {
    let t = numbers.texts;
    let head = vec![
        t.research_item().to_owned(),
        t.research_before().to_owned(),
        t.research_confidence().to_owned(),
        t.research_after().to_owned(),
        t.research_confidence().to_owned(),
        t.research_difference().to_owned(),
        t.research_confidence().to_owned(),
        t.research_mcnemar().to_owned(),
        format!("{}: {}", t.research_discrimination(), t.research_before()),
        format!("{}: {}", t.research_discrimination(), t.research_after()),
    ];
    let row = |(item, name): (&ItemGain, &String)| {
        let share = |figure| numbers.short(figure, Numbers::exact_percent);
        let ends = |low, high| numbers.interval((low, high), Numbers::exact_percent);
        vec![
            name.clone(),
            share(item.pre_right),
            ends(item.pre_right_ci_low, item.pre_right_ci_high),
            share(item.post_right),
            ends(item.post_right_ci_low, item.post_right_ci_high),
            numbers.short(item.difference, Numbers::points),
            numbers.interval((item.difference_ci_low, item.difference_ci_high), Numbers::points),
            numbers.short(item.mcnemar_p_holm, Numbers::p),
            numbers.short(item.discrimination_pre, Numbers::two),
            numbers.short(item.discrimination_post, Numbers::two),
        ]
    };
    Table { head, rows: items.iter().zip(names).map(row).collect() }
}
