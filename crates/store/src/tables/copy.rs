//! Copying all tables from one database into another of any engine, and proving that both have the same.

use sha2::{Digest as _, Sha256};
use sqlx::AssertSqlSafe;

use super::places;
use crate::sql::{Connection, Row, Value, query, query_scalar};

/// The rows that are read and written with one statement.
const ROWS: usize = 500;

/// What a column has.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Bool,
    Int,
    Text,
    Bytes,
}
use Kind::{Bool, Bytes, Int, Text};

/// A table that is copied.
#[derive(Debug)]
struct Table {
    name: &'static str,
    /// The number of columns of the primary key, which come first.
    key: usize,
    columns: &'static [(&'static str, Kind)],
    /// Which rows are copied, as SQL.
    rows: &'static str,
}

const ALL: &str = "1 = 1";

/// All tables. Each refers only to those before it.
const TABLES: &[Table] = &[
    // The commits are counted by SQLite only, for each file by itself.
    Table { name: "mark", key: 1, columns: &[("name", Text), ("value", Int)], rows: "name <> 'commits'" },
    Table {
        name: "deck_version",
        key: 1,
        columns: &[("number", Int), ("deck", Text), ("version", Text), ("items", Text)],
        rows: ALL,
    },
    Table {
        name: "lecture",
        key: 1,
        columns: &[
            ("number", Int),
            ("id", Text),
            ("code", Text),
            ("deck", Text),
            ("version", Text),
            ("country", Text),
            ("language", Text),
            ("place", Text),
            ("seats", Int),
            ("day", Text),
            ("ended", Int),
            ("forgotten", Int),
            ("followup", Bool),
            ("records", Int),
            ("ticket_secret", Text),
            ("tickets", Int),
            ("heads", Int),
            ("door_closed", Bool),
        ],
        rows: ALL,
    },
    Table {
        name: "lecture_event",
        key: 2,
        columns: &[("lecture", Int), ("seq", Int), ("at", Int), ("body", Text)],
        rows: ALL,
    },
    Table {
        name: "lecture_vote",
        key: 3,
        columns: &[("lecture", Int), ("slide", Int), ("hash", Bytes), ("choice", Int), ("revision", Int)],
        rows: ALL,
    },
    Table {
        name: "lecture_driver",
        key: 2,
        columns: &[("lecture", Int), ("term", Int), ("hash", Bytes)],
        rows: ALL,
    },
    Table { name: "ticket_request", key: 2, columns: &[("lecture", Int), ("digest", Bytes)], rows: ALL },
    Table { name: "ticket_spent", key: 2, columns: &[("lecture", Int), ("fingerprint", Bytes)], rows: ALL },
    Table {
        name: "pending",
        key: 1,
        columns: &[
            ("hash", Bytes),
            ("deck_version", Int),
            ("lecture", Text),
            ("country", Text),
            ("language", Text),
            ("day", Text),
            ("pre", Text),
            ("post", Text),
            ("vouched", Bool),
        ],
        rows: ALL,
    },
    Table {
        name: "batch",
        key: 1,
        columns: &[
            ("id", Bytes),
            ("kind", Text),
            ("deck_version", Int),
            ("country", Text),
            ("language", Text),
            ("place", Text),
            ("lecture", Text),
            ("day", Text),
            ("month", Text),
            ("cell", Bytes),
            ("vouched", Bool),
        ],
        rows: ALL,
    },
    Table {
        name: "sealed",
        key: 3,
        columns: &[("batch", Bytes), ("pre", Text), ("post", Text), ("n", Int)],
        rows: ALL,
    },
    Table { name: "receipt_secret", key: 1, columns: &[("scope", Text), ("secret", Bytes)], rows: ALL },
    Table { name: "receipt", key: 1, columns: &[("hash", Bytes), ("scope", Text)], rows: ALL },
    Table {
        name: "set_aside",
        key: 1,
        columns: &[("target", Text), ("reason", Text), ("day", Text)],
        rows: ALL,
    },
    Table { name: "study", key: 1, columns: &[("deck", Text), ("salt", Bytes), ("began", Text)], rows: ALL },
    Table {
        name: "followup_offer",
        key: 1,
        columns: &[("hash", Bytes), ("lecture", Text), ("batch", Bytes), ("pre", Text), ("post", Text)],
        rows: ALL,
    },
    Table {
        name: "followup_linkage",
        key: 1,
        columns: &[
            ("hash", Bytes),
            ("record", Bytes),
            ("study", Text),
            ("full_key", Bytes),
            ("partial_keys", Bytes),
            ("batch", Bytes),
            ("pre", Text),
            ("post", Text),
        ],
        rows: ALL,
    },
    Table {
        name: "followup_response",
        key: 1,
        columns: &[
            ("hash", Bytes),
            ("study", Text),
            ("deck_version", Int),
            ("day", Text),
            ("outcomes", Text),
            ("full_key", Bytes),
            ("partial_keys", Bytes),
        ],
        rows: ALL,
    },
    Table {
        name: "retained",
        key: 5,
        columns: &[
            ("cell", Bytes),
            ("pre", Text),
            ("post", Text),
            ("later", Text),
            ("days", Int),
            ("n", Int),
        ],
        rows: ALL,
    },
];

/// What a table has: the number of its rows, and SHA-256 of all of them in the order of their keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableContent {
    /// The name of the table.
    pub table: &'static str,
    /// The number of rows.
    pub rows: u64,
    /// SHA-256 of the values, each with its kind and length before it.
    pub checksum: [u8; 32],
}

/// Whether nothing but what every new database has is in a database.
pub(crate) async fn is_empty(from: &mut Connection) -> sqlx::Result<bool> {
    for Table { name, .. } in TABLES.iter().skip(1) {
        let statement = format!("SELECT EXISTS (SELECT 1 FROM {name})");
        if query_scalar(AssertSqlSafe(statement)).fetch_one(&mut *from).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Copies all tables. Returns what was read.
pub(crate) async fn copy(from: &mut Connection, to: &mut Connection) -> sqlx::Result<Vec<TableContent>> {
    let mut contents = Vec::new();
    for table in TABLES {
        let statement = format!("DELETE FROM {} WHERE {}", table.name, table.rows);
        query(AssertSqlSafe(statement)).execute(to).await?;
        let mut content = Content::default();
        let mut last = None;
        while let Some(rows) = table.next(from, last.as_deref()).await? {
            content.add(&rows);
            last = rows.last().map(|row| row[..table.key].to_vec());
            table.insert(to, &rows).await?;
        }
        contents.push(content.of(table));
    }
    Ok(contents)
}

/// Reads what all tables have.
pub(crate) async fn contents(from: &mut Connection) -> sqlx::Result<Vec<TableContent>> {
    let mut contents = Vec::new();
    for table in TABLES {
        let mut content = Content::default();
        let mut last = None;
        while let Some(rows) = table.next(from, last.as_deref()).await? {
            content.add(&rows);
            last = rows.last().map(|row| row[..table.key].to_vec());
        }
        contents.push(content.of(table));
    }
    Ok(contents)
}

/// The tables whose numbers are counted up from the largest one.
pub(crate) const NUMBERED: [&str; 2] = ["deck_version", "lecture"];

#[derive(Default)]
struct Content {
    rows: u64,
    hash: Sha256,
}

impl Content {
    fn add(&mut self, rows: &[Vec<Value<'static>>]) {
        self.rows += rows.len() as u64;
        for value in rows.iter().flatten() {
            let (kind, bytes): (u8, Option<&[u8]>) = match value {
                Value::Bool(value) => (0, value.map(|value| if value { &b"1"[..] } else { b"0" })),
                Value::Int(value) => {
                    let bytes = value.map(i64::to_be_bytes);
                    self.value(1, bytes.as_ref().map(|bytes| &bytes[..]));
                    continue;
                }
                Value::Text(value) => (2, value.as_deref().map(str::as_bytes)),
                Value::Bytes(value) => (3, value.as_deref()),
            };
            self.value(kind, bytes);
        }
    }

    fn value(&mut self, kind: u8, bytes: Option<&[u8]>) {
        let length = bytes.map_or(u64::MAX, |bytes| bytes.len() as u64);
        self.hash.update([kind]);
        self.hash.update(length.to_be_bytes());
        self.hash.update(bytes.unwrap_or_default());
    }

    fn of(self, table: &Table) -> TableContent {
        TableContent { table: table.name, rows: self.rows, checksum: self.hash.finalize().into() }
    }
}

impl Table {
    fn names(&self) -> Vec<&'static str> {
        self.columns.iter().map(|(name, _)| *name).collect()
    }

    /// Reads the rows after a key. Returns `None` at the end.
    async fn next(
        &self,
        from: &mut Connection,
        after: Option<&[Value<'static>]>,
    ) -> sqlx::Result<Option<Vec<Vec<Value<'static>>>>> {
        let Self { name, key, rows, .. } = self;
        let names = self.names();
        let keys = names[..*key].join(", ");
        let later = match after {
            Some(_) => format!("({keys}) > ({})", places(1, *key)),
            None => ALL.to_owned(),
        };
        let statement = format!(
            "SELECT {} FROM {name} WHERE {rows} AND {later} ORDER BY {keys} LIMIT {ROWS}",
            names.join(", ")
        );
        let mut select = query(AssertSqlSafe(statement));
        for value in after.unwrap_or_default() {
            select = select.bind(value.clone());
        }
        let rows = select.fetch_all(from).await?;
        let rows = rows.iter().map(|row| self.read(row)).collect::<sqlx::Result<Vec<_>>>()?;
        Ok(if rows.is_empty() { None } else { Some(rows) })
    }

    fn read(&self, row: &Row) -> sqlx::Result<Vec<Value<'static>>> {
        let read = |(name, kind): &(&str, Kind)| {
            Ok(match kind {
                Bool => Value::Bool(row.try_get(*name)?),
                Int => Value::Int(row.try_get(*name)?),
                Text => Value::Text(row.try_get::<Option<String>, _>(*name)?.map(Into::into)),
                Bytes => Value::Bytes(row.try_get::<Option<Vec<u8>>, _>(*name)?.map(Into::into)),
            })
        };
        self.columns.iter().map(read).collect()
    }

    async fn insert(&self, to: &mut Connection, rows: &[Vec<Value<'static>>]) -> sqlx::Result<()> {
        let width = self.columns.len();
        let values = (0..rows.len()).map(|row| format!("({})", places(row * width + 1, width)));
        let statement = format!(
            "INSERT INTO {} ({}) VALUES {}",
            self.name,
            self.names().join(", "),
            values.collect::<Vec<_>>().join(", ")
        );
        let mut insert = query(AssertSqlSafe(statement));
        for value in rows.iter().flatten() {
            insert = insert.bind(value.clone());
        }
        insert.execute(to).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use konventa_test_postgres::Cluster;
    use sqlx::{Connection as _, PgConnection, SqliteConnection};

    use super::*;
    use crate::{Address, Open};

    #[tokio::test]
    async fn every_column_is_copied() {
        let (dir, cluster) = (tempfile::tempdir().unwrap(), Cluster::start().unwrap());
        let file = format!("sqlite://{}", dir.path().join("k.db").display());
        let database = cluster.create_database().unwrap();
        for text in [&file, &database] {
            let address: Address = text.parse().unwrap();
            crate::open(&address, Open::Create).await.unwrap().close().await;
        }
        let columns = "SELECT table_name::text || '.' || column_name::text FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name NOT IN ('_sqlx_migrations', 'presence')";
        let mut direct = PgConnection::connect(&database).await.unwrap();
        let of_postgres: Vec<String> = sqlx::query_scalar(columns).fetch_all(&mut direct).await.unwrap();
        let columns = "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT IN ('_sqlx_migrations', 'unsealed_response', 'plain_receipt')";
        let mut direct = SqliteConnection::connect(&file).await.unwrap();
        let of_sqlite: Vec<String> = sqlx::query_scalar(columns).fetch_all(&mut direct).await.unwrap();
        let copied = TABLES
            .iter()
            .flat_map(|table| table.columns.iter().map(|(column, _)| format!("{}.{column}", table.name)));
        let copied: BTreeSet<_> = copied.collect();
        assert_eq!(of_sqlite.into_iter().collect::<BTreeSet<_>>(), copied);
        assert_eq!(of_postgres.into_iter().collect::<BTreeSet<_>>(), copied);
    }
}
