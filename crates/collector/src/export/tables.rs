//! The records as tables, with the line endings of RFC 4180.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};
use konventa_domain::scoring::Outcome;

use super::{Package, columns};

fn table<W: Write>(to: W) -> Writer<W> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to)
}

/// The columns of the wide table.
pub(super) fn wide(items: &[konventa_domain::id::ItemId]) -> Vec<String> {
    let labels = std::iter::once("record").chain(columns::names()).map(ToOwned::to_owned);
    let items = items.iter().flat_map(|item| [format!("{item}.pre"), format!("{item}.post")]);
    labels.chain(items).chain(["pre_right", "post_right"].map(ToOwned::to_owned)).collect()
}

/// The columns of the long table that follow those of the record.
pub(super) const LONG: [&str; 5] = ["item", "pre", "post", "pre_right", "post_right"];

/// Writes a row per record.
pub(super) fn records(package: &Package, to: impl Write) -> io::Result<()> {
    let mut table = table(to);
    table.write_record(wide(&package.rows.items))?;
    for (number, labels, row) in package.numbered() {
        table.write_field(number.to_string())?;
        for label in labels {
            table.write_field(label)?;
        }
        for (pre, post) in &row.pairs {
            table.write_field(pre.name())?;
            table.write_field(post.name())?;
        }
        let (pre, post) = row.right();
        table.write_field(pre.to_string())?;
        table.write_field(post.to_string())?;
        table.write_record(None::<&[u8]>)?;
    }
    table.flush()
}

/// Writes a row per record and item.
pub(super) fn records_long(package: &Package, to: impl Write) -> io::Result<()> {
    let mut table = table(to);
    table.write_record(std::iter::once("record").chain(columns::names()).chain(LONG))?;
    let right = |outcome: Outcome| if outcome.is_right() { "1" } else { "0" };
    for (number, labels, row) in package.numbered() {
        let number = number.to_string();
        for (item, (pre, post)) in package.rows.items.iter().zip(&row.pairs) {
            table.write_field(&number)?;
            for label in labels {
                table.write_field(label)?;
            }
            table.write_field(item.as_str())?;
            for value in [pre.name(), post.name(), right(*pre), right(*post)] {
                table.write_field(value)?;
            }
            table.write_record(None::<&[u8]>)?;
        }
    }
    table.flush()
}
