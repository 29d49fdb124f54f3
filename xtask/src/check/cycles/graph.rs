//! Cycles between siblings.
//!
//! A module here is a file with everything below it. Two modules of one parent use each other when
//! any file of one uses any file of the other. A parent that uses its child, and a child that uses
//! its parent, are Rust's own idiom and no cycle. Every cycle of files that has no such step is a cycle
//! of siblings somewhere, so nothing is missed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::modules::Use;
use super::source::Path;

/// Siblings that use each other in a cycle.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cycle {
    /// Their parent.
    pub(super) parent: Path,
    /// Their names.
    pub(super) members: BTreeSet<String>,
}

impl Cycle {
    /// Whether this use goes from one member to another.
    pub(super) fn has(&self, used: &Use) -> bool {
        siblings(used).is_some_and(|(parent, from, to)| {
            self.parent == parent && self.members.contains(from) && self.members.contains(to)
        })
    }
}

impl fmt::Display for Cycle {
    /// Writes `crate::parent::{a, b}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("crate::")?;
        for name in &self.parent {
            write!(f, "{name}::")?;
        }
        let members: Vec<&str> = self.members.iter().map(String::as_str).collect();
        write!(f, "{{{}}}", members.join(", "))
    }
}

/// All cycles, each as large as it is.
pub(super) fn cycles(uses: &[Use]) -> Vec<Cycle> {
    let mut families: BTreeMap<&[String], BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    for (parent, from, to) in uses.iter().filter_map(siblings) {
        families.entry(parent).or_default().entry(from).or_default().insert(to);
    }
    let of_family = |(parent, arrows): (&[String], BTreeMap<&str, BTreeSet<&str>>)| {
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            arrows.keys().map(|from| (*from, reachable(&arrows, from))).collect();
        let cycles: BTreeSet<Cycle> = reached
            .iter()
            .filter(|(from, to)| to.contains(*from))
            .map(|(from, to)| {
                let back = |to: &&&str| reached.get(**to).is_some_and(|back| back.contains(from));
                let members = to.iter().filter(back).map(|name| (*name).to_owned()).collect();
                Cycle { parent: parent.to_vec(), members }
            })
            .collect();
        cycles
    };
    families.into_iter().flat_map(of_family).collect()
}

/// The two siblings between which a use goes, below their parent. `None` between parent and child.
fn siblings(used: &Use) -> Option<(&[String], &str, &str)> {
    let common = used.from.iter().zip(&used.to).take_while(|(from, to)| from == to).count();
    let (from, to) = (used.from.get(common)?, used.to.get(common)?);
    Some((&used.from[..common], from, to))
}

/// What can be reached by at least one arrow.
fn reachable<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = arrows.get(from).into_iter().flatten().copied().collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(arrows.get(next).into_iter().flatten());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(uses: &[(&str, &str)]) -> Vec<String> {
        let path = |text: &str| text.split("::").map(str::to_owned).collect();
        let uses: Vec<Use> = uses
            .iter()
            .map(|(from, to)| Use { from: path(from), to: path(to), written: String::new() })
            .collect();
        cycles(&uses).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn arrows_that_go_down_are_no_cycle() {
        assert!(found(&[("a", "b"), ("b", "c"), ("a", "c")]).is_empty());
    }

    #[test]
    fn parent_and_child_may_use_each_other() {
        assert!(found(&[("a", "a::b"), ("a::b", "a"), ("a::b::c", "a")]).is_empty());
    }

    #[test]
    fn each_cycle_is_found_with_its_members_alone() {
        assert_eq!(
            found(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "d"), ("f", "a")]),
            ["crate::{a, b, c}", "crate::{d, e}"]
        );
    }

    #[test]
    fn folders_that_use_each_other_are_a_cycle_even_where_no_two_files_do() {
        assert_eq!(found(&[("a::x", "b::y"), ("b::z", "a::w")]), ["crate::{a, b}"]);
        assert_eq!(found(&[("p::a::x", "p::b"), ("p::b", "p::a")]), ["crate::p::{a, b}"]);
    }
}
