//! Studies, and what is left of them.

mod cells;
mod linked;
pub(crate) mod read;
pub(crate) mod write;

pub(super) use cells::cells;
pub(crate) use cells::cut_of_ended;
pub(super) use write::withdraw;
