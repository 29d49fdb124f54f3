//! What a report is narrowed to: a deck, and conditions that its records have to meet.

#[cfg(feature = "openapi")]
mod openapi;

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{BatchLabels, Condition, Filter, Value};
use crate::id::DeckId;

/// A deck, at most one condition for each [`Filter`], and whether what is set aside is counted.
///
/// In JSON an object with the deck, every filter by its name, and `set_aside`; a filter without a
/// condition is null.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The deck.
    pub deck: DeckId,
    conditions: BTreeMap<Filter, Condition>,
    /// Whether what is set aside is counted too.
    set_aside: bool,
}

impl Scope {
    /// Returns the scope of all records of a deck.
    #[must_use]
    pub const fn of(deck: DeckId) -> Self {
        Self { deck, conditions: BTreeMap::new(), set_aside: false }
    }

    /// The parameter for what is set aside.
    pub const SET_ASIDE: &str = "set_aside";

    /// Its only value.
    pub const COUNTED: &str = "counted";

    /// Also counts what is set aside, or leaves it out again.
    #[must_use]
    pub const fn counting_set_aside(mut self, counted: bool) -> Self {
        self.set_aside = counted;
        self
    }

    /// Whether what is set aside is counted too.
    #[must_use]
    pub const fn counts_set_aside(&self) -> bool {
        self.set_aside
    }

    /// Narrows it to the records that meet a condition too. Replaces a condition of the same
    /// filter.
    #[must_use]
    pub fn with(mut self, condition: Condition) -> Self {
        self.conditions.insert(condition.filter(), condition);
        self
    }

    /// Narrows it to the records with exactly this value.
    #[must_use]
    pub fn only(self, value: Value<'_>) -> Self {
        self.with(Condition::is(value))
    }

    /// Drops the condition of a filter.
    #[must_use]
    pub fn without(mut self, filter: Filter) -> Self {
        self.conditions.remove(&filter);
        self
    }

    /// The value of a filter's condition; `None` if it has none.
    #[must_use]
    pub fn get(&self, filter: Filter) -> Option<&Value<'static>> {
        self.conditions.get(&filter).map(Condition::value)
    }

    /// All conditions, in the order of their filters.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.values()
    }

    /// Whether the scope asks for all records of a batch.
    #[must_use]
    pub fn contains(&self, labels: &BatchLabels) -> bool {
        self.conditions().all(|condition| condition.admits(labels))
    }

    /// Whether the scope may ask for some records of a batch, but not for all.
    #[must_use]
    pub fn cuts(&self, labels: &BatchLabels) -> bool {
        self.conditions().all(|condition| condition.may_admit(labels)) && !self.contains(labels)
    }

    /// Whether it is all records of the deck that are not set aside.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.conditions.is_empty() && !self.set_aside
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("deck", &self.deck)?;
        for filter in Filter::all() {
            object.serialize_entry(filter.name(), &self.get(filter).map(ToString::to_string))?;
        }
        object.serialize_entry(Self::SET_ASIDE, &self.set_aside.then_some(Self::COUNTED))?;
        object.end()
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut fields: BTreeMap<String, Option<String>> = BTreeMap::deserialize(deserializer)?;
        let mut take = |name: &str| fields.remove(name).flatten();
        let deck = take("deck").ok_or_else(|| D::Error::missing_field("deck"))?;
        let mut scope = Self::of(deck.parse().map_err(D::Error::custom)?);
        for filter in Filter::all() {
            if let Some(text) = take(filter.name()) {
                scope = scope.with(filter.parse(&text).map_err(D::Error::custom)?);
            }
        }
        match take(Self::SET_ASIDE).as_deref() {
            None => Ok(scope),
            Some(Self::COUNTED) => Ok(scope.counting_set_aside(true)),
            Some(_) => Err(D::Error::custom("set_aside is “counted” or null")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Country;

    #[test]
    fn the_json_has_every_filter() {
        let scope = Scope::of("d".parse().unwrap())
            .only(Value::Country(Country::Kosovo))
            .with(Filter::from_name("to").unwrap().parse("2026-11").unwrap());
        let json = r#"{"deck":"d","deck_version":null,"country":"XK","language":null,"place":null,"lecture":null,"seat":null,"from":null,"to":"2026-11","set_aside":null}"#;
        assert_eq!(serde_json::to_string(&scope).unwrap(), json);
        assert_eq!(serde_json::from_str::<Scope>(json).unwrap(), scope);
        let counted = json.replace(r#""set_aside":null"#, r#""set_aside":"counted""#);
        let scope = scope.counting_set_aside(true);
        assert_eq!(serde_json::to_string(&scope).unwrap(), counted);
        assert_eq!(serde_json::from_str::<Scope>(&counted).unwrap(), scope);
        for wrong in [
            r#"{"deck":"d","set_aside":"no"}"#,
            r#"{"deck":null}"#,
            r#"{"deck":"d","country":"DE"}"#,
            r#"{"deck":"d","to":1}"#,
        ] {
            assert!(serde_json::from_str::<Scope>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_condition_can_be_replaced_and_dropped() {
        let all = Scope::of("d".parse().unwrap());
        let kosovo = all.clone().only(Value::Country(Country::Kosovo));
        let albania = kosovo.clone().only(Value::Country(Country::Albania));
        assert_eq!(albania.conditions().count(), 1);
        assert_ne!(albania, kosovo);
        let filter = albania.conditions().next().unwrap().filter();
        assert_eq!(albania.get(filter), Some(&Value::Country(Country::Albania)));
        let dropped = albania.without(filter);
        assert!(dropped.is_all() && dropped == all);
    }
}
