//! Tells cargo to rebuild when a migration is added: `sqlx::migrate!` watches only the files it has
//! already read.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
