//! End-to-end tests: the real server, a real browser, and a proxy between them that counts requests
//! and can break connections.
//!
//! Each test gets its own [`TestContext`] and uses the page objects in [`page`]. Nothing sleeps:
//! every step waits, for a limited time, until the page shows what the step needs.

#![expect(
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    reason = "only tests call this, and all of it fails in the same way: a page, in the time it has, does not show what the step needs"
)]

use std::fmt::Debug;

pub mod api;
pub mod axe;
pub mod browser;
pub mod inspection;
pub mod page;
pub mod proxy;
mod random;
pub mod server;
pub mod started_lecture;
pub mod student;
pub mod test_context;
pub mod test_deck;
pub mod tour;
pub mod what_leaves;

pub use api::Api;
pub use browser::{Browser, Engine, Screen};
pub use inspection::Inspection;
pub use konventa_test_support::wait::{self, until};
pub use konventa_test_support::{ServerAddress, TestServer};
pub use proxy::{Proxy, ProxyAction, ProxyFolder};
pub use started_lecture::StartedLecture;
pub use student::Student;
pub use test_context::{Failure, TestContext};
pub use test_deck::{Reply, TestDeck};

/// Checks that two values are equal; `what` says what they are.
pub fn ensure_eq<T: PartialEq<U> + Debug, U: Debug>(
    what: &str,
    seen: &T,
    expected: &U,
) -> anyhow::Result<()> {
    anyhow::ensure!(seen == expected, "{what}: saw {seen:?}, expected {expected:?}");
    Ok(())
}
