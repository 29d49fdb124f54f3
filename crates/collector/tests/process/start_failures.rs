//! What can go wrong at the start: one clear sentence and exit code 1.

use std::path::Path;
use std::process::Command;

use super::program::{Konventa, PROGRAM, command, copy, deck, id, run};

/// Starts a server that cannot start, and gives its sentence with the directory taken out.
fn refused(dir: &Path, arguments: &[&str]) -> String {
    let (code, said, told) = run(command(dir).args(["serve", "--listen", "127.0.0.1:0"]).args(arguments));
    assert_eq!((code, said.as_str()), (Some(1), ""), "{told}");
    told.replace(&dir.display().to_string(), "DIR")
}

#[test]
fn a_port_in_use() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = Konventa::serve(&dir);
    let taken = server.base.strip_prefix("http://").unwrap();
    let port = taken.split(':').nth(1).unwrap();
    let (code, _, told) = run(command(other.path()).args(["serve", "--listen", taken]));
    assert_eq!(code, Some(1));
    let next = port.parse::<u16>().unwrap().wrapping_add(1).max(1024);
    assert_eq!(
        told,
        format!(
            "konventa: port {port} is in use by another program: stop it, or choose another port with --listen \
             127.0.0.1:{next}\n"
        )
    );
    assert_eq!(other.path().read_dir().unwrap().count(), 0, "it leaves nothing behind");
}

#[test]
fn databases_that_cannot_be_used() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    std::fs::write(
        at.join("notes.db"),
        "a list of things to buy, long enough to be no empty file\n".repeat(99),
    )
    .unwrap();
    let here = at.display().to_string();
    for (name, url) in [
        ("directory", format!("sqlite://{here}")),
        ("directory_missing", format!("sqlite://{here}/none/k.db")),
        ("not_a_database", format!("sqlite://{here}/notes.db")),
        ("in_memory", "sqlite::memory:".to_owned()),
        ("postgres", "postgres://user:secret@localhost:1/konventa".to_owned()),
        ("postgres_without_a_database", "postgres://user:secret@localhost".to_owned()),
        ("no_address", "konventa.db".to_owned()),
    ] {
        insta::assert_snapshot!(name, refused(at, &["--database", &url]));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_database_that_cannot_be_written() {
    // Not even root can make a file here.
    let dir = tempfile::tempdir().unwrap();
    insta::assert_snapshot!("unwritable", refused(dir.path(), &["--database", "sqlite:///proc/konventa.db"]));
}

#[test]
fn decks_that_cannot_be_served() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    insta::assert_snapshot!("no_folder", refused(at, &["--decks", "none"]));
    std::fs::create_dir(at.join("empty")).unwrap();
    insta::assert_snapshot!("no_deck", refused(at, &["--decks", "empty"]));
    let faulty = at.join("faulty/deck");
    std::fs::create_dir_all(&faulty).unwrap();
    std::fs::copy(deck().join("deck.toml"), faulty.join("deck.toml")).unwrap();
    let told = refused(at, &["--decks", "faulty"]);
    assert!(told.starts_with("konventa: the deck in faulty/deck has faults:\n"), "{told}");
    assert!(told.contains("text.en.md"), "{told}");
    for name in ["one", "two"] {
        copy(&deck(), &at.join("twins").join(name));
    }
    insta::assert_snapshot!("deck_twice", refused(at, &["--decks", "twins"]));
    assert!(!at.join("konventa.db").exists(), "decks are read before anything is made");
}

#[test]
fn a_public_url_that_cannot_be_used() {
    let dir = tempfile::tempdir().unwrap();
    let mut told = String::new();
    for url in [
        "uni.example/konventa",
        "https://uni.example/my folder",
        "https://uni.example/k?x",
        "https://uni.example/../k",
    ] {
        for what in ["serve", "keys"] {
            let (code, said, error) = run(command(dir.path()).args([what, "--public-url", url]));
            assert_eq!((code, said.as_str()), (Some(2), ""), "{error}");
            if what == "serve" {
                told += &error;
            }
        }
    }
    insta::assert_snapshot!("public_url", told);
    assert_eq!(dir.path().read_dir().unwrap().count(), 0, "nothing was made");
}

#[test]
fn keys_that_cannot_be_used() {
    let dir = tempfile::tempdir().unwrap();
    let with_spaces = run(command(dir.path()).env("KONVENTA_RESEARCH_KEY", "two words").arg("serve"));
    assert_eq!(with_spaces.0, Some(1));
    insta::assert_snapshot!("key_with_spaces", with_spaces.2);
    let (code, _, told) = run(command(dir.path()).arg("keys"));
    assert_eq!(
        (code, told.as_str()),
        (Some(1), "konventa: there are no keys in konventa.keys.toml yet: start “konventa serve” once\n")
    );
    std::fs::write(dir.path().join("konventa.keys.toml"), "presenter = 1").unwrap();
    insta::assert_snapshot!("keys_broken", refused(dir.path(), &[]));
}

/// The system refuses to let the files grow, as a full disk would: phones are told to try again,
/// nothing that was answered is lost, and the server goes on reading.
#[test]
fn a_disk_that_takes_no_more() {
    let dir = tempfile::tempdir().unwrap();
    Konventa::serve(&dir).stop();
    let mut limited = Command::new("sh");
    limited
        .current_dir(dir.path())
        // In blocks of 512 bytes: just enough for the log to start.
        .args(["-c", "trap '' XFSZ; ulimit -f 256; exec \"$0\" serve --listen 127.0.0.1:0", PROGRAM]);
    let server = Konventa::from(&mut limited);
    let mut kept = 0;
    let refused = loop {
        let reply = server.submit(&server.submission(&id(kept), "correct"));
        match reply.status {
            201 => kept += 1,
            _ => break reply,
        }
        assert!(kept < 10_000, "the limit was never reached");
    };
    assert_eq!(refused.status, 503);
    assert!(refused.head.to_lowercase().contains("retry-after: 10"), "{}", refused.head);
    assert!(kept > 0);
    assert_eq!(server.report()["n"]["paired"].as_f64(), Some(0.0), "it can still be read");
    let (status, _, logged) = server.stop();
    assert_eq!(status.code(), Some(0));
    assert!(logged.contains("ERROR the disk with the database konventa.db"), "{logged}");
    // With room again, all that was answered is there, and the one that was refused can be sent.
    let server = Konventa::serve(&dir);
    for n in 0..kept {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 200, "{n} of {kept}");
    }
    assert_eq!(server.submit(&server.submission(&id(kept), "correct")).status, 201);
}
