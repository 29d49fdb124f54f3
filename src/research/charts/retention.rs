//! Each question three times: an open circle, a filled one, and a square for weeks later.

use std::sync::Arc;

use konventa_domain::gain::{ItemRetention, Report, Retention};
use konventa_domain::id::ItemId;
use leptos::prelude::*;

use super::WIDTH;
use super::frame::{Chart, Table};
use super::shape::{From, Ink, bar, disc, dotted, fitting, line, ring, text};
use crate::research::number::Numbers;

const LEFT: f64 = 250.0;
/// Room for three shares on the right.
const RIGHT: f64 = WIDTH - 200.0;
const ROW: f64 = 36.0;
const TOP: f64 = 10.0;
/// Weeks later stands so far below the other two, so that equal shares do not cover each other.
const BELOW: f64 = 12.0;
const SQUARE: f64 = 11.0;

/// The chart.
pub(in crate::research) fn chart(
    report: &Arc<Report>,
    numbers: &Numbers,
    short: &dyn Fn(&ItemId) -> String,
) -> AnyView {
    let t = numbers.texts;
    let items = &report.retention.items;
    let names: Vec<String> = items.iter().map(|item| short(&item.item)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a quiz has few questions")]
    let bottom = TOP + ROW * names.len() as f64;
    let scale = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| {
        view! {
            {line((across(share), TOP), (across(share), bottom), 1.0, Ink::Line)}
            {text(across(share), bottom + 14.0, From::Middle, Ink::Soft, numbers.percent(share))}
        }
    });
    let mut y = TOP - ROW / 2.0;
    let rows: Vec<_> = items
        .iter()
        .zip(&names)
        .map(|(item, name)| {
            y += ROW;
            row(item, name, y, numbers)
        })
        .collect();
    let chart = Chart {
        name: "retention",
        title: t.research_retention_items(),
        help: t.research_retention_items_help().to_owned(),
        height: bottom + 26.0,
        drawing: view! { {scale} {rows} },
    };
    let (report, numbers) = (Arc::clone(report), numbers.clone());
    chart.framed(t, move || rows_of(&report.retention.items, &names, &numbers))
}

fn across(share: f64) -> f64 {
    LEFT + share * (RIGHT - LEFT)
}

fn row(item: &ItemRetention, name: &str, y: f64, numbers: &Numbers) -> AnyView {
    let share = |figure| numbers.short(figure, Numbers::percent);
    let said = numbers.texts.research_retention_item_said(
        &share(item.post_right),
        &share(item.pre_right),
        &share(item.later_right),
    );
    let three = item.pre_right.value().zip(item.post_right.value()).zip(item.later_right.value());
    let marks = three.map(|((pre, post), later)| {
        let (above, below) = (y - BELOW / 2.0, y + BELOW / 2.0);
        view! {
            {line((across(pre), above), (across(post), above), 4.0, if post < pre { Ink::Accent } else { Ink::Pale })}
            {dotted((across(post), below), (across(later), below), Ink::Soft)}
            {ring(across(pre), above, 5.0, Ink::Soft)}
            {disc(across(post), above, 5.5, Ink::Voice)}
            {bar(across(later) - SQUARE / 2.0, below - SQUARE / 2.0, SQUARE, SQUARE, Ink::Text)}
        }
    });
    view! {
        <g data-testid=format!("retention-item-{}", item.item)>
            {text(LEFT - 16.0, y, From::End, Ink::Text, fitting(name))}
            {marks}
            <g class="item-said">{text(RIGHT + 18.0, y, From::Start, Ink::Text, said)}</g>
        </g>
    }
    .into_any()
}

fn rows_of(items: &[ItemRetention], names: &[String], numbers: &Numbers) -> Table {
    let t = numbers.texts;
    let head = [t.research_item(), t.research_before(), t.research_after(), t.research_later()];
    let row = |(item, name): (&ItemRetention, &String)| {
        let share = |figure| numbers.short(figure, Numbers::exact_percent);
        vec![name.clone(), share(item.pre_right), share(item.post_right), share(item.later_right)]
    };
    Table { head: head.map(ToOwned::to_owned).to_vec(), rows: items.iter().zip(names).map(row).collect() }
}

/// The means, and what changed since the lecture.
pub(in crate::research) fn means(found: &Retention, numbers: &Numbers) -> Table {
    let t = numbers.texts;
    let row = |name: &str, value: String, interval: String| vec![name.to_owned(), value, interval];
    let mean = |name, figure| row(name, numbers.figure(figure, Numbers::exact_percent), String::new());
    let difference = &found.difference;
    let head = [t.research_share_right(), t.research_mean(), t.research_confidence()];
    Table {
        head: head.map(ToOwned::to_owned).to_vec(),
        rows: vec![
            mean(t.research_before(), found.pre),
            mean(t.research_after(), found.post),
            mean(t.research_later(), found.later),
            row(
                t.research_retention_difference(),
                numbers.figure(difference.mean, Numbers::points),
                numbers.interval((difference.ci_low, difference.ci_high), Numbers::points),
            ),
        ],
    }
}
