//! Files that only their owner may read and write: databases, what is beside them, and secret keys.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// Returns options that open a file; one that they create is for its owner only.
#[must_use]
pub fn options() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has such rights"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Creates an empty file.
///
/// # Errors
/// If it exists already or cannot be written.
pub fn create_empty(file: &Path) -> io::Result<File> {
    options().write(true).create_new(true).open(file)
}

/// Writes a new file, durably.
///
/// # Errors
/// If it exists already or cannot be written.
pub fn create(file: &Path, text: &str) -> io::Result<()> {
    let mut opened = create_empty(file)?;
    opened.write_all(text.as_bytes())?;
    opened.sync_all()?;
    sync_directory(file)
}

/// Does the same, so that the file is never there without its whole text, even if the program is killed.
///
/// # Errors
/// If it exists already or cannot be written.
pub fn create_whole(file: &Path, text: &str) -> io::Result<()> {
    let new = file.with_added_extension("new");
    // Of an attempt that was interrupted.
    destroy(&new)?;
    create(&new, text)?;
    let named = match std::fs::hard_link(&new, file) {
        // Some disks know no second names.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => create(file, text),
        named => named,
    };
    std::fs::remove_file(&new)?;
    named.and_then(|()| sync_directory(file))
}

/// Replaces a file, durably: anyone who reads it gets the earlier text or the new one.
///
/// # Errors
/// If it cannot be written.
pub fn replace(file: &Path, text: &str) -> io::Result<()> {
    let new = file.with_added_extension("new");
    // Of an attempt that was interrupted.
    destroy(&new)?;
    create(&new, text)?;
    std::fs::rename(&new, file)?;
    sync_directory(file)
}

/// Overwrites a file, as far as the disk does that in place, and deletes it, durably. A file that
/// does not exist is not an error.
///
/// # Errors
/// If it cannot be deleted.
pub fn destroy(file: &Path) -> io::Result<()> {
    // A file that cannot be overwritten may still be deletable.
    let _ = overwrite(file);
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => sync_directory(file),
    }
}

fn overwrite(file: &Path) -> io::Result<()> {
    let mut opened = File::options().write(true).open(file)?;
    let length = usize::try_from(opened.metadata()?.len()).map_err(io::Error::other)?;
    opened.write_all(&vec![b'0'; length])?;
    opened.sync_all()
}

/// Takes the rights of everybody but the owner away. Nobody but the owner can do that, so a failure
/// is not an error: then the file belongs to somebody who shares it.
pub fn make_private(file: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if let Ok(found) = std::fs::metadata(file)
            && found.permissions().mode() & 0o077 != 0
        {
            let _ = std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600));
        }
    }
    #[cfg(not(unix))]
    let _ = file;
}

/// Waits until a file and its name are on the disk.
///
/// # Errors
/// If the disk fails.
pub fn sync(file: &Path) -> io::Result<()> {
    OpenOptions::new().read(true).write(true).open(file)?.sync_all()?;
    sync_directory(file)
}

/// Waits until the names in the directory of a file are on the disk: a new or deleted name is there only
/// when its directory is.
///
/// # Errors
/// If the disk fails.
pub fn sync_directory(of: &Path) -> io::Result<()> {
    // Only Unix opens a directory as a file.
    if cfg!(unix) { File::open(directory(of))?.sync_all() } else { Ok(()) }
}

pub(crate) fn directory(of: &Path) -> &Path {
    of.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_or_missing_and_nothing_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let (file, new) = (dir.path().join("k.toml"), dir.path().join("k.toml.new"));
        // What a program leaves that was killed while it wrote.
        std::fs::write(&new, "half").unwrap();
        create_whole(&file, "whole").unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "whole");
        assert_eq!(create_whole(&file, "other").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "whole");
        assert!(!new.exists());
    }
}
