//! What is asked for, as it stands in the address: it can be kept as a bookmark and sent to a colleague, for the key is not in it.

use konventa_domain::id::DeckId;

use crate::browser;

/// By what a report can be narrowed, as the server names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    Version,
    Country,
    Language,
    Place,
    Lecture,
    From,
    To,
}

impl Filter {
    const ALL: [Self; 7] =
        [Self::Version, Self::Country, Self::Language, Self::Place, Self::Lecture, Self::From, Self::To];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Version => "deck_version",
            Self::Country => "country",
            Self::Language => "language",
            Self::Place => "place",
            Self::Lecture => "lecture",
            Self::From => "from",
            Self::To => "to",
        }
    }
}

/// A deck, and the values by which its students are chosen. An empty one means all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    deck: DeckId,
    values: [String; Filter::ALL.len()],
}

impl Asked {
    /// From the part of an address after `?`. What it does not know is left out.
    pub(super) fn of(pairs: Vec<(String, String)>, default_deck: &str) -> Self {
        let value =
            |name: &str| pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.clone());
        let deck = value("deck").and_then(|deck| deck.parse().ok()).or_else(|| default_deck.parse().ok());
        Self {
            deck: deck.unwrap_or_else(|| unreachable!("the default deck has a name")),
            values: Filter::ALL.map(|filter| value(filter.name()).unwrap_or_default()),
        }
    }

    pub(super) const fn deck(&self) -> &DeckId {
        &self.deck
    }

    pub(super) fn get(&self, filter: Filter) -> &str {
        let mut both = Filter::ALL.iter().zip(&self.values);
        both.find(|(one, _)| **one == filter).map_or("", |(_, value)| value)
    }

    pub(super) fn set(&mut self, filter: Filter, value: String) {
        for (_, kept) in Filter::ALL.iter().zip(&mut self.values).filter(|(one, _)| **one == filter) {
            kept.clone_from(&value);
        }
    }

    /// All students of another deck: what was chosen of this one says nothing there.
    pub(super) fn all_of(deck: DeckId) -> Self {
        Self { deck, values: Default::default() }
    }

    /// All students of this deck.
    pub(super) fn all(&self) -> Self {
        Self::all_of(self.deck.clone())
    }

    pub(super) fn is_all(&self) -> bool {
        self.values.iter().all(String::is_empty)
    }

    /// The part of an address from `?` on.
    pub(super) fn query(&self) -> String {
        let filters = Filter::ALL.iter().zip(&self.values).filter(|(_, value)| !value.is_empty());
        let pairs = filters.map(|(filter, value)| (filter.name(), value.as_str()));
        browser::query_of(std::iter::once(("deck", self.deck.as_str())).chain(pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_is_left_out_and_the_rest_is_kept() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut asked = Asked::of(vec![pair("country", "XK"), pair("shoe", "42")], "d");
        assert_eq!(
            (asked.deck().as_str(), asked.get(Filter::Country), asked.get(Filter::Place)),
            ("d", "XK", "")
        );
        asked.set(Filter::Place, "Peja".to_owned());
        assert_eq!(asked.get(Filter::Place), "Peja");
        assert!(!asked.is_all() && asked.all().is_all());
    }
}
