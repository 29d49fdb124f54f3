//! The report as a table: a line per figure, for a spreadsheet or R. A figure that is not shown has an empty value and
//! a reason, so that no program takes it for zero.

use konventa_domain::gain::{Figure, Report};

/// The table with a header, lines ending as RFC 4180 asks.
pub(super) fn written(report: &Report) -> String {
    let mut lines = vec!["figure,item,value,undefined".to_owned()];
    let mut line = |name: &str, item: &str, figure: &Figure| {
        lines.push(match figure {
            Figure::Value(value) => format!("{name},{item},{value},"),
            Figure::Undefined(why) => format!("{name},{item},,\"{}\"", why.replace('"', "\"\"")),
        });
    };
    for (name, figure) in [
        ("n.paired", &report.n.paired),
        ("n.pre_only", &report.n.pre_only),
        ("n.post_only", &report.n.post_only),
        ("score.pre.mean", &report.score.pre.mean),
        ("score.post.mean", &report.score.post.mean),
        ("difference.mean", &report.difference.mean),
        ("gain.class_g", &report.gain.class_g),
    ] {
        line(name, "", figure);
    }
    for item in &report.items {
        line("item.pre_right", item.item.as_str(), &item.pre_right);
        line("item.post_right", item.item.as_str(), &item.post_right);
    }
    lines.into_iter().map(|line| line + "\r\n").collect()
}
