//! The columns of both tables.

use konventa_domain::gain::{Dimension, Format, Value};
use konventa_domain::id::{DeckVersion, ItemId};
use konventa_domain::scoring::Outcome;

use super::{Field, Kind, Meaning};
use crate::export::columns;

fn value(value: &str, label: &str) -> Meaning {
    Meaning { value: value.to_owned(), label: label.to_owned() }
}

/// The values that mean that there is no value.
pub(super) fn missing() -> Vec<Meaning> {
    vec![
        value(
            "",
            "There is no value: the record belongs to no live lecture, or its presenter wrote no place.",
        ),
        value(
            columns::MERGED,
            "Withheld: the record is shown together with others that differ in this, so that no combination of values \
             describes fewer than 10 records. It is not missing at random: it appears where groups are small.",
        ),
    ]
}

fn field(name: &str, kind: Kind, description: &str) -> Field {
    Field {
        name: name.to_owned(),
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

/// What a row says beside its outcomes.
fn labels(counted: &[&DeckVersion]) -> Vec<Field> {
    let record = "The number of the row. Rows are sorted by what they say, so it tells nothing about when a record came \
                  in; the next export has other numbers.";
    let dimensions = Dimension::ALL.into_iter().map(|dimension| label(dimension, counted));
    std::iter::once(number("record", record, "row", 1, None)).chain(dimensions).collect()
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
    field.values = known.iter().map(|one| value(&one.to_string(), one.english_name())).collect();
    if dimension == Dimension::DeckVersion {
        // Groups never mix versions.
        field.required = true;
        field.values = counted.iter().map(|one| value(one.as_str(), "A version of the deck")).collect();
    }
    if dimension == Dimension::Place {
        field
            .description
            .push_str(" Words that a spreadsheet would take for a formula have an apostrophe in front.");
    }
    field
}

fn outcomes() -> Vec<Meaning> {
    let label = |outcome: Outcome| match outcome {
        Outcome::Correct => "The right choice.",
        Outcome::Wrong => "Another choice. Nobody knows which one: it never left the phone.",
        Outcome::Unsure => "“I don't know”. Counts as not right.",
        Outcome::Blank => "Left open. Counts as not right.",
    };
    Outcome::ALL.iter().map(|outcome| value(outcome.name(), label(*outcome))).collect()
}

/// The columns of records.csv.
pub(super) fn wide(items: &[ItemId], counted: &[&DeckVersion]) -> Vec<Field> {
    let mut all = labels(counted);
    for item in items {
        for (quiz, when) in [("pre", "before"), ("post", "after")] {
            let description = format!("The outcome of the item “{item}” {when} the lecture.");
            all.push(one_of(&format!("{item}.{quiz}"), &description, outcomes(), true));
        }
    }
    let most = Some(items.len() as u64);
    all.push(number("pre_right", "How many items were right before the lecture.", "items", 0, most));
    all.push(number("post_right", "How many items were right after the lecture.", "items", 0, most));
    all
}

/// The columns of `records_long.csv`.
pub(super) fn long(items: &[ItemId], counted: &[&DeckVersion]) -> Vec<Field> {
    let mut all = labels(counted);
    let names = items.iter().map(|item| value(item.as_str(), "See the items of this codebook")).collect();
    // In the order of tables::LONG.
    all.extend([
        one_of("item", "The item.", names, true),
        one_of("pre", "Its outcome before the lecture.", outcomes(), true),
        one_of("post", "Its outcome after the lecture.", outcomes(), true),
        number("pre_right", "1 where it was right before the lecture.", "items", 0, Some(1)),
        number("post_right", "1 where it was right after the lecture.", "items", 0, Some(1)),
    ]);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tables;

    #[test]
    fn fields_are_the_columns_of_the_tables() {
        let items: Vec<ItemId> = ["a", "b"].map(|item| item.parse().unwrap()).to_vec();
        let names = |fields: Vec<Field>| fields.into_iter().map(|field| field.name).collect::<Vec<_>>();
        assert_eq!(names(wide(&items, &[])), tables::wide(&items));
        let long_names: Vec<&str> =
            std::iter::once("record").chain(columns::names()).chain(tables::LONG).collect();
        assert_eq!(names(long(&items, &[])), long_names);
    }
}
