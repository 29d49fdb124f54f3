//! Runs a server, from the open port to the last answer after Ctrl-C.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::app::App;
use crate::hosts::AllowedHosts;
use crate::router::{busy, router};
use crate::{connections, open_files, studies};

/// Grace period for in-flight requests after the stop signal; phones have given up by then.
pub const GRACE_PERIOD: Duration = Duration::from_secs(10);

/// How the server stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shutdown {
    /// Every request was answered.
    Clean,
    /// Some requests were cut off; their content is not recorded, unless it was already being
    /// written.
    CutOff,
}

/// Serves under these names until `stop` is ready, then accepts no new connections, answers the
/// requests that were begun, and closes the store.
pub async fn serve(
    listener: TcpListener,
    app: Arc<App>,
    hosts: AllowedHosts,
    stop: impl Future<Output = ()> + Send,
) -> Shutdown {
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let closing = Arc::clone(&app);
    let stop = async move {
        stop.await;
        // Streams never end by themselves.
        closing.lectures.close();
        let _ = stopping.send(Instant::now() + GRACE_PERIOD);
    };
    let serving = connections::serve(
        listener,
        router(Arc::clone(&app), hosts),
        busy(),
        open_files::connections(),
        stop,
    );
    let live = Arc::clone(&app);
    let maintenance = [
        tokio::spawn(async move { live.lectures.run_maintenance().await }),
        tokio::spawn(studies::run(Arc::clone(&app.store), app.keyring.clone(), app.clock.clone())),
    ];
    let too_late = async {
        match stopped.await {
            Ok(deadline) => tokio::time::sleep_until(deadline).await,
            Err(_) => std::future::pending().await,
        }
    };
    let end = tokio::select! {
        () = serving => Shutdown::Clean,
        () = too_late => Shutdown::CutOff,
    };
    maintenance.iter().for_each(JoinHandle::abort);
    // Only the writer’s queue is left; a hanging disk does not keep the process alive forever.
    let _ = tokio::time::timeout(GRACE_PERIOD, app.store.close()).await;
    end
}

/// Receives Ctrl-C and the system's request to stop. Signals are queued from its creation on, so
/// none is lost between two calls.
#[derive(Debug)]
pub struct StopRequests {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(windows)]
    interrupt: tokio::signal::windows::CtrlC,
}

impl StopRequests {
    /// Starts to listen.
    pub fn listen() -> std::io::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            Ok(Self {
                interrupt: signal(SignalKind::interrupt())?,
                terminate: signal(SignalKind::terminate())?,
            })
        }
        #[cfg(windows)]
        Ok(Self { interrupt: tokio::signal::windows::ctrl_c()? })
    }

    /// Waits for the next signal.
    pub async fn next(&mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
        #[cfg(windows)]
        let _ = self.interrupt.recv().await;
    }
}
