//! How messages quote what the author wrote: short, on one line, and with the most similar known
//! name.

use konventa_domain::Country;

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

/// Returns a fix for an unknown name: the most similar known one, or all of them.
pub(crate) fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match nearest(name, known.clone()) {
        Some(candidate) => format!("did you mean {candidate}?"),
        None => match list(known) {
            names if names.is_empty() => "none has been declared yet".to_owned(),
            names => format!("known here: {names}"),
        },
    }
}

/// Returns a fix for something that has a wrong name or does not belong here.
pub(crate) fn rename_or_delete<'a>(name: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match nearest(name, known.clone()) {
        Some(candidate) => format!("write {candidate}, or delete it"),
        None => format!("delete it; known here: {}", list(known)),
    }
}

/// Returns the fault of a country code that does not exist, and its fix.
pub(crate) fn unknown_country(code: &str) -> (String, String) {
    (format!("there is no country {}", quote(code)), format!("the countries are {}", list(Country::ALL)))
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
        assert_eq!(did_you_mean("xyz", known), "known here: four-pillars, forms, quiz-before");
    }

    #[test]
    fn quotes_are_short_and_on_one_line() {
        assert_eq!(quote(" a\nb "), "“a b”");
        assert_eq!(quote(&"x".repeat(70)).chars().count(), 63);
    }
}
