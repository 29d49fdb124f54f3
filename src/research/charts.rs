//! Charts: drawings that can be read as tables, and taken into a paper.
//!
//! A drawing carries its own colours, so that it looks in a paper as it does here; style/research.css overrides them in the
//! dark. Every drawing has a table with the same numbers.

pub(super) mod bias;
pub(super) mod forest;
mod frame;
pub(super) mod items;
pub(super) mod pairs;
pub(super) mod retention;
mod rows;
mod shape;
pub(super) mod transitions;

/// All drawings are so wide, in their own units.
const WIDTH: f64 = 720.0;
