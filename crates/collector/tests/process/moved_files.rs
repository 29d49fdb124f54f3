//! The files of the database are moved, deleted or replaced while the server runs. What it has
//! answered with 201 is never lost, and it says 503 from then on.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::program::{Konventa, command, id, run};

fn database(dir: &TempDir) -> PathBuf {
    dir.path().join("konventa.db")
}

/// What somebody does to the files.
struct Accident {
    name: &'static str,
    happen: fn(&Path),
    /// Whether the next start finds everything; otherwise it is in a rescued file.
    in_place: bool,
}

fn beside(database: &Path, suffix: &str) -> PathBuf {
    PathBuf::from(format!("{}{suffix}", database.display()))
}

const ACCIDENTS: [Accident; 7] = [
    Accident {
        name: "everything deleted",
        happen: |database| {
            for suffix in ["", "-wal", "-shm"] {
                fs::remove_file(beside(database, suffix)).unwrap();
            }
        },
        in_place: false,
    },
    Accident {
        name: "the database deleted",
        happen: |database| fs::remove_file(database).unwrap(),
        in_place: false,
    },
    Accident {
        name: "the database renamed",
        happen: |database| fs::rename(database, database.with_file_name("old.db")).unwrap(),
        in_place: false,
    },
    Accident {
        name: "another file in its place",
        happen: |database| {
            let other = database.with_file_name("other.db");
            fs::copy(database, &other).unwrap();
            fs::rename(other, database).unwrap();
        },
        in_place: false,
    },
    // As somebody does who wants it on a larger disk. The log stays behind, where the next start does not
    // look for it.
    Accident {
        name: "the database moved, and a link in its place",
        happen: |database| {
            let larger = database.with_file_name("larger");
            fs::create_dir(&larger).unwrap();
            let moved = larger.join("konventa.db");
            fs::rename(database, &moved).unwrap();
            std::os::unix::fs::symlink(&moved, database).unwrap();
        },
        in_place: true,
    },
    Accident {
        name: "the log deleted",
        happen: |database| fs::remove_file(beside(database, "-wal")).unwrap(),
        in_place: true,
    },
    Accident {
        name: "the index of the log deleted",
        happen: |database| fs::remove_file(beside(database, "-shm")).unwrap(),
        in_place: true,
    },
];

#[test]
fn nothing_is_acknowledged_into_files_that_are_gone() {
    for accident in ACCIDENTS {
        let dir = tempfile::tempdir().unwrap();
        let server = Konventa::serve(&dir);
        for n in 0..5 {
            assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 201);
        }
        (accident.happen)(&database(&dir));

        for n in 5..9 {
            let reply = server.submit(&server.submission(&id(n), "correct"));
            assert_eq!(reply.status, 503, "{}", accident.name);
            assert!(reply.head.to_lowercase().contains("retry-after: 10"), "{}", reply.head);
        }
        let health = server.ask("GET", "/api/health", "", "");
        assert_eq!(health.status, 503, "{}", accident.name);
        assert!(health.body.contains("moved or deleted"), "{}", health.body);
        let (_, _, logged) = server.stop();
        let said: Vec<_> = logged.lines().filter(|line| line.contains("ERROR")).collect();
        assert_eq!(said.len(), 1, "{}: {logged}", accident.name);
        assert!(said[0].contains("was moved, deleted or replaced while the server uses it"), "{}", said[0]);

        if !accident.in_place {
            let rescued = dir.path().join("konventa.db-rescued-1.db");
            assert!(said[0].contains("konventa.db-rescued-1.db"), "{}", said[0]);
            let (code, _, told) = run(command(dir.path()).arg("restore").arg(&rescued));
            assert_eq!((code, told.as_str()), (Some(0), ""), "{}", accident.name);
        }
        let server = Konventa::serve(&dir);
        for n in 0..9 {
            let status = server.submit(&server.submission(&id(n), "correct")).status;
            assert!(n >= 5 || status == 200, "{}: {n} was acknowledged and is lost", accident.name);
        }
        assert_eq!(server.ask("GET", "/api/health", "", "").status, 200);
    }
}

/// Without any request the log says so too, and health at once.
#[test]
fn a_server_at_rest_notices_that_its_files_are_gone() {
    let dir = tempfile::tempdir().unwrap();
    let mut server = Konventa::serve(&dir);
    fs::rename(database(&dir), dir.path().join("old.db")).unwrap();
    assert_eq!(server.ask("GET", "/api/health", "", "").status, 503);
    server.wait_for_log("was moved, deleted or replaced");
}

#[test]
fn a_database_that_is_put_back_is_used_again() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    let (here, away) = (database(&dir), dir.path().join("away.db"));
    assert_eq!(server.submit(&server.submission(&id(1), "correct")).status, 201);
    fs::rename(&here, &away).unwrap();
    assert_eq!(server.submit(&server.submission(&id(2), "correct")).status, 503);
    fs::rename(&away, &here).unwrap();
    assert_eq!(server.submit(&server.submission(&id(2), "correct")).status, 201);
    assert_eq!(server.ask("GET", "/api/health", "", "").status, 200);
    let (_, _, logged) = server.stop();
    assert!(logged.contains("is back in its place"), "{logged}");
    let server = Konventa::serve(&dir);
    for n in [1, 2] {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 200);
    }
}

#[test]
fn a_second_server_on_the_same_database_refuses_to_start() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    let (code, printed, told) = run(command(dir.path()).args(["serve", "--listen", "127.0.0.1:0"]));
    assert_eq!((code, printed.as_str()), (Some(1), ""));
    assert_eq!(
        told,
        "konventa: another server uses the database konventa.db: stop it first, or name another database with --database\n"
    );
    let backup = dir.path().join("backup.db");
    assert_eq!(run(command(dir.path()).arg("backup").arg(&backup)).0, Some(0));
    let (code, _, told) = run(command(dir.path()).arg("restore").arg(&backup));
    assert_eq!(code, Some(1));
    assert!(told.contains("another server uses the database"), "{told}");
    assert_eq!(server.submit(&server.submission(&id(1), "correct")).status, 201, "the first one goes on");
    // A server that was killed does not keep the database.
    server.signal("KILL");
    server.end();
    assert_eq!(Konventa::serve(&dir).submit(&json_of(&dir)).status, 200);
}

/// The same submission as above, without a server to ask for the deck.
fn json_of(dir: &TempDir) -> serde_json::Value {
    let other = tempfile::tempdir_in(dir.path()).unwrap();
    Konventa::serve(&other).submission(&id(1), "correct")
}
