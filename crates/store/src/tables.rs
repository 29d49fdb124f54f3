//! The tables: their statements, the same in every engine. Each module has those of a few tables.

mod batch_row;
mod copy;
mod deck_context;
pub(crate) mod deck_counts;
pub(crate) mod deck_versions;
pub(crate) mod followup;
pub(crate) mod lectures;
pub(crate) mod marks;
pub(crate) mod receipts;
pub(crate) mod record_row;
pub(crate) mod records;
pub(crate) mod seal;
pub(crate) mod seats;
pub(crate) mod set_aside;

#[cfg(test)]
pub(crate) use batch_row::select as select_batches;
pub use copy::TableContent;
pub(crate) use copy::{NUMBERED, contents, copy, is_empty};
pub(crate) use deck_counts::CountCache;
pub(crate) use deck_versions::{NumberedDeckItems, find as find_deck_items, ready};
pub(crate) use followup::cut_of_ended;
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
