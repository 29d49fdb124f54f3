//! Kinds of slides as messages to authors name them.

use konventa_domain::deck::{KindSpec, SlideKind};

use crate::messages::words::OneOf;

/// Returns the names of the kinds that a rule holds for, each once.
pub(crate) fn kinds_with(rule: impl Fn(KindSpec) -> bool) -> Vec<&'static str> {
    let mut names = Vec::new();
    for kind in SlideKind::ALL.into_iter().filter(|kind| rule(kind.spec())) {
        if !names.contains(&kind.name()) {
            names.push(kind.name());
        }
    }
    names
}

/// Returns what to write for one of these kinds: `kind = "scenario" or kind = "poll"`.
pub(crate) fn write_kind(names: &[&str]) -> OneOf {
    OneOf(names.iter().map(|name| format!("kind = \"{name}\"")).collect())
}

/// Returns names of which one is meant: `scenario or poll`.
pub(crate) fn one_of(names: impl IntoIterator<Item = &'static str>) -> OneOf {
    OneOf(names.into_iter().map(str::to_owned).collect())
}
