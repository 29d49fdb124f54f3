//! Waiting for a condition, never for a time.

use std::fmt::Display;
use std::time::Duration;

use anyhow::Context as _;
use tokio::time::{Instant, interval};

/// How long anything may take before a test fails.
pub const PATIENCE: Duration = Duration::from_secs(40);

/// How often a condition is looked at.
const EVERY: Duration = Duration::from_millis(15);

/// What the probe finds, as soon as it finds something.
///
/// An error of the probe is not the end: a page that is being drawn again has no such element for a moment.
///
/// # Errors
/// Where [`PATIENCE`] is over; says what was waited for, and why the last look failed.
pub async fn until<T>(
    what: impl Display,
    mut probe: impl AsyncFnMut() -> anyhow::Result<Option<T>>,
) -> anyhow::Result<T> {
    let deadline = Instant::now() + PATIENCE;
    let mut looks = interval(EVERY);
    loop {
        looks.tick().await;
        let seen = probe().await;
        if let Ok(Some(found)) = seen {
            return Ok(found);
        }
        if Instant::now() > deadline {
            let why = match seen {
                Err(error) => format!("{error:#}"),
                Ok(_) => "it never came".to_owned(),
            };
            return Err(anyhow::anyhow!(why))
                .with_context(|| format!("waited {} s for {what}", PATIENCE.as_secs()));
        }
    }
}

/// Waits until the condition holds.
///
/// # Errors
/// As [`until`].
pub async fn until_true(
    what: impl Display,
    mut condition: impl AsyncFnMut() -> anyhow::Result<bool>,
) -> anyhow::Result<()> {
    until(what, async || Ok(condition().await?.then_some(()))).await
}
