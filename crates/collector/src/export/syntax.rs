//! Programs that read `records_coded.csv` into SPSS and Stata, with labels for every variable and
//! every code.
//!
//! Neither program is on a developer's machine. The tests therefore read what is written with strict
//! readers of their own: every quotation mark is closed, every command ends, no line is too long.

pub(super) mod spss;
pub(super) mod stata;

use konventa_domain::deck::Sitting;
use konventa_domain::scoring::Outcome;

use super::codebook::{Codebook, Field, Kind};
use super::columns::Column;
use super::{Package, columns, variables};

/// The table that both read.
pub(super) const TABLE: &str = "records_coded.csv";

/// What both programs are made from.
pub(super) struct Source<'a> {
    pub(super) codebook: &'a Codebook,
    /// The number of bytes of the longest text of each column.
    widths: Vec<usize>,
}

/// A column, as both programs see it.
pub(super) enum Shape {
    /// A whole number without labels.
    Number,
    /// A code with a label for each value.
    Coded,
    /// Text of at most this number of bytes.
    Text(usize),
}

impl<'a> Source<'a> {
    pub(super) fn of(package: &Package, codebook: &'a Codebook) -> Self {
        let columns = columns::wide(&package.rows);
        let width = |column: &Column<'_>| match column {
            Column::Label(_) | Column::SetAside => {
                package.cells.iter().map(|cells| column.cell_of(cells).len()).max().unwrap_or_default()
            }
            Column::Record | Column::Outcome { .. } | Column::Right(_) => 0,
        };
        Self { codebook, widths: columns.iter().map(width).collect() }
    }

    /// Each column with its shape.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&'a Field, Shape)> {
        let shape = |(field, width): (&'a Field, &usize)| {
            let shape = match field.kind {
                Kind::Integer => Shape::Number,
                _ if field.is_coded() => Shape::Coded,
                Kind::String | Kind::Date | Kind::Yearmonth => Shape::Text((*width).max(8)),
            };
            (field, shape)
        };
        self.codebook.records_csv.iter().zip(&self.widths).map(shape)
    }

    /// The variables with outcomes, each with the name of a variable that is 1 where it is right.
    pub(super) fn scored(&self) -> Vec<(&'a str, String)> {
        let fields = self.codebook.records_csv.iter().filter(|field| self.codebook.item_of(field).is_some());
        let names: Vec<&str> = fields.map(|field| field.variable.as_str()).collect();
        let all = self.codebook.records_csv.iter().map(|field| field.variable.clone());
        // Named together with the columns, so that none of them gets the name of a column.
        let wanted = names.iter().map(|name| format!("{name}_right"));
        let legal = variables::legal_names(all.chain(wanted));
        names.into_iter().zip(legal.into_iter().skip(self.codebook.records_csv.len())).collect()
    }

    /// Variables whose values have the same labels, in the order of the first of each.
    pub(super) fn labelled(&self) -> Vec<(Vec<&'a str>, &'a Field)> {
        let mut sets: Vec<(Vec<&'a str>, &'a Field)> = Vec::new();
        for field in self.codebook.records_csv.iter().filter(|field| field.is_coded()) {
            let same = |known: &Field| {
                known.required == field.required
                    && known
                        .values
                        .iter()
                        .map(|value| &value.value)
                        .eq(field.values.iter().map(|value| &value.value))
            };
            match sets.iter_mut().find(|(_, known)| same(known)) {
                Some((names, _)) => names.push(&field.variable),
                None => sets.push((vec![&field.variable], field)),
            }
        }
        sets
    }

    /// The code of a right outcome.
    pub(super) fn right_code(&self) -> Option<i32> {
        let outcomes =
            self.codebook.records_csv.iter().find(|field| self.codebook.item_of(field).is_some())?;
        outcomes.values.iter().find(|value| value.value == Outcome::Correct.name())?.code
    }

    /// What the data are, in one line.
    pub(super) fn title(&self) -> String {
        let synthetic = if self.codebook.synthetic { "SYNTHETIC: " } else { "" };
        format!("{synthetic}Konventa, deck {}, {} records", self.codebook.deck, self.codebook.records)
    }

    /// The label of a variable: for an outcome the item and its question.
    pub(super) fn label(&self, field: &Field) -> String {
        let Some((item, sitting)) = self.codebook.item_of(field) else { return field.description.clone() };
        let when = match sitting {
            Sitting::Pre => "before",
            Sitting::Post => "after",
        };
        let question = match item.asked.as_slice() {
            [] => String::new(),
            [everywhere] => format!(": {}", everywhere.question),
            // Countries ask it in other words, and a label has no room for all of them.
            [one, ..] => {
                let countries: Vec<&str> = one.countries.iter().map(|country| country.code()).collect();
                format!(": in {}: {}", countries.join(", "), one.question)
            }
        };
        format!("{} ({when}){question}", item.item)
    }
}

/// Cuts a text to a number of units, as `size` measures a character, and says so with dots.
fn cut(text: &str, most: usize, size: fn(char) -> usize) -> String {
    let whole: usize = text.chars().map(size).sum();
    if whole <= most {
        return text.to_owned();
    }
    let mut left = most.saturating_sub(3);
    let fits = |c: &char| {
        let fits = size(*c) <= left;
        left = if fits { left - size(*c) } else { 0 };
        fits
    };
    let mut start: String = text.chars().take_while(fits).collect();
    start.truncate(start.trim_end().len());
    start + "..."
}

/// One line without control characters.
fn one_line(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() || "\u{2028}\u{2029}".contains(c) { ' ' } else { c })
        .collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
