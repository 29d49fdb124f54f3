//! The program on a database of PostgreSQL.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::{Duration, Instant};

use konventa_test_postgres::Cluster;
use serde_json::{Value, json};

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

/// How long a phone or a console may wait for another server. On a quiet machine it takes milliseconds.
const LONGEST: Duration = Duration::from_secs(15);

/// Lets a name lead to another folder, as an operator leads a name to another machine.
fn lead(name: &Path, to: &Cluster) {
    let _ = fs::remove_file(name);
    symlink(to.socket(), name).unwrap();
}

/// Tries a request at one server after the other, as a phone or a console behind a balancer does, until it is
/// answered. Returns the status and how long it took.
fn until_answered(
    servers: &[&Konventa],
    send: impl Fn(&Konventa) -> Option<super::program::Reply>,
) -> (u16, Duration) {
    let begin = Instant::now();
    for server in servers.iter().cycle() {
        match send(server) {
            Some(reply) if reply.status < 500 => return (reply.status, begin.elapsed()),
            _ => std::thread::yield_now(),
        }
        assert!(begin.elapsed() < Duration::from_secs(30), "nobody answers");
    }
    unreachable!("the cycle has no end")
}

#[test]
fn a_lecture_at_three_servers_goes_on_when_one_is_killed_and_the_database_fails_over() {
    let (dir, primary) = (tempfile::tempdir().unwrap(), Cluster::start().unwrap());
    let name = dir.path().join("database");
    lead(&name, &primary);
    primary.create_database().unwrap();
    let database = format!("postgres:///test_0?host={}&user=postgres", name.display());
    let servers = [(); 3].map(|()| serve(&dir, &database));
    let standby = primary.start_standby().unwrap();
    let key = servers[0].key("presenter");
    let body = json!({"deck": "istanbul-convention", "country": "XK", "language": "en"});
    let started: Value =
        serde_json::from_str(&servers[0].post("/api/lectures", Some(&key), &body).body).unwrap();
    let text = |name: &str| started[name].as_str().unwrap().to_owned();
    let (id, code, driver) = (text("id"), text("code"), text("driver"));
    let command = |servers: &[&Konventa], command: &Value| {
        let path = format!("/api/lectures/{code}/commands");
        let (status, took) = until_answered(servers, |server| server.try_post_as(&path, &driver, command));
        assert_eq!(status, 200, "{command}");
        took
    };
    // The notice that the first quiz was handed in; each phone sends it until it is answered, and some twice.
    let hand_in = |servers: &[&Konventa], n: u128| {
        let vote = json!({"vote": id_of(n), "slide": "quiz-before", "choice": "handed-in", "revision": 0});
        let path = format!("/api/lectures/{code}/votes?lecture={id}");
        let (status, took) = until_answered(servers, |server| server.try_post(&path, None, &vote));
        assert!(status == 201 || status == 200, "{status}");
        took
    };
    let [one, two, three] = &servers;
    command(&[one], &json!({"command": "start"}));
    for n in 0..20 {
        hand_in(&[one, two, three], n);
    }
    one.signal("KILL");
    let moved = command(&[one, two, three], &json!({"command": "show", "slide": 1, "fragment": 0}));
    assert!(moved < LONGEST, "{moved:?}");
    for n in 20..40 {
        assert!(hand_in(&[one, two, three], n) < LONGEST);
    }
    primary.kill().unwrap();
    standby.promote().unwrap();
    lead(&name, &standby);
    // What was acknowledged is there, what was sent again counts once.
    for n in 0..60 {
        hand_in(&[two, three], n);
    }
    command(&[three, two], &json!({"command": "show", "slide": 2, "fragment": 0}));
    for server in [two, three] {
        wait_until("all to be counted", || {
            let path = format!("/api/lectures/{code}/counts");
            let counts = server.ask("GET", &path, &format!("Authorization: Bearer {driver}\r\n"), "");
            let counts: Value = serde_json::from_str(&counts.body).unwrap_or_default();
            assert!(counts["pre"].as_u64().is_none_or(|pre| pre <= 60), "somebody counts twice: {counts}");
            counts["pre"] == 60
        });
        wait_until("every command to be known", || {
            let snapshot = server.ask("GET", &format!("/api/lectures/{code}?lecture={id}"), "", "");
            let snapshot: Value = serde_json::from_str(&snapshot.body).unwrap();
            assert!(snapshot["seq"].as_u64() <= Some(3), "a command was carried out twice: {snapshot}");
            snapshot["seq"] == 3 && snapshot["slide"] == 2
        });
    }
}

fn id_of(n: u128) -> String {
    id(5000 + n)
}
