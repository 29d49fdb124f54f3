//! Kinds of slides as messages to authors name them.

use konventa_domain::deck::{KindSpec, SlideKind};

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

/// Says to write one of these kinds: `write kind = "scenario" or kind = "poll"`.
pub(crate) fn write_kind(names: &[&str]) -> String {
    let kinds: Vec<String> = names.iter().map(|name| format!("kind = \"{name}\"")).collect();
    format!("write {}", kinds.join(" or "))
}
