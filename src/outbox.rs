//! The outbox at work: stores the outbox on the phone, and carries out what its pure step asks for.
//!
//! It runs from the start of the app to its end, on every page. The new outbox is stored *before*
//! anything is sent. Where the browser stores nothing, the outbox lives as long as the page, and
//! the page says so.

mod runner;
mod store;

pub use runner::OutboxModel;
