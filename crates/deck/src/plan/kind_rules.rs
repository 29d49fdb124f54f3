//! What a deck asks of each kind of slide. A new kind gets its row here.

use konventa_domain::deck::SlideKind;

/// The rules for slides of one kind.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KindRules {
    pub(crate) facts: FactRule,
    pub(crate) countries: CountryRule,
    pub(crate) reading: ReadingRule,
    /// Whether the room votes on it.
    pub(crate) has_vote: bool,
}

/// Which facts a slide or an item must cite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FactRule {
    /// None, or any.
    Optional,
    /// At least one.
    Required,
    /// At least one, and none that is about a penalty or was read long ago: an item asks it.
    RequiredForQuestion,
}

/// Whether a slide differs per country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CountryRule {
    Same,
    MayDiffer,
    Differs,
}

/// Whether a slide has a reading text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadingRule {
    Required,
    Optional,
    Forbidden,
}

/// Returns the rules for slides of a kind.
pub(crate) const fn rules_for(kind: SlideKind) -> KindRules {
    let (facts, countries, reading, has_vote) = match kind {
        SlideKind::Title => (FactRule::Optional, CountryRule::Same, ReadingRule::Optional, false),
        SlideKind::Content => (FactRule::Required, CountryRule::MayDiffer, ReadingRule::Required, false),
        SlideKind::Scenario => (FactRule::Required, CountryRule::MayDiffer, ReadingRule::Required, true),
        SlideKind::Poll => (FactRule::Optional, CountryRule::Same, ReadingRule::Required, true),
        SlideKind::Country => (FactRule::Required, CountryRule::Differs, ReadingRule::Required, false),
        SlideKind::Quiz { .. } | SlideKind::Results | SlideKind::Help | SlideKind::Pause => {
            (FactRule::Optional, CountryRule::Same, ReadingRule::Forbidden, false)
        }
    };
    KindRules { facts, countries, reading, has_vote }
}

/// Returns the names of the kinds that a rule holds for, each once.
pub(crate) fn kinds_with(rule: impl Fn(KindRules) -> bool) -> Vec<&'static str> {
    let mut names = Vec::new();
    for kind in SlideKind::ALL.into_iter().filter(|kind| rule(rules_for(*kind))) {
        if !names.contains(&kind.name()) {
            names.push(kind.name());
        }
    }
    names
}
