//! Reads the scope of a report from the parameters of an address or the options of a command.

use std::collections::BTreeMap;

use konventa_domain::gain::{Condition, Dimension, Filter, ParseValueError, Scope, Value};
use konventa_domain::id::{DeckId, ParseIdError};
use konventa_domain::problem::Violation;
use konventa_domain::submission::DeckItems;
use konventa_script::tidy_line;

/// Reads a scope. A mistyped filter is refused, because a report about more or fewer records than
/// were meant misleads.
///
/// # Errors
/// Everything that is wrong. The pointer of a violation is the name of the parameter after a slash.
pub fn parse<'a>(
    parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
    known: &[DeckItems],
) -> Result<Scope, Vec<Violation>> {
    let mut given = Given::default();
    let mut violations = Vec::new();
    for (name, value) in parameters {
        if let Err(error) = given.take(name, value) {
            violations.push(Violation::at(format!("/{name}"), error.to_string()));
        }
    }
    violations.extend(given.reversed());
    violations.extend(given.never_served(known));
    let Given { deck, conditions, set_aside } = given;
    match deck {
        Some(deck) if violations.is_empty() => {
            let scope = conditions.into_values().fold(Scope::of(deck), Scope::with);
            Ok(scope.counting_set_aside(set_aside))
        }
        None if violations.is_empty() => Err(vec![Violation::at("/deck", "say which deck: deck=NAME")]),
        _ => Err(violations),
    }
}

/// What was read so far.
#[derive(Default)]
struct Given {
    deck: Option<DeckId>,
    conditions: BTreeMap<Filter, Condition>,
    set_aside: bool,
}

impl Given {
    fn take(&mut self, name: &str, value: &str) -> Result<(), ParameterError> {
        let replaced = if name == Filter::DECK {
            self.deck.replace(value.parse()?).is_some()
        } else if name == Scope::SET_ASIDE {
            if value != Scope::COUNTED {
                return Err(ParameterError::SetAside);
            }
            std::mem::replace(&mut self.set_aside, true)
        } else {
            let filter = Filter::from_name(name).ok_or(ParameterError::Unknown)?;
            self.conditions.insert(filter, filter.parse(&tidy_line(value))?).is_some()
        };
        if replaced { Err(ParameterError::Repeated) } else { Ok(()) }
    }

    fn value(&self, filter: Filter) -> Option<&Value<'static>> {
        self.conditions.get(&filter).map(Condition::value)
    }

    /// Ranges whose last value is before the first.
    fn reversed(&self) -> impl Iterator<Item = Violation> {
        let is_reversed = |dimension| {
            let (from, to) = (Filter::From(dimension), Filter::To(dimension));
            let reversed = self.value(from).zip(self.value(to)).is_some_and(|(from, to)| from > to);
            reversed.then(|| Violation::at(format!("/{}", to.name()), format!("is before {}", from.name())))
        };
        Dimension::ALL.into_iter().filter_map(is_reversed)
    }

    /// A deck, or a version of it, that this server does not know.
    fn never_served(&self, known: &[DeckItems]) -> Option<Violation> {
        let deck = self.deck.as_ref()?;
        let mut versions = known.iter().filter(|deck_items| deck_items.deck == *deck).peekable();
        if versions.peek().is_none() {
            return Some(Violation::at("/deck", format!("no deck “{deck}” was ever served here")));
        }
        let filter = Filter::Is(Dimension::DeckVersion);
        let Some(Value::DeckVersion(version)) = self.value(filter) else { return None };
        let unknown = !versions.any(|deck_items| deck_items.version == **version);
        let detail = || format!("no version “{version}” of this deck was ever served here");
        unknown.then(|| Violation::at(format!("/{}", filter.name()), detail()))
    }
}

/// Why a parameter is refused.
#[derive(Debug, thiserror::Error)]
enum ParameterError {
    /// Its value is not the id of a deck.
    #[error(transparent)]
    Deck(#[from] ParseIdError),
    /// Its value does not fit the filter.
    #[error(transparent)]
    Value(#[from] ParseValueError),
    /// It is another value than the only one.
    #[error("is “{}” or left out", Scope::COUNTED)]
    SetAside,
    /// It is not a filter.
    #[error("is not a filter: use {}", names())]
    Unknown,
    /// It is given twice.
    #[error("is given twice")]
    Repeated,
}

fn names() -> String {
    let filters = Filter::all().map(Filter::name);
    let names: Vec<&str> = std::iter::once(Filter::DECK).chain(filters).chain([Scope::SET_ASIDE]).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_have_decomposed_letters() {
        let scope = |place| parse([("deck", "d"), ("place", place)], &[]);
        let words = |result: Result<Scope, Vec<Violation>>| format!("{result:?}");
        assert_eq!(words(scope("Niks\u{30c}ic\u{301} ")), words(scope("Nikšić")));
    }

    #[test]
    fn every_filter_is_described() {
        let described: Vec<String> = Filter::all().map(Filter::description).collect();
        insta::assert_snapshot!("filters", described.join("\n"));
    }
}
