//! A disk that takes no more while the server runs: a limit on the size of its files stands in for it.

use std::process::Command;

use super::program::{Konventa, PROGRAM, id, wait_until};

#[test]
fn what_was_acknowledged_on_a_full_disk_is_safe_and_the_server_recovers() {
    let dir = tempfile::tempdir().unwrap();
    let mut limited = Command::new("sh");
    // 1 MiB, or half of it where a block is 512 bytes.
    limited.current_dir(dir.path()).args([
        "-c",
        "trap '' XFSZ; ulimit -f 1024; exec \"$0\" serve --listen 127.0.0.1:0",
        PROGRAM,
    ]);
    let server = Konventa::from(&mut limited);
    // The log grows until there is no room for it.
    let mut acknowledged = 0;
    let refused = loop {
        let reply = server.submit(&server.submission(&id(acknowledged), "correct"));
        if reply.status != 201 {
            break reply;
        }
        acknowledged += 1;
        assert!(acknowledged < 20_000, "the limit has no effect");
    };
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(refused.head.to_lowercase().contains("retry-after: "), "{}", refused.head);
    assert!(!refused.body.contains("code:"), "no words of SQLite: {}", refused.body);
    // In a pause the log is moved into the file, which has room.
    wait_until("the server is healthy again", || server.ask("GET", "/api/health", "", "").status == 200);
    wait_until("the next one is stored", || {
        server.submit(&server.submission(&id(acknowledged), "correct")).status == 201
    });
    server.signal("KILL");
    server.end();
    let server = Konventa::serve(&dir);
    for n in 0..=acknowledged {
        assert_eq!(server.submit(&server.submission(&id(n), "correct")).status, 200, "{n} was acknowledged");
    }
}
