//! `konventa migrate`: moves everything into another database.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use konventa_store::{Address, TableContent, migrate};

#[derive(Debug, Args)]
pub(super) struct MigrateCommand {
    /// The database to copy: `sqlite://FILE`, or `postgres://USER@HOST/DATABASE`. It is not changed.
    #[arg(long, value_name = "URL")]
    from: String,
    /// The database that gets the copy. It is new or empty.
    #[arg(long, value_name = "URL")]
    to: String,
}

impl MigrateCommand {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let address = |url: &str| url.parse::<Address>();
        let (from, to): (_, Address) = (address(&self.from)?, address(&self.to)?);
        let contents = migrate(&from, &to).await?;
        print!("{}", proof(&contents));
        println!("{to} has the same as {from}.");
        for (old, new) in keys(&from, &to) {
            println!("Keys are in files: copy {} to {}.", old.display(), new.display());
        }
        println!(
            "Start the server with --database and the new address. Delete the old database after a while: what students \
             withdraw from now on is still in it."
        );
        Ok(())
    }
}

/// The number of rows and the checksum of each table, which were read from both databases.
fn proof(contents: &[TableContent]) -> String {
    let mut text = format!("{:<20}{:>12}  SHA-256 of the rows, in both\n", "table", "rows");
    for TableContent { table, rows, checksum } in contents {
        let hex = checksum.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        let _ = writeln!(text, "{table:<20}{rows:>12}  {hex}");
    }
    text
}

/// The files with keys beside a database, and their places beside the other.
fn keys(from: &Address, to: &Address) -> Vec<(PathBuf, PathBuf)> {
    let stem =
        |address: &Address| address.beside().file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (old, new) = (stem(from), stem(to));
    let dir = std::path::absolute(from.beside()).ok().and_then(|file| file.parent().map(Path::to_owned));
    let files = dir.and_then(|dir| std::fs::read_dir(dir).ok()).into_iter().flatten().flatten();
    let moved = files.filter_map(|file| {
        let name = file.file_name().into_string().ok()?;
        let rest = name.strip_prefix(&old).filter(|rest| rest.starts_with('.'))?;
        let is_key = rest == ".keys.toml" || Path::new(rest).extension().is_some_and(|end| end == "key");
        is_key.then(|| (file.path(), to.beside().with_file_name(format!("{new}{rest}"))))
    });
    moved.filter(|(old, new)| std::path::absolute(new).ok().as_ref() != Some(old)).collect()
}
