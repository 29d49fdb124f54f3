//! From the open port to the last answer after Ctrl-C.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use konventa_store::Store;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::app::App;
use crate::connections;
use crate::live::upkeep;
use crate::router::router;
use crate::studies;

/// So long requests that were begun may take after the signal. An answer that takes longer is none for a phone.
const PATIENCE: Duration = Duration::from_secs(10);

/// How the server ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Every request that was begun was answered.
    Clean,
    /// Some were cut off; what they had sent is not recorded, unless it was already being written.
    CutOff,
}

/// Serves until `stop` is ready, then takes no new connections, answers what was begun, and closes the store.
pub async fn serve<S: Store>(
    listener: TcpListener,
    app: Arc<App<S>>,
    stop: impl Future<Output = ()> + Send,
) -> End {
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let hall = Arc::clone(&app);
    let stop = async move {
        stop.await;
        // A stream has no end of its own to wait for.
        hall.hall.close();
        let _ = stopping.send(Instant::now() + PATIENCE);
    };
    let serving = connections::serve(listener, router(Arc::clone(&app)), stop);
    let upkeep = [tokio::spawn(upkeep::run(Arc::clone(&app))), tokio::spawn(studies::run(Arc::clone(&app)))];
    let too_late = async {
        match stopped.await {
            Ok(deadline) => tokio::time::sleep_until(deadline).await,
            Err(_) => std::future::pending().await,
        }
    };
    let end = tokio::select! {
        () = serving => End::Clean,
        () = too_late => End::CutOff,
    };
    upkeep.iter().for_each(JoinHandle::abort);
    // The writer only has its queue left; a disk that hangs does not keep the process for ever.
    let _ = tokio::time::timeout(PATIENCE, app.store.close()).await;
    end
}

/// Hears Ctrl-C, and the system's request to end, from the moment it is made: none is lost between two of them.
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
    /// Begins to listen.
    ///
    /// # Errors
    /// Where the system does not let it.
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

    /// Ready at the next one.
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
