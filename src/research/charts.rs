//! Charts: drawings that can be read as tables and used in a paper.
//!
//! A drawing contains its colours, so that it looks the same in a paper; style/research.css overrides them
//! in dark mode. Every drawing has a table with the same numbers. Files have a title and a caption (`file`).

pub(super) mod bias;
mod file;
pub(super) mod forest;
pub(super) mod frame;
pub(super) mod items;
pub(super) mod pairs;
pub(super) mod retention;
mod rows;
mod shape;
pub(super) mod transitions;

/// The width of all drawings, in their own units.
const WIDTH: f64 = 720.0;
