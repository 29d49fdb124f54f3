//! Backups, read-only folders, and what is said of files that cannot be used.

use std::fs;
use std::process::Command;

use super::program::{Konventa, PROGRAM, command, id, run, seal, seal_file};

const REPORT: [&str; 3] = ["report", "--deck", "istanbul-convention"];

/// The number of students with both quizzes in a report.
fn paired(report: &str) -> Option<f64> {
    serde_json::from_str::<serde_json::Value>(report).ok()?["n"]["paired"].as_f64()
}

#[test]
fn a_backup_of_a_running_server_is_whole_and_can_be_restored() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    let server = Konventa::serve(&dir);
    for n in 0..12 {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 201);
    }
    let (code, printed, told) = run(command(at).args(["backup", "copy.db"]));
    assert_eq!((code, told.as_str()), (Some(0), ""));
    assert!(printed.starts_with("copy.db is a copy of konventa.db. It has no keys."), "{printed}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        for name in ["copy.db", "konventa.db", "konventa.db-wal", "konventa.db-shm", "konventa.db-commits"] {
            let mode = fs::metadata(at.join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name} is for its owner only");
        }
    }
    let (code, _, told) = run(command(at).args(["backup", "copy.db"]));
    assert_eq!(code, Some(1));
    assert_eq!(told, "konventa: copy.db exists already: name a file that does not exist\n");
    assert_eq!(server.submit(&server.submission(&id(99), "correct")).status, 201);
    server.stop();
    // The report of the backup itself.
    seal_file(&at.join("copy.db"));
    let (code, printed, _) = run(command(at).args(REPORT).args(["--database", "sqlite://copy.db"]));
    assert_eq!((code, paired(&printed)), (Some(0), Some(12.0)));

    let (code, printed, told) = run(command(at).args(["restore", "copy.db"]));
    assert_eq!((code, told.as_str()), (Some(0), ""));
    assert!(printed.contains("konventa.db-replaced-1.db"), "{printed}");
    let server = Konventa::serve(&dir);
    assert!(!server.greeting.contains("lost"), "{}", server.greeting);
    assert_eq!(server.ask("GET", "/api/health", "", "").status, 200);
    for n in 0..12 {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 200);
    }
    assert_eq!(server.submit(&server.submission(&id(99), "correct")).status, 201, "it came after the backup");
    let left: Vec<String> =
        at.read_dir().unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!left.iter().any(|name| name.contains("-part") || name.contains("unfinished")), "{left:?}");
}

/// An unfinished copy has outcomes that students may withdraw, whatever the killed backup was called.
#[test]
fn what_a_killed_backup_left_goes_with_the_next_backup() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    Konventa::serve(&dir).stop();
    let old = std::time::SystemTime::now() - std::time::Duration::from_hours(2);
    let make = |name: &str, is_old: bool| {
        let file = fs::File::create(at.join(name)).unwrap();
        if is_old {
            file.set_modified(old).unwrap();
        }
    };
    let abandoned = [
        "monday.db.konventa-unfinished-1.db",
        "monday.db.konventa-unfinished-1.db-journal",
        "copy.db.konventa-unfinished-12.db-wal",
    ];
    let others = ["my-part-1.db", "notes.konventa-unfinished-1.txt", "old.db", ".konventa-unfinished-x.db"];
    abandoned.iter().chain(&others).for_each(|name| make(name, true));
    let at_work = "tuesday.db.konventa-unfinished-1.db";
    make(at_work, false);
    let (code, _, told) = run(command(at).args(["backup", "copy.db"]));
    assert_eq!((code, told.as_str()), (Some(0), ""));
    for name in abandoned {
        assert!(!at.join(name).exists(), "{name} is left");
    }
    for name in others.into_iter().chain([at_work]) {
        assert!(at.join(name).exists(), "{name} is of somebody else, or at work");
    }
}

#[test]
fn what_is_no_backup_is_not_restored() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    let server = Konventa::serve(&dir);
    assert_eq!(server.submit(&server.submission(&id(1), "correct")).status, 201);
    server.stop();
    let before = fs::read(at.join("konventa.db")).unwrap();
    let mut damaged = before.clone();
    damaged.truncate(before.len() / 2);
    fs::write(at.join("half.db"), damaged).unwrap();
    fs::write(at.join("text.db"), "a list of things to buy\n".repeat(99)).unwrap();
    fs::write(at.join("empty.db"), "").unwrap();
    for (name, said) in [
        ("none.db", "there is no backup none.db"),
        ("half.db", "is damaged"),
        ("text.db", "text.db is not a database of SQLite"),
        ("empty.db", "empty.db is not a database of konventa"),
    ] {
        let (code, printed, told) = run(command(at).args(["restore", name]));
        assert_eq!((code, printed.as_str()), (Some(1), ""), "{name}");
        assert!(told.contains(said), "{name}: {told}");
        assert!(!told.contains("(code:"), "no words of SQLite: {told}");
        assert_eq!(fs::read(at.join("konventa.db")).unwrap(), before, "{name}");
    }
}

/// Also after a damage in the middle of a page, where SQLite quotes what it read.
#[test]
fn a_damaged_database_is_reported_in_our_words() {
    for (offset, bytes) in [(0x60, &b"\x00\x00("[..]), (4096, &[0xff; 900][..]), (100, &[7; 60][..])] {
        let dir = tempfile::tempdir().unwrap();
        Konventa::serve(&dir).stop();
        let file = dir.path().join("konventa.db");
        let mut content = fs::read(&file).unwrap();
        // The first statement that made a table.
        let schema = content.windows(12).position(|text| text == b"CREATE TABLE").unwrap();
        content[schema + offset % 64..][..bytes.len().min(60)].copy_from_slice(&bytes[..bytes.len().min(60)]);
        fs::write(&file, content).unwrap();
        let (code, _, told) = run(command(dir.path()).args(["serve", "--listen", "127.0.0.1:0"]));
        assert_eq!(code, Some(1), "{told}");
        assert_eq!(
            told,
            "konventa: the database konventa.db is damaged: stop the server and restore a backup with “konventa restore \
             FILE”\n"
        );
    }
}

/// Too few files are not a matter of rights.
#[test]
fn a_program_without_free_files_says_so() {
    let dir = tempfile::tempdir().unwrap();
    Konventa::serve(&dir).stop();
    let mut limited = Command::new("sh");
    limited.current_dir(dir.path()).args([
        "-c",
        "ulimit -n 12; exec \"$0\" serve --listen 127.0.0.1:0",
        PROGRAM,
    ]);
    let (code, _, told) = run(&mut limited);
    assert_eq!(code, Some(1));
    assert!(told.contains("this program may open no more files"), "{told}");
}

/// Whoever may only read the folder gets the report. The program runs as another user if this test
/// runs as root, who may write everywhere.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_read_only_still_gives_the_report() {
    use std::os::unix::fs::{PermissionsExt as _, chown};
    use std::os::unix::process::CommandExt as _;

    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    let server = Konventa::serve(&dir);
    for n in 0..12 {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 201);
    }
    seal(at);
    server.stop();
    let root = fs::metadata("/proc/self").map(|own| std::os::unix::fs::MetadataExt::uid(&own)).unwrap() == 0;
    let nobody = 65534;
    if root {
        chown(at, Some(nobody), Some(nobody)).unwrap();
        chown(at.join("konventa.db"), Some(nobody), Some(nobody)).unwrap();
    }
    for (path, mode) in [(at.join("konventa.db"), 0o400), (at.to_owned(), 0o500)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    // The folder of the build need not be readable for the other user.
    let copy = tempfile::tempdir().unwrap();
    let program = copy.path().join("konventa");
    fs::copy(PROGRAM, &program).unwrap();
    fs::set_permissions(copy.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let told = |arguments: &[&str]| {
        let mut reading = Command::new(&program);
        reading.current_dir(at).args(arguments);
        if root {
            reading.uid(nobody).gid(nobody);
        }
        run(&mut reading)
    };
    let (code, printed, errors) = told(&REPORT);
    assert_eq!((code, errors.as_str(), paired(&printed)), (Some(0), "", Some(12.0)));
    assert_eq!(told(&["followup"]).0, Some(0));
    let (code, _, errors) = told(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(code, Some(1));
    assert!(errors.contains("cannot be written"), "{errors}");
    fs::set_permissions(at, fs::Permissions::from_mode(0o700)).unwrap();
}
