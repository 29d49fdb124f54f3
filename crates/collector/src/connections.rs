//! Accepts connections and speaks HTTP/1.1 on them until the server stops.
//!
//! `axum::serve` would not do, for three reasons that show only in a hall: a phone that disappeared
//! must not be counted for a quarter of an hour, one that never finishes its request must not hold
//! its connection forever, and one that follows must cost little memory.

use std::future::Future;
use std::io;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};

/// Time limit for the head of a request, and for an idle connection between two requests. A head
/// has at most 1 KiB; a phone with one bar of signal needs seconds for it.
const HEAD_TIMEOUT: Duration = Duration::from_mins(1);
/// Time limit for the other side to acknowledge a packet. There is a beat every 15 seconds, so a
/// phone that disappeared is noticed in less than a minute.
const ACKNOWLEDGE_TIMEOUT: Duration = Duration::from_secs(40);
/// The pause after a connection could not be accepted, because the process has too many open files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves until `stop` is ready, and after that until every request is answered.
pub(crate) async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
    let running = GracefulShutdown::new();
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
        prepare(&stream);
        let service = TowerToHyperService::new(router.clone());
        let connection = running.watch(http.serve_connection(TokioIo::new(stream), service));
        // Connections may end in any way.
        tokio::spawn(async { _ = connection.await });
    }
    drop(listener);
    running.shutdown().await;
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
