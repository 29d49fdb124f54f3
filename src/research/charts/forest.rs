//! The difference by country, language and lecture: a square and a line for each, and the mean of all.

use std::sync::Arc;

use konventa_domain::gain::{Figure, LectureGain, Report, SubgroupGain};
use konventa_domain::invariant::assert_fits;
use leptos::prelude::*;

use super::WIDTH;
use super::frame::{Chart, Table};
use super::shape::{From, Ink, bar, dotted, fitting, line, text};
use crate::research::number::Numbers;

const LEFT: f64 = 250.0;
/// Room for a million students on the right.
const RIGHT: f64 = WIDTH - 186.0;
const ROW: f64 = 26.0;
const TOP: f64 = 6.0;
/// More lectures than these are in the table only.
const DRAWN: usize = 30;

/// One line of the chart.
#[derive(Clone)]
struct Row {
    name: String,
    n: u64,
    mean: Figure,
    ends: (Figure, Figure),
    pre: Figure,
    post: Figure,
    class_g: Figure,
}

impl Row {
    fn of<T>(name: String, one: &SubgroupGain<T>) -> Self {
        Self {
            name,
            n: one.n,
            mean: one.difference,
            ends: (one.ci_low, one.ci_high),
            pre: one.pre,
            post: one.post,
            class_g: one.class_g,
        }
    }
}

/// The chart.
pub(in crate::research) fn chart(report: &Arc<Report>, numbers: &Numbers) -> AnyView {
    let t = numbers.texts;
    let few = rows(report, numbers, DRAWN);
    let ends = few.iter().flat_map(|row| [row.ends.0, row.ends.1, row.mean]).filter_map(|end| end.value());
    let (low, high) = ends.fold((0.0_f64, 0.1_f64), |(low, high), end| (low.min(end), high.max(end)));
    // Whole tenths, so that the scale has round numbers.
    let (low, high) = ((low * 10.0).floor() / 10.0, (high * 10.0).ceil() / 10.0);
    let across = move |difference: f64| LEFT + (difference - low) / (high - low) * (RIGHT - LEFT);
    #[expect(clippy::cast_precision_loss, reason = "few rows")]
    let bottom = TOP + ROW * few.len() as f64;
    #[expect(clippy::cast_possible_truncation, reason = "tenths between −1 and 1")]
    let tenths = ((low * 10.0).round() as i32)..=((high * 10.0).round() as i32);
    let scale: Vec<_> = tenths
        .map(|tenth| {
            let share = f64::from(tenth) / 10.0;
            let ink = if tenth == 0 { Ink::Soft } else { Ink::Line };
            view! {
                {line((across(share), TOP), (across(share), bottom), 1.0, ink)}
                {text(across(share), bottom + 14.0, From::Middle, Ink::Soft, numbers.points(share))}
            }
        })
        .collect();
    let mean = report.difference.mean.value();
    let mut y = TOP - ROW / 2.0;
    let drawn: Vec<_> = few
        .iter()
        .map(|row| {
            y += ROW;
            draw(row, y, &across, numbers)
        })
        .collect();
    let left_out = report.lectures.each.len() > DRAWN;
    let most =
        if left_out { format!(" {}", t.research_forest_most(assert_fits(DRAWN))) } else { String::new() };
    let chart = Chart {
        name: "forest",
        title: t.research_forest(),
        help: format!("{}{most}", t.research_forest_help()),
        n: numbers.short(report.n.paired, Numbers::whole),
        height: bottom + 26.0,
        drawing: view! {
            {scale}
            {mean.map(|mean| dotted((across(mean), TOP), (across(mean), bottom), Ink::Voice))}
            {drawn}
        },
    };
    let (report, numbers) = (Arc::clone(report), numbers.clone());
    chart.framed(t, move || table(&rows(&report, &numbers, usize::MAX), &numbers))
}

/// All students, then countries, languages, and this number of lectures, those with
/// the most students, the latest first.
fn rows(report: &Report, numbers: &Numbers, lectures: usize) -> Vec<Row> {
    let t = numbers.texts;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
    let n = report.n.paired.value().unwrap_or_default() as u64;
    let all = Row {
        name: t.research_all_students().to_owned(),
        n,
        mean: report.difference.mean,
        ends: (report.difference.ci_low, report.difference.ci_high),
        pre: report.score.pre.mean,
        post: report.score.post.mean,
        class_g: report.gain.class_g,
    };
    let countries = report.countries.iter().map(|one| Row::of(t.country(one.name).to_owned(), one));
    let languages = report.languages.iter().map(|one| Row::of(one.name.own_name().to_owned(), one));
    let mut most: Vec<&LectureGain> = report.lectures.each.iter().collect();
    most.sort_by_key(|one| std::cmp::Reverse(one.gain.n));
    most.truncate(lectures);
    most.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.place.cmp(&b.place)));
    let lectures = most.into_iter().map(|one| Row::of(called(one), &one.gain));
    let one_only = |rows: Vec<Row>| if rows.len() == 1 { Vec::new() } else { rows };
    std::iter::once(all)
        .chain(one_only(countries.collect()))
        .chain(one_only(languages.collect()))
        .chain(lectures)
        .collect()
}

fn called(lecture: &LectureGain) -> String {
    let day = lecture.day.map(|day| day.to_string());
    let known: Vec<&str> = [&day, &lecture.place].into_iter().flatten().map(String::as_str).collect();
    if known.is_empty() { lecture.gain.name.to_string() } else { known.join(" · ") }
}

#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
fn draw(row: &Row, y: f64, across: &impl Fn(f64) -> f64, numbers: &Numbers) -> AnyView {
    let ends = row.ends.0.value().zip(row.ends.1.value());
    let said =
        format!("{} (n\u{a0}=\u{a0}{})", numbers.change(row.pre, row.post), numbers.whole(row.n as f64));
    view! {
        {text(LEFT - 16.0, y, From::End, Ink::Text, fitting(&row.name))}
        {ends.map(|(low, high)| line((across(low), y), (across(high), y), 2.0, Ink::Voice))}
        {row.mean.value().map(|mean| bar(across(mean) - 5.0, y - 5.0, 10.0, 10.0, Ink::Voice))}
        {text(RIGHT + 16.0, y, From::Start, Ink::Text, said)}
    }
    .into_any()
}

fn table(rows: &[Row], numbers: &Numbers) -> Table {
    let t = numbers.texts;
    let head = [
        t.research_lecture(),
        t.research_n(),
        t.research_before(),
        t.research_after(),
        t.research_difference(),
        t.research_confidence(),
        t.research_gain(),
    ];
    let cells = |row: &Row| {
        #[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
        let n = numbers.whole(row.n as f64);
        vec![
            row.name.clone(),
            n,
            numbers.short(row.pre, Numbers::exact_percent),
            numbers.short(row.post, Numbers::exact_percent),
            numbers.change(row.pre, row.post),
            numbers.interval(row.ends, Numbers::exact_points),
            numbers.short(row.class_g, Numbers::percent),
        ]
    };
    Table { head: head.map(ToOwned::to_owned).to_vec(), rows: rows.iter().map(cells).collect() }
}
