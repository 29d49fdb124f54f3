//! Restoring a backup: through a link, killed in the middle, and beside a server whose lock somebody
//! deleted.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use tempfile::TempDir;

use super::program::{Konventa, command, copy, id, run, wait_until};

/// A folder with a database of eight submissions, the last three of which are only in its log, and a
/// backup with the first five: what a killed server leaves.
fn killed_with_backup() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    for n in 0..5 {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 201);
    }
    assert_eq!(run(command(dir.path()).args(["backup", "copy.db"])).0, Some(0));
    for n in 5..8 {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 201);
    }
    server.signal("KILL");
    server.end();
    dir
}

/// Which of the eight submissions a database has; those that it has not are sent now.
fn stored(dir: &TempDir) -> Vec<bool> {
    let server = Konventa::serve(dir);
    (0..8).map(|n| server.submit(&server.submission(&id(n), "correct")).status == 200).collect()
}

/// The number of records in a database, read as the next start does it: with its log.
fn records(dir: &TempDir) -> i64 {
    use sqlx::{ConnectOptions as _, Connection as _};
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(dir.path().join("konventa.db"));
    let read = async {
        let mut connection = options.connect().await?;
        let checked: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut connection).await?;
        assert_eq!(checked, "ok");
        let count = sqlx::query_scalar("SELECT count(*) FROM pending").fetch_one(&mut connection).await?;
        connection.close().await.map(|()| count)
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let count: sqlx::Result<i64> = runtime.block_on(read);
    count.unwrap()
}

/// Whether a copy that was not finished is left.
fn has_part(dir: &TempDir) -> bool {
    let mut names = dir.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name());
    names.any(|name| name.to_string_lossy().contains("-part"))
}

/// The program is killed at another moment each time, from its start to after its end.
#[test]
#[expect(clippy::disallowed_methods, reason = "nothing shows from outside how far the program is")]
fn a_restore_that_is_killed_leaves_one_of_the_two_databases_whole() {
    let left = killed_with_backup();
    let restore = |dir: &TempDir| {
        let mut restore = command(dir.path());
        restore.args(["restore", "copy.db"]).stdout(Stdio::null()).stderr(Stdio::null());
        restore.spawn().unwrap()
    };
    let begun = Instant::now();
    let whole = tempfile::tempdir().unwrap();
    copy(left.path(), whole.path());
    assert!(restore(&whole).wait().unwrap().success());
    let takes = begun.elapsed();
    let (mut before, mut after, mut parts) = (0, 0, None);
    for n in 0..30 {
        let dir = tempfile::tempdir().unwrap();
        copy(left.path(), dir.path());
        let mut restoring = restore(&dir);
        std::thread::sleep(takes * n / 25);
        let _ = restoring.kill();
        restoring.wait().unwrap();
        match records(&dir) {
            8 => before += 1,
            5 => after += 1,
            other => panic!("killed after {n}/25 of its time, it leaves {other} records"),
        }
        if has_part(&dir) {
            parts = Some(dir);
        }
    }
    assert!(before > 0, "it was never killed before its end");
    assert!(after > 0, "it never came to its end");
    // The next start deletes the copy that was begun: it has what may be withdrawn from now on.
    if let Some(dir) = parts {
        Konventa::serve(&dir);
        assert!(!has_part(&dir), "a copy is left");
    }
}

/// What a killed restore can leave; whatever somebody else gave a similar name stays.
#[test]
fn a_start_deletes_copies_that_were_not_finished() {
    let dir = killed_with_backup();
    let left = [
        "part-1.db",
        "part-1.db-journal",
        "part-3.db",
        "part-3.db-wal",
        "part-3.db-shm",
        "part-7.db-journal",
    ];
    let of_others = ["part-old.db", "part-1.db.txt", "part.db"];
    for name in left.iter().chain(&of_others) {
        fs::write(dir.path().join(format!("konventa.db-{name}")), "records").unwrap();
    }
    Konventa::serve(&dir);
    let exists = |name: &&str| dir.path().join(format!("konventa.db-{name}")).exists();
    assert_eq!(left.iter().filter(|name| exists(name)).collect::<Vec<_>>(), Vec::<&&str>::new());
    assert!(of_others.iter().all(exists), "files of others are deleted");
}

/// The address of the database is a link to a file in another folder.
#[test]
fn a_restore_through_a_link_replaces_the_file_itself() {
    let (dir, data) = (killed_with_backup(), tempfile::tempdir().unwrap());
    for suffix in ["", "-wal", "-shm", "-commits"] {
        let name = format!("konventa.db{suffix}");
        if dir.path().join(&name).exists() {
            fs::rename(dir.path().join(&name), data.path().join(&name)).unwrap();
        }
    }
    std::os::unix::fs::symlink(data.path().join("konventa.db"), dir.path().join("konventa.db")).unwrap();
    let (code, printed, told) = run(command(dir.path()).args(["restore", "copy.db"]));
    assert_eq!((code, told.as_str()), (Some(0), ""));
    let replaced = data.path().join("konventa.db-replaced-1.db");
    assert!(printed.contains(&replaced.display().to_string()), "{printed}");
    assert!(fs::symlink_metadata(dir.path().join("konventa.db")).unwrap().is_symlink(), "it is a link still");
    assert_eq!(stored(&dir), [true, true, true, true, true, false, false, false]);
    // What was replaced is whole, with what was only in its log.
    let other = tempfile::tempdir().unwrap();
    fs::copy(replaced, other.path().join("konventa.db")).unwrap();
    assert_eq!(stored(&other), [true; 8]);
}

/// Somebody tidies up, and the lock of the server with it.
#[test]
fn a_server_without_its_lock_still_keeps_others_out() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    assert_eq!(run(command(dir.path()).args(["backup", "copy.db"])).0, Some(0));
    let ledger = dir.path().join("konventa.db-commits");
    for written in [false, true] {
        fs::remove_file(&ledger).unwrap();
        if written {
            assert_eq!(server.submit(&server.submission(&id(1), "correct")).status, 201);
        }
        wait_until("the lock is there again", || ledger.exists());
        let refused = |arguments: &[&str]| run(command(dir.path()).args(arguments));
        for arguments in [&["serve", "--listen", "127.0.0.1:0"][..], &["restore", "copy.db"]] {
            let (code, _, told) = refused(arguments);
            assert_eq!(code, Some(1), "{arguments:?}");
            assert!(told.contains("another server uses the database"), "{told}");
        }
    }
    let (_, _, logged) = server.stop();
    assert!(
        logged.contains("the ledger of konventa.db was deleted or replaced, and is made again"),
        "{logged}"
    );
    // It has the numbers too.
    let server = Konventa::serve(&dir);
    assert!(!server.greeting.contains("lost"), "{}", server.greeting);
    assert_eq!(server.submit(&server.submission(&id(1), "correct")).status, 200);
}

/// The folder with everything in it is renamed under the server.
#[test]
fn a_folder_that_is_moved_has_everything() {
    let outer = tempfile::tempdir().unwrap();
    let (here, there) = (outer.path().join("here"), outer.path().join("there"));
    fs::create_dir(&here).unwrap();
    let serve = |at: &Path| {
        Konventa::from(
            command(at)
                .args(["serve", "--listen", "127.0.0.1:0"])
                .arg("--database")
                .arg(format!("sqlite://{}", at.join("konventa.db").display())),
        )
    };
    let server = serve(&here);
    for n in 0..5 {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 201);
    }
    fs::rename(&here, &there).unwrap();
    assert_eq!(server.submit(&server.submission(&id(5), "correct")).status, 503);
    assert_eq!(server.ask("GET", "/api/health", "", "").status, 503);
    let (_, _, logged) = server.stop();
    assert!(logged.contains("is in the database that was moved, wherever it is now"), "{logged}");
    let server = serve(&there);
    for n in 0..5 {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 200);
    }
    assert_eq!(server.submit(&server.submission(&id(5), "correct")).status, 201);
}
