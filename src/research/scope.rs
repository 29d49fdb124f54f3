//! The scope in the address of the page.
//!
//! A scope in the address can be bookmarked and sent to a colleague; the key is not in it.

use konventa_domain::gain::{Filter, Scope};

use crate::browser;

/// Reads a scope from the part of an address after `?`. What this page does not know is left out.
pub(super) fn scope_of(pairs: &[(String, String)], default_deck: &str) -> Scope {
    let value = |name: &str| pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
    let deck = value(Filter::DECK).and_then(|deck| deck.parse().ok()).or_else(|| default_deck.parse().ok());
    let deck = deck.unwrap_or_else(|| unreachable!("the default deck has a name"));
    let conditions = Filter::all().filter_map(|filter| filter.parse(value(filter.name())?).ok());
    let counted = value(Scope::SET_ASIDE) == Some(Scope::COUNTED);
    conditions.fold(Scope::of(deck), Scope::with).counting_set_aside(counted)
}

/// The names and values of a scope, as they are written in an address.
fn pairs_of(scope: &Scope) -> Vec<(&'static str, String)> {
    let conditions = scope.conditions();
    let named = conditions.map(|condition| (condition.filter().name(), condition.value().to_string()));
    let set_aside = scope.counts_set_aside().then(|| (Scope::SET_ASIDE, Scope::COUNTED.to_owned()));
    std::iter::once((Filter::DECK, scope.deck.to_string())).chain(named).chain(set_aside).collect()
}

/// Writes a scope as the part of an address from `?` on.
pub(super) fn query_of(scope: &Scope) -> String {
    browser::query_of(pairs_of(scope).iter().map(|(name, value)| (*name, value.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_is_left_out_and_the_rest_is_kept() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let given =
            [pair("country", "XK"), pair("shoe", "42"), pair("language", "fr"), pair("place", "Peja")];
        let scope = scope_of(&given, "d");
        let text = |text: &str| text.to_owned();
        assert_eq!(pairs_of(&scope), [("deck", text("d")), ("country", text("XK")), ("place", text("Peja"))]);
        assert!(!scope.is_all() && scope_of(&[], "d").is_all());
        let counted = scope_of(&[pair("set_aside", "counted")], "d");
        assert!(counted.counts_set_aside() && !counted.is_all());
        assert_eq!(pairs_of(&counted).last(), Some(&("set_aside", text("counted"))));
    }
}
