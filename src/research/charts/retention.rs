//! Each question three times: an open circle before, a filled one after, and a square at the follow-up.

use std::sync::Arc;

use konventa_domain::gain::{ItemRetention, Report, Retention};
use konventa_domain::id::ItemId;
use leptos::prelude::*;

use super::WIDTH;
use super::frame::{Chart, Table};
use super::rows::Rows;
use super::shape::{From, Ink, bar, disc, dotted, line, ring, text};
use crate::i18n::args;
use crate::research::number::Numbers;

/// The right end of the rows, which leaves space for three shares.
const ROWS: Rows = Rows { top: 10.0, height: 36.0, right: WIDTH - 200.0 };
/// The distance of the square below the circles, so that equal shares do not cover each other.
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
    let scale = ROWS.scale(names.len(), numbers);
    let rows = ROWS.drawn(items, &names, |item, y| row(item, y, numbers));
    let chart = Chart {
        name: "retention",
        title: t.research_retention_items(),
        help: t.research_retention_items_help().to_owned(),
        n: numbers.short(report.retention.n, Numbers::whole),
        height: ROWS.bottom(names.len()) + 26.0,
        drawing: view! { {scale} {rows} },
    };
    let (report, numbers) = (Arc::clone(report), numbers.clone());
    chart.framed(t, move || rows_of(&report.retention.items, &names, &numbers))
}

fn row(item: &ItemRetention, y: f64, numbers: &Numbers) -> AnyView {
    let across = |share| ROWS.across(share);
    let share = |figure| numbers.short(figure, Numbers::percent);
    let said = numbers.texts.research_retention_item_said(args::ResearchRetentionItemSaid {
        before: &share(item.pre_right),
        after: &share(item.post_right),
        later: &share(item.later_right),
    });
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
            {marks}
            <g class="item-said">{text(ROWS.right + 18.0, y, From::Start, Ink::Text, said)}</g>
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

/// The means, and the change since the lecture.
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
                numbers.change(found.post, found.later),
                numbers.interval((difference.ci_low, difference.ci_high), Numbers::exact_points),
            ),
        ],
    }
}
