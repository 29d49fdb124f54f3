//! What is printed at the start, and what is still there at the next.

use super::program::{Konventa, command, deck, id, run, seal};

#[test]
fn the_start_prints_who_goes_where() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    assert_eq!(server.link("Students"), format!("{}/learn/istanbul-convention", server.base));
    for (who, page, key) in [("Presenter", "/present", "presenter"), ("Researcher", "/research", "research")]
    {
        assert_eq!(server.link(who), server.base.clone() + page);
        assert_eq!(server.key(key).len(), 43, "{who}");
    }
    let database = dir.path().join("konventa.db");
    assert!(
        server.greeting.contains(&format!("Records are stored in {}", database.display())),
        "{}",
        server.greeting
    );
    let (status, said, _) = server.stop();
    assert_eq!((status.code(), said.trim_end().ends_with("Stopped.")), (Some(0), true), "{said}");
    let mut left: Vec<_> = dir
        .path()
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["konventa.db", "konventa.db-commits", "konventa.keys.toml"]);
}

#[test]
fn a_restart_keeps_records_and_keys() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    let sent: Vec<_> = (1..=12).map(|n| server.submission(&id(n), "correct")).collect();
    for submission in &sent {
        assert_eq!(server.submit(submission).status, 201);
    }
    let keys = ["presenter", "research"].map(|name| server.key(name));
    server.stop();

    let server = Konventa::serve(&dir);
    assert_eq!(["presenter", "research"].map(|name| server.key(name)), keys);
    assert_eq!(server.submit(&sent[0]).status, 200);
    assert_eq!(server.report()["n"]["paired"], 0.0, "they wait");
    seal(dir.path());
    assert_eq!(server.report()["n"]["paired"], 12.0);
}

#[test]
fn what_was_answered_survives_a_kill() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    let sent = server.submission(&id(1), "correct");
    assert_eq!(server.submit(&sent).status, 201);
    server.signal("KILL");
    server.end();
    assert_eq!(Konventa::serve(&dir).submit(&sent).status, 200);
}

#[test]
fn in_a_folder_every_printed_link_has_it() {
    let dir = tempfile::tempdir().unwrap();
    let options = ["--lan", "--public-url", "https://uni.example/konventa/"];
    let server = Konventa::from(command(dir.path()).args(["serve", "--listen", "127.0.0.1:0"]).args(options));
    assert_eq!(server.link("Students"), "https://uni.example/konventa/learn/istanbul-convention");
    assert_eq!(server.link("Presenter"), "https://uni.example/konventa/present");
    assert_eq!(server.link("Researcher"), "https://uni.example/konventa/research");
    assert_eq!(server.link("Phones"), "https://uni.example/konventa/");
    let (_, said, _) = run(command(dir.path()).args(["keys"]).args(&options[1..]));
    assert!(said.contains("https://uni.example/konventa/present"), "{said}");
}

#[test]
fn the_environment_sets_what_options_would() {
    let dir = tempfile::tempdir().unwrap();
    let database = dir.path().join("elsewhere.db");
    let server = Konventa::from(
        command(dir.path())
            .env("KONVENTA_LISTEN", "127.0.0.1:0")
            .env("KONVENTA_DATABASE_URL", format!("sqlite://{}", database.display()))
            .env("KONVENTA_PRESENTER_KEY", "presenter-1")
            .env("KONVENTA_RESEARCH_KEY", "research-1")
            .arg("serve")
            .arg("--decks")
            .arg(deck())
            .args(["--public-url", "https://k.example/"]),
    );
    assert_eq!(server.link("Presenter"), "https://k.example/present");
    assert_eq!(server.link("Researcher"), "https://k.example/research");
    assert!(!server.greeting.contains("presenter-1"), "{}", server.greeting);
    assert!(database.exists());
    assert!(!dir.path().join("elsewhere.keys.toml").exists(), "keys that are given are not kept");
}
