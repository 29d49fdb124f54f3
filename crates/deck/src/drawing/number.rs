//! Checks numbers, paths and transforms, so that only characters that draw get through.

/// Whether a text is one number.
pub(super) fn is_number(text: &str) -> bool {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    plain && text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// Returns numbers that are separated by spaces or commas.
pub(super) fn numbers(text: &str) -> Option<Vec<&str>> {
    let numbers: Vec<&str> = text.split([' ', ',', '\n', '\t']).filter(|number| !number.is_empty()).collect();
    (!numbers.is_empty() && numbers.iter().all(|number| is_number(number))).then_some(numbers)
}

/// Whether a text is valid in the `d` of a path: it starts with a move and has only commands and
/// numbers.
pub(super) fn is_path(text: &str) -> bool {
    text.trim_start().starts_with(['M', 'm'])
        && text.chars().all(|c| {
            c.is_ascii_digit() || c.is_ascii_whitespace() || "MmLlHhVvCcSsQqTtAaZz+-.,eE".contains(c)
        })
}

/// Whether a text is a list such as `translate(10 20) scale(2)`.
pub(super) fn is_transform(text: &str) -> bool {
    let mut rest = text.trim();
    if rest.is_empty() {
        return false;
    }
    while !rest.is_empty() {
        let Some((name, after)) = rest.split_once('(') else { return false };
        let Some((arguments, after)) = after.split_once(')') else { return false };
        let known = ["translate", "scale", "rotate", "matrix", "skewX", "skewY"].contains(&name.trim());
        if !known || numbers(arguments).is_none() {
            return false;
        }
        rest = after.trim_start_matches([' ', ',', '\n', '\t']);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_draws_is_a_number_a_path_or_a_transform() {
        assert!(["0", "-1.5", ".5", "1e3"].into_iter().all(is_number));
        assert!(!["", "NaN", "inf", "1px", "50%", "1 2", "url(x)", "1e999"].into_iter().any(is_number));
        assert_eq!(numbers("0 0, 1600 560").map(|n| n.len()), Some(4));
        assert!(is_path("M0 0L10 10Z") && is_path("m1,1 a5 5 0 1 0 3 3"));
        assert!(!is_path("") && !is_path("L0 0") && !is_path("M0 0 javascript"));
        assert!(is_transform("translate(1 2) scale(2)") && is_transform("rotate(45, 10, 10)"));
        assert!(
            !is_transform("")
                && !is_transform("url(#a)")
                && !is_transform("translate(1")
                && !is_transform("scale()")
        );
    }
}
