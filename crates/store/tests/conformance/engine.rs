//! The engines that the tests run on.

use std::sync::{Arc, OnceLock};

use konventa_store::{Address, Open, Store};
use konventa_test_postgres::Cluster;
use tempfile::TempDir;

/// An engine with a database of its own, which is deleted with this value.
pub(crate) trait Engine {
    /// Opens the database, with everything that was stored before.
    async fn open(&self) -> Arc<dyn Store> {
        konventa_store::open(&self.address(), Open::Create).await.unwrap()
    }

    /// Its address.
    fn address(&self) -> Address;

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
    fn address(&self) -> Address {
        format!("sqlite://{}", self.dir.path().join("k.db").display()).parse().unwrap()
    }
}

/// A database in the PostgreSQL of this process.
pub(crate) struct Postgres {
    address: String,
}

/// PostgreSQL for all tests of this process.
pub(crate) fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| Cluster::start().unwrap())
}

impl Postgres {
    pub(crate) fn temporary() -> Self {
        Self { address: cluster().create_database().unwrap() }
    }
}

impl Engine for Postgres {
    fn address(&self) -> Address {
        self.address.parse().unwrap()
    }
}
