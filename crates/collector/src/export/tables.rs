//! The records as tables, with the line endings of RFC 4180.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};
use konventa_domain::scoring::Outcome;

use super::codebook::{Code, Field};
use super::{Package, columns};

fn table<W: Write>(to: W) -> Writer<W> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to)
}

/// The columns of the long table that follow those of the record.
pub(super) const LONG: [&str; 5] = ["item", "pre", "post", "pre_right", "post_right"];

/// Writes a row per record.
pub(super) fn records(package: &Package, to: impl Write) -> io::Result<()> {
    let columns = columns::wide(&package.rows);
    let mut table = table(to);
    table.write_record(columns.iter().map(columns::Column::name))?;
    for (number, labels, row) in package.numbered() {
        for column in &columns {
            table.write_field(column.cell(number, labels, row).as_bytes())?;
        }
        table.write_record(None::<&[u8]>)?;
    }
    table.flush()
}

/// Writes the same rows with legal names and with codes in place of words, for the programs that
/// label them.
pub(super) fn records_coded(package: &Package, fields: &[Field], to: impl Write) -> io::Result<()> {
    let columns = columns::wide(&package.rows);
    let mut table = table(to);
    table.write_record(fields.iter().map(|field| &field.variable))?;
    for (number, labels, row) in package.numbered() {
        for (column, field) in columns.iter().zip(fields) {
            let cell = column.cell(number, labels, row);
            match field.code_of(&cell) {
                Code::Number(code) => table.write_field(code.to_string())?,
                Code::Text => table.write_field(cell.as_bytes())?,
            }
        }
        table.write_record(None::<&[u8]>)?;
    }
    table.flush()
}

/// Writes a row per record and item.
pub(super) fn records_long(package: &Package, to: impl Write) -> io::Result<()> {
    let mut table = table(to);
    table.write_record(std::iter::once("record").chain(columns::names(&package.rows)).chain(LONG))?;
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
