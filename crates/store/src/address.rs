//! The address of a database: `sqlite://FILE`, or `postgres://USER@HOST/DATABASE`.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;

use crate::StoreError;

/// The address of a database.
#[derive(Debug, Clone)]
pub struct Address(pub(crate) Place);

/// Where a database is.
#[derive(Debug, Clone)]
pub(crate) enum Place {
    Sqlite(PathBuf),
    Postgres(Box<PostgresAddress>),
}

/// A database of a PostgreSQL server.
#[derive(Clone)]
pub(crate) struct PostgresAddress {
    pub(crate) options: PgConnectOptions,
    /// Without user and password.
    pub(crate) shown: String,
    /// The name of the database and the ending of a file, so that keys are beside nothing else.
    beside: PathBuf,
}

/// Never shows the password, which could get into a log.
impl fmt::Debug for PostgresAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PostgresAddress({})", self.shown)
    }
}

impl Address {
    /// What the keys of a server are kept beside: the file of SQLite, or, since PostgreSQL has its files
    /// elsewhere, a file in the working directory with the name of the database. That file need not exist.
    #[must_use]
    pub fn beside(&self) -> &Path {
        match &self.0 {
            Place::Sqlite(path) => path,
            Place::Postgres(address) => &address.beside,
        }
    }

    /// The same address, whose file has its whole path.
    #[must_use]
    pub fn absolute(&self) -> Self {
        match &self.0 {
            Place::Sqlite(path) => {
                Self(Place::Sqlite(std::path::absolute(path).unwrap_or_else(|_| path.clone())))
            }
            Place::Postgres(_) => self.clone(),
        }
    }

    /// The file of SQLite.
    ///
    /// # Errors
    /// [`StoreError::OnlySqlite`] if the database is in PostgreSQL.
    pub(crate) fn file(&self) -> Result<&Path, StoreError> {
        match &self.0 {
            Place::Sqlite(path) => Ok(path),
            Place::Postgres(address) => Err(StoreError::OnlySqlite(address.shown.clone())),
        }
    }
}

/// As people read it: the path of the file, or the address without user and password.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Place::Sqlite(path) => write!(f, "{}", path.display()),
            Place::Postgres(address) => f.write_str(&address.shown),
        }
    }
}

impl FromStr for Address {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self(Place::Postgres(Box::new(postgres(text)?))));
        }
        let rest = text.strip_prefix("sqlite://").or_else(|| text.strip_prefix("sqlite:"));
        match rest.map(|rest| rest.strip_suffix("?mode=rwc").unwrap_or(rest)) {
            Some(file) if !file.is_empty() && !file.starts_with(':') && !file.contains(['?', '\0']) => {
                Ok(Self(Place::Sqlite(PathBuf::from(file))))
            }
            _ => Err(StoreError::InvalidAddress(text.to_owned())),
        }
    }
}

/// Reads an address of PostgreSQL. No error quotes it, because it may have a password.
fn postgres(text: &str) -> Result<PostgresAddress, StoreError> {
    let options: PgConnectOptions = text.parse().map_err(|_| StoreError::InvalidPostgresAddress)?;
    let database = options.get_database().ok_or(StoreError::InvalidPostgresAddress)?.to_owned();
    let is_name = |c: char| c.is_alphanumeric() || ['-', '_'].contains(&c);
    let file: String = database.chars().map(|c| if is_name(c) { c } else { '_' }).collect();
    let place = match options.get_socket() {
        Some(directory) => directory.display().to_string(),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    };
    Ok(PostgresAddress {
        options,
        shown: format!("“{database}” of the PostgreSQL server {place}"),
        beside: PathBuf::from(file).with_extension("db"),
    })
}

/// The directory of a file.
pub(crate) fn directory(file: &Path) -> &Path {
    match file.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_a_file() {
        for (text, path, dir) in [
            ("sqlite://konventa.db", "konventa.db", "."),
            ("sqlite:konventa.db", "konventa.db", "."),
            ("sqlite:///var/lib/k.db", "/var/lib/k.db", "/var/lib"),
            ("sqlite://data/k.db?mode=rwc", "data/k.db", "data"),
        ] {
            let address: Address = text.parse().unwrap();
            let file = address.file().unwrap();
            assert_eq!((file, directory(file)), (Path::new(path), Path::new(dir)));
        }
    }

    #[test]
    fn addresses_without_a_file_are_refused() {
        for text in
            ["", "konventa.db", "sqlite://", "sqlite::memory:", "mysql://x", "sqlite://k.db?cache=shared"]
        {
            assert!(matches!(text.parse::<Address>(), Err(StoreError::InvalidAddress(_))), "{text}");
        }
    }

    #[test]
    fn an_address_of_postgresql_is_shown_without_its_password() {
        for (text, shown) in [
            (
                "postgres://me:secret@db.example/konventa",
                "“konventa” of the PostgreSQL server db.example:5432",
            ),
            ("postgresql://me:secret@10.0.0.7:6000/k", "“k” of the PostgreSQL server 10.0.0.7:6000"),
            ("postgres:///k?host=/run/postgresql&user=me", "“k” of the PostgreSQL server /run/postgresql"),
        ] {
            let address: Address = text.parse().unwrap();
            assert_eq!(address.to_string(), shown);
            assert!(!format!("{address:?}").contains("secret"), "{address:?}");
            assert!(address.file().is_err());
        }
        let address: Address = "postgres://me@db.example/kon%2Fventa".parse().unwrap();
        assert_eq!(address.beside(), Path::new("kon_venta.db"));
    }

    #[test]
    fn an_address_of_postgresql_without_a_database_is_refused_and_not_quoted() {
        for text in
            ["postgres://me:secret@db.example", "postgres://me:secret@db.example:port/k", "postgres://"]
        {
            let error = text.parse::<Address>().unwrap_err();
            assert!(matches!(error, StoreError::InvalidPostgresAddress), "{text}");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }
}
