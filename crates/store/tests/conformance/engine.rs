//! The engines that the tests run on.

use std::sync::Arc;

use konventa_store::{Address, Open, Store};
use tempfile::TempDir;

/// An engine with a database of its own, which is deleted with this value.
pub(crate) trait Engine {
    /// Opens the database, with everything that was stored before.
    async fn open(&self) -> Arc<dyn Store>;

    /// Closes a store and opens its database a second time.
    async fn restart(&self, store: Arc<dyn Store>) -> Arc<dyn Store> {
        store.close().await;
        drop(store);
        self.open().await
    }
}

/// SQLite on a file in a temporary folder.
pub(crate) struct Sqlite {
    dir: TempDir,
}

impl Sqlite {
    pub(crate) fn temporary() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }
}

impl Engine for Sqlite {
    async fn open(&self) -> Arc<dyn Store> {
        let file = self.dir.path().join("k.db");
        let address: Address = format!("sqlite://{}", file.display()).parse().unwrap();
        konventa_store::open(&address, Open::Create).await.unwrap()
    }
}
