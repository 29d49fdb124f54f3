//! Comments are at most 120 columns wide; `docs/style.md` asks for 100. rustfmt wraps code and leaves
//! comments unchanged.

use anyhow::{Context, bail};

use super::files;
use crate::paths::Paths;

/// The most columns of a line with a comment, indentation included.
const LIMIT: usize = 120;

/// How a line begins that is a comment.
#[derive(Debug, Clone, Copy)]
enum Language {
    /// Rust and JavaScript.
    Slashes,
    /// TOML.
    Hash,
    /// CSS, where a comment may have several lines.
    Css,
}

pub(super) fn check(paths: &Paths) -> anyhow::Result<()> {
    let mut wide = Vec::new();
    for file in files::with_endings(paths, &["rs", "css", "js", "mjs", "toml"])? {
        let text =
            std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let shown = file.strip_prefix(&paths.root).unwrap_or(&file);
        let lines = wide_comments(&text, language(&shown.to_string_lossy()));
        wide.extend(lines.into_iter().map(|line| format!("{}:{line}", shown.display())));
    }
    if wide.is_empty() {
        return Ok(());
    }
    bail!("wrap these comments at 100 columns, {LIMIT} at most:\n  {}", wide.join("\n  "))
}

fn language(file: &str) -> Language {
    match file.rsplit('.').next() {
        Some("toml") => Language::Hash,
        Some("css") => Language::Css,
        _ => Language::Slashes,
    }
}

/// The numbers of lines that are a comment from their first character and too wide. An address and
/// the row of a table cannot be wrapped.
fn wide_comments(text: &str, language: Language) -> Vec<usize> {
    let mut inside = false;
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let start = line.trim_start();
        let is_comment = match language {
            Language::Slashes => start.starts_with("//"),
            Language::Hash => start.starts_with('#'),
            Language::Css => {
                let is_comment = inside || start.starts_with("/*");
                inside = is_comment && !start.contains("*/");
                is_comment
            }
        };
        let is_row = start.trim_start_matches(['/', '!', ' ']).starts_with('|');
        if is_comment && line.chars().count() > LIMIT && !is_row && !line.contains("://") {
            found.push(number);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_are_measured() {
        let words = "x".repeat(LIMIT);
        let text =
            format!("// {words}\n    /// {words}\nlet a = \"{words}\";\n// {}\n", "y".repeat(LIMIT - 3));
        assert_eq!(wide_comments(&text, language("a.rs")), [1, 2]);
        assert_eq!(wide_comments(&format!("a = 1\n# {words}\n"), language("a.toml")), [2]);
    }

    #[test]
    fn columns_are_characters_and_addresses_and_rows_stay_whole() {
        assert!(wide_comments(&format!("// {}", "é".repeat(LIMIT - 3)), Language::Slashes).is_empty());
        assert!(wide_comments(&format!("// https://{}", "x".repeat(LIMIT)), Language::Slashes).is_empty());
        assert!(wide_comments(&format!("//! | {} |", "x".repeat(LIMIT)), Language::Slashes).is_empty());
    }

    #[test]
    fn a_comment_in_a_style_sheet_may_have_several_lines() {
        let words = "x".repeat(LIMIT);
        let text = format!("/* short\n   {words}\n   end */\n.{words} {{}}\n/* {words} */\n.{words} {{}}\n");
        assert_eq!(wide_comments(&text, language("a.css")), [2, 5]);
    }
}
