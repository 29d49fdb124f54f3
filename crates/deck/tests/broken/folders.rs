//! Faults of a folder on disk.

use std::fs;
use std::path::Path;

use konventa_deck::{Deck, Faults};

use crate::fixture::fixture;

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("drawings")).unwrap();
    for (name, bytes) in fixture().files {
        fs::write(dir.path().join(name), bytes).unwrap();
    }
    dir
}

fn only(faults: &Faults) -> String {
    assert_eq!(faults.count(), 1, "{faults}");
    faults.to_string()
}

#[test]
fn a_whole_folder_is_a_deck() {
    assert!(Deck::load(folder().path()).is_ok());
}

#[test]
fn a_missing_folder() {
    let said = only(&Deck::load(Path::new("no/such/deck")).unwrap_err());
    assert_eq!(said, "no/such/deck: there is no such folder\n  fix: name the folder that holds deck.toml");
}

#[test]
fn a_file_for_a_folder() {
    let dir = folder();
    let said = only(&Deck::load(&dir.path().join("deck.toml")).unwrap_err());
    assert!(said.contains("this is not a folder that can be read"), "{said}");
}

#[test]
fn an_empty_folder() {
    let said = only(&Deck::load(tempfile::tempdir().unwrap().path()).unwrap_err());
    assert!(said.starts_with("deck.toml: there is no deck.toml\n"), "{said}");
}

#[test]
fn a_folder_for_a_file() {
    let dir = folder();
    fs::remove_file(dir.path().join("deck.toml")).unwrap();
    fs::create_dir(dir.path().join("deck.toml")).unwrap();
    let said = only(&Deck::load(dir.path()).unwrap_err());
    assert!(said.starts_with("deck.toml: this is not a file\n"), "{said}");
}

#[test]
fn a_file_for_the_drawings() {
    let dir = folder();
    fs::remove_dir_all(dir.path().join("drawings")).unwrap();
    fs::write(dir.path().join("drawings"), "").unwrap();
    let said = only(&Deck::load(dir.path()).unwrap_err());
    assert!(said.starts_with("drawings: this is not a folder that can be read\n"), "{said}");
}

#[test]
fn a_link_that_leads_nowhere() {
    let dir = folder();
    std::os::unix::fs::symlink("nowhere", dir.path().join("text.cnr.md")).unwrap();
    let said = only(&Deck::load(dir.path()).unwrap_err());
    assert!(said.starts_with("text.cnr.md: the file cannot be read"), "{said}");
}

#[test]
fn ten_megabytes_on_disk() {
    let dir = folder();
    fs::write(dir.path().join("text.sq.md"), vec![b'x'; 10 * 1024 * 1024]).unwrap();
    let said = only(&Deck::load(dir.path()).unwrap_err());
    assert!(said.starts_with("text.sq.md: the file is larger than 1024 KiB\n"), "{said}");
}

#[test]
fn a_deck_of_many_large_files() {
    let dir = folder();
    for n in 0..12 {
        fs::write(dir.path().join(format!("drawings/{n}.svg")), vec![b'x'; 1024 * 1024]).unwrap();
    }
    let said = only(&Deck::load(dir.path()).unwrap_err());
    assert!(said.starts_with(".: the deck is larger than 8 MiB\n"), "{said}");
}
