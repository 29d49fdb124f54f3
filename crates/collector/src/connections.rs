//! Takes connections and speaks HTTP/1.1 on them, until it is told to stop.
//!
//! Not `axum::serve`, for three reasons that only a hall shows: a phone that went away without a word must not be counted
//! for a quarter of an hour, one that never finishes its request must not hold its place for ever, and one that follows
//! must cost little memory.

use std::future::Future;
use std::io;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};

/// A request has a head of at most 1 KiB; a phone with one bar of signal needs seconds for it. A connection that was
/// used and is kept for the next request ends after so long, too.
const HEAD: Duration = Duration::from_mins(1);
/// What was sent has to be confirmed after so long. There is a beat every 15 seconds, so a phone that is gone is
/// noticed in less than a minute.
const CONFIRMED: Duration = Duration::from_secs(40);
/// Where no more connections can be taken for the moment, for want of open files.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `stop` is ready, and after that until every request that was begun is answered.
pub(crate) async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let running = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let taken = tokio::select! {
            biased;
            () = &mut stop => break,
            taken = listener.accept() => taken,
        };
        let stream = match taken {
            Ok((stream, _)) => stream,
            Err(error) => {
                if !is_of_one_connection(&error) {
                    tracing::error!(target: "konventa", "no connection can be taken: {error}");
                    tokio::time::sleep(PAUSE).await;
                }
                continue;
            }
        };
        prepare(&stream);
        let service = TowerToHyperService::new(router.clone());
        let connection = running.watch(http.serve_connection(TokioIo::new(stream), service));
        // How a connection ends is the other side's matter.
        tokio::spawn(async { _ = connection.await });
    }
    drop(listener);
    running.shutdown().await;
}

/// What a connection can do wrong before it is taken.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
    )
}

/// A connection that cannot be told so works all the same.
fn prepare(stream: &TcpStream) {
    // An answer is one small packet: waiting to fill it only adds delay.
    let _ = stream.set_nodelay(true);
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        let _ = socket2::SockRef::from(stream).set_tcp_user_timeout(Some(CONFIRMED));
    }
}
