//! What an author sees while the server runs.

use super::program::{Konventa, command, copy, deck, id, run, wait_until};

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
    // Open pages stay, and say why. The server may have read the file while it was being written.
    wait_until("the page names the fault", || {
        let faulty = page(&server);
        faulty.contains("text.en.md:") && faulty.contains("titel:")
    });
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
    assert!(told.contains("such as moje-predavanje"), "{told}");
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

#[test]
fn a_command_of_decks_that_cannot_be_read_is_explained_in_the_language_of_the_author() {
    let dir = tempfile::tempdir().unwrap();
    let said = |language: &str, arguments: &[&str]| {
        let (code, said, told) = run(command(dir.path()).env("LANG", language).args(arguments));
        (code, said + &told)
    };
    for (language, arguments, words) in [
        ("sr_ME.UTF-8@latin", ["deck", "check"].as_slice(), "konventa: nešto nedostaje: <DIR>..."),
        ("sq_AL.UTF-8", &["deck", "chek", "x"], "konventa: chek nuk njihet këtu"),
        ("sq_AL.UTF-8", &["deck", "check", "--languge", "sq", "x"], "konventa: --languge nuk njihet këtu"),
        ("sq_AL.UTF-8", &["deck", "check", "--language", "de", "x"], "konventa: de nuk mund të përdoret për"),
        ("sr_RS.UTF-8", &["deck"], "proverava predavanje"),
    ] {
        let (code, said) = said(language, arguments);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(words) && said.contains("konventa deck new "), "{said}");
        assert!(!said.contains("Usage"), "{said}");
    }
    let (code, said) = said("sr_ME.UTF-8@latin", &["deck", "check", "--help"]);
    assert_eq!(code, Some(0));
    assert!(said.contains("provjerava predavanje"), "{said}");
}

#[test]
fn what_a_command_of_decks_refuses_is_in_the_language_of_the_author() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("empty")).unwrap();
    let told = |arguments: &[&str]| {
        let (code, said, told) = run(command(dir.path()).env("KONVENTA_LANGUAGE", "sq").args(arguments));
        assert_eq!(code, Some(1), "{said}{told}");
        told
    };
    assert!(told(&["deck", "new", "Ligjërata ime"]).contains("për shembull ligjerata-ime"));
    assert!(told(&["deck", "new", "empty"]).contains("ekziston tashmë"));
    assert!(told(&["deck", "check", "nowhere"]).contains("nuk ka dosje të tillë\n  ndreqja: jepni dosjen"));
    let empty = told(&["deck", "check", "empty"]);
    assert!(empty.contains("nuk ka skedar deck.toml"), "{empty}");
    assert!(empty.contains("ligjërata që nuk mund të shfaqen: 1 nga 1"), "{empty}");
    assert!(told(&["serve", "--decks", "empty"]).contains("nuk ka ligjëratë"));
    assert!(told(&["serve", "--decks", "nowhere"]).contains("nuk ka dosje nowhere"));
}

#[test]
fn the_times_of_a_deck_are_in_the_language_of_the_author() {
    let dir = tempfile::tempdir().unwrap();
    run(command(dir.path()).args(["deck", "new", "mine"]));
    let (code, said, _) = run(command(dir.path()).args(["deck", "check", "mine", "--language", "cnr"]));
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("predavanje “mine” nema grešaka: pitanja: 2, minuta: 7"), "{said}");
    assert!(said.contains("riječi u minutu") && said.contains("dok ljudi dolaze"), "{said}");
}

/// A server of the folder `decks`, with one deck in it, which is returned.
fn serve_own(dir: &std::path::Path) -> (Konventa, std::path::PathBuf) {
    run(command(dir).args(["deck", "new", "decks/mine"]));
    let server = Konventa::from(command(dir).args(["serve", "--listen", "127.0.0.1:0", "--decks", "decks"]));
    (server, dir.join("decks/mine"))
}

#[test]
fn editors_may_write_a_file_in_pieces_or_replace_it() {
    let dir = tempfile::tempdir().unwrap();
    let (mut server, folder) = serve_own(dir.path());
    let text = folder.join("text.en.md");
    let words = std::fs::read_to_string(&text).unwrap();
    let subtitle = words.lines().find(|line| line.starts_with("subtitle:")).unwrap();
    let now = |server: &Konventa| server.ask("GET", "/decks/mine/en.json", "", "").body;

    // Half of the file, and then all of it: the deck from before is served in the meantime.
    let before = now(&server);
    std::fs::write(&text, &words[..words.len() / 2]).unwrap();
    server.wait_for("Still serving the decks from before this change");
    assert_eq!(now(&server), before);
    std::fs::write(&text, &words).unwrap();
    server.wait_for("The faults are gone.");
    assert!(server.ask("GET", "/authoring/decks", "", "").body.contains("\"faults\":null"));

    // Some editors rename the old file, write a new one, and delete the old one.
    let old = folder.join("text.en.md~");
    std::fs::rename(&text, &old).unwrap();
    std::fs::write(&text, words.replace(subtitle, "subtitle: Renamed")).unwrap();
    std::fs::remove_file(&old).unwrap();
    server.wait_for("Reloaded: mine");
    assert!(now(&server).contains("Renamed"));

    // Others write beside it and rename that.
    let beside = folder.join(".text.en.md.swp");
    std::fs::write(&beside, words.replace(subtitle, "subtitle: Beside")).unwrap();
    std::fs::rename(&beside, &text).unwrap();
    server.wait_for("Reloaded: mine");
    assert!(now(&server).contains("Beside"));
}

#[test]
fn a_deck_that_disappears_is_served_until_the_server_stops() {
    let dir = tempfile::tempdir().unwrap();
    run(command(dir.path()).args(["deck", "new", "decks/other"]));
    let (mut server, folder) = serve_own(dir.path());
    std::fs::rename(&folder, dir.path().join("mine")).unwrap();
    let text = dir.path().join("decks/other/text.en.md");
    let words = std::fs::read_to_string(&text).unwrap();
    std::fs::write(&text, words.replacen("subtitle:", "subtitle: Again.", 1)).unwrap();
    server.wait_for("Reloaded: mine (");
    server.wait_for("No longer in the folder: mine.");
    assert_eq!(server.ask("GET", "/decks/mine/en.json", "", "").status, 200);
}

#[test]
fn a_running_lecture_keeps_its_slides_while_their_author_changes_them() {
    let dir = tempfile::tempdir().unwrap();
    let (mut server, folder) = serve_own(dir.path());
    let text = folder.join("text.en.md");
    let words = std::fs::read_to_string(&text).unwrap();
    let slides = |server: &Konventa| server.ask("GET", "/decks/mine/en.slides.json", "", "").body;
    let key = server.key("presenter");
    let new =
        serde_json::json!({"deck": "mine", "country": "ME", "language": "en", "place": null, "seats": null});
    let started = server.post("/api/lectures", Some(&key), &new);
    assert_eq!(started.status, 201, "{}", started.body);
    let started: serde_json::Value = serde_json::from_str(&started.body).unwrap();

    // Words change at once.
    let subtitle = words.replacen("subtitle:", "subtitle: Soon.", 1);
    std::fs::write(&text, &subtitle).unwrap();
    server.wait_for("Reloaded: mine");

    // A step more waits for the end.
    let before = slides(&server);
    let stepless = subtitle.replacen("\n- (breach)", "\n+ One point more\n\n- (breach)", 1);
    assert_ne!(stepless, subtitle);
    std::fs::write(&text, &stepless).unwrap();
    server.wait_for("Still showing mine as before, because a lecture of it is running");
    assert_eq!(slides(&server), before);

    let (code, driver) = (started["code"].as_str().unwrap(), started["driver"].as_str().unwrap());
    let end = serde_json::json!({"command": "end"});
    let end = server.post(&format!("/api/lectures/{code}/commands"), Some(driver), &end);
    assert_eq!(end.status / 100, 2, "{}", end.body);
    server.wait_for("Reloaded: mine");
    assert_ne!(slides(&server), before);
}
