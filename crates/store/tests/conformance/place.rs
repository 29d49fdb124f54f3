//! Where a story takes place: a store that can be opened, and opened again on what was left.

use konventa_store::{Address, MemoryStore, Open, SqliteStore, Store};
use tempfile::TempDir;

pub(crate) trait Place {
    type At: Store;
    async fn open(&self) -> Self::At;
    /// Closes and opens again. Memory cannot, and stays as it is.
    async fn restart(&self, store: Self::At) -> Self::At;
}

pub(crate) struct Memory;

impl Place for Memory {
    type At = MemoryStore;
    async fn open(&self) -> MemoryStore {
        MemoryStore::default()
    }
    async fn restart(&self, store: MemoryStore) -> MemoryStore {
        store
    }
}

pub(crate) struct Sqlite {
    dir: TempDir,
}

impl Sqlite {
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }
}

impl Place for Sqlite {
    type At = SqliteStore;
    async fn open(&self) -> SqliteStore {
        let address: Address =
            format!("sqlite://{}", self.dir.path().join("k.db").display()).parse().unwrap();
        SqliteStore::open(&address, Open::Create).await.unwrap()
    }
    async fn restart(&self, store: SqliteStore) -> SqliteStore {
        store.close().await;
        self.open().await
    }
}
