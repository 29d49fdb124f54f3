//! Counts what a presenter says during a slide. The time that a lecture takes is computed from it.

use konventa_domain::deck::Html;

use crate::html::{count_words, visible_text};

/// What the presenter says during one slide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct SpeechCount {
    /// Spoken words, including questions to the room but not instructions to the presenter.
    pub(crate) words: usize,
    /// Questions to the room.
    pub(crate) questions: usize,
}

impl SpeechCount {
    /// Counts the speech in the compiled notes of a slide.
    pub(crate) fn of(notes: &Html) -> Self {
        let speeches = notes.0.split("<p class=\"speech").skip(1);
        speeches.fold(Self::default(), |so_far, speech| {
            let (class, rest) = speech.split_once("\">").unwrap_or_default();
            let (words, _) = rest.split_once("</p>").unwrap_or((rest, ""));
            Self {
                // A line break separates two words.
                words: so_far.words + count_words(&visible_text(&Html(words.replace("<br>", " ")))),
                questions: so_far.questions + usize::from(class == " ask"),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_speech_is_counted() {
        let notes = "<p>Wait for the room.</p><p class=\"speech\">One <strong>two</strong>,<br>three –\u{a0}four.</p>\
                     <ul><li>not</li></ul><p class=\"speech ask\">Five?</p><p>Wait.</p>";
        assert_eq!(SpeechCount::of(&Html(notes.to_owned())), SpeechCount { words: 5, questions: 1 });
        assert_eq!(SpeechCount::of(&Html("<p>Wait.</p>".to_owned())), SpeechCount::default());
    }
}
