//! A server that was killed leaves commits in the log. If the log is damaged before the next start,
//! SQLite reads it up to the damage and says nothing: the server has to.

use std::fs;
use std::path::{Path, PathBuf};

use sqlx::Connection as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use tempfile::TempDir;

use super::program::{Konventa, command, copy, id, run};

const SENT: u128 = 40;

fn file(dir: &Path, suffix: &str) -> PathBuf {
    dir.join(format!("konventa.db{suffix}"))
}

/// A folder whose server was killed when 40 submissions were in the log. A reader that does not end
/// keeps them there.
fn killed() -> TempDir {
    let (dir, left) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = Konventa::serve(&dir);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let options = SqliteConnectOptions::new().filename(file(dir.path(), "")).read_only(true);
        let mut reader = SqliteConnection::connect_with(&options).await.unwrap();
        sqlx::query("BEGIN").execute(&mut reader).await.unwrap();
        sqlx::query("SELECT * FROM pending").fetch_all(&mut reader).await.unwrap();
        for n in 0..SENT {
            assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 201);
        }
        server.signal("KILL");
        server.end();
        for suffix in ["", "-wal", "-commits"] {
            fs::copy(file(dir.path(), suffix), file(left.path(), suffix)).unwrap();
        }
        reader.close().await.unwrap();
    });
    left
}

fn with_log(dir: &TempDir, damage: impl FnOnce(&mut Vec<u8>)) {
    let log = file(dir.path(), "-wal");
    let mut bytes = fs::read(&log).unwrap();
    damage(&mut bytes);
    fs::write(log, bytes).unwrap();
}

#[expect(clippy::ptr_arg, reason = "all damages have one type")]
fn flip_the_middle(log: &mut Vec<u8>) {
    let middle = log.len() / 2;
    log[middle] ^= 1;
}

fn cut_the_last_quarter(log: &mut Vec<u8>) {
    log.truncate(log.len() * 3 / 4);
}

#[expect(clippy::ptr_arg, reason = "all damages have one type")]
fn overwrite(log: &mut Vec<u8>) {
    log.fill(b'x');
}

#[test]
fn a_damaged_log_is_reported_until_somebody_acknowledges_it() {
    let left = killed();
    for damage in [flip_the_middle, cut_the_last_quarter, overwrite, Vec::clear] {
        let dir = tempfile::tempdir().unwrap();
        copy(left.path(), dir.path());
        with_log(&dir, damage);
        let server = Konventa::serve(&dir);
        let stored =
            (0..SENT).filter(|n| server.submit(&server.submission(&id(*n), "correct")).status == 200).count();
        let lost = usize::try_from(SENT).unwrap() - stored;
        assert!(lost > 0, "the log was damaged");
        let said = format!("{stored} of its {SENT} commits were read, {lost} are lost");
        assert!(server.greeting.contains(&said), "{said}\n{}", server.greeting);

        // Records are accepted; health says so, also after another start.
        let health = server.ask("GET", "/api/health", "", "");
        assert_eq!(health.status, 503);
        assert!(health.body.contains("were lost") && health.body.contains("acknowledge"), "{}", health.body);
        let (_, _, logged) = server.stop();
        assert!(logged.contains("ERROR the log of the database konventa.db was damaged"), "{logged}");
        let server = Konventa::serve(&dir);
        assert!(!server.greeting.contains("are lost"), "it is said once");
        assert_eq!(server.ask("GET", "/api/health", "", "").status, 503);
        let (code, printed, told) = run(command(dir.path()).arg("acknowledge"));
        assert_eq!((code, told.as_str()), (Some(0), ""));
        assert!(printed.contains(&said), "{printed}");
        assert_eq!(server.ask("GET", "/api/health", "", "").status, 200);
        let (_, printed, _) = run(command(dir.path()).arg("acknowledge"));
        assert_eq!(printed, "There is nothing to acknowledge: no loss was found.\n");
    }
}

#[test]
fn a_whole_log_is_no_loss() {
    let dir = killed();
    let server = Konventa::serve(&dir);
    assert_eq!(server.ask("GET", "/api/health", "", "").status, 200);
    for n in 0..SENT {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 200);
    }
    let (_, _, logged) = server.stop();
    assert!(!logged.contains("ERROR"), "{logged}");
}

/// A log that was copied without its last commit, and an older copy of the database.
#[test]
fn an_older_database_is_reported() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    assert_eq!(server.submit(&server.submission(&id(1), "correct")).status, 201);
    server.stop();
    let older = fs::read(file(dir.path(), "")).unwrap();
    let server = Konventa::serve(&dir);
    assert_eq!(server.submit(&server.submission(&id(2), "correct")).status, 201);
    server.stop();
    fs::write(file(dir.path(), ""), older).unwrap();
    let server = Konventa::serve(&dir);
    assert!(server.greeting.contains("replaced by an older one: 1 of 2 commits"), "{}", server.greeting);
    assert_eq!(server.ask("GET", "/api/health", "", "").status, 503);
}

#[test]
fn a_new_database_beside_old_keys_is_reported() {
    let before = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&before);
    assert!(!server.greeting.contains("NEW"), "at the first start that is nothing to say");
    assert_eq!(server.submit(&server.submission(&id(1), "correct")).status, 201);
    server.stop();
    // Missing or empty; with and without a ledger that knows that something is lost.
    for (empty, ledger) in [(false, false), (true, false), (false, true), (true, true)] {
        let dir = tempfile::tempdir().unwrap();
        copy(before.path(), dir.path());
        fs::remove_file(file(dir.path(), "")).unwrap();
        if empty {
            fs::write(file(dir.path(), ""), "").unwrap();
        }
        if !ledger {
            fs::remove_file(file(dir.path(), "-commits")).unwrap();
        }
        let server = Konventa::serve(&dir);
        assert!(server.greeting.contains("a NEW database was made"), "{}", server.greeting);
        let healthy = server.ask("GET", "/api/health", "", "").status;
        assert_eq!(healthy, if ledger { 503 } else { 200 });
        let (_, _, logged) = server.stop();
        assert!(logged.contains("ERROR a NEW database was made"), "{logged}");
        if empty && ledger {
            assert!(!Konventa::serve(&dir).greeting.contains("NEW"), "it is said once");
        }
    }
}

#[test]
fn a_pause_in_writing_moves_everything_into_the_file() {
    let (dir, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = Konventa::serve(&dir);
    for n in 0..10 {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 201);
    }
    super::program::wait_until("the log is empty", || {
        fs::metadata(file(dir.path(), "-wal")).is_ok_and(|log| log.len() == 0)
    });
    fs::copy(file(dir.path(), ""), file(copy.path(), "")).unwrap();
    drop(server);
    let server = Konventa::serve(&copy);
    for n in 0..10 {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 200);
    }
}
