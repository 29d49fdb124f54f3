//! The conditions that select records: query parameters of the API and options of the command line.

use super::dimension::Selection;
use super::{BatchLabels, Dimension, Label, ParseValueError, Value};
use crate::invariant;

/// A way to select records by one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// Records with exactly this value.
    Is(Dimension),
    /// Records with this value or a later one.
    From(Dimension),
    /// Records with this value or an earlier one.
    To(Dimension),
}

impl Filter {
    /// The name of the parameter beside the filters that says which deck.
    pub const DECK: &str = "deck";

    /// All filters there are, in the order of their dimensions.
    pub fn all() -> impl Iterator<Item = Self> {
        Dimension::ALL.into_iter().flat_map(|dimension| {
            let (one, other) = match dimension.selection() {
                Selection::Value => (Some(Self::Is(dimension)), None),
                Selection::Range => (Some(Self::From(dimension)), Some(Self::To(dimension))),
                Selection::None => (None, None),
            };
            one.into_iter().chain(other)
        })
    }

    /// The dimension that it looks at.
    #[must_use]
    pub const fn dimension(self) -> Dimension {
        match self {
            Self::Is(dimension) | Self::From(dimension) | Self::To(dimension) => dimension,
        }
    }

    /// Its name in addresses and in JSON. Only one dimension has a range, so the ends need no
    /// longer name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Is(dimension) => dimension.name(),
            Self::From(_) => "from",
            Self::To(_) => "to",
        }
    }

    /// Describes it for readers of the API's description and of the options of a command.
    #[must_use]
    pub fn description(self) -> String {
        let dimension = self.dimension();
        let values: Vec<String> = Value::all_of(dimension).iter().map(ToString::to_string).collect();
        let values = if values.is_empty() { String::new() } else { format!(" ({})", values.join(", ")) };
        let noun = dimension.name().replace('_', " ");
        match self {
            Self::Is(_) => format!("Only records of this {noun}{values}. {}", dimension.description()),
            Self::From(_) => format!("First {noun} (YYYY-MM)"),
            Self::To(_) => format!("Last {noun} (YYYY-MM)"),
        }
    }

    /// Returns the filter with exactly this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|filter| filter.name() == name)
    }

    /// Reads the value that records are to have.
    ///
    /// # Errors
    /// Where the text is not a value of the dimension.
    pub fn parse(self, text: &str) -> Result<Condition, ParseValueError> {
        Value::parse(self.dimension(), text).map(|value| Condition { filter: self, value })
    }
}

/// A filter with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    filter: Filter,
    value: Value<'static>,
}

impl Condition {
    /// Selects the records with exactly this value.
    #[must_use]
    pub fn is(value: Value<'_>) -> Self {
        let filter = Filter::Is(value.dimension());
        if !Filter::all().any(|known| known == filter) {
            invariant::never("no filter selects by a single value of this dimension");
        }
        Self { filter, value: value.into_owned() }
    }

    /// The filter.
    #[must_use]
    pub const fn filter(&self) -> Filter {
        self.filter
    }

    /// The value.
    #[must_use]
    pub const fn value(&self) -> &Value<'static> {
        &self.value
    }

    /// Whether all records of a batch meet it. Records without a value do not.
    pub(in crate::gain) fn admits(&self, labels: &BatchLabels) -> bool {
        labels.value(self.filter.dimension()).is_some_and(|value| match self.filter {
            Filter::Is(_) => *value == self.value,
            Filter::From(_) => *value >= self.value,
            Filter::To(_) => *value <= self.value,
        })
    }

    /// Whether some records of a batch may meet it: all do, or they differ and it does not say how.
    pub(in crate::gain) fn may_admit(&self, labels: &BatchLabels) -> bool {
        *labels.get(self.filter.dimension()) == Label::Merged || self.admits(labels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filters_are_those_of_the_api() {
        let names: Vec<&str> = Filter::all().map(Filter::name).collect();
        assert_eq!(names, ["deck_version", "country", "language", "place", "lecture", "seat", "from", "to"]);
        for filter in Filter::all() {
            assert_eq!(Filter::from_name(filter.name()), Some(filter));
        }
        // Nobody can ask for a single day.
        assert_eq!(Filter::from_name("day"), None);
    }

    #[test]
    fn a_condition_is_read_as_a_value_of_its_dimension() {
        let from = Filter::from_name("from").unwrap();
        let condition = from.parse("2026-11").unwrap();
        assert_eq!((condition.filter(), condition.value().to_string()), (from, "2026-11".to_owned()));
        assert!(from.parse("2026").is_err());
    }
}
