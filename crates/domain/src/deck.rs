//! A deck as it is served: the files that a phone and a projector read.
//!
//! [`PublicDeck`] has no key, so a page that shows an item cannot leak one. It has what a phone
//! needs up to the first item; what the slides show is in [`DeckSlides`], which is loaded after it.
//! [`AnswerKey`] and [`Review`] are files of their own that only scoring and the result page read,
//! [`Notes`] is one that only the console reads, and [`Reading`] is one for students who learn
//! alone or look back at a slide. All six are made by the compiler in `konventa-deck`, which alone
//! writes [`Html`].

mod answer_key;
mod help;
mod html;
mod notes;
mod public;
mod reading;
mod sitting;
mod slide_kind;
mod slides;
mod summary;

pub use answer_key::{AnswerKey, ItemExplanation, Review};
pub use help::{Evidence, HelpLine, HelpRank, HelpWords, SourceMark};
pub use html::{Html, escape, unescape};
pub use notes::Notes;
pub use public::{Choice, Item, ItemFace, Objective, PublicDeck, SlideHead};
pub use reading::Reading;
pub use sitting::Sitting;
pub use slide_kind::{Activity, KindSpec, Requirement, SlideKind};
pub use slides::{AfterVote, DeckSlides, Face, Question, Slide};
pub use summary::DeckSummary;
