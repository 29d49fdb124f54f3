//! Files that only their owner may read.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

/// Writes a new file, durably.
///
/// Fails if it exists already or cannot be written.
pub(crate) fn create(file: &Path, text: &str) -> io::Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut opened = options.open(file)?;
    opened.write_all(text.as_bytes())?;
    opened.sync_all()?;
    sync_directory(file)
}

/// Does the same, so that the file is never there without its whole text, even if the program is killed.
pub(crate) fn create_whole(file: &Path, text: &str) -> io::Result<()> {
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

/// Replaces a file, durably: whoever reads it gets the earlier text or the new one.
pub(crate) fn replace(file: &Path, text: &str) -> io::Result<()> {
    let new = file.with_added_extension("new");
    // Of an attempt that was interrupted.
    destroy(&new)?;
    create(&new, text)?;
    std::fs::rename(&new, file)?;
    sync_directory(file)
}

/// Overwrites a file, as far as the disk does that in place, and deletes it, durably. A file that
/// does not exist is not an error.
pub(crate) fn destroy(file: &Path) -> io::Result<()> {
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

/// Syncs the directory of a file: a new or deleted name is on the disk only when its directory is.
fn sync_directory(of: &Path) -> io::Result<()> {
    let dir = of.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Only Unix opens a directory as a file.
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
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
