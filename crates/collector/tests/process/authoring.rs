//! What an author sees while the server runs.

use std::path::Path;

use super::konventa::{Konventa, command, deck};

pub(super) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in from.read_dir().unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn what_is_saved_is_served_and_a_fault_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, text) = (dir.path().join("decks/mine"), dir.path().join("decks/mine/text.en.md"));
    copy(&deck(), &folder);
    let mut server =
        Konventa::from(command(dir.path()).args(["serve", "--listen", "127.0.0.1:0", "--decks", "decks"]));
    let now = |server: &Konventa| server.ask("GET", "/decks/istanbul-convention/en.json", "", "").body;
    let before = now(&server);
    let words = std::fs::read_to_string(&text).unwrap();
    let title = "title: The Istanbul Convention in half an hour";
    assert!(words.contains(title));

    std::fs::write(&text, words.replace(title, "title: Half an hour of our own")).unwrap();
    server.wait_for("Reloaded: istanbul-convention");
    let changed = now(&server);
    assert!(changed.contains("Half an hour of our own"));

    std::fs::write(&text, words.replace(title, "titel: Half an hour")).unwrap();
    server.wait_for("Still serving the decks from before this change");
    server.wait_for("text.en.md");
    assert_eq!(now(&server), changed);
    // A result for the served deck is still accepted after the change.
    let submission = server.submission(&super::konventa::id(1), "correct");
    assert_eq!(server.submit(&submission).status, 201);

    std::fs::write(&text, words).unwrap();
    server.wait_for("Reloaded: istanbul-convention");
    assert_eq!(now(&server), before);
}
