//! Writes all files into a folder.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::Package;

/// Why the files are not, or not all, written.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum FolderError {
    /// The folder is not empty.
    #[error("the folder {path} is not empty: name a new one, so that no old file is taken for one of this export", path = .0.display())]
    NotEmpty(PathBuf),
    /// The path is a file.
    #[error("{path} is a file: name a new folder", path = .0.display())]
    NoFolder(PathBuf),
    /// The disk is full, or may not be written.
    #[error("{path} cannot be written", path = .path.display())]
    Write { path: PathBuf, source: io::Error },
}

/// Refuses a folder that is not empty.
pub fn check(dir: &Path) -> Result<(), FolderError> {
    match fs::read_dir(dir) {
        Ok(mut entries) => match entries.next() {
            Some(_) => Err(FolderError::NotEmpty(dir.to_owned())),
            None => Ok(()),
        },
        Err(source) => match source.kind() {
            io::ErrorKind::NotFound => Ok(()),
            io::ErrorKind::NotADirectory => Err(FolderError::NoFolder(dir.to_owned())),
            _ => Err(FolderError::Write { path: dir.to_owned(), source }),
        },
    }
}

pub(super) fn write(package: &Package, dir: &Path) -> Result<(), FolderError> {
    check(dir)?;
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| FolderError::Write { path, source }
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
