//! What all records of a group have in common, a label for each dimension.

use super::{Dimension, Stratum, Value};

/// What a group says of its records in one dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label<'a> {
    /// All records have this value.
    Same(Value<'a>),
    /// No record has a value: they belong to no live lecture, or its presenter wrote no place.
    Absent,
    /// The records differ.
    Merged,
}

impl<'a> Label<'a> {
    /// The label of several strata in one dimension.
    pub(super) fn of(dimension: Dimension, strata: impl IntoIterator<Item = &'a Stratum>) -> Self {
        let mut values = strata.into_iter().map(|stratum| stratum.value(dimension));
        let first = values.next().flatten();
        if !values.all(|value| value == first) {
            return Self::Merged;
        }
        first.map_or(Self::Absent, Self::Same)
    }

    /// The value that all records have, if they have one.
    #[must_use]
    pub const fn value(&self) -> Option<&Value<'a>> {
        match self {
            Self::Same(value) => Some(value),
            Self::Absent | Self::Merged => None,
        }
    }

    /// Like [`Self::value`], by value.
    pub(super) fn into_value(self) -> Option<Value<'a>> {
        match self {
            Self::Same(value) => Some(value),
            Self::Absent | Self::Merged => None,
        }
    }

    fn into_owned(self) -> Label<'static> {
        match self {
            Self::Same(value) => Label::Same(value.into_owned()),
            Self::Absent => Label::Absent,
            Self::Merged => Label::Merged,
        }
    }
}

/// The labels of a group, one for each dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupLabels([Label<'static>; Dimension::ALL.len()]);

impl GroupLabels {
    /// The labels of several strata.
    pub(super) fn of(strata: &[&Stratum]) -> Self {
        Self(Dimension::ALL.map(|dimension| Label::of(dimension, strata.iter().copied()).into_owned()))
    }

    /// The label of one dimension.
    #[must_use]
    pub const fn get(&self, dimension: Dimension) -> &Label<'static> {
        &self.0[dimension.index()]
    }

    /// All labels, in the order of [`Dimension::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = &Label<'static>> {
        self.0.iter()
    }
}
