//! Names of variables that are legal in SPSS, Stata and R at once.
//!
//! A legal name has at most 32 characters, all of them lower-case ASCII letters, digits and
//! underscores; it begins with a letter, does not end with an underscore, and is not a word that one
//! of the three programs reserves. All letters are lower-case, so no two names differ in case alone.

use std::collections::BTreeSet;

/// The longest name in Stata. SPSS allows 64 bytes, R more.
const LONGEST: usize = 32;

/// Reserved words that have the form of a legal name.
///
/// SPSS: <https://www.ibm.com/docs/en/spss-statistics/30.0.0?topic=view-variable-names>; Stata:
/// `help reserved` (and `str1`, `str2` …, see [`is_reserved`]); R: `?Reserved`.
const RESERVED: &[&str] = &[
    // SPSS
    "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with", // Stata
    "byte", "double", "float", "if", "in", "int", "long", "using", "strl", "alias", // R
    "else", "repeat", "while", "function", "for", "next", "break", "true", "false", "null", "inf", "nan",
    "na", // Words that R or a data frame in Python gives another meaning, without reserving them.
    "t", "f", "c", "index", "class", "import",
];

fn is_reserved(name: &str) -> bool {
    let numbered = name.strip_prefix("str").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
    RESERVED.contains(&name) || numbered
}

/// Returns a legal name for each wanted one, all different. A name that is legal and free stays.
pub(super) fn legal_names(wanted: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    wanted
        .into_iter()
        .map(|wanted| {
            let base = legal(&wanted);
            let numbered = (2..).map(|n: u32| {
                let ending = format!("_{n}");
                let mut start = base.clone();
                start.truncate(LONGEST - ending.len());
                format!("{}{ending}", start.trim_end_matches('_'))
            });
            let mut free = std::iter::once(base.clone()).chain(numbered).filter(|name| !taken.contains(name));
            let name = free.next().unwrap_or(base);
            taken.insert(name.clone());
            name
        })
        .collect()
}

/// The nearest legal name.
fn legal(wanted: &str) -> String {
    let sign = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    // Cut first: what is left of a long name may be a reserved word.
    let mut name: String = wanted.chars().take(LONGEST).map(sign).collect();
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || is_reserved(name.trim_end_matches('_')) {
        name.insert_str(0, "v_");
    }
    name.truncate(LONGEST);
    name.truncate(name.trim_end_matches('_').len());
    name
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(name: &str) {
        assert!((1..=LONGEST).contains(&name.len()), "{name}");
        assert!(name.starts_with(|c: char| c.is_ascii_lowercase()), "{name}");
        assert!(!name.ends_with('_'), "{name}");
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'), "{name}");
        assert!(!is_reserved(name), "{name}");
    }

    fn names(wanted: &[&str]) -> Vec<String> {
        legal_names(wanted.iter().map(|&name| name.to_owned()))
    }

    #[test]
    fn a_legal_name_stays_and_another_becomes_one() {
        assert_eq!(
            names(&["q01_pre", "country", "str5", "strata"]),
            ["q01_pre", "country", "v_str5", "strata"]
        );
        assert_eq!(
            names(&["with", "With_", "2nd", "", "Žabljak", "___"]),
            ["v_with", "v_with_2", "v_2nd", "v", "v__abljak", "v_2"]
        );
        assert_eq!(names(&["a.b", "a-b", "A b"]), ["a_b", "a_b_2", "a_b_3"]);
        assert_eq!(names(&[&format!("T{}A", " ".repeat(40))]), ["v_t"]);
        let long = "x".repeat(40);
        assert_eq!(names(&[&long, &long]), ["x".repeat(32), format!("{}_2", "x".repeat(30))]);
    }

    #[test]
    fn every_reserved_word_becomes_a_legal_name() {
        for name in names(RESERVED) {
            check(&name);
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_a_legal_name_of_its_own(wanted in prop::collection::vec("\\PC{0,40}|[A-Za-z0-9_.]{0,36}|(with|str[0-9]{0,2}|_n)_?", 0..40)) {
            let names = legal_names(wanted.clone());
            prop_assert_eq!(names.len(), wanted.len());
            for name in &names {
                check(name);
            }
            let different: BTreeSet<&String> = names.iter().collect();
            prop_assert_eq!(different.len(), names.len());
            // Legal names stay as they are.
            prop_assert_eq!(&legal_names(names.clone()), &names);
        }
    }
}
