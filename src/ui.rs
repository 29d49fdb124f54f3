//! Small widgets with no knowledge of the rest.

mod loaded;
mod slide;

pub use loaded::Loaded;
pub use slide::{SlideFace, steps};
