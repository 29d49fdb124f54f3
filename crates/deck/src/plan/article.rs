//! The notation for Articles of the Convention, checked so that no typing mistake sends a student
//! to Article 99.

/// Whether a text is an Article or a range of them (`7`, `18(4)`, `3(b)`, `36(1)(a)`, `50-53`), or
/// an Article of a constitution.
pub(super) fn is_article(text: &str) -> bool {
    if let Some(number) = text.strip_prefix("Constitution ") {
        return number_up_to(number, 999).is_some();
    }
    if let Some((from, to)) = text.split_once('-') {
        return matches!((convention(from), convention(to)), (Some(from), Some(to)) if from < to);
    }
    match text.split_once('(') {
        None => convention(text).is_some(),
        Some((number, rest)) => convention(number).is_some() && is_paragraph(rest),
    }
}

/// Whether this follows the opening bracket: `4)`, `b)`, `1)(a)`.
fn is_paragraph(rest: &str) -> bool {
    match rest.strip_suffix(')').map(|inner| inner.split_once(")(")) {
        Some(None) => {
            rest.strip_suffix(')').is_some_and(|one| is_letter(one) || number_up_to(one, 20).is_some())
        }
        Some(Some((number, letter))) => number_up_to(number, 20).is_some() && is_letter(letter),
        None => false,
    }
}

fn is_letter(text: &str) -> bool {
    matches!(text.as_bytes(), [b'a'..=b'z'])
}

/// The last Article of the Convention.
pub(super) const LAST_ARTICLE: u16 = 81;

fn convention(text: &str) -> Option<u16> {
    number_up_to(text, LAST_ARTICLE)
}

fn number_up_to(text: &str, most: u16) -> Option<u16> {
    let written_plainly = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|number| written_plainly && (1..=most).contains(number))
}

#[cfg(test)]
mod tests {
    use super::is_article;

    #[test]
    fn only_these_notations_are_articles() {
        for good in ["1", "81", "18(4)", "3(b)", "36(1)(a)", "50-53", "7-11", "Constitution 22"] {
            assert!(is_article(good), "{good}");
        }
        for bad in [
            "",
            "0",
            "82",
            "99",
            "03",
            "+3",
            "3(",
            "3()",
            "3(bb)",
            "3(B)",
            "3(a)(1)",
            "3(1)(a)(b)",
            "3 (a)",
            "53-50",
            "5-5",
            "5-",
            "-5",
            "1-82",
            "3(a)-4",
            "Art. 3",
            "Constitution",
            "Constitution 0",
            "constitution 22",
            "3(1)(a",
            "č",
        ] {
            assert!(!is_article(bad), "{bad}");
        }
    }
}
