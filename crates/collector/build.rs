//! Makes the folder of the site, which may be empty, and tells cargo to rebuild when the site or a
//! deck changes: both are embedded in a release build.

use std::path::Path;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let site = root.join("target/site");
    // Cargo would rebuild every time if the folder did not exist. If it cannot be made, nothing is
    // embedded.
    let _ = std::fs::create_dir_all(&site);
    println!("cargo:rerun-if-changed={}", site.display());
    println!("cargo:rerun-if-changed={}", root.join("decks").display());
}
