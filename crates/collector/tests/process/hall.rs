//! `--lan`: phones in the hall's network come in under the address that is printed.

use super::program::{Konventa, command, run};

const LAN: [&str; 4] = ["serve", "--listen", "127.0.0.1:0", "--lan"];

#[test]
fn the_printed_address_is_served_or_its_lack_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::from(command(dir.path()).args(LAN));
    let alone = server.greeting.contains("Phones cannot reach this computer");
    assert_eq!(server.base.starts_with("http://127.0.0.1:"), alone, "{}", server.greeting);
    assert_eq!(server.ask("GET", "/api/health", "", "").status, 200);
    if !alone {
        assert_eq!(server.link("Phones"), format!("{}/", server.base));
    }
    assert!(!server.greeting.contains('█'), "nobody scans a file");
}

#[test]
fn an_address_given_to_the_hall_wins() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::from(command(dir.path()).args(LAN).args(["--public-url", "https://k.example/"]));
    assert_eq!(server.link("Phones"), "https://k.example/");
    assert!(!server.greeting.contains("--lan"), "{}", server.greeting);
}

#[test]
fn an_address_that_is_not_here_is_refused_before_anything_is_made() {
    let dir = tempfile::tempdir().unwrap();
    // Of a network that is reserved for examples.
    let (code, said, told) = run(command(dir.path()).args(LAN).arg("203.0.113.77"));
    assert_eq!((code, said.as_str()), (Some(1), ""), "{told}");
    assert!(told.starts_with("konventa: this computer does not have the address 203.0.113.77"), "{told}");
    assert_eq!(dir.path().read_dir().unwrap().count(), 0);
}
