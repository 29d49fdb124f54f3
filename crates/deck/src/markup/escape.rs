//! The one place where text becomes markup.

/// Text as it may stand between tags and in an attribute with double quotes, in HTML and in SVG.
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

/// The text that was escaped.
pub(crate) fn unescape(markup: &str) -> String {
    if !markup.contains('&') {
        return markup.to_owned();
    }
    markup.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
