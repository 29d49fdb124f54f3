//! The tests that `docs/privacy.md` and its translations name as evidence exist, and all four documents
//! name the same ones.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, bail};

use super::files;
use crate::paths::Paths;

/// The fewest words of a name that is taken for a test's. Columns of the database have fewer.
const WORDS: usize = 4;

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    let read = |file: &Path| {
        std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
    };
    let mut functions = BTreeSet::new();
    for file in files::with_endings(paths, &["rs"])? {
        functions.extend(functions_of(&read(&file)?).map(str::to_owned));
    }
    let documents = files::with_endings(paths, &["md"])?;
    let documents = documents.iter().filter_map(|file| {
        let name = file.strip_prefix(paths.root.join("docs")).ok()?.to_str()?;
        name.starts_with("privacy.").then_some((name, file))
    });
    let mut named = Vec::new();
    for (name, file) in documents {
        named.push((name, tests_named_in(&read(file)?)));
    }
    let wrong = differences(&named, &functions);
    if wrong.is_empty() {
        return Ok(());
    }
    bail!("name a test that exists, in all four documents:\n  {}", wrong.join("\n  "))
}

fn functions_of(code: &str) -> impl Iterator<Item = &str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    code.split("fn ").skip(1).filter_map(move |rest| rest.split(|c| !is_name(c)).next())
}

/// The names in backticks that are as long as a test's.
fn tests_named_in(document: &str) -> BTreeSet<String> {
    let is_test = |name: &&str| {
        name.split('_').filter(|word| !word.is_empty()).count() >= WORDS
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    document.split('`').skip(1).step_by(2).filter(is_test).map(str::to_owned).collect()
}

/// What is wrong with the names of documents, a line each.
fn differences(named: &[(&str, BTreeSet<String>)], functions: &BTreeSet<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (document, tests) in named {
        let missing =
            tests.difference(functions).map(|test| format!("docs/{document}: there is no test {test}"));
        wrong.extend(missing);
        for (other, all) in named {
            let left_out = all.difference(tests);
            wrong.extend(
                left_out.map(|test| format!("docs/{document}: {test} is named in docs/{other} only")),
            );
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_does_not_exist_or_is_named_once_is_found() {
        let code = "async fn nobody_reads_it_twice() {}\n    fn one_of_them() {}";
        let functions: BTreeSet<_> = functions_of(code).map(str::to_owned).collect();
        assert_eq!(functions.len(), 2);
        let english =
            tests_named_in("`nobody_reads_it_twice`, `ticket_secret`, `cargo xtask a_b_c_d`, `a_b_c_d`");
        assert_eq!(english.iter().collect::<Vec<_>>(), ["a_b_c_d", "nobody_reads_it_twice"]);
        let albanian = tests_named_in("`nobody_reads_it_twice`");
        assert_eq!(
            differences(&[("privacy.md", english), ("privacy.sq.md", albanian)], &functions),
            [
                "docs/privacy.md: there is no test a_b_c_d",
                "docs/privacy.sq.md: a_b_c_d is named in docs/privacy.md only"
            ]
        );
    }
}
