//! Single lines that people type on pages, such as the name of a hall.

use crate::odd::repaired;
use crate::typed::compose;

/// Returns a single line such as the name of a hall: composed, without characters that nobody can
/// see, with each word in one alphabet, and with plain single spaces. So two people who write the
/// same place mean the same place. Line breaks and other control characters stay, so that whoever
/// checks the line can refuse them.
#[must_use]
pub fn tidy_line(text: &str) -> String {
    let repaired = repaired(text.trim());
    let mut line = String::with_capacity(repaired.len());
    for c in repaired.chars() {
        match c {
            _ if c.is_control() => line.push(c),
            _ if !c.is_whitespace() => line.push(c),
            _ if line.ends_with(' ') || line.is_empty() => {}
            _ => line.push(' '),
        }
    }
    line.truncate(line.trim_end_matches(' ').len());
    // Letters that only an invisible character kept apart may compose now.
    compose(&line).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_has_one_spelling() {
        for typed in [
            "Niks\u{30c}ic\u{301},  sala\u{a0}3",
            "\u{feff}Nikšić, sala 3\u{200b} ",
            "Ni\u{ad}kšić, sala 3",
            "N\u{456}kšić, s\u{430}la ３",
        ] {
            assert_eq!(tidy_line(typed), "Nikšić, sala 3");
        }
        assert_eq!(tidy_line("a\nb"), "a\nb");
    }
}
