//! All files as one zip. The same export gives the same bytes, because files have no time stamps.

use std::io::{self, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Content, Package};

/// An upper bound in bytes for one statement; all other lines are shorter.
const LINE: usize = 1_000;

pub(super) fn write(package: &Package, to: impl Write) -> io::Result<()> {
    let mut zip = ZipWriter::new_stream(to);
    for (name, content) in package.files()? {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .large_file(may_be_large(package, &content));
        zip.start_file(name, options)?;
        package.write(&content, &mut zip)?;
    }
    zip.finish()?.into_inner().flush()
}

/// Returns whether a file may exceed the 4 GB of a simple zip.
fn may_be_large(package: &Package, content: &Content) -> bool {
    let lines = package.rows.rows.len().saturating_mul(2 * package.rows.items.len() + 2);
    let long = lines.saturating_mul(LINE) >= u32::MAX as usize;
    long && !matches!(content, Content::Text(_))
}
