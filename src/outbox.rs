//! What still has to be sent, at work: keeps the outbox on the phone, and carries out what its pure step asks for.
//!
//! It runs from the start of the app to its end, whatever page is shown. The new outbox is kept *before* anything is
//! sent. Where the browser keeps nothing, the outbox lives as long as the page, and the page says so.

mod runner;
mod store;

pub use runner::OutboxModel;
