//! Whether the writer works. The task and the store share it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::super::identity::DatabaseFiles;
use crate::StoreError;

/// Whether the last commit succeeded, and the files that are open.
#[derive(Debug)]
pub(in super::super) struct WriterHealth {
    files: DatabaseFiles,
    trouble: Mutex<Option<StoreError>>,
}

impl WriterHealth {
    pub(in super::super) fn new(files: DatabaseFiles) -> Self {
        Self { files, trouble: Mutex::new(None) }
    }

    /// Fails if a file of the database is no longer the one that is open.
    pub(super) fn check_files(&self) -> Result<(), StoreError> {
        self.files.moved().map_or(Ok(()), |file| Err(StoreError::Moved(file.to_owned())))
    }

    /// The files that are open.
    pub(super) fn files(&self) -> &DatabaseFiles {
        &self.files
    }

    /// Fails if the files were moved or the last commit failed.
    pub(in super::super) fn check(&self) -> Result<(), StoreError> {
        self.check_files()?;
        self.trouble().clone().map_or(Ok(()), Err)
    }

    /// Notes the result of a commit. Returns the earlier trouble.
    pub(super) fn note(&self, result: &Result<(), StoreError>) -> Option<StoreError> {
        std::mem::replace(&mut *self.trouble(), result.as_ref().err().cloned())
    }

    pub(super) fn trouble(&self) -> MutexGuard<'_, Option<StoreError>> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
