//! How messages repeat what the author wrote: short, on one line, and with the nearest right name.

/// The author's words for a message: at most 60 characters, without line breaks.
pub(crate) fn quote(text: &str) -> String {
    let mut words: String =
        text.trim().chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.trim().chars().nth(60).is_some() {
        words.push('…');
    }
    format!("“{words}”")
}

/// Names for a message: `a, b, c`.
pub(crate) fn list<T: std::fmt::Display>(names: impl IntoIterator<Item = T>) -> String {
    names.into_iter().map(|name| name.to_string()).collect::<Vec<_>>().join(", ")
}

/// The known name that looks most like this one, where one looks like it at all.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = name.chars().take(65).collect();
    known
        .into_iter()
        .map(|candidate| (distance(&letters, candidate), candidate))
        .filter(|(steps, candidate)| steps * 2 <= letters.len().max(candidate.chars().count()))
        .min()
        .map(|(_, candidate)| candidate)
}

/// A fix for a name that is not known: the nearest one, or all of them.
pub(crate) fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match nearest(name, known.clone()) {
        Some(candidate) => format!("did you mean {candidate}?"),
        None => match list(known) {
            names if names.is_empty() => "there is none of this kind yet".to_owned(),
            names => format!("known here: {names}"),
        },
    }
}

/// A fix for something that may be there under another name, or not at all.
pub(crate) fn rename_or_delete<'a>(name: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match nearest(name, known.clone()) {
        Some(candidate) => format!("write {candidate}, or delete it"),
        None => format!("delete it; known here: {}", list(known)),
    }
}

/// Levenshtein's distance: letters to insert, drop or change.
fn distance(letters: &[char], other: &str) -> usize {
    let mut row: Vec<usize> = (0..=letters.len()).collect();
    for (n, theirs) in other.chars().take(65).enumerate() {
        let mut next = Vec::with_capacity(row.len());
        let mut left = n + 1;
        next.push(left);
        for (ours, pair) in letters.iter().zip(row.windows(2)) {
            let &[diagonal, above] = pair else { continue };
            left = (left + 1).min(above + 1).min(diagonal + usize::from(*ours != theirs));
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_only_where_it_is_near() {
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
