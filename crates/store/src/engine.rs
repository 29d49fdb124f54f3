//! What an engine does its own way.

use std::fmt::Debug;

use async_trait::async_trait;
use konventa_domain::id::LectureId;
use tokio::sync::broadcast;

use crate::read_error;
use crate::sql::Connection;
use crate::writer::Writer;
use crate::{Notification, StoreError};

/// What an engine does its own way.
#[async_trait]
pub(crate) trait Engine: Debug + Send + Sync + 'static {
    /// A connection that reads. Each statement sees what was committed before it.
    async fn reader(&self) -> sqlx::Result<Box<Connection>>;

    /// A connection that reads. All statements see what was committed before the first one.
    async fn view(&self) -> sqlx::Result<Box<Connection>>;

    /// A connection of its own, in a transaction that keeps all others from writing. It ends with `COMMIT`.
    async fn begin(&self) -> sqlx::Result<Box<Connection>>;

    /// The error for callers.
    fn explain(&self, error: sqlx::Error) -> StoreError;

    /// What servers on the same database tell each other; `None` if there is never more than one.
    fn notifications(&self) -> Option<broadcast::Receiver<Notification>> {
        None
    }

    /// Tells other servers how many phones follow here. Returns how many follow at the others.
    async fn share_presence(&self, here: &[(LectureId, u32)]) -> read_error::Result<Vec<(LectureId, u32)>> {
        let _ = here;
        Ok(Vec::new())
    }

    /// Fails if nothing can be stored.
    async fn ready(&self, writer: &Writer) -> Result<(), StoreError>;

    /// Waits for the task that writes, which was told to stop, and closes the connections.
    async fn close(&self);
}
