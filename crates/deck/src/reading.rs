//! From our own markup back to words, and from words to Markdown: for files that people read.

use konventa_domain::deck::Html;

/// The words of a line of our markup.
pub(crate) fn read(html: &Html) -> String {
    let mut words = String::new();
    let mut in_tag = false;
    for c in html.0.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if in_tag => {}
            c => words.push(c),
        }
    }
    // The ampersand last, or it would make new ones of the others.
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .iter()
        .fold(words, |words, (escaped, plain)| words.replace(escaped, plain))
}

/// Words that stay words in Markdown. Where a line may break is for pages of ours to say.
pub(crate) fn marked_down(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|') {
            text.push('\\');
        }
        text.push(if c == '\u{a0}' { ' ' } else { c });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_escaped_is_read_as_it_was_written() {
        let html = Html("A <strong>roof</strong> &amp;lt; a “door” &lt;3".to_owned());
        assert_eq!(read(&html), "A roof &lt; a “door” <3");
        assert_eq!(marked_down("2 * [a]_b <c>"), "2 \\* \\[a\\]\\_b \\<c\\>");
        assert_eq!(marked_down("Article\u{a0}22"), "Article 22");
    }
}
