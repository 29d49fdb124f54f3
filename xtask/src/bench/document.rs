//! Rewrites a page between two marks. What people wrote around them stays.

use std::path::Path;

use anyhow::{Context, bail};

const BEGIN: &str = "<!-- measured: written by `cargo xtask bench`, by nobody else -->";
const END: &str = "<!-- end of measured -->";

/// Replaces the text between the marks.
pub(super) fn rewrite(file: &Path, text: &str) -> anyhow::Result<()> {
    let old = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let new = between(&old, text).with_context(|| format!("{}", file.display()))?;
    std::fs::write(file, new).with_context(|| format!("cannot write {}", file.display()))
}

fn between(old: &str, text: &str) -> anyhow::Result<String> {
    let Some((before, rest)) = old.split_once(BEGIN) else { bail!("the line `{BEGIN}` is missing") };
    let Some((_, after)) = rest.split_once(END) else { bail!("the line `{END}` is missing") };
    Ok(format!("{before}{BEGIN}\n\n{}\n\n{END}{after}", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_stays() {
        let old = format!("# Title\n{BEGIN}\nold\n{END}\nwords\n");
        let new = between(&old, "new").unwrap();
        assert_eq!(new, format!("# Title\n{BEGIN}\n\nnew\n\n{END}\nwords\n"));
        assert_eq!(between(&new, "new").unwrap(), new);
    }

    #[test]
    fn a_page_without_marks_is_not_touched() {
        assert!(between("# Title\n", "new").is_err());
        assert!(between(BEGIN, "new").is_err());
    }
}
