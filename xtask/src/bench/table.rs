//! The tables of docs/performance.md: budgets beside what was measured.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::Value;

use super::{DROPS, FOLLOWERS, HALLS, Measured, RECORDS, RUNS, STREAMS};
use crate::say;

/// Milliseconds until 500 phones have joined, p95.
const JOIN: f64 = 150.0;
/// Milliseconds until one of 500 phones has its seat tickets, p95.
const TICKETS: f64 = 150.0;
/// Milliseconds of one slide change to all followers, p99: what a plain socket.io room took on two
/// cores shared with the load.
const FAN_OUT: f64 = 50.0;
/// The server's memory for each stream, in bytes.
const STREAM: f64 = 20_000.0;
/// Durable submissions, as a share of SQLite's own rate.
const DURABLE: f64 = 0.5;
/// Milliseconds for a report over a million records.
const REPORT: f64 = 1_000.0;

/// One line of the table of budgets.
struct Row {
    what: String,
    budget: String,
    measured: String,
    met: Option<bool>,
}

/// Writes everything between the marks.
pub(super) fn of(measured: &Measured, machine: &str, took: Duration) -> String {
    let mut text = format!("{machine}. The run took {}.\n\n", say::duration(took));
    text += "| what | budget | measured | |\n|---|---|---|---|\n";
    for Row { what, budget, measured, met } in budgets(measured) {
        let word = match met {
            Some(true) => "met",
            Some(false) => "**missed**",
            None => "",
        };
        let _ = writeln!(text, "| {what} | {budget} | {measured} | {word} |");
    }
    let _ = write!(
        text,
        "\nWhole lectures, {DROPS} of 100 phones cut off at each step, median of {RUNS} runs, in milliseconds:\n\n\
         | phones | | p50 | p95 | p99 | most |\n|---|---|---|---|---|---|\n"
    );
    for (phones, runs) in HALLS.iter().zip(&measured.lectures) {
        for (name, field) in [
            ("join", "join"),
            ("tickets", "tickets"),
            ("slide change", "fan_out"),
            ("vote", "vote"),
            ("submission", "submit"),
        ] {
            let figures =
                ["p50", "p95", "p99", "max"].map(|of| format!("{:.1}", median(&each(runs, field, of))));
            let _ = writeln!(text, "| {phones} | {name} | {} |", figures.join(" | "));
        }
    }
    text
}

fn budgets(measured: &Measured) -> Vec<Row> {
    let Measured { first_load, lectures, bare, streams, fan_out, rates } = measured;
    let row = |what: &str, budget: &str, measured: String, met| Row {
        what: what.to_owned(),
        budget: budget.to_owned(),
        measured,
        met: Some(met),
    };
    let joins = each(bare, "join", "p95");
    let joins_with_app = lectures.first().map(|runs| each(runs, "join", "p95")).unwrap_or_default();
    let tickets = each(bare, "tickets", "p95");
    let p95 = |times: &[f64]| format!("p95 {:.0} ms, the median of {}", median(times), list(times));
    let (p50, p99) = (number(&fan_out["fan_out"]["p50"]), number(&fan_out["fan_out"]["p99"]));
    let memory = number(&streams["memory"]).max(number(&streams["memory_after"]));
    let share = rates.durable / rates.sqlite;
    let report = rates.report.as_secs_f64() * 1_000.0;
    let found = lectures.iter().flatten().chain(bare).chain([streams, fan_out]);
    let (mut lost, mut doubled, mut compared) = (0.0, 0.0, 0.0);
    for exact in found.map(|found| &found["exact"]) {
        lost += number(&exact["lost"]);
        doubled += number(&exact["doubled"]);
        compared += number(&exact["compared"]);
    }
    vec![
        row(
            "first load on a phone, brotli, all files",
            &say::kilobytes(crate::size::GOAL),
            say::kilobytes(*first_load),
            *first_load <= crate::size::GOAL,
        ),
        row(
            "500 phones join at the same moment: deck, snapshot, stream",
            &format!("p95 {JOIN:.0} ms"),
            p95(&joins),
            median(&joins) <= JOIN,
        ),
        Row {
            what: "the same, and each loads the app before".to_owned(),
            budget: "none".to_owned(),
            measured: p95(&joins_with_app),
            met: None,
        },
        row(
            "seat tickets for 500 phones that ask within two seconds",
            &format!("p95 {TICKETS:.0} ms"),
            p95(&tickets),
            median(&tickets) <= TICKETS,
        ),
        row(
            &format!("one slide change to {FOLLOWERS} phones"),
            &format!("p99 {FAN_OUT:.0} ms"),
            format!("p99 {p99:.1} ms (p50 {p50:.1})"),
            p99 <= FAN_OUT,
        ),
        row(
            &format!("{STREAMS} open streams, memory of the server for each"),
            "20 kB",
            format!("{:.1} kB", memory / 1_000.0),
            memory > 0.0 && memory < STREAM,
        ),
        row(
            "lost or doubled, of all that was counted",
            "0",
            format!("{lost} lost, {doubled} doubled in {compared} comparisons"),
            lost + doubled == 0.0,
        ),
        row(
            "durable submissions",
            "half of SQLite's own batched rate",
            format!("{:.0} a second, {:.0} % of {:.0}", rates.durable, share * 100.0, rates.sqlite),
            share >= DURABLE,
        ),
        row(&format!("report over {RECORDS} records"), "1 s", format!("{report:.0} ms"), report <= REPORT),
    ]
}

/// Collects one figure of each run.
fn each(runs: &[Value], field: &str, figure: &str) -> Vec<f64> {
    runs.iter().map(|run| number(&run[field][figure])).collect()
}

/// Reads a number. A missing one becomes NaN, which keeps no budget and shows in the table.
fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

fn list(figures: &[f64]) -> String {
    figures.iter().map(|figure| format!("{figure:.0}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::bench::rates::Rates;

    fn measured(join: [f64; 3], lost: u64) -> Measured {
        let exact = json!({ "lost": lost, "doubled": 0, "compared": 10 });
        let times = |p95: f64| json!({ "p50": 1.0, "p95": p95, "p99": 3.0, "max": 4.0 });
        let lecture = |p95| json!({ "join": times(p95), "tickets": times(p95 / 2.0), "fan_out": times(2.0), "vote": times(2.0), "submit": times(2.0), "exact": exact });
        let runs: Vec<Value> = join.into_iter().map(lecture).collect();
        Measured {
            first_load: 149_000,
            lectures: vec![runs.clone(), runs.clone()],
            bare: runs,
            streams: json!({ "memory": 8_000, "memory_after": 9_500, "exact": { "lost": 0, "doubled": 0, "compared": 5 } }),
            fan_out: json!({
                "fan_out": { "p50": 10.0, "p99": 20.0 },
                "exact": { "lost": 0, "doubled": 0, "compared": 5 },
            }),
            rates: Rates { durable: 30_000.0, sqlite: 40_000.0, report: Duration::from_millis(400) },
        }
    }

    #[test]
    fn a_good_run_keeps_every_budget() {
        let text = of(&measured([140.0, 900.0, 150.0], 0), "a machine", Duration::from_mins(10));
        assert!(!text.contains("missed"), "{text}");
        assert!(text.contains("p95 150 ms, the median of 140, 900, 150 | met"), "{text}");
        assert!(text.contains("p95 75 ms, the median of 70, 450, 75 | met"), "{text}");
        assert!(text.contains("9.5 kB | met") && text.contains("75 % of 40000 | met"), "{text}");
        assert!(text.contains("p99 50 ms | p99 20.0 ms (p50 10.0) | met"), "{text}");
        assert!(text.contains("0 lost, 0 doubled in 100 comparisons"), "{text}");
        assert!(text.contains("| 2000 | slide change | 1.0 | 2.0 | 3.0 | 4.0 |"), "{text}");
    }

    #[test]
    fn a_figure_over_its_budget_is_marked() {
        let text = of(&measured([250.0, 240.0, 90.0], 2), "a machine", Duration::from_mins(10));
        assert!(text.contains("p95 240 ms, the median of 250, 240, 90 | **missed**"), "{text}");
        assert!(text.contains("| 18 lost, 0 doubled in 100 comparisons | **missed** |"), "{text}");
    }

    #[test]
    fn a_missing_figure_keeps_no_budget() {
        let mut measured = measured([1.0; 3], 0);
        measured.streams = json!({});
        let text = of(&measured, "a machine", Duration::ZERO);
        assert_eq!(text.matches("**missed**").count(), 2, "{text}");
    }
}
