//! Files that only their owner may read.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

/// Writes a new one, durably.
///
/// # Errors
/// Where it is there already, or cannot be written.
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

/// Overwrites one, as far as the disk does that in place, and deletes it, durably. One that is not there is no error.
///
/// # Errors
/// Where it cannot be deleted.
pub(crate) fn destroy(file: &Path) -> io::Result<()> {
    // Where this is not possible, deleting it may be.
    let _ = overwrite(file);
    match std::fs::remove_file(file) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
        _ => sync_directory(file),
    }
}

fn overwrite(file: &Path) -> io::Result<()> {
    let mut opened = File::options().write(true).open(file)?;
    let length = usize::try_from(opened.metadata()?.len()).unwrap_or(0);
    opened.write_all(&vec![b'0'; length])?;
    opened.sync_all()
}

/// A new name, or one less, is on the disk only when its directory is.
fn sync_directory(of: &Path) -> io::Result<()> {
    let dir = of.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Elsewhere a directory cannot be opened as a file.
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}
