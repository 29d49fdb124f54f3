//! The program on a database of PostgreSQL.

use std::fs;

use konventa_test_postgres::Cluster;

use super::program::{Konventa, command, id, run, wait_until};

fn serve(dir: &tempfile::TempDir, database: &str) -> Konventa {
    Konventa::from(command(dir.path()).args(["serve", "--listen", "127.0.0.1:0", "--database", database]))
}

#[test]
fn a_server_keeps_its_promises_while_postgresql_ends_and_comes_back() {
    let (dir, cluster) = (tempfile::tempdir().unwrap(), Cluster::start().unwrap());
    let database = cluster.create_database().unwrap();
    let server = serve(&dir, &database);
    assert!(
        server.greeting.contains("Records are stored in “test_0” of the PostgreSQL server"),
        "{}",
        server.greeting
    );
    assert!(!server.greeting.contains("user="), "{}", server.greeting);
    assert!(dir.path().join("test_0.keys.toml").exists());
    for n in 0..12 {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 201);
    }
    assert_eq!(server.ask("GET", "/api/health", "", "").status, 200);
    let next = server.submission(&id(12), "correct");

    cluster.kill().unwrap();
    let refused = server.submit(&next);
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(refused.head.to_lowercase().contains("retry-after"), "{}", refused.head);
    assert_eq!(server.ask("GET", "/api/health", "", "").status, 503);

    cluster.restart().unwrap();
    assert_eq!(server.submit(&next).status, 201, "it was not stored before");
    for n in 0..=12 {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 200, "{n} is there once");
    }
    wait_until("the server to be healthy", || server.ask("GET", "/api/health", "", "").status == 200);
    let (status, _, logged) = server.stop();
    assert!(status.success());
    assert!(logged.contains("does not answer: check that PostgreSQL runs there"), "{logged}");
    let server = serve(&dir, &database);
    assert_eq!(server.submit(&next).status, 200);
}

#[test]
fn a_database_moves_to_postgresql_with_its_keys() {
    let (dir, cluster) = (tempfile::tempdir().unwrap(), Cluster::start().unwrap());
    let at = dir.path();
    let server = Konventa::serve(&dir);
    let (submission, key) = (server.submission(&id(1), "correct"), server.key("research"));
    assert_eq!(server.submit(&submission).status, 201);
    let database = cluster.create_database().unwrap();
    let migrate = ["migrate", "--from", "sqlite://konventa.db", "--to", &database];
    let (code, printed, told) = run(command(at).args(migrate));
    assert_eq!((code, printed.as_str()), (Some(1), ""));
    assert!(told.starts_with("konventa: another server uses the database konventa.db"), "{told}");
    server.stop();

    let (code, printed, told) = run(command(at).args(migrate));
    assert_eq!((code, told.as_str()), (Some(0), ""));
    assert!(printed.contains("pending                        1  "), "{printed}");
    assert!(printed.contains(" has the same as konventa.db."), "{printed}");
    let named = printed.lines().find_map(|line| line.strip_prefix("Keys are in files: copy ")).unwrap();
    let (from, to) = named.trim_end_matches('.').split_once(" to ").unwrap();
    fs::copy(from, at.join(to)).unwrap();
    let server = serve(&dir, &database);
    assert_eq!(server.submit(&submission).status, 200, "it is there");
    assert_eq!(server.key("research"), key);
    server.stop();

    let (code, _, told) = run(command(at).args(migrate));
    assert_eq!(code, Some(1));
    assert!(told.contains("is not empty: name one that is new"), "{told}");
}

#[test]
fn commands_about_files_say_what_does_the_same_for_postgresql() {
    let (dir, cluster) = (tempfile::tempdir().unwrap(), Cluster::start().unwrap());
    let database = cluster.create_database().unwrap();
    for what in [&["backup", "copy.db"][..], &["restore", "copy.db"], &["acknowledge"]] {
        let (code, _, told) = run(command(dir.path()).args(what).args(["--database", &database]));
        assert_eq!(code, Some(1));
        assert!(told.contains("is no file: its backups are made and restored with “pg_dump"), "{told}");
    }
}
