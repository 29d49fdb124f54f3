//! Between text and markup: the only place that escapes text, and reads it back.

use serde::{Deserialize, Serialize};

use crate::json;

/// Markup that the deck compiler wrote. Text in it is escaped, and it has no script, style, link or
/// external picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, json::Read, json::Write)]
#[serde(transparent)]
pub struct Html(pub String);

/// Escapes text for use between tags and in double-quoted attributes, in HTML and in SVG.
#[must_use]
pub fn escape(text: &str) -> String {
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

/// Returns the text of markup that [`escape`] wrote.
#[must_use]
pub fn unescape(markup: &str) -> String {
    if !markup.contains('&') {
        return markup.to_owned();
    }
    // The ampersand comes last, or it would turn `&amp;lt;` into `<`.
    markup.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_text_is_read_back_unchanged() {
        assert_eq!(escape("a & \"b\" <c>"), "a &amp; &quot;b&quot; &lt;c&gt;");
        for text in ["a & \"b\" <c>", "&amp;lt;", "“roof” <3"] {
            assert_eq!(unescape(&escape(text)), text);
        }
    }
}
