//! The tables, whose statements are the same in every engine, and the interfaces of the store on them.
//!
//! Each module has the statements of a few tables. `records`, `lectures`, `seats` and `followup` also have
//! the interface of that name.

mod batch_row;
mod copy;
mod deck_context;
mod deck_counts;
mod deck_versions;
mod followup;
mod lectures;
pub(crate) mod marks;
mod read_error;
pub(crate) mod receipts;
mod record_row;
mod records;
mod seal;
mod seats;
mod set_aside;

#[cfg(test)]
pub(crate) use batch_row::select as select_batches;
pub use copy::TableContent;
pub(crate) use copy::{NUMBERED, contents, copy, is_empty};
pub(crate) use deck_counts::CountCache;
pub(crate) use deck_versions::{NumberedDeckItems, find as find_deck_items, ready};
pub(crate) use followup::cut_of_ended;
pub(crate) use read_error::{ReadError, Result};
pub(crate) use seal::seal_everything;

/// Draws random bytes, for an id or a secret.
pub(crate) fn random(length: usize) -> sqlx::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    getrandom::fill(&mut bytes).map_err(|error| sqlx::Error::Io(error.into()))?;
    Ok(bytes)
}

/// The parameters from a number on: `$5, $6, $7`.
fn places(first: usize, count: usize) -> String {
    (first..first + count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}
