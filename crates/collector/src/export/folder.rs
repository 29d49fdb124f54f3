//! All files into a folder.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::Package;

/// Why nothing is written, or not all.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Something is in it.
    #[error("the folder {path} is not empty: name a new one, so that no old file is taken for one of this export", path = .0.display())]
    NotEmpty(PathBuf),
    /// It is a file.
    #[error("{path} is a file: name a new folder", path = .0.display())]
    NoFolder(PathBuf),
    /// The disk is full, or not ours to write.
    #[error("{path} cannot be written: {why}", path = .path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
}

/// Refuses a folder that has something in it.
///
/// # Errors
/// Why it cannot be written into.
pub fn check(dir: &Path) -> Result<(), FolderError> {
    match fs::read_dir(dir) {
        Ok(mut entries) => match entries.next() {
            Some(_) => Err(FolderError::NotEmpty(dir.to_owned())),
            None => Ok(()),
        },
        Err(why) => match why.kind() {
            io::ErrorKind::NotFound => Ok(()),
            io::ErrorKind::NotADirectory => Err(FolderError::NoFolder(dir.to_owned())),
            _ => Err(FolderError::Write { path: dir.to_owned(), why }),
        },
    }
}

pub(super) fn write(package: &Package, dir: &Path) -> Result<(), FolderError> {
    check(dir)?;
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |why| FolderError::Write { path, why }
    };
    for (name, content) in package.files().map_err(failed(dir))? {
        let path = dir.join(name);
        let parent = path.parent().unwrap_or(dir);
        fs::create_dir_all(parent).map_err(failed(parent))?;
        let written = File::create_new(&path).and_then(|file| {
            let mut file = BufWriter::new(file);
            package.write(&content, &mut file)?;
            file.flush()
        });
        written.map_err(failed(&path))?;
    }
    Ok(())
}
