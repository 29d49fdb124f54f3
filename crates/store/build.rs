//! A new migration file has to be noticed: `sqlx::migrate!` alone watches only the files that it already knows.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
