//! Outcomes as they are stored: one letter per item (`cwub`), in the order of the deck version's items.

use konventa_domain::gain::Tally;
use konventa_domain::invariant::{OrNever as _, assert_fits};
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::QuizOutcomes;

/// Writes both quizzes as letters; `None` stands for a quiz that was missed.
pub(crate) fn encode(taken: &QuizOutcomes) -> (Option<String>, Option<String>) {
    (taken.pre().map(encode_quiz), taken.post().map(encode_quiz))
}

/// Writes one quiz as letters.
pub(crate) fn encode_quiz(outcomes: Vec<Outcome>) -> String {
    outcomes.into_iter().map(Outcome::letter).collect()
}

/// Reads both quizzes over a number of items. Returns `None` if [`encode`] cannot have written
/// these letters.
pub(crate) fn decode(items: usize, pre: Option<&str>, post: Option<&str>) -> Option<QuizOutcomes> {
    let part = |letters: Option<&str>| letters.map_or(Some(None), |word| decode_quiz(items, word).map(Some));
    QuizOutcomes::from_parts(part(pre)?, part(post)?)
}

/// Reads one quiz over a number of items.
pub(crate) fn decode_quiz(items: usize, word: &str) -> Option<Vec<Outcome>> {
    (word.len() == items).then(|| word.chars().map(Outcome::from_letter).collect())?
}

/// Adds a record to a tally by its letters. Returns `None` if [`encode`] cannot have written them.
///
/// [`Tally::add`] does the same with outcomes, but making lists of outcomes again would take most
/// of the time of a report over a million records.
pub(crate) fn count(tally: &mut Tally, pre: Option<&str>, post: Option<&str>) -> Option<()> {
    let fits = |word: &str| {
        word.len() == tally.items.len() && word.chars().all(|letter| Outcome::from_letter(letter).is_some())
    };
    if ![pre, post].into_iter().flatten().all(fits) {
        return None;
    }
    match (pre, post) {
        (Some(pre), None) => {
            let right = pre.bytes().filter(|letter| outcome(*letter).is_right()).count();
            tally.add_pre_only(assert_fits(right));
        }
        (None, Some(_)) => tally.post_only += 1,
        (Some(pre), Some(post)) => {
            tally.add_both(pre.bytes().zip(post.bytes()).map(|(pre, post)| (outcome(pre), outcome(post))));
        }
        (None, None) => return None,
    }
    Some(())
}

/// Reads a letter that is known to be one of the four.
fn outcome(letter: u8) -> Outcome {
    Outcome::from_letter(char::from(letter)).or_never("the letters were checked", || Outcome::Blank)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn letters_are_counted_as_outcomes_are(pairs in "[cwub]{24}", only in 0_u8..3) {
            let outcomes: Vec<Outcome> = pairs.chars().filter_map(Outcome::from_letter).collect();
            let taken = match only {
                0 => QuizOutcomes::PreOnly(outcomes[..12].to_vec()),
                1 => QuizOutcomes::PostOnly(outcomes[..12].to_vec()),
                _ => QuizOutcomes::Both(outcomes.chunks_exact(2).map(|p| (p[0], p[1])).collect()),
            };
            let (mut expected, mut counted) = (Tally::new(12), Tally::new(12));
            expected.add(&taken);
            let (pre, post) = encode(&taken);
            prop_assert_eq!(count(&mut counted, pre.as_deref(), post.as_deref()), Some(()));
            prop_assert_eq!(counted, expected);
            prop_assert_eq!(decode(12, pre.as_deref(), post.as_deref()), Some(taken));
        }
    }

    #[test]
    fn other_letters_and_lengths_are_not_counted() {
        let mut tally = Tally::new(2);
        for (pre, post) in [
            (Some("cx"), None),
            (Some("cc"), Some("c")),
            (None, None),
            (Some("c c"), None),
            (None, Some("ccc")),
        ] {
            assert_eq!(count(&mut tally, pre, post), None);
            assert_eq!(decode(2, pre, post), None);
        }
        assert_eq!(tally, Tally::new(2));
    }
}
