//! Ctrl-C and the end.

use std::io::Write as _;
use std::net::TcpStream;

use super::program::{Konventa, id, read, request};

/// Half of a submission is sent, the signal comes, then the other half: it is answered and kept.
fn finishes_what_was_begun(signal: &str) {
    let dir = tempfile::tempdir().unwrap();
    let mut server = Konventa::serve(&dir);
    let submission = server.submission(&id(1), "correct");
    let sent =
        request("POST", "/api/submissions", "Content-Type: application/json\r\n", &submission.to_string());
    let (first, rest) = sent.split_at(sent.len() / 2);
    let mut stream = server.connect();
    stream.write_all(first.as_bytes()).unwrap();
    // A request that is answered shows that the server has taken the connection before it.
    assert_eq!(server.ask("GET", "/api/health", "", "").status, 200);

    server.signal(signal);
    server.wait_for("Stopping");
    stream.write_all(rest.as_bytes()).unwrap();
    assert_eq!(read(stream).status, 201);
    let address = server.base.strip_prefix("http://").unwrap().to_owned();
    let (status, said, _) = server.end();
    assert_eq!(status.code(), Some(0), "{said}");
    assert!(said.trim_end().ends_with("Stopped."), "{said}");
    assert!(TcpStream::connect(address).is_err(), "nobody listens any more");

    assert_eq!(Konventa::serve(&dir).submit(&submission).status, 200);
}

#[test]
fn ctrl_c_finishes_what_was_begun() {
    finishes_what_was_begun("INT");
}

#[test]
fn the_systems_request_to_end_does_too() {
    finishes_what_was_begun("TERM");
}

#[test]
fn a_second_ctrl_c_does_not_wait() {
    let dir = tempfile::tempdir().unwrap();
    let mut server = Konventa::serve(&dir);
    let mut stream = server.connect();
    stream.write_all(b"POST /api/submissions HTTP/1.1\r\nHost: k\r\nContent-Length: 9\r\n\r\n").unwrap();
    assert_eq!(server.ask("GET", "/api/health", "", "").status, 200);
    server.signal("INT");
    server.wait_for("Stopping");
    server.signal("INT");
    assert_eq!(server.end().0.code(), Some(130));
}
