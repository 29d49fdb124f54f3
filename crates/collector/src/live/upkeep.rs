//! What a hall does by itself: beats, counts, the gain, and two days later nothing is left.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::body::Bytes;
use konventa_store::Store;
use tokio::time::{Interval, MissedTickBehavior, interval};

use super::frame;
use crate::app::App;
use crate::problem::Refusal;

/// So often a phone hears that the line is good.
const BEAT: Duration = Duration::from_secs(15);
/// So often at most the presenter's screens hear the counts.
const COUNTS: Duration = Duration::from_millis(250);
/// So often at most the gain is counted anew.
const GAIN: Duration = Duration::from_secs(1);
/// So often it is looked for lectures that are over.
const LOOK: Duration = Duration::from_mins(5);
/// A lecture in which nothing happened for so long ends, and one that ended so long ago is deleted.
const DAY: Duration = Duration::from_hours(24);

/// Runs until it is dropped.
pub async fn run<S: Store>(app: Arc<App<S>>) {
    // Side by side, so that a slow disk does not hold up the beats.
    tokio::join!(pulse(&app), repeat_gains(&app), look(&app));
}

async fn pulse<S: Store>(app: &App<S>) {
    let (mut beats, mut counts) = (every(BEAT), every(COUNTS));
    // Nobody waits for the first one.
    beats.reset();
    loop {
        tokio::select! {
            _ = beats.tick() => {
                for live in app.hall.all() {
                    live.tell(Bytes::from_static(frame::BEAT.as_bytes()));
                }
            }
            _ = counts.tick() => app.hall.all().iter().for_each(|live| live.tell_counts()),
        }
    }
}

async fn repeat_gains<S: Store>(app: &App<S>) {
    let mut ticks = every(GAIN);
    loop {
        ticks.tick().await;
        count_gains(app).await;
    }
}

/// Shows the gain anew where it is shown and enough have handed in since.
pub async fn count_gains<S: Store>(app: &App<S>) {
    for live in app.hall.all() {
        // Why not is in the log, and it is tried again.
        let _ = live.count_gain(app).await;
    }
}

async fn look<S: Store>(app: &App<S>) {
    let mut ticks = every(LOOK);
    loop {
        ticks.tick().await;
        // Why not is in the log, and the next time comes.
        let _ = forget(app).await;
    }
}

fn every(period: Duration) -> Interval {
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

/// Ends lectures in which nothing happens any more, and deletes what is over.
///
/// # Errors
/// Where the store fails.
pub async fn forget<S: Store>(app: &App<S>) -> Result<(), Refusal> {
    let failed = |error| Refusal::from_store(&error);
    let day_ago = app.clock.now().checked_sub(DAY).unwrap_or(SystemTime::UNIX_EPOCH);
    for kept in app.store.silent_since(day_ago).await.map_err(failed)? {
        app.hall.room(app, kept).await?.end(app).await?;
    }
    for kept in app.store.ended_by(day_ago).await.map_err(failed)? {
        app.hall.take_out(kept.about.code);
        app.store.forget(&kept.about.id).await.map_err(failed)?;
    }
    app.hall.take_out_unused();
    Ok(())
}
