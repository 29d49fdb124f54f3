//! Small widgets with no knowledge of the rest.

mod loaded;

pub use loaded::Loaded;
