//! A map of a few values.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::json::{JsonError, Read, Value, Write, Writer};

/// A map of values by name, sorted by name. It is a list, because a phone has a dozen values at
/// most, and the code of a tree is compiled once for every kind of value (ADR 9). In JSON
/// it is an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VecMap<N, V>(Vec<(N, V)>);

impl<N, V> Default for VecMap<N, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<N: Ord, V> VecMap<N, V> {
    /// Returns the value of a name.
    #[must_use]
    pub fn get(&self, name: &N) -> Option<&V> {
        self.find(name).ok().map(|at| &self.0[at].1)
    }

    /// Inserts a value under a name, and replaces an earlier one.
    pub fn insert(&mut self, name: N, value: V) {
        match self.find(&name) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (name, value)),
        }
    }

    /// Returns the index of the name, or the one it would have.
    fn find(&self, name: &N) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(name))
    }
}

impl<N, V> VecMap<N, V> {
    /// Returns the number of values.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the map is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns all names and values, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&N, &V)> {
        self.0.iter().map(|(name, value)| (name, value))
    }
}

impl<N: Ord, V> Extend<(N, V)> for VecMap<N, V> {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, values: I) {
        for (name, value) in values {
            self.insert(name, value);
        }
    }
}

impl<N: Ord, V> FromIterator<(N, V)> for VecMap<N, V> {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(values: I) -> Self {
        let mut all = Self::default();
        all.extend(values);
        all
    }
}

/// A name is read from the text before the colon.
impl<N: Read + Ord, V: Read> Read for VecMap<N, V> {
    fn read(value: &Value) -> Result<Self, JsonError> {
        let mut read = Self::default();
        for (name, value) in value.object()? {
            read.insert(N::read(&Value::Text(name.clone()))?, V::read(value)?);
        }
        Ok(read)
    }
}

impl<N: Write, V: Write> Write for VecMap<N, V> {
    fn write(&self, to: &mut Writer) {
        to.map(&mut self.0.iter().map(|(name, value)| (name as &dyn Write, value as &dyn Write)));
    }
}

impl<N: Serialize, V: Serialize> Serialize for VecMap<N, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, N: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for VecMap<N, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(deserializer).map(Self::from_iter)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_has_the_values_that_a_tree_has(given in prop::collection::vec((0_u8..12, any::<u16>()), 0..30)) {
            let tree: BTreeMap<u8, u16> = given.iter().copied().collect();
            let list: VecMap<u8, u16> = given.into_iter().collect();
            prop_assert_eq!(list.len(), tree.len());
            prop_assert_eq!(list.is_empty(), tree.is_empty());
            prop_assert!(list.iter().eq(tree.iter()));
            for name in 0..13 {
                prop_assert_eq!(list.get(&name), tree.get(&name));
            }
        }
    }
}
