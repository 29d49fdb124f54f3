//! How much a presenter says at a slide: what the time of a lecture is counted from.

use konventa_domain::PerCountry;
use konventa_domain::deck::Html;

use crate::edition::map;
use crate::markup::count_words;
use crate::reading::read;

/// What is said aloud at one slide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spoken {
    /// Words, those of questions to the room included. What the presenter does is not counted.
    pub words: usize,
    /// Questions to the room.
    pub asks: usize,
}

impl Spoken {
    /// What the notes of a slide say, as this crate compiled them.
    pub(crate) fn of(notes: &Html) -> Self {
        let speeches = notes.0.split("<p class=\"speech").skip(1);
        speeches.fold(Self::default(), |so_far, speech| {
            let (class, rest) = speech.split_once("\">").unwrap_or_default();
            let (words, _) = rest.split_once("</p>").unwrap_or((rest, ""));
            Self {
                // A line break parts words and is no sign.
                words: so_far.words + count_words(&read(&Html(words.replace("<br>", " ")))),
                asks: so_far.asks + usize::from(class == " ask"),
            }
        })
    }

    /// The same of each country.
    pub(crate) fn each(notes: &PerCountry<Html>) -> PerCountry<Self> {
        map(notes, |_, notes| Self::of(notes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_said_counts() {
        let notes = "<p>Wait for the room.</p><p class=\"speech\">One <strong>two</strong>,<br>three –\u{a0}four.</p>\
                     <ul><li>not</li></ul><p class=\"speech ask\">Five?</p><p>Wait.</p>";
        assert_eq!(Spoken::of(&Html(notes.to_owned())), Spoken { words: 5, asks: 1 });
        assert_eq!(Spoken::of(&Html("<p>Wait.</p>".to_owned())), Spoken::default());
    }
}
