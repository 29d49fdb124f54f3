//! The file that a store is given: new, left by a killed process, of another version, or no database.

use super::*;

#[tokio::test]
async fn the_file_is_opened_with_the_promised_settings() {
    let dir = tempfile::tempdir().unwrap();
    let mut connection = connect::writing(&file(&dir)).create_if_missing(true).connect().await.unwrap();
    for (pragma, expected) in [
        ("SELECT journal_mode FROM pragma_journal_mode", "wal"),
        ("SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous", "2"),
        ("SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys", "1"),
        ("SELECT CAST(secure_delete AS TEXT) FROM pragma_secure_delete", "1"),
        ("SELECT CAST(timeout AS TEXT) FROM pragma_busy_timeout", "5000"),
    ] {
        let value: String = sqlx::query_scalar(pragma).fetch_one(&mut connection).await.unwrap();
        assert_eq!(value, expected, "{pragma}");
    }
}

#[tokio::test]
async fn migrations_can_be_undone() {
    let dir = tempfile::tempdir().unwrap();
    opened(&dir).await.close().await;
    let mut connection = connect::writing(&file(&dir)).connect().await.unwrap();
    MIGRATIONS.undo(&mut connection, 0).await.unwrap();
    let left: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'")
        .fetch_all(&mut connection)
        .await
        .unwrap();
    assert_eq!(left, ["_sqlx_migrations"]);
    connection.close().await.unwrap();
    opened(&dir).await.close().await;
}

#[tokio::test]
async fn what_is_left_by_a_killed_process_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    store.record(record(7), day()).await.unwrap();
    // Copied while open: a power cut leaves the file and its log.
    let cut = tempfile::tempdir().unwrap();
    for name in ["k.db", "k.db-wal"] {
        std::fs::copy(dir.path().join(name), cut.path().join(name)).unwrap();
    }
    let store = opened(&cut).await;
    assert_eq!(store.record(record(7), day()).await.unwrap(), RecordResult::Duplicate);
}

#[tokio::test]
async fn each_mistake_is_explained_in_one_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    std::fs::write(
        at("text.db"),
        "this is a shopping list, and long enough to be no empty database\n".repeat(99),
    )
    .unwrap();
    let explained = async |path: PathBuf, open: Open| -> String {
        let error = SqliteStore::open(&path, open).await.unwrap_err().to_string();
        error.replace(&dir.path().display().to_string(), "DIR")
    };
    assert_eq!(
        explained(dir.path().to_owned(), Open::Create).await,
        "the database DIR is a directory: name a file in it, for example DIR/konventa.db"
    );
    assert_eq!(
        explained(at("no/k.db"), Open::Create).await,
        "the database DIR/no/k.db cannot be created, because the directory DIR/no does not exist: create it first"
    );
    assert_eq!(
        explained(at("k.db"), Open::Existing).await,
        "there is no database DIR/k.db: start “konventa serve” once, or name another with --database"
    );
    assert_eq!(
        explained(at("text.db"), Open::Create).await,
        "DIR/text.db is not a database of SQLite: it is another kind of file, or it is damaged. “konventa restore FILE” restores \
         a backup"
    );
    assert!(!at("k.db").exists());
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_folder_that_cannot_be_written_is_explained() {
    // Not even root can create a file here.
    let error =
        SqliteStore::open(Path::new("/proc/konventa.db"), Open::Create).await.unwrap_err().to_string();
    assert_eq!(
        error,
        "the database /proc/konventa.db cannot be written: its file and its directory must belong to the user who \
         runs konventa"
    );
}

#[tokio::test]
async fn a_newer_database_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    opened(&dir).await.close().await;
    let mut connection = connect::writing(&file(&dir)).connect().await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (9999, 'later', 1, x'00', 0)",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    let error = SqliteStore::open(&file(&dir), Open::Create).await.unwrap_err();
    assert!(matches!(error, StoreError::Newer { .. }), "{error}");
}
