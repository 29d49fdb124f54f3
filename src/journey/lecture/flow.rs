//! Which slides a reader sees, and in what order.

use konventa_domain::deck::{Activity, PublicDeck, Sitting};

/// The kind of reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Takes the quiz and reads up to the post-quiz. What follows it is not shown yet.
    Enrolled,
    /// Declined the quiz and reads everything except the quiz.
    Declined,
    /// Has finished and reads the slides again.
    Finished,
}

/// The slides a reader sees, as indices into the flow of the deck. Never empty for a deck with
/// slides.
pub(super) fn shown(deck: &PublicDeck, reader: Reader) -> Vec<usize> {
    let mut places = Vec::new();
    for (place, slide) in deck.flow.iter().enumerate() {
        match (slide.kind.spec().activity, reader) {
            (Activity::Quiz(Sitting::Post), Reader::Enrolled) => {
                places.push(place);
                break;
            }
            // The pre-quiz has its own screen before the slides, and the result has one after them.
            (Activity::Quiz(_) | Activity::Gain, _) => {}
            (Activity::Listen | Activity::Vote { .. }, _) => places.push(place),
        }
    }
    places
}

/// The index in `shown` of a slide of the flow, or of the last one before it.
pub(super) fn index_in(shown: &[usize], place: usize) -> usize {
    shown.iter().rposition(|index| *index <= place).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deck(kinds: &[&str]) -> PublicDeck {
        let slides: Vec<String> =
            kinds.iter().enumerate().map(|(i, kind)| format!(r#"{{"id":"s{i}",{kind}}}"#)).collect();
        let json = format!(
            r#"{{"id":"d","version":"v","language":"en","languages":["en"],"title":"","subtitle":"","minutes":1,"objectives":[],"flow":[{}],"items":[],"help":[]}}"#,
            slides.join(",")
        );
        serde_json::from_str(&json).unwrap()
    }

    const KINDS: [&str; 6] = [
        r#""kind":"title""#,
        r#""kind":{"quiz":{"part":"pre"}}"#,
        r#""kind":"content""#,
        r#""kind":{"quiz":{"part":"post"}}"#,
        r#""kind":"results""#,
        r#""kind":"help""#,
    ];

    #[test]
    fn each_reader_sees_what_is_for_them() {
        let deck = deck(&KINDS);
        assert_eq!(shown(&deck, Reader::Enrolled), [0, 2, 3]);
        assert_eq!(shown(&deck, Reader::Declined), [0, 2, 5]);
        assert_eq!(shown(&deck, Reader::Finished), [0, 2, 5]);
    }

    #[test]
    fn a_place_that_is_not_shown_leads_to_the_slide_before_it() {
        let shown = [0, 2, 3];
        assert_eq!([0, 1, 2, 3, 9].map(|place| index_in(&shown, place)), [0, 0, 1, 2, 2]);
        assert_eq!(index_in(&[2, 3], 0), 0);
    }
}
