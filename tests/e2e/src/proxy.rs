//! The wire between browser and server: it counts what is sent, and it can break.

mod exchange;
mod relay;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Context as _;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use exchange::Exchange;

/// What becomes of a request.
#[derive(Debug, Clone)]
pub enum ProxyAction {
    /// The wire answers in the server's place.
    Answer {
        /// HTTP status.
        status: u16,
        /// Content type.
        kind: &'static str,
        /// Body.
        body: String,
    },
    /// The connection breaks before the server hears anything. A stream that is open breaks at once.
    Cut,
    /// The server hears it and answers, and the answer is lost.
    LoseAnswer,
}

/// Which requests a fate is for.
#[derive(Debug, Clone)]
struct Rule {
    method: Option<&'static str>,
    path: &'static str,
    action: ProxyAction,
}

#[derive(Debug)]
struct State {
    server: SocketAddr,
    exchanges: Mutex<Vec<Exchange>>,
    rules: Mutex<Vec<Rule>>,
    /// Counts the changes of the rules.
    changes: watch::Sender<u64>,
}

/// A wire that is up. It is cut when dropped.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    state: Arc<State>,
    task: JoinHandle<()>,
}

impl Proxy {
    /// A wire to a server.
    ///
    /// # Errors
    /// Where there is no free port.
    pub async fn to(server: SocketAddr) -> anyhow::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.context("no free port")?;
        let address = listener.local_addr()?;
        let (changes, _) = watch::channel(0);
        let state = Arc::new(State { server, exchanges: Mutex::default(), rules: Mutex::default(), changes });
        let task = tokio::spawn(relay::serve(listener, Arc::clone(&state)));
        Ok(Self { address, state, task })
    }

    /// The address a browser uses.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on, requests of this method whose path starts like this meet this fate.
    pub fn intercept(&self, method: Option<&'static str>, path: &'static str, action: ProxyAction) {
        locked(&self.state.rules).push(Rule { method, path, action });
        self.state.changes.send_modify(|count| *count += 1);
    }

    /// From now on, every request reaches the server again.
    pub fn restore(&self) {
        locked(&self.state.rules).clear();
    }

    /// What went over the wire so far, oldest first.
    #[must_use]
    pub fn exchanges(&self) -> Vec<Exchange> {
        locked(&self.state.exchanges).clone()
    }

    /// The submissions that were posted so far, oldest first.
    #[must_use]
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
        let meant = |rule: &&Rule| rule.method.is_none_or(|m| m == method) && path.starts_with(rule.path);
        rules.iter().find(meant).map(|rule| rule.action.clone())
    }
}

/// A panic of another task does not make what it left unreadable here.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
