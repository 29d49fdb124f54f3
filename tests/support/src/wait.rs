//! Waiting for a condition, never for a time.

use std::fmt::Display;
use std::time::Duration;

use anyhow::Context as _;
use tokio::time::{Instant, interval};

/// The longest wait before a test fails.
pub const PATIENCE: Duration = Duration::from_secs(40);

/// The interval between two checks of a condition.
const INTERVAL: Duration = Duration::from_millis(15);

/// Returns what the probe finds, as soon as it finds something.
///
/// An error of the probe is not the end: while a page is rendered, an element may be missing for a
/// moment. After [`PATIENCE`] it gives up and says what the test waited for, and why the last check
/// failed.
pub async fn until<T>(
    what: impl Display,
    mut probe: impl AsyncFnMut() -> anyhow::Result<Option<T>>,
) -> anyhow::Result<T> {
    let deadline = Instant::now() + PATIENCE;
    let mut checks = interval(INTERVAL);
    loop {
        checks.tick().await;
        let found = probe().await;
        if let Ok(Some(found)) = found {
            return Ok(found);
        }
        if Instant::now() > deadline {
            let why = match found {
                Err(error) => format!("{error:#}"),
                Ok(_) => "it never happened".to_owned(),
            };
            return Err(anyhow::anyhow!(why))
                .with_context(|| format!("waited {} s for {what}", PATIENCE.as_secs()));
        }
    }
}

/// Waits until the condition holds.
pub async fn until_true(
    what: impl Display,
    mut condition: impl AsyncFnMut() -> anyhow::Result<bool>,
) -> anyhow::Result<()> {
    until(what, async || Ok(condition().await?.then_some(()))).await
}
