//! Names that are declared once and referred to elsewhere.

use std::collections::BTreeMap;

use konventa_domain::id::ChoiceId;

use super::toml_table::WithLine;
use crate::fault::{FaultReport, Location};
use crate::messages;
use crate::quote::nearest;

/// Reports each name that is declared a second time, with the line of its first declaration.
pub(super) fn report_duplicates<'a>(
    kind: &str,
    names: impl Iterator<Item = (&'a str, usize)>,
    at: Location<'_>,
    report: &mut FaultReport,
) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, line) in names {
        if let Some(before) = first.get(name) {
            let part = format!("{kind} {name}");
            report.fault(at.line(line).part(&part), messages::plan::id_twice(before, kind));
        } else {
            first.insert(name, line);
        }
    }
}

/// Reports the name of a fact or a source that is not declared in `facts.toml`.
///
/// Suggests the most similar name only, because the list of all names would be too long to read.
pub(super) fn report_unknown<'a>(
    kind: &str,
    name: &WithLine<ChoiceId>,
    known: impl Iterator<Item = &'a str>,
    at: Location<'_>,
    report: &mut FaultReport,
) {
    let fix = match nearest(name.value.as_str(), known) {
        Some(candidate) => messages::words::similar(candidate),
        None => messages::facts::declare_in_facts(kind),
    };
    report.fault(at.line(name.line), messages::facts::unknown_in_facts(kind, &name.value, fix));
}
