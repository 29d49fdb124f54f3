//! Studies on the command line.

use super::program::{Konventa, command, followup_response, id, linkage_request, run, seal};

#[test]
fn studies_are_listed_and_ended_beside_the_running_server() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    let followup = |arguments: &[&str]| run(command(dir.path()).arg("followup").args(arguments));
    // The days differ from run to run.
    let told = |arguments: &[&str]| {
        let (code, printed, told) = followup(arguments);
        assert_eq!((code, told.as_str()), (Some(0), ""));
        let is_day =
            |word: &str| word.trim_matches(',').trim_matches(';').len() == 10 && word.starts_with("20");
        let words = printed.trim_end().split(' ').map(|word| if is_day(word) { "DAY" } else { word });
        words.collect::<Vec<_>>().join(" ")
    };
    insta::assert_snapshot!("none", told(&[]));
    let (_, salt) = server.start_lecture_with_followup();
    let key = dir.path().join(format!("konventa.linkage.{salt}.key"));
    assert!(key.exists());
    insta::assert_snapshot!("begun", told(&[]));
    for n in 0..24 {
        let submission = server.submission(&id(n), "correct");
        assert_eq!(server.submit(&submission).status, 201);
        assert_eq!(server.post("/api/followup/linkage", None, &linkage_request(n, &salt)).status, 201);
        if n < 12 {
            let later = followup_response(n, &salt, &submission);
            assert_eq!(server.post("/api/followup/responses", None, &later).status, 201);
        }
    }
    insta::assert_snapshot!("joined", told(&[]));
    seal(dir.path());
    insta::assert_snapshot!("ended", told(&["end", "istanbul-convention"]));
    assert!(!key.exists());
    insta::assert_snapshot!("none", told(&[]));
    let (code, printed, refused) = followup(&["end", "istanbul-convention"]);
    assert_eq!((code, printed.as_str()), (Some(1), ""));
    assert_eq!(refused, "konventa: no study of the deck “istanbul-convention” is open\n");

    // The server notices at once.
    assert_eq!(server.post("/api/followup/linkage", None, &linkage_request(99, &salt)).status, 410);
    assert_eq!(server.ask("GET", "/api/followup/istanbul-convention", "", "").status, 404);
}

#[test]
fn the_log_says_what_is_wrong_with_a_key_and_the_study_can_be_ended() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    let (_, salt) = server.start_lecture_with_followup();
    let key = format!("konventa.linkage.{salt}.key");
    let good = std::fs::read_to_string(dir.path().join(&key)).unwrap();
    let send = || server.post("/api/followup/linkage", None, &linkage_request(1, &salt)).status;
    std::fs::write(dir.path().join(&key), "").unwrap();
    assert_eq!(send(), 503);
    std::fs::remove_file(dir.path().join(&key)).unwrap();
    assert_eq!(send(), 503);
    let (code, said, told) = run(command(dir.path()).args(["followup", "end", "istanbul-convention"]));
    assert_eq!((code, told.as_str()), (Some(0), ""), "{said}");
    assert_eq!(send(), 410);
    let (_, _, logged) = server.stop();
    for trouble in ["is damaged", "is missing"] {
        let about = format!(
            "the linkage keyring has no usable key for the study of “istanbul-convention”: {key} {trouble}"
        );
        let line = logged.lines().find(|line| line.contains(&about)).unwrap_or_else(|| panic!("{logged}"));
        assert!(line.contains("konventa followup end DECK"), "{line}");
    }
    assert!(!logged.contains(good.lines().last().unwrap()), "{logged}");
}

#[test]
fn the_database_is_named_before_or_after_the_command() {
    let dir = tempfile::tempdir().unwrap();
    let url = "sqlite://none.db";
    for arguments in [
        &["followup", "--database", url][..],
        &["followup", "--database", url, "end", "d"],
        &["followup", "end", "d", "--database", url],
    ] {
        let (code, _, told) = run(command(dir.path()).args(arguments));
        assert_eq!(code, Some(1));
        assert!(told.contains("there is no database none.db"), "{arguments:?}: {told}");
    }
}

#[test]
fn synthetic_students_take_the_followup() {
    let dir = tempfile::tempdir().unwrap();
    let (code, said, told) = run(command(dir.path()).args(["seed", "--followup", "--lectures", "4"]));
    assert_eq!((code, told.as_str()), (Some(0), ""), "{said}");
    // A server continues their study.
    let server = Konventa::serve(&dir);
    let (_, salt) = server.start_lecture_with_followup();
    assert_eq!(server.post("/api/followup/linkage", None, &linkage_request(1, &salt)).status, 201);
    server.ask("DELETE", &format!("/api/followup/{}", id(1001)), "", "");
    server.stop();
    let (_, listed, _) = run(command(dir.path()).arg("followup"));
    let words: Vec<&str> = listed.split([' ', ',', ';']).collect();
    let least = |word: &str| {
        let at = words.iter().position(|other| *other == word).unwrap();
        assert_eq!(words[at - 2..at], ["or", "more"], "{listed}");
        words[at - 3].parse::<u64>().unwrap()
    };
    // Two of four lectures of 75, and about half of each.
    assert!((50..100).contains(&least("consented")), "{listed}");
    assert_eq!(least("consented"), least("took"), "{listed}");
    let (code, said, _) = run(command(dir.path()).args(["followup", "end", "istanbul-convention"]));
    assert_eq!(code, Some(0));
    // The report tells this number.
    let retained = said.split("in cells of ten and more: ").nth(1).unwrap().lines().next().unwrap();
    let retained: u64 = retained.parse().unwrap();
    assert!((least("took")..least("took") + 5).contains(&retained), "{said}");
}
