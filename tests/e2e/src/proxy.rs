//! A proxy between browser and server that records requests and can break connections.

mod exchange;
mod relay;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Context as _;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use exchange::Exchange;

/// What the proxy does with a request.
#[derive(Debug, Clone)]
pub enum ProxyAction {
    /// It answers in place of the server.
    Answer {
        /// The HTTP status.
        status: u16,
        /// The content type.
        kind: &'static str,
        /// The body.
        body: String,
    },
    /// It closes the connection before the server receives anything. An open stream is closed at
    /// once.
    Cut,
    /// It passes the request on and drops the answer.
    LoseAnswer,
    /// It passes nothing on, and keeps the connection open until the browser closes it.
    Hold,
    /// It passes the request on, and of the answer only the head: a proxy that waits for the end of a
    /// body before it passes it on does this to a stream.
    HoldBody,
}

/// The requests that an action is for.
#[derive(Debug, Clone)]
struct Rule {
    method: Option<&'static str>,
    path: String,
    action: ProxyAction,
}

#[derive(Debug)]
struct State {
    server: SocketAddr,
    folder: Option<ProxyFolder>,
    exchanges: Mutex<Vec<Exchange>>,
    rules: Mutex<Vec<Rule>>,
    /// The number of changes of the rules.
    changes: watch::Sender<u64>,
}

/// The folder of the proxy's host that the server has. Everything else on the host is answered 404.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProxyFolder {
    /// Its path: `/uni/konventa`.
    pub path: &'static str,
    /// Whether the proxy takes it off before it passes a request on.
    pub takes_off: bool,
}

impl ProxyFolder {
    /// Returns a path, which may have a query, without the folder; `None` if it is not in the folder.
    pub fn take_off(self, path: &str) -> Option<String> {
        let rest = path.strip_prefix(self.path)?;
        match rest.bytes().next() {
            None | Some(b'?') => Some(format!("/{rest}")),
            Some(b'/') => Some(rest.to_owned()),
            Some(_) => None,
        }
    }
}

/// A running proxy. Dropping it stops it.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    state: Arc<State>,
    task: JoinHandle<()>,
}

impl Proxy {
    /// Starts a proxy for a server.
    pub async fn to(server: SocketAddr) -> anyhow::Result<Self> {
        Self::start(server, None).await
    }

    /// Starts a proxy that gives a server one folder of its host.
    pub async fn in_folder(server: SocketAddr, folder: ProxyFolder) -> anyhow::Result<Self> {
        Self::start(server, Some(folder)).await
    }

    async fn start(server: SocketAddr, folder: Option<ProxyFolder>) -> anyhow::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.context("no free port")?;
        let address = listener.local_addr()?;
        let (changes, _) = watch::channel(0);
        let state =
            Arc::new(State { server, folder, exchanges: Mutex::default(), rules: Mutex::default(), changes });
        let task = tokio::spawn(relay::serve(listener, Arc::clone(&state)));
        Ok(Self { address, state, task })
    }

    /// The address of the site for the browser, without `/` at its end.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.state.folder.map_or("", |folder| folder.path))
    }

    /// From now on, does this with requests of this method whose path starts like this.
    pub fn intercept(&self, method: Option<&'static str>, path: impl Into<String>, action: ProxyAction) {
        locked(&self.state.rules).push(Rule { method, path: path.into(), action });
        self.state.changes.send_modify(|count| *count += 1);
    }

    /// From now on, passes every request on again.
    pub fn restore(&self) {
        locked(&self.state.rules).clear();
    }

    /// All requests so far, oldest first.
    pub fn exchanges(&self) -> Vec<Exchange> {
        locked(&self.state.exchanges).clone()
    }

    /// All posted submissions so far, oldest first.
    pub fn posted(&self) -> Vec<Exchange> {
        self.exchanges().into_iter().filter(Exchange::is_submission).collect()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl State {
    fn action(&self, method: &str, path: &str) -> Option<ProxyAction> {
        let rules = locked(&self.rules);
        let meant = |rule: &&Rule| rule.method.is_none_or(|m| m == method) && path.starts_with(&rule.path);
        rules.iter().find(meant).map(|rule| rule.action.clone())
    }
}

/// After a panic in another task the data is still readable.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
