//! Small widgets with no knowledge of the rest.

mod key_form;
mod language_select;
mod live;
mod loaded;
mod slide;

pub use key_form::{KeyForm, KeyWords};
pub use language_select::LanguageSelect;
pub use live::{live, live_words, react};
pub use loaded::{Loaded, once_spoken};
pub use slide::{SlideFace, steps};
