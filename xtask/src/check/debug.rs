//! Nothing that a browser runs is formatted with `{:?}` or printed by `dbg!`: a release is compiled without
//! (`site::Form`), so it would be empty there, and only there.

use anyhow::{Context, bail};

use super::files;
use crate::paths::Paths;

/// The app, the tickets, and those of our crates that are compiled into them.
const FOLDERS: &[&str] = &[
    "src",
    "crates/domain/src",
    "crates/script/src",
    "crates/statistics/src",
    "crates/tickets/src",
    "crates/tickets-wasm/src",
];

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    let mut found = Vec::new();
    for file in files::with_endings(paths, &["rs"])? {
        let shown = file.strip_prefix(&paths.root).unwrap_or(&file);
        let is_test = shown.iter().any(|part| part == "tests" || part == "tests.rs");
        if is_test || !FOLDERS.iter().any(|folder| shown.starts_with(folder)) {
            continue;
        }
        let text =
            std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        found.extend(debug_formats(&text).map(|line| format!("{}:{line}", shown.display())));
    }
    if found.is_empty() {
        return Ok(());
    }
    bail!("a released app shows nothing here; write what it shows yourself:\n  {}", found.join("\n  "))
}

/// The numbers of lines that format with `{:?}`, also with a width as in `{:5?}`, before the tests of a file.
fn debug_formats(text: &str) -> impl Iterator<Item = usize> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let is_debug = |placeholder: &str| placeholder.contains(':') && !placeholder.contains(['"', '}']);
    let before = |line: &str| line.match_indices("?}").map(|(at, _)| at).collect::<Vec<_>>();
    let formats = move |line: &str| {
        let placeholders = before(line).into_iter().filter_map(|at| line[..at].rsplit('{').next());
        line.contains("dbg!(") || line.contains("Debug::fmt(") || placeholders.into_iter().any(is_debug)
    };
    let is_found = move |line: &str| !line.trim_start().starts_with("//") && formats(line);
    (1..).zip(code.lines()).filter(move |(_, line)| is_found(line)).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_found_but_not_those_of_tests_and_comments() {
        let text = r#"
            // {a:?}
            #[cfg(test)]
            mod tests;
            format!("{a:?}, {b}"); format!("{a}");
            format!("{:#?}", a);
            if a? {} match b { Some(c) => d?, None => {e?} }
            format!("{a:5?}"); dbg!(a);
            write!(f, "{:02x?}", a);
#[cfg(test)]
mod tests {
            format!("{a:?}");
}
"#;
        assert_eq!(debug_formats(text).collect::<Vec<_>>(), [5, 6, 8, 9]);
    }
}
