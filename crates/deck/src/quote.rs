//! How messages quote what the author wrote: short, on one line, and with the most similar known
//! name.

/// Quotes the author's text in at most 60 characters, without line breaks.
pub(crate) fn quote(text: &str) -> String {
    let mut words: String =
        text.trim().chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.trim().chars().nth(60).is_some() {
        words.push('…');
    }
    format!("“{words}”")
}

/// Lists names: `a, b, c`.
pub(crate) fn list<T: std::fmt::Display>(names: impl IntoIterator<Item = T>) -> String {
    names.into_iter().map(|name| name.to_string()).collect::<Vec<_>>().join(", ")
}

/// Returns the known name that is most similar to this one, if at least half of its letters agree.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Ids have at most 64 characters, and longer texts would make the comparison slow.
    let name: String = name.chars().take(65).collect();
    let length = name.chars().count();
    known
        .into_iter()
        .map(|candidate| (strsim::levenshtein(&name, candidate), candidate))
        .filter(|(steps, candidate)| steps * 2 <= length.max(candidate.chars().count()))
        .min()
        .map(|(_, candidate)| candidate)
}

/// Returns a text as an id: small letters without marks, digits and hyphens. `None` if a letter has no
/// such form.
pub(crate) fn plain_id(text: &str) -> Option<String> {
    let repaired = konventa_script::repaired(text.trim()).to_lowercase();
    let plain = repaired.chars().map(|c| match c {
        'a'..='z' | '0'..='9' | '-' => Some(c),
        'č' | 'ć' | 'ç' => Some('c'),
        'š' | 'ś' => Some('s'),
        'ž' | 'ź' => Some('z'),
        'đ' => Some('d'),
        'ë' => Some('e'),
        _ if konventa_script::latin_look_alike(c).is_some() => konventa_script::latin_look_alike(c),
        _ if c.is_whitespace() || "–—‑_".contains(c) => Some('-'),
        _ => Some(konventa_script::without_foreign_mark(c)).filter(char::is_ascii_lowercase),
    });
    plain.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_suggested_only_if_it_is_similar() {
        let known = ["four-pillars", "forms", "quiz-before"];
        assert_eq!(nearest("four-pilars", known), Some("four-pillars"));
        assert_eq!(nearest("quiz-befor", known), Some("quiz-before"));
        assert_eq!(nearest("xyz", known), None);
    }

    #[test]
    fn quotes_are_short_and_on_one_line() {
        assert_eq!(quote(" a\nb "), "“a b”");
        assert_eq!(quote(&"x".repeat(70)).chars().count(), 63);
    }
}
