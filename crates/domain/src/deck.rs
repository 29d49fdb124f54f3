//! A deck as it is served: what a phone and a projector read.
//!
//! [`PublicDeck`] has no key: a page that shows an item cannot leak one. [`AnswerKey`] and [`Review`] are files of their
//! own that only scoring and the result page read, and [`Notes`] one that only the console reads.
//! All four are made by the compiler in `konventa-deck`, which alone writes [`Html`].

mod answer_key;
mod public;
mod summary;

pub use answer_key::{AnswerKey, Notes, Review, Reviewed};
pub use public::{
    Choice, Face, HelpLine, Html, Item, ItemFace, Objective, PublicDeck, Question, Sitting, Slide, SlideKind,
    SourceMark,
};
pub use summary::DeckSummary;
