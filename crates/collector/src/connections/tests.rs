//! A small server with a small capacity.

use std::future::pending;
use std::net::SocketAddr;
use std::time::Instant;

use axum::routing::{get, post};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::*;

const OK: &str = "GET / HTTP/1.1\r\nHost: k\r\nConnection: close\r\n\r\n";

async fn start(capacity: usize) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let router = Router::new().route("/", get(async || "served").merge(post(async |body: String| body)));
    let full = Router::new().fallback(async || (axum::http::StatusCode::SERVICE_UNAVAILABLE, "full"));
    tokio::spawn(serve(listener, router, full, capacity, pending()));
    at
}

/// Sends a text. Returns everything that is answered, or nothing if the connection is closed.
async fn ask(at: SocketAddr, text: &str) -> String {
    let mut stream = TcpStream::connect(at).await.unwrap();
    // The other side may close before it has read all.
    let _ = stream.write_all(text.as_bytes()).await;
    read(&mut stream).await
}

async fn read(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await.expect("it is open");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_head_has_at_most_16_kib_and_a_hundred_headers() {
    let at = start(10).await;
    let head = |more: String| format!("GET / HTTP/1.1\r\nHost: k\r\nConnection: close\r\n{more}\r\n");
    assert!(ask(at, &head(format!("X: {}\r\n", "x".repeat(8 * 1024)))).await.ends_with("served"));
    assert!(ask(at, &head("X: x\r\n".repeat(98))).await.ends_with("served"));
    for long in [format!("X: {}\r\n", "x".repeat(17 * 1024)), "X: x\r\n".repeat(99)] {
        assert!(ask(at, &head(long)).await.starts_with("HTTP/1.1 431 "));
    }
    // A head without an end is not stored without an end either.
    let unfinished = ask(at, &format!("GET / HTTP/1.1\r\nX: {}", "x".repeat(400_000))).await;
    assert!(unfinished.is_empty() || unfinished.starts_with("HTTP/1.1 431 "), "{unfinished}");
}

#[tokio::test]
async fn a_connection_that_never_sends_a_byte_ends_after_ten_seconds() {
    let at = start(1).await;
    let begin = Instant::now();
    let mut idle = TcpStream::connect(at).await.unwrap();
    assert_eq!(read(&mut idle).await, "");
    let passed = begin.elapsed();
    assert!(passed >= FIRST_BYTE_TIMEOUT && passed < FIRST_BYTE_TIMEOUT * 3 / 2, "{passed:?}");
    // Its place is free again.
    let mut answer = ask(at, OK).await;
    while answer.ends_with("full") {
        answer = ask(at, OK).await;
    }
    assert!(answer.ends_with("served"), "{answer}");
}

#[tokio::test]
async fn a_connection_beyond_the_capacity_gets_an_answer() {
    let at = start(2).await;
    let mut open = Vec::new();
    for _ in 0..2 {
        let mut stream = TcpStream::connect(at).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: k\r\n\r\n").await.unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        open.push(stream);
    }
    let answer = ask(at, OK).await;
    assert!(answer.starts_with("HTTP/1.1 503 ") && answer.ends_with("full"), "{answer}");
    drop(open);
    let mut answer = ask(at, OK).await;
    while answer.ends_with("full") {
        answer = ask(at, OK).await;
    }
    assert!(answer.ends_with("served"), "{answer}");
}

#[tokio::test]
async fn connections_that_asked_nothing_do_not_delay_the_end() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(serve(listener, Router::new(), Router::new(), 10, async {
        let _ = stopped.await;
    }));
    let _idle = TcpStream::connect(at).await.unwrap();
    ask(at, OK).await;
    stop.send(()).unwrap();
    timeout(FIRST_BYTE_TIMEOUT / 2, serving).await.expect("it waits for an idle connection").unwrap();
}
