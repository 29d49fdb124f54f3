//! Outcomes as they are stored: a letter per item, `cwub`, in the order of the edition.

use konventa_domain::scoring::Outcome;
use konventa_domain::submission::Taken;

/// Both parts in letters; `None` where that quiz was missed.
pub(crate) fn written(taken: &Taken) -> (Option<String>, Option<String>) {
    let word = |outcomes: Vec<Outcome>| outcomes.into_iter().map(Outcome::letter).collect();
    (taken.pre().map(word), taken.post().map(word))
}

/// The outcomes again; `None` where the letters are not what [`written`] makes.
pub(crate) fn read(pre: Option<&str>, post: Option<&str>) -> Option<Taken> {
    let outcomes = |word: Option<&str>| match word {
        None => Some(None),
        Some(word) => word.chars().map(Outcome::from_letter).collect::<Option<Vec<_>>>().map(Some),
    };
    Taken::from_parts(outcomes(pre)?, outcomes(post)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_can_be_read(pairs in "[cwub]{0,30}", only in 0_u8..3) {
            let outcomes: Vec<Outcome> = pairs.chars().filter_map(Outcome::from_letter).collect();
            let taken = match only {
                0 => Taken::PreOnly(outcomes),
                1 => Taken::PostOnly(outcomes),
                _ => Taken::Both(outcomes.chunks_exact(2).map(|p| (p[0], p[1])).collect()),
            };
            let (pre, post) = written(&taken);
            prop_assert_eq!(read(pre.as_deref(), post.as_deref()), Some(taken));
        }
    }

    #[test]
    fn other_letters_and_lengths_are_refused() {
        for (pre, post) in [(Some("cx"), None), (Some("cc"), Some("c")), (None, None), (Some("c c"), None)] {
            assert_eq!(read(pre, post), None);
        }
    }
}
