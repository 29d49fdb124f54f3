//! What an author sees while the server runs.

use super::program::{Konventa, command, copy, deck, id};

#[test]
fn what_is_saved_is_served_and_a_fault_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, text) = (dir.path().join("decks/mine"), dir.path().join("decks/mine/text.en.md"));
    copy(&deck(), &folder);
    let mut server =
        Konventa::from(command(dir.path()).args(["serve", "--listen", "127.0.0.1:0", "--decks", "decks"]));
    let now = |server: &Konventa| server.ask("GET", "/decks/istanbul-convention/en.json", "", "").body;
    let page = |server: &Konventa| server.ask("GET", "/authoring/decks", "", "").body;
    let (before, page_before) = (now(&server), page(&server));
    let words = std::fs::read_to_string(&text).unwrap();
    let title = "title: The Istanbul Convention in half an hour";
    assert!(words.contains(title));

    std::fs::write(&text, words.replace(title, "title: Half an hour of our own")).unwrap();
    server.wait_for("Reloaded: istanbul-convention");
    let changed = now(&server);
    assert!(changed.contains("Half an hour of our own"));
    // Open pages reload.
    let page_changed = page(&server);
    assert_ne!(page_changed, page_before);
    assert!(page_changed.contains("\"faults\":null"), "{page_changed}");

    std::fs::write(&text, words.replace(title, "titel: Half an hour")).unwrap();
    server.wait_for("Still serving the decks from before this change");
    server.wait_for("text.en.md");
    assert_eq!(now(&server), changed);
    // Open pages stay, and say why.
    let page_faulty = page(&server);
    assert!(page_faulty.contains("text.en.md:") && page_faulty.contains("titel:"), "{page_faulty}");
    // A result for the served deck is still accepted after the change.
    let submission = server.submission(&id(1), "correct");
    assert_eq!(server.submit(&submission).status, 201);

    std::fs::write(&text, words).unwrap();
    server.wait_for("Reloaded: istanbul-convention");
    assert_eq!(now(&server), before);
    assert_eq!(page(&server), page_before);
}

#[test]
fn pages_reload_only_if_the_decks_come_from_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    copy(&deck(), &dir.path().join("deck"));
    let watched =
        Konventa::from(command(dir.path()).args(["serve", "--listen", "127.0.0.1:0", "--decks", "deck"]));
    let script = watched.ask("GET", "/authoring/reload.js", "", "");
    assert_eq!(script.status, 200);
    assert!(script.head.to_lowercase().contains("content-type: text/javascript"), "{}", script.head);
    assert!(script.body.contains("istanbul-convention ") && !script.body.contains("{{"), "{}", script.body);
    let built_in = Konventa::serve(&dir);
    assert_eq!(built_in.ask("GET", "/authoring/reload.js", "", "").status, 404);
    let page = built_in.ask("GET", "/authoring/decks", "", "");
    assert!(!page.body.contains("\"faults\""), "{}", page.body);
}
