//! The file of a secret key: a line for people who find it, and the key.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use konventa_domain::followup::Salt;

use super::{Key, LinkageKeyringError};
use konventa_store::private_file;

const NOTE: &str = "# The secret key for the linkage keys of one study. It is deleted when the study ends. Never copy it along with the \
                    database: without it the linkage keys in a copy are worthless.";

/// The word in the names of earlier servers.
const EARLIER: &str = "links";

/// Returns where the key of a study is. Earlier servers called it `links`: such a file is renamed.
pub(super) fn of(database: &Path, study: Salt) -> Result<PathBuf, LinkageKeyringError> {
    let (file, earlier) = (named(database, study, "linkage"), named(database, study, EARLIER));
    if !file.exists() {
        match std::fs::rename(&earlier, &file) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(&earlier)(error)),
            _ => {}
        }
    }
    Ok(file)
}

fn named(database: &Path, study: Salt, word: &str) -> PathBuf {
    database.with_extension(format!("{word}.{study}.key"))
}

pub(super) fn write(file: &Path, key: Key) -> Result<(), LinkageKeyringError> {
    let text = format!("{NOTE}\n{}\n", URL_SAFE_NO_PAD.encode(key.0));
    private_file::create(file, &text).map_err(failed(file))
}

pub(super) fn read(file: &Path) -> Result<Key, LinkageKeyringError> {
    let bytes = std::fs::read(file).map_err(|source| match source.kind() {
        ErrorKind::NotFound => LinkageKeyringError::Missing(file.to_owned()),
        _ => failed(file)(source),
    })?;
    key_in(&bytes).ok_or_else(|| LinkageKeyringError::Broken(file.to_owned()))
}

fn key_in(bytes: &[u8]) -> Option<Key> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let key = URL_SAFE_NO_PAD.decode(lines.next()?.trim()).ok()?;
    let no_more = lines.all(|line| line.trim().is_empty());
    no_more.then(|| key.try_into().ok().map(Key))?
}

/// Deletes the key of a study, and a copy of it that has the earlier name.
pub(super) fn delete(database: &Path, study: Salt) -> Result<(), LinkageKeyringError> {
    let file = of(database, study)?;
    private_file::destroy(&file).map_err(failed(&file))?;
    let earlier = named(database, study, EARLIER);
    private_file::destroy(&earlier).map_err(failed(&earlier))
}

fn failed(file: &Path) -> impl FnOnce(io::Error) -> LinkageKeyringError + '_ {
    |source| LinkageKeyringError::File { file: file.to_owned(), source }
}
