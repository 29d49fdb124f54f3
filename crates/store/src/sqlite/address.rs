//! The address of a SQLite database, `sqlite://FILE`, and the mistakes that can be found before it
//! is opened.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::StoreError;

/// The address of a database: a file that is one or becomes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(PathBuf);

impl Address {
    /// Returns the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Returns the directory of the file; `.` for a bare name.
    #[must_use]
    pub fn directory(&self) -> &Path {
        match self.0.parent() {
            Some(dir) if !dir.as_os_str().is_empty() => dir,
            _ => Path::new("."),
        }
    }

    /// Finds the mistakes for which SQLite only says "unable to open database file".
    pub(super) fn inspect(&self) -> Result<(), StoreError> {
        let dir = self.directory();
        if self.0.is_dir() {
            return Err(StoreError::IsDirectory(self.0.clone()));
        }
        if !dir.is_dir() {
            return Err(StoreError::NoDirectory { file: self.0.clone(), dir: dir.to_owned() });
        }
        Ok(())
    }
}

impl FromStr for Address {
    type Err = StoreError;

    /// Reads `sqlite://FILE` or `sqlite:FILE`. It may end with `?mode=rwc`, which other programs
    /// need. A database in memory is refused: the next start would find nothing.
    fn from_str(text: &str) -> Result<Self, StoreError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Err(StoreError::UnsupportedEngine);
        }
        let rest = text.strip_prefix("sqlite://").or_else(|| text.strip_prefix("sqlite:"));
        match rest.map(|rest| rest.strip_suffix("?mode=rwc").unwrap_or(rest)) {
            Some(file) if !file.is_empty() && !file.starts_with(':') && !file.contains(['?', '\0']) => {
                Ok(Self(PathBuf::from(file)))
            }
            _ => Err(StoreError::InvalidAddress(text.to_owned())),
        }
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
            assert_eq!((address.path(), address.directory()), (Path::new(path), Path::new(dir)));
        }
    }

    #[test]
    fn addresses_without_a_file_are_refused() {
        for text in
            ["", "konventa.db", "sqlite://", "sqlite::memory:", "mysql://x", "sqlite://k.db?cache=shared"]
        {
            assert!(matches!(text.parse::<Address>(), Err(StoreError::InvalidAddress(_))), "{text}");
        }
        assert!(matches!("postgres://localhost/k".parse::<Address>(), Err(StoreError::UnsupportedEngine)));
    }
}
