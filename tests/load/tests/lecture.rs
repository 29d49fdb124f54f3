//! A whole lecture on the real server, with a network that is bad: nothing is lost, nothing doubled. Nothing is timed.

use std::path::PathBuf;
use std::time::Duration;

use konventa_load::lecture::{self, Plan};
use konventa_load::server::{Keys, Server};
use konventa_load::streams;

/// The server's executable: the one named in the environment, else the one beside these tests.
fn program() -> PathBuf {
    let beside = || {
        let name = format!("konventa{}", std::env::consts::EXE_SUFFIX);
        // Tests lie in target/debug/deps, binaries in target/debug.
        let folder = std::env::current_exe().ok().and_then(|test| Some(test.parent()?.parent()?.to_owned()));
        folder.unwrap_or_default().join(name)
    };
    std::env::var_os("KONVENTA_BIN").map_or_else(beside, PathBuf::from)
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_phones_on_a_bad_network_are_counted_exactly() {
    let server = Server::start(&program()).await.expect("build it with `cargo build --bin konventa`");
    let plan = Plan {
        phones: 60,
        drops: 20,
        wave: Duration::from_millis(200),
        pace: Duration::from_millis(30),
        answering: Duration::from_millis(300),
        // These tests run without the app.
        page: false,
        seed: fastrand::u64(..),
    };
    let found = lecture::play(plan, server.target, Keys::own(), Some(&server)).await;
    let found = found.unwrap_or_else(|error| panic!("{plan:?}: {error:#}\n{}", server.log()));
    assert!(found.exact.is_exact(), "{plan:?}: {}", found.exact);
    assert!(found.exact.compared > 100, "only {} comparisons", found.exact.compared);
    assert!(found.returns > 60, "only {} streams were cut and came again", found.returns);
    assert!(found.vote.n > 300 && found.submit.n >= 60 && found.fan_out.n > 60, "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_are_told_every_change() {
    let server = Server::start(&program()).await.expect("build it with `cargo build --bin konventa`");
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
    assert_eq!(found.fan_out.n, 100 * 22, "each stream hears the start, 20 changes and the end");
}
