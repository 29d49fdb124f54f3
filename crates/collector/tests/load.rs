//! Whole lectures against the real server, on a bad network: nothing is lost and nothing is counted
//! twice. Nothing is timed.

use std::time::Duration;

use konventa_load::lecture::{self, LecturePlan};
use konventa_load::streams::{self, StreamsPlan};
use konventa_test_support::{ServerKeys, TestServer};

/// Starts the server that Cargo has just built.
async fn start() -> TestServer {
    TestServer::start(env!("CARGO_BIN_EXE_konventa")).await.expect("a server")
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_phones_on_a_bad_network_are_counted_exactly() {
    let server = start().await;
    let plan = LecturePlan {
        phones: 60,
        drops: 20,
        wave: Duration::from_millis(200),
        pace: Duration::from_millis(30),
        answering: Duration::from_millis(300),
        // The server of these tests is built without the app.
        page: false,
        seed: lecture::any_seed(),
    };
    let found = lecture::play(plan, server.address(), ServerKeys::of_tests(), Some(&server)).await;
    let found = found.unwrap_or_else(|error| panic!("{plan:?}: {error:#}\n{}", server.log()));
    assert!(found.exact.is_exact(), "{plan:?}: {}", found.exact);
    assert!(found.exact.compared > 100, "only {} comparisons", found.exact.compared);
    assert!(found.returns > 60, "only {} streams were cut and opened again", found.returns);
    // Everybody answers both quizzes and the polls that wait for all of them. How many votes a poll
    // accepts before it is closed depends on the machine.
    assert!(found.vote.n >= 3 * 60 && found.submit.n >= 60 && found.fan_out.n > 60, "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_stream_receives_every_slide_change() {
    let server = start().await;
    let plan = StreamsPlan {
        streams: 100,
        wave: Duration::from_millis(100),
        changes: 20,
        // Faster than any presenter.
        pace: Duration::ZERO,
    };
    let found = streams::measure(plan, server.address(), ServerKeys::of_tests(), Some(&server)).await;
    let found = found.unwrap_or_else(|error| panic!("{error:#}\n{}", server.log()));
    assert!(found.exact.is_exact(), "{}", found.exact);
    assert_eq!(found.fan_out.n, 100 * 22, "each stream receives the start, 20 changes and the end");
}
