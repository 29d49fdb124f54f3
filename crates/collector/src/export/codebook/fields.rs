//! The columns of both tables.

use konventa_domain::deck::Sitting;
use konventa_domain::gain::{Dimension, ExportRows, Format, Scope, Value};
use konventa_domain::id::DeckVersion;
use konventa_domain::scoring::Outcome;

use super::{Field, Kind, MERGED_CODE, Meaning};
use crate::export::columns::{self, Column};
use crate::export::spreadsheet::MERGED;
use crate::export::variables;

/// A value of an open set, which has no code.
fn value(value: &str, label: &str) -> Meaning {
    Meaning { value: value.to_owned(), code: None, short: value.to_owned(), label: label.to_owned() }
}

/// The values of a closed set, with their codes from 1.
fn coded(values: impl IntoIterator<Item = (String, &'static str, &'static str)>) -> Vec<Meaning> {
    (1..)
        .zip(values)
        .map(|(code, (value, short, label))| Meaning {
            value,
            code: Some(code),
            short: short.to_owned(),
            label: label.to_owned(),
        })
        .collect()
}

/// The values that mean that there is no value.
pub(super) fn missing() -> Vec<Meaning> {
    vec![
        Meaning {
            value: String::new(),
            code: None,
            short: "no value".to_owned(),
            label: "There is no value: the record belongs to no live lecture, or its presenter wrote no place."
                .to_owned(),
        },
        Meaning {
            value: MERGED.to_owned(),
            code: Some(MERGED_CODE),
            short: "withheld".to_owned(),
            label: "Withheld: the record is shown together with others that differ in this, so that no combination of \
                    values describes fewer than 10 records. It is not missing at random: it appears where few \
                    have the same values."
                .to_owned(),
        },
    ]
}

fn field(name: &str, kind: Kind, description: &str) -> Field {
    Field {
        name: name.to_owned(),
        variable: name.to_owned(),
        kind,
        description: description.to_owned(),
        unit: None,
        values: Vec::new(),
        minimum: None,
        maximum: None,
        required: false,
    }
}

fn number(name: &str, description: &str, unit: &str, minimum: u64, maximum: Option<u64>) -> Field {
    Field {
        unit: Some(unit.to_owned()),
        minimum: Some(minimum),
        maximum,
        required: true,
        ..field(name, Kind::Integer, description)
    }
}

fn one_of(name: &str, description: &str, values: Vec<Meaning>, required: bool) -> Field {
    Field { values, required, ..field(name, Kind::String, description) }
}

/// The column of row numbers.
fn record() -> Field {
    let record = "The number of the row. Rows are sorted by what they say, so it tells nothing about when a record came \
                  in; the next export has other numbers.";
    number("record", record, "row", 1, None)
}

/// The column of a dimension.
fn label(dimension: Dimension, counted: &[&DeckVersion]) -> Field {
    let kind = match dimension.format() {
        Format::Text => Kind::String,
        Format::Day => Kind::Date,
        Format::Month => Kind::Yearmonth,
    };
    let known = Value::all_of(dimension);
    let mut field = field(dimension.name(), kind, dimension.description());
    field.values = coded(known.iter().map(|one| (one.to_string(), one.english_name(), one.english_name())));
    if dimension == Dimension::DeckVersion {
        // Batches never mix versions.
        field.required = true;
        field.values = counted.iter().map(|one| value(one.as_str(), "A version of the deck")).collect();
    }
    if dimension == Dimension::Seat {
        // Nor records with and without tickets.
        field.required = true;
    }
    if dimension == Dimension::Place {
        field.description.push_str(
            " In CSV files, words that a spreadsheet would take for a formula have an apostrophe in front.",
        );
    }
    field
}

/// The column of what is set aside.
fn set_aside() -> Field {
    let why = "Why a researcher set the record aside, with its whole batch; empty if nobody did. Leave these rows out to \
               get the figures without them.";
    field(Scope::SET_ASIDE, Kind::String, why)
}

fn outcomes() -> Vec<Meaning> {
    coded(Outcome::ALL.map(|outcome| {
        let (short, label) = match outcome {
            Outcome::Correct => ("right", "The right choice."),
            Outcome::Wrong => ("wrong", "Another choice. Nobody knows which one: it never left the phone."),
            Outcome::Unsure => ("“I don’t know”", "“I don't know”. Counts as not right."),
            Outcome::Blank => ("left open", "Left open. Counts as not right."),
        };
        (outcome.name().to_owned(), short, label)
    }))
}

const fn when(sitting: Sitting) -> &'static str {
    match sitting {
        Sitting::Pre => "before",
        Sitting::Post => "after",
    }
}

/// The columns of records.csv.
pub(super) fn wide(rows: &ExportRows, counted: &[&DeckVersion]) -> Vec<Field> {
    let columns = columns::wide(rows);
    let most = Some(rows.items.len() as u64);
    let field = |(column, variable): (&Column<'_>, String)| {
        let name = column.name();
        let field = match column {
            Column::Record => record(),
            Column::Label(dimension) => label(*dimension, counted),
            Column::SetAside => set_aside(),
            Column::Outcome { item, sitting, .. } => {
                let description = format!("The outcome of the item “{item}” {} the lecture.", when(*sitting));
                one_of(&name, &description, outcomes(), true)
            }
            Column::Right(sitting) => {
                let description = format!("How many items were right {} the lecture.", when(*sitting));
                number(&name, &description, "items", 0, most)
            }
        };
        Field { variable, ..field }
    };
    columns.iter().zip(columns::variables(&columns)).map(field).collect()
}

/// The columns of `records_long.csv`.
pub(super) fn long(rows: &ExportRows, counted: &[&DeckVersion]) -> Vec<Field> {
    let dimensions = Dimension::ALL.into_iter().map(|dimension| label(dimension, counted));
    let aside = rows.have_set_aside().then(set_aside);
    let mut all: Vec<Field> = std::iter::once(record()).chain(dimensions).chain(aside).collect();
    let names =
        rows.items.iter().map(|item| value(item.as_str(), "See the items of this codebook")).collect();
    // In the order of tables::LONG.
    all.extend([
        one_of("item", "The item.", names, true),
        one_of("pre", "Its outcome before the lecture.", outcomes(), true),
        one_of("post", "Its outcome after the lecture.", outcomes(), true),
        number("pre_right", "1 where it was right before the lecture.", "items", 0, Some(1)),
        number("post_right", "1 where it was right after the lecture.", "items", 0, Some(1)),
    ]);
    let variables = variables::legal_names(all.iter().map(|field| field.name.clone()));
    all.into_iter().zip(variables).map(|(field, variable)| Field { variable, ..field }).collect()
}
