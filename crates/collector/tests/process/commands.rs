//! The commands that end by themselves.

use konventa_domain::deck::{DeckSlides, PublicDeck};

use super::program::{Konventa, command, copy, deck, id, run, seal};

#[test]
fn the_report_is_the_same_without_a_browser() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    for n in 0..10 {
        let outcome = if n < 4 { "wrong" } else { "correct" };
        let mut submission = server.submission(&id(n), outcome);
        for item in submission["items"].as_array_mut().unwrap() {
            item["post"] = "correct".into();
        }
        assert_eq!(server.submit(&submission).status, 201);
    }
    seal(dir.path());
    let online = server.report();
    let report = |arguments: &[&str]| {
        run(command(dir.path()).args(["report", "--deck", "istanbul-convention"]).args(arguments))
    };
    // Beside the running server, and after it.
    for running in [Some(server), None] {
        let (code, printed, told) = report(&[]);
        assert_eq!((code, told.as_str()), (Some(0), ""));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&printed).unwrap(), online);
        drop(running);
    }
    let (_, table, _) = report(&["--format", "csv"]);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], "figure,of,value,undefined");
    for line in [
        "n.paired,,10.0,",
        "n.post_only,,0.0,",
        "score.pre.mean,,0.6,",
        "score.post.mean,,1.0,",
        "difference.mean,,0.4,",
        "gain.class_g,,1.0,",
        "items.pre_right,human-rights-violation,0.6,",
        "items.discrimination_post,human-rights-violation,,no_variation",
        "lectures.icc,,,too_few_clusters",
    ] {
        assert!(lines.contains(&line), "{line} is not in\n{table}");
    }
    assert_eq!(lines.iter().filter(|line| line.starts_with("items.pre_right,")).count(), 12);

    let (_, items, _) = report(&["--format", "items"]);
    // Each student had all or none right before, so the items correlate perfectly. After, all are
    // right.
    let first = "human-rights-violation,deck=istanbul-convention,10,0.600,0.155,1.000,1.000,0.000,,\r\n";
    assert!(items.contains(first), "{items}");
    assert_eq!(items.lines().count(), 13);

    let (_, table, _) = report(&["--format", "csv", "--country", "ME"]);
    assert!(table.contains("score.pre.mean,,,too_few_records\r\n"), "{table}");
    let (code, _, told) = run(command(dir.path()).args(["report", "--deck", "other", "--country", "DE"]));
    assert_eq!(code, Some(1));
    assert_eq!(
        told,
        "konventa: --country: is not one of ME, AL, XK\n--deck: no deck “other” was ever served here\n"
    );
}

#[test]
fn without_a_database_there_is_no_report() {
    let dir = tempfile::tempdir().unwrap();
    let (code, printed, told) = run(command(dir.path()).arg("report"));
    assert_eq!((code, printed.as_str()), (Some(1), ""));
    assert_eq!(
        told,
        "konventa: there is no database konventa.db: start “konventa serve” once, or name another with --database\n"
    );
    assert_eq!(dir.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_deck_is_checked_and_built() {
    let dir = tempfile::tempdir().unwrap();
    let (code, said, told) = run(command(dir.path()).args(["deck", "check"]).arg(deck()));
    assert_eq!((code, told.as_str()), (Some(0), ""));
    assert!(
        said.contains("the deck “istanbul-convention” has no faults: 12 items, 30 minutes, en"),
        "{said}"
    );

    let (code, said, _) = run(command(dir.path()).args(["deck", "check", "none"]).arg(deck()));
    assert_eq!(code, Some(1));
    assert!(said.contains("has no faults"), "the others are checked all the same");

    let to_come = dir.path().join("to-come");
    copy(&deck(), &to_come);
    let plan = std::fs::read_to_string(to_come.join("deck.toml")).unwrap();
    let plan = plan.replacen("[[help]]\n", "[[help]]\ncalled = \"2999-01-01\"\n", 1);
    std::fs::write(to_come.join("deck.toml"), plan).unwrap();
    let (code, said, told) = run(command(dir.path()).args(["deck", "check"]).arg(&to_come));
    assert_eq!(code, Some(1));
    assert!(told.contains("is dated 2999-01-01, which is in the future"), "{told}");
    assert!(said.contains("more than twelve months ago") && !said.contains("has no faults"), "{said}");

    let (code, said, _) =
        run(command(dir.path()).args(["deck", "build"]).arg(deck()).args(["--out", "built/here"]));
    assert_eq!(code, Some(0));
    for name in
        ["en.json", "en.slides.json", "en.notes.json", "en.reading.json", "en.review.json", "key.json"]
    {
        assert!(said.contains(&format!("built/here/{name}\n")), "{said}");
        assert!(dir.path().join("built/here").join(name).is_file(), "{name}");
    }
    let built = |name: &str| std::fs::read_to_string(dir.path().join("built/here").join(name)).unwrap();
    let public: PublicDeck = serde_json::from_str(&built("en.json")).unwrap();
    let slides: DeckSlides = serde_json::from_str(&built("en.slides.json")).unwrap();
    assert!(slides.belong_to(&public));
}

#[test]
fn a_deck_is_reviewed() {
    let dir = tempfile::tempdir().unwrap();
    let (code, printed, told) = run(command(dir.path()).args(["deck", "review"]).arg(deck()));
    assert_eq!((code, told.as_str()), (Some(0), ""));
    assert!(printed.contains("### Help numbers below verified\n\n- [ ] **0800 11112** in XK"), "{printed}");

    let (code, said, _) =
        run(command(dir.path()).args(["deck", "review"]).arg(deck()).args(["--out", "review.md"]));
    assert_eq!((code, said.as_str()), (Some(0), "review.md\n"));
    assert_eq!(std::fs::read_to_string(dir.path().join("review.md")).unwrap(), printed);

    let (code, printed, told) = run(command(dir.path()).args(["deck", "review", "none"]).arg(deck()));
    assert_eq!((code, printed.as_str()), (Some(1), ""));
    assert!(told.starts_with("konventa: the deck in none has faults:\n"), "{told}");
}

/// A batch is set aside on the command line, beside the running server, and counted again.
#[test]
fn a_batch_is_set_aside_without_a_browser() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    for n in 0..10 {
        assert_eq!(server.submit(&server.submission(&id(n), "wrong")).status, 201);
    }
    seal(dir.path());
    let konventa = |arguments: &[&str]| run(command(dir.path()).args(arguments));
    let (code, listed, _) = konventa(&["batch", "list", "--deck", "istanbul-convention"]);
    assert_eq!((code, listed.lines().count()), (Some(0), 1), "{listed}");
    let name = listed.split_whitespace().next().unwrap();
    let (code, done, _) = konventa(&["batch", "set-aside", name, "--reason", "a test run"]);
    assert!(code == Some(0) && done.contains("set aside"), "{done}");
    let report = server.report();
    assert_eq!(
        (&report["set_aside"][0]["reason"], &report["set_aside"][0]["n"]),
        (&"a test run".into(), &10.into())
    );
    let (_, table, _) = konventa(&["report", "--deck", "istanbul-convention", "--format", "csv"]);
    assert!(table.contains("a test run"), "{table}");
    let counted = ["report", "--deck", "istanbul-convention", "--set-aside", "counted", "--format", "csv"];
    assert!(konventa(&counted).1.contains("set_aside.counted,0,true"), "{}", konventa(&counted).1);
    let (code, done, _) = konventa(&["batch", "set-aside", name, "--undo"]);
    assert!(code == Some(0) && done.contains("counted again"), "{done}");
    assert_eq!(server.report()["set_aside"], serde_json::json!([]));
    for wrong in [
        ["lecture", "set-aside", "never-was-one", "--reason", "x"],
        ["batch", "set-aside", "00", "--reason", "x"],
        ["batch", "set-aside", name, "--reason", ""],
    ] {
        assert_ne!(konventa(&wrong).0, Some(0), "{wrong:?}");
    }
    assert_ne!(konventa(&["batch", "set-aside", name]).0, Some(0), "a reason or --undo");
}
