//! Small widgets that know nothing of the rest of the app.

mod dynamic;
mod element;
mod key_form;
mod key_link;
mod language_picker;
mod loaded;
mod page_language;
mod slide;

pub use dynamic::{dynamic, dynamic_words};
pub use element::{Child, Element, el};
pub use key_form::{KeyForm, KeyRefusal, KeyWords};
pub use key_link::{KeyLink, follow_key_links};
pub use language_picker::LanguagePicker;
pub use loaded::{Loaded, loaded_view, when_texts_loaded};
pub use page_language::PageLanguage;
pub use slide::{SlideFace, VisibleSteps, slide_face, steps};
