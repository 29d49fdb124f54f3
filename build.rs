//! Turns `locales/*.toml` into typed texts: one function per text, so that a missing text or
//! argument does not compile. The texts themselves are not part of the app: a page loads those of
//! one language.

use std::path::Path;
use std::{env, fs};

use konventa_texts::Locales;

fn main() {
    println!("cargo:rerun-if-changed=locales");
    let locales = Locales::read(Path::new("locales")).unwrap_or_else(|error| panic!("{error}"));
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).to_owned();
    fs::write(out.join("texts.rs"), locales.code()).expect("OUT_DIR can be written");
    // For unit tests, which have no server to load texts from.
    let english = &locales.files()[&format!("{}/staff.en.json", locales.schema())];
    fs::write(out.join("english.json"), english).expect("OUT_DIR can be written");
}
