//! The columns of `records.csv`: one list, from which every table, the codebook and the programs
//! for SPSS and Stata are made.

use std::borrow::Cow;

use konventa_domain::deck::Sitting;
use konventa_domain::gain::{BatchLabels, Dimension, ExportRow, ExportRows, Label, Scope, Value};
use konventa_domain::id::ItemId;

use super::spreadsheet::{MERGED, harmless};
use super::variables;

/// A text for each dimension, and the reason of what is set aside, if there is that column.
pub(super) type Cells = Vec<String>;

/// A column of `records.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column<'a> {
    /// The number of the row.
    Record,
    /// What the row says in a dimension.
    Label(Dimension),
    /// Why the record is set aside.
    SetAside,
    /// The outcome of an item. `number` starts at 1.
    Outcome { number: usize, item: &'a ItemId, sitting: Sitting },
    /// The number of items that were right.
    Right(Sitting),
}

/// The columns of `records.csv`, in their order.
pub(super) fn wide(rows: &ExportRows) -> Vec<Column<'_>> {
    let outcomes = (1..)
        .zip(&rows.items)
        .flat_map(|(number, item)| Sitting::ALL.map(|sitting| Column::Outcome { number, item, sitting }));
    std::iter::once(Column::Record)
        .chain(Dimension::ALL.map(Column::Label))
        .chain(rows.have_set_aside().then_some(Column::SetAside))
        .chain(outcomes)
        .chain(Sitting::ALL.map(Column::Right))
        .collect()
}

impl Column<'_> {
    /// Its name in `records.csv`.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Record => "record".to_owned(),
            Self::Label(dimension) => dimension.name().to_owned(),
            Self::SetAside => Scope::SET_ASIDE.to_owned(),
            Self::Outcome { item, sitting, .. } => format!("{item}.{}", sitting.name()),
            Self::Right(sitting) => format!("{}_right", sitting.name()),
        }
    }

    /// The name that a program for statistics should show: short, because the ids of items are long.
    fn wanted_variable(&self) -> String {
        match self {
            Self::Outcome { number, sitting, .. } => format!("q{number:02}_{}", sitting.name()),
            other => other.name(),
        }
    }

    /// What rows with these labels say in it, if it says something of labels.
    pub(super) fn cell_of<'c>(&self, labels: &'c Cells) -> &'c str {
        let index = match self {
            Self::Label(dimension) => dimension.index(),
            Self::SetAside => Dimension::ALL.len(),
            Self::Record | Self::Outcome { .. } | Self::Right(_) => return "",
        };
        labels.get(index).map(String::as_str).unwrap_or_default()
    }

    /// Its cell in a row, as it is written in `records.csv`.
    pub(super) fn cell<'c>(&self, number: u64, labels: &'c Cells, row: &ExportRow) -> Cow<'c, str> {
        match self {
            Self::Record => number.to_string().into(),
            Self::Label(_) | Self::SetAside => self.cell_of(labels).into(),
            Self::Outcome { number, sitting, .. } => {
                let pair = number.checked_sub(1).and_then(|at| row.pairs.get(at));
                pair.map(|(pre, post)| sitting_of(*sitting, *pre, *post).name()).unwrap_or_default().into()
            }
            Self::Right(sitting) => {
                let (pre, post) = row.right();
                sitting_of(*sitting, pre, post).to_string().into()
            }
        }
    }
}

fn sitting_of<T>(sitting: Sitting, pre: T, post: T) -> T {
    match sitting {
        Sitting::Pre => pre,
        Sitting::Post => post,
    }
}

/// The names of columns in SPSS, Stata and R, in the order of the columns.
pub(super) fn variables(columns: &[Column<'_>]) -> Vec<String> {
    variables::legal_names(columns.iter().map(Column::wanted_variable))
}

/// The names of the columns that [`Cells`] fill.
pub(super) fn names(rows: &ExportRows) -> impl Iterator<Item = &'static str> {
    Dimension::ALL.into_iter().map(Dimension::name).chain(rows.have_set_aside().then_some(Scope::SET_ASIDE))
}

/// What rows say beside their outcomes, in the order of the labels.
pub(super) fn cells(rows: &ExportRows) -> Vec<Cells> {
    with_reasons(rows, |labels| labels.iter().map(cell).collect(), harmless)
}

/// The same for a workbook, whose cells are marked as text: words need no protection there.
pub(super) fn workbook_cells(rows: &ExportRows) -> Vec<Cells> {
    with_reasons(rows, of_workbook, ToOwned::to_owned)
}

fn with_reasons(
    rows: &ExportRows,
    of: impl Fn(&BatchLabels) -> Cells,
    written: impl Fn(&str) -> String,
) -> Vec<Cells> {
    let reason =
        |why: &Option<String>| rows.have_set_aside().then(|| written(why.as_deref().unwrap_or_default()));
    let all = rows.labels.iter().zip(&rows.set_aside);
    all.map(|(labels, why)| of(labels).into_iter().chain(reason(why)).collect()).collect()
}

fn of_workbook(labels: &BatchLabels) -> Cells {
    let cell = |label: &Label<'_>| match label {
        Label::Same(Value::Place(words)) if words != MERGED => words.to_string(),
        other => cell(other),
    };
    labels.iter().map(cell).collect()
}

fn cell(label: &Label<'_>) -> String {
    match label {
        Label::Same(Value::Place(words)) => harmless(words),
        Label::Same(value) => value.to_string(),
        Label::Absent => String::new(),
        Label::Merged => MERGED.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_never_a_formula() {
        for (place, safe) in [
            ("Nikšić", "Nikšić"),
            ("=1+1", "'=1+1"),
            ("+382", "'+382"),
            (" -1", "' -1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1", "'＝1"),
            ("merged", "'merged"),
        ] {
            assert_eq!(cell(&Label::Same(Value::Place(place.into()))), safe);
        }
    }

    #[test]
    fn variables_are_short_and_in_the_order_of_the_quiz() {
        let items: Vec<ItemId> = ["human-rights-violation", "a"].map(|item| item.parse().unwrap()).to_vec();
        let rows = ExportRows { items, ..ExportRows::default() };
        assert_eq!(
            variables(&wide(&rows)).join(" "),
            "record deck_version country language place lecture seat day month q01_pre q01_post q02_pre q02_post \
             pre_right post_right"
        );
    }
}
