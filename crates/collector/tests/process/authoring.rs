//! What an author sees while the server runs.

use super::program::{Konventa, command, copy, deck, id, run};

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
fn a_new_deck_is_written_once_and_passes_the_check() {
    let dir = tempfile::tempdir().unwrap();
    let (code, said, told) = run(command(dir.path()).args(["deck", "new", "my-lecture"]));
    assert_eq!((code, told.as_str()), (Some(0), ""));
    assert!(said.contains("konventa serve --decks my-lecture"), "{said}");
    let (code, said, _) = run(command(dir.path()).args(["deck", "check", "my-lecture"]));
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("the deck “my-lecture” has no faults"), "{said}");

    let (code, _, told) = run(command(dir.path()).args(["deck", "new", "my-lecture"]));
    assert_eq!(code, Some(1));
    assert!(told.contains("exists already"), "{told}");
    let (code, _, told) = run(command(dir.path()).args(["deck", "new", "Moje predavanje"]));
    assert_eq!(code, Some(1));
    assert!(told.contains("such as my-lecture"), "{told}");
}

#[test]
fn faults_are_in_the_language_of_the_author() {
    let dir = tempfile::tempdir().unwrap();
    run(command(dir.path()).args(["deck", "new", "mine"]));
    let text = dir.path().join("mine/text.cnr.md");
    let words = std::fs::read_to_string(&text).unwrap();
    std::fs::write(&text, words.replacen("\n+ ", "\n• ", 1)).unwrap();
    let check = |command: &mut std::process::Command| run(command.args(["deck", "check", "mine"])).2;
    let option = ["deck", "check", "--language", "cnr", "mine"];
    let by_option = run(command(dir.path()).env("LANG", "sq_AL.UTF-8").args(option)).2;
    assert!(
        by_option.contains("red počinje znakom “•” (U+2022)") && by_option.contains("ispravka: "),
        "{by_option}"
    );
    let by_terminal = check(command(dir.path()).env("LANG", "sq_AL.UTF-8"));
    assert!(by_terminal.contains("rreshti fillon me “•” (U+2022)"), "{by_terminal}");
    assert!(check(&mut command(dir.path())).contains("the line starts with “•” (U+2022)"));
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
    let other = tempfile::tempdir().unwrap();
    let built_in = Konventa::serve(&other);
    assert_eq!(built_in.ask("GET", "/authoring/reload.js", "", "").status, 404);
    let page = built_in.ask("GET", "/authoring/decks", "", "");
    assert!(!page.body.contains("\"faults\""), "{}", page.body);
}
