//! Bodies of requests: how large one may be, and how many large ones may be under way.

use std::io::Write as _;
use std::net::TcpStream;

use super::program::{Konventa, id, wait_until};

/// The number of bodies over 4 KiB that may arrive at once.
const LARGE_AT_ONCE: usize = 256;

/// The status of a submission with blanks after it.
fn submit(server: &Konventa, n: u128, blanks: usize) -> u16 {
    let body = server.submission(&id(n), "correct").to_string() + &" ".repeat(blanks);
    server.ask("POST", "/api/submissions", "Content-Type: application/json\r\n", &body).status
}

/// Begins to send a body, and never ends.
fn begin(server: &Konventa) -> TcpStream {
    let mut stream = server.connect();
    let head = "POST /api/submissions HTTP/1.1\r\nHost: k\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&[b' '; 8 * 1024]).unwrap();
    stream
}

#[test]
fn unfinished_large_bodies_keep_no_submission_out() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    assert_eq!(submit(&server, 1, 20_000), 201, "a large body among few");
    let mut unfinished: Vec<TcpStream> = (0..LARGE_AT_ONCE).map(|_| begin(&server)).collect();
    // On a busy machine the first ones may have been given up before the last one began.
    wait_until("all places for large bodies are taken", || {
        let is_full = submit(&server, 1, 20_000) == 503;
        if !is_full {
            unfinished.push(begin(&server));
        }
        is_full
    });
    for n in 2..12 {
        assert_eq!(submit(&server, n, 0), 201, "a submission as phones send it");
    }
    let body = server.submission(&id(12), "correct").to_string() + &" ".repeat(20_000);
    let busy = server.ask("POST", "/api/submissions", "Content-Type: application/json\r\n", &body);
    assert_eq!(busy.status, 503);
    assert!(busy.head.to_lowercase().contains("retry-after: "), "{}", busy.head);
    assert_eq!(server.ask("GET", "/api/health", "", "").status, 200);
    // One that gives up makes room.
    unfinished.pop();
    wait_until("a place is free", || submit(&server, 12, 20_000) != 503);
    assert_eq!(submit(&server, 12, 0), 200, "it was stored");
}

#[test]
fn a_body_over_64_kib_is_refused_in_words_and_stores_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    let length = server.submission(&id(1), "correct").to_string().len();
    for (all, status) in [(64 * 1024 + 1, 413), (1 << 20, 413), (64 * 1024, 201)] {
        assert_eq!(submit(&server, 1, all - length), status, "{all} bytes");
    }
    // One that never ends is cut off after 4 MiB.
    let mut stream = server.connect();
    let head = "POST /api/submissions HTTP/1.1\r\nHost: k\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
    let mut sent = 0;
    while sent < 64 << 20 && stream.write_all(chunk.as_bytes()).is_ok() {
        sent += 0x10000;
    }
    assert!(sent < 64 << 20, "it was read without an end");
    assert_eq!(submit(&server, 2, 0), 201);
}
