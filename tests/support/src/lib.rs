//! What tests that start a real server share: the server itself, an HTTP client, the event stream of a
//! lecture, and waiting for a condition.
//!
//! The end-to-end tests, the load generator and the collector's load test use it. Two kinds of tests
//! keep their own: `crates/collector/tests/api` calls the server's code without a network, and
//! `crates/collector/tests/process` tests the program as such, its output, signals and exit codes,
//! and writes raw bytes to be able to stop in the middle of a request.

#![expect(
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "only tests call this, and all of it fails in the same ways: a server does not answer, or not as it should"
)]

pub mod http;
pub mod lecture_stream;
pub mod server;
pub mod sse;
pub mod wait;

pub use http::{Connection, Request, Response, ServerAddress, StatusCode};
pub use lecture_stream::{LectureStream, StreamMessage, StreamRequest};
pub use server::{ServerKeys, TestServer};
