//! Small widgets with no knowledge of the rest.

mod key_form;
mod live;
mod loaded;
mod slide;

pub use key_form::{KeyForm, KeyWords};
pub use live::{live, live_words, react};
pub use loaded::Loaded;
pub use slide::{SlideFace, steps};
