//! Each question before and after: an open circle, a filled one, and their intervals.

use std::sync::Arc;

use konventa_domain::gain::{Figure, ItemGain, Report};
use konventa_domain::id::ItemId;
use leptos::prelude::*;

use super::WIDTH;
use super::frame::{Chart, Table};
use super::rows::Rows;
use super::shape::{From, Ink, disc, line, ring, text};
use crate::i18n::args;
use crate::research::number::Numbers;

const ROWS: Rows = Rows { top: 10.0, height: 36.0, right: WIDTH - 125.0 };

/// The chart.
pub(in crate::research) fn chart(
    report: &Arc<Report>,
    numbers: &Numbers,
    short: &dyn Fn(&ItemId) -> String,
) -> AnyView {
    let t = numbers.texts;
    let names: Vec<String> = report.items.iter().map(|item| short(&item.item)).collect();
    let scale = ROWS.scale(names.len(), numbers);
    let rows = ROWS.drawn(&report.items, &names, |item, y| row(item, y, numbers));
    let chart = Chart {
        name: "items",
        title: t.research_items(),
        help: t.research_items_help().to_owned(),
        n: numbers.short(report.n.paired, Numbers::whole),
        height: ROWS.bottom(names.len()) + 26.0,
        drawing: view! { {scale} {rows} },
    };
    let (report, numbers) = (Arc::clone(report), numbers.clone());
    chart.framed(t, move || rows_of(&report.items, &names, &numbers))
}

/// The table, with more numbers than the chart.
pub(in crate::research) fn table(
    report: &Report,
    numbers: &Numbers,
    short: &dyn Fn(&ItemId) -> String,
) -> Table {
    let names: Vec<String> = report.items.iter().map(|item| short(&item.item)).collect();
    rows_of(&report.items, &names, numbers)
}

fn row(item: &ItemGain, y: f64, numbers: &Numbers) -> AnyView {
    let across = |share| ROWS.across(share);
    let (pre, post) = (item.pre_right.value(), item.post_right.value());
    let said = numbers.texts.research_item_said(args::ResearchItemSaid {
        before: &numbers.short(item.pre_right, Numbers::percent),
        after: &numbers.short(item.post_right, Numbers::percent),
    });
    let interval = |low: Figure, high: Figure, y: f64, ink| {
        let ends = low.value().zip(high.value());
        ends.map(|(low, high)| line((across(low), y), (across(high), y), 1.5, ink))
    };
    view! {
        <g data-testid=format!("report-item-{}", item.item) data-pre=pre.map(|p| p.to_string()) data-post=post.map(|p| p.to_string())>
            {interval(item.pre_right_ci_low, item.pre_right_ci_high, y - 5.0, Ink::Soft)}
            {interval(item.post_right_ci_low, item.post_right_ci_high, y + 5.0, Ink::Voice)}
            {pre.zip(post).map(|(pre, post)| view! {
                {line((across(pre), y), (across(post), y), 4.0, if post < pre { Ink::Accent } else { Ink::Pale })}
                {ring(across(pre), y, 6.5, Ink::Soft)}
                {disc(across(post), y, 7.0, Ink::Voice)}
            })}
            <g class="item-said">{text(ROWS.right + 18.0, y, From::Start, Ink::Text, said)}</g>
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
            numbers.change(item.pre_right, item.post_right),
            numbers.interval((item.difference_ci_low, item.difference_ci_high), Numbers::exact_points),
            numbers.short(item.mcnemar_p_holm, Numbers::p),
            numbers.short(item.discrimination_pre, Numbers::two),
            numbers.short(item.discrimination_post, Numbers::two),
        ]
    };
    Table { head, rows: items.iter().zip(names).map(row).collect() }
}
