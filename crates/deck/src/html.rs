//! Reads the words of markup that this crate wrote.

use konventa_domain::deck::{Html, unescape};

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
    fn visible_text_has_no_tags_and_no_escapes() {
        let html = Html("A <strong>roof</strong> &amp;lt; a “door” &lt;3".to_owned());
        assert_eq!(visible_text(&html), "A roof &lt; a “door” <3");
    }

    #[test]
    fn a_word_has_a_letter_or_a_digit() {
        assert_eq!(count_words("don’t – Wi-Fi"), 2);
    }
}
