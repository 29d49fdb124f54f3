//! Small widgets with no knowledge of the rest.

mod key_form;
mod language_picker;
mod live;
mod loaded;
mod page_language;
mod slide;

pub use key_form::{KeyForm, KeyWords};
pub use language_picker::LanguagePicker;
pub use live::{live, live_words, react};
pub use loaded::{Loaded, come, once_spoken};
pub use page_language::PageLanguage;
pub use slide::{SlideFace, Step, slide_face, steps};
