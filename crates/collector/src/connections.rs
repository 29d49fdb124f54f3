//! Accepts connections and speaks HTTP/1.1 on them until the server stops.
//!
//! `axum::serve` would not do, for reasons that show only in a hall or under attack: a phone that
//! disappeared must not be counted for a quarter of an hour, one that never finishes its request
//! must not hold its connection forever, one that follows must cost little memory, and all of them
//! together must not cost more files and memory than there are.

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

/// Time limit for the first byte on a new connection. A browser opens connections ahead of time; one
/// that it does not use within seconds is not worth a file.
const FIRST_BYTE_TIMEOUT: Duration = Duration::from_secs(10);
/// Time limit for the head of a request, and for an idle connection between two requests. A head
/// has at most 1 KiB; a phone with one bar of signal needs seconds for it.
const HEAD_TIMEOUT: Duration = Duration::from_mins(1);
/// Largest head of a request in bytes. A longer one is answered 431, as is one with more than the
/// 100 headers that hyper reads.
const MAX_HEAD: usize = 16 * 1024;
/// Time limit for the other side to acknowledge a packet. There is a beat every 15 seconds, so a
/// phone that disappeared is noticed in less than a minute.
const ACKNOWLEDGE_TIMEOUT: Duration = Duration::from_secs(40);
/// The pause after a connection could not be accepted, because the process has too many open files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);
/// The number of connections that are told at once that there are too many. Others are closed
/// without an answer.
const REFUSING: usize = 16;

/// Serves at most `capacity` connections at once until `stop` is ready, and after that until every
/// request is answered. A connection beyond the capacity gets the answers of `full`.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    full: Router,
    capacity: usize,
    stop: impl Future<Output = ()>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT).max_buf_size(MAX_HEAD);
    let mut refusal = http.clone();
    refusal.header_read_timeout(FIRST_BYTE_TIMEOUT).keep_alive(false);
    let (serving, refusing) = (Arc::new(Semaphore::new(capacity)), Arc::new(Semaphore::new(REFUSING)));
    let running = GracefulShutdown::new();
    let (stopping, stopped) = watch::channel(false);
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                if !is_of_one_connection(&error) {
                    tracing::error!(target: "konventa", "no connection can be accepted: {error}");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
                continue;
            }
        };
        let (place, http, router) = match Arc::clone(&serving).try_acquire_owned() {
            Ok(place) => (place, &http, &router),
            Err(_) => match Arc::clone(&refusing).try_acquire_owned() {
                Ok(place) => (place, &refusal, &full),
                Err(_) => continue,
            },
        };
        prepare(&stream);
        let (http, service) = (http.clone(), TowerToHyperService::new(router.clone()));
        let (watcher, mut stopped) = (running.watcher(), stopped.clone());
        tokio::spawn(async move {
            let _place = place;
            let has_begun = tokio::select! {
                begun = has_begun(&stream) => begun,
                // Nothing was asked, so nothing has to be answered.
                _ = stopped.wait_for(|stopped| *stopped) => false,
            };
            if has_begun {
                // Connections may end in any way.
                let _ = watcher.watch(http.serve_connection(TokioIo::new(stream), service)).await;
            }
        });
    }
    drop(listener);
    let _ = stopping.send(true);
    running.shutdown().await;
}

/// Waits for the first byte. Returns whether it came in time.
async fn has_begun(stream: &TcpStream) -> bool {
    matches!(timeout(FIRST_BYTE_TIMEOUT, stream.peek(&mut [0])).await, Ok(Ok(1..)))
}

/// Returns whether an error concerns one connection only, which failed before it was accepted.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
    )
}

/// Sets the options of a connection. It also works without them.
fn prepare(stream: &TcpStream) {
    // Answers are small packets: waiting to fill them only adds delay.
    let _ = stream.set_nodelay(true);
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        let _ = socket2::SockRef::from(stream).set_tcp_user_timeout(Some(ACKNOWLEDGE_TIMEOUT));
    }
}

#[cfg(test)]
mod tests;
