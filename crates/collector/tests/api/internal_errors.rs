//! The answers when the program itself is wrong, or the network breaks.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use axum::body::Body;
use http_body_util::Limited;
use konventa_collector::clock::Clock;

use super::samples::submission;
use super::server::{Server, posted};

#[tokio::test]
async fn a_mistake_in_the_program_is_a_problem_without_its_message() {
    let broken = Arc::new(AtomicBool::new(false));
    let now = Arc::clone(&broken);
    let clock = Clock::new(move || {
        assert!(!now.load(Ordering::SeqCst), "a mistake with student-17");
        SystemTime::now()
    });
    let server = Server::with_clock(clock).await;
    broken.store(true, Ordering::SeqCst);
    let sent = submission(1, "ccc", "ccc").to_string();
    let reply = server.send_unchecked(posted("/api/submissions", "application/json", sent)).await;
    insta::assert_snapshot!("internal", reply.shown());
}

#[tokio::test]
async fn a_body_that_breaks_off_is_a_problem() {
    let server = Server::start().await;
    let sent = Body::from(submission(1, "ccc", "ccc").to_string());
    let reply = server.submit_bytes(Body::new(Limited::new(sent, 50))).await;
    insta::assert_snapshot!("incomplete", reply.shown());
    assert!(!server.has_records().await);
}
