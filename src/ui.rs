//! Small widgets with no knowledge of the rest.

mod live;
mod loaded;
mod slide;

pub use live::{live, live_words, react};
pub use loaded::Loaded;
pub use slide::{SlideFace, steps};
