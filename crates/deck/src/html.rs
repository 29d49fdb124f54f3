//! Between text and markup: the only module of this crate that escapes text, and reads it back.

use konventa_domain::deck::Html;

/// Escapes text for use between tags and in double-quoted attributes, in HTML and in SVG.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Returns the text of escaped markup. The compiler escapes `&`, `<`, `>` and `"`.
#[must_use]
pub fn unescape(markup: &str) -> String {
    if !markup.contains('&') {
        return markup.to_owned();
    }
    // The ampersand comes last, or it would turn `&amp;lt;` into `<`.
    markup.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Returns the text between the tags of markup that this crate wrote.
pub(crate) fn visible_text(html: &Html) -> String {
    let texts = html.0.split('<').enumerate().map(|(n, piece)| match piece.split_once('>') {
        Some((_tag, text)) if n > 0 => text,
        _ => piece,
    });
    unescape(&texts.collect::<String>())
}

/// Counts words. A dash or a bullet on its own is not a word; *don't* and *Wi-Fi* are one each.
pub(crate) fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_text_is_read_back_unchanged() {
        let html = Html("A <strong>roof</strong> &amp;lt; a “door” &lt;3".to_owned());
        assert_eq!(visible_text(&html), "A roof &lt; a “door” <3");
        assert_eq!(unescape(&escape("a & \"b\" <c>")), "a & \"b\" <c>");
    }

    #[test]
    fn a_word_has_a_letter_or_a_digit() {
        assert_eq!(count_words("don’t – Wi-Fi"), 2);
    }
}
