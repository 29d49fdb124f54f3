//! The task that listens to what servers on the same database tell each other (`LISTEN` and `NOTIFY`).

use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgListener, PgPool};
use tokio::sync::broadcast;
use tokio::task::JoinHandle;

use super::problem;
use crate::Notification;

/// The name under which they are told, as in the migrations.
const CHANNEL: &str = "konventa";
/// The notifications that wait for a reader that is slow. What it misses it reads from the tables.
const BACKLOG: usize = 1024;
/// The time between two attempts to listen again.
const RETRY: Duration = Duration::from_secs(1);

/// What is needed to hear of changes. The task ends when this is dropped.
#[derive(Debug)]
pub(super) struct Listening {
    told: broadcast::Sender<Notification>,
    task: JoinHandle<()>,
}

impl Listening {
    /// Begins to listen.
    pub(super) fn begin(pool: PgPool, name: Arc<str>) -> Self {
        let told = broadcast::channel(BACKLOG).0;
        let task = tokio::spawn(listen(pool, name, told.clone()));
        Self { told, task }
    }

    /// Everything that is told from now on.
    pub(super) fn subscribe(&self) -> broadcast::Receiver<Notification> {
        self.told.subscribe()
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn listen(pool: PgPool, name: Arc<str>, told: broadcast::Sender<Notification>) {
    loop {
        if let Err(error) = listen_until_cut(&pool, &told).await {
            tracing::warn!("changes by other servers are not heard: {}", problem::of(error, &name));
        }
        tokio::time::sleep(RETRY).await;
    }
}

/// Listens until the connection is cut.
async fn listen_until_cut(pool: &PgPool, told: &broadcast::Sender<Notification>) -> sqlx::Result<()> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    // Something may have happened while nobody listened. A message fails only if nobody reads it.
    let _ = told.send(Notification::Missed);
    while let Some(heard) = listener.try_recv().await? {
        if let Some(read) = read(heard.payload()) {
            let _ = told.send(read);
        }
    }
    Ok(())
}

/// Reads the id of a lecture, and the number of its new event after “:”.
fn read(payload: &str) -> Option<Notification> {
    let (id, seq) = match payload.split_once(':') {
        Some((id, seq)) => (id, Some(seq.parse().ok()?)),
        None => (payload, None),
    };
    Some(Notification::Lecture { id: id.parse().ok()?, seq })
}
