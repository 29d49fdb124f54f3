//! Journeys through the whole product: the real server, a real browser, and a wire between them that counts what is sent
//! and can break.
//!
//! A test gets a [`World`] of its own and walks through it with the page objects in [`page`]. Nothing sleeps: every
//! step waits, for a bounded time, until the page shows what the step needs.

pub mod api;
pub mod browser;
pub mod hall;
pub mod lesson;
pub mod page;
pub mod server;
pub mod student;
pub mod tour;
pub mod wait;
pub mod wire;
pub mod world;

pub use api::Api;
pub use browser::{Browser, Engine, Screen};
pub use hall::Hall;
pub use lesson::{Lesson, Reply};
pub use server::Server;
pub use student::Student;
pub use wait::until;
pub use wire::{Fate, Wire};
pub use world::{Failure, World};

/// Fails where two values differ, and says what they were meant to be.
///
/// # Errors
/// Where they differ.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, seen: &T, expected: &T) -> anyhow::Result<()> {
    anyhow::ensure!(seen == expected, "{what}: saw {seen:?}, expected {expected:?}");
    Ok(())
}
