//! A whole lecture on the real server with a bad network: nothing is lost, nothing is doubled. Nothing is timed.

use std::path::Path;
use std::time::Duration;

use konventa_load::lecture::{self, Plan};
use konventa_load::server::{Keys, Server};
use konventa_load::streams;

/// The program as Cargo has just built it.
fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_konventa"))
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_phones_on_a_bad_network_are_counted_exactly() {
    let server = Server::start(program()).await.expect("a server");
    let plan = Plan {
        phones: 60,
        drops: 20,
        wave: Duration::from_millis(200),
        pace: Duration::from_millis(30),
        answering: Duration::from_millis(300),
        // These tests run without the app.
        page: false,
        seed: lecture::any_seed(),
    };
    let found = lecture::play(plan, server.target, Keys::own(), Some(&server)).await;
    let found = found.unwrap_or_else(|error| panic!("{plan:?}: {error:#}\n{}", server.log()));
    assert!(found.exact.is_exact(), "{plan:?}: {}", found.exact);
    assert!(found.exact.compared > 100, "only {} comparisons", found.exact.compared);
    assert!(found.returns > 60, "only {} streams were cut and reconnected", found.returns);
    // Everybody answers both quizzes and the polls that wait for all of them. How many votes a poll accepts that is
    // closed meanwhile depends on the machine.
    assert!(found.vote.n >= 3 * 60 && found.submit.n >= 60 && found.fan_out.n > 60, "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_receive_every_change() {
    let server = Server::start(program()).await.expect("a server");
    let plan = streams::Plan {
        streams: 100,
        wave: Duration::from_millis(100),
        changes: 20,
        // Faster than any presenter.
        pace: Duration::ZERO,
    };
    let found = streams::hold(plan, server.target, Keys::own(), Some(&server)).await;
    let found = found.unwrap_or_else(|error| panic!("{error:#}\n{}", server.log()));
    assert!(found.exact.is_exact(), "{}", found.exact);
    assert_eq!(found.fan_out.n, 100 * 22, "each stream receives the start, 20 changes and the end");
}
