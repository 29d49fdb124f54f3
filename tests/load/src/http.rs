//! Requests as a phone makes them, with as little work as possible: the machine is shared with the server that is measured.

use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::pin::{Pin, pin};
use std::task::Poll;

use anyhow::{Context as _, ensure};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::client::conn::http1::{self, Connection, SendRequest};
use hyper::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpSocket, TcpStream};

/// So many phones share a loopback address: a system has about 28,000 ports for each, and a cut connection keeps its
/// own for a minute.
const PHONES_PER_ADDRESS: usize = 5_000;

/// Where the server listens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target(SocketAddr);

impl Target {
    /// From `http://127.0.0.1:8080`.
    ///
    /// # Errors
    /// Where it is not the address of a host and a port over plain HTTP, or the host is not known.
    pub async fn parse(url: &str) -> anyhow::Result<Self> {
        let host = url.strip_prefix("http://").map(|rest| rest.trim_end_matches('/'));
        let host = host.with_context(|| format!("{url}: only http://HOST:PORT can be loaded"))?;
        let found = tokio::net::lookup_host(host).await.with_context(|| format!("{url}: no such host"))?;
        found.into_iter().next().map(Self).with_context(|| format!("{url}: no such host"))
    }

    /// A connection for the phone of this number.
    ///
    /// # Errors
    /// Where the server does not take it.
    pub async fn connect(self, phone: usize) -> std::io::Result<TcpStream> {
        let socket = if self.0.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        if let Some(from) = source(self.0.ip(), phone) {
            socket.bind((from, 0).into())?;
        }
        let stream = socket.connect(self.0).await?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }
}

/// The address a phone comes from; `None` where the system should choose.
fn source(server: IpAddr, phone: usize) -> Option<IpAddr> {
    let block = u8::try_from(phone / PHONES_PER_ADDRESS).ok().filter(|block| *block > 0)?;
    // Only Linux has all of 127.0.0.0/8 without asking.
    (cfg!(target_os = "linux") && server == IpAddr::V4(Ipv4Addr::LOCALHOST))
        .then(|| Ipv4Addr::new(127, 0, block, 1).into())
}

/// One request.
#[derive(Debug, Clone)]
pub struct Ask {
    method: Method,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Bytes,
}

impl Ask {
    /// A GET.
    #[must_use]
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), headers: Vec::new(), body: Bytes::new() }
    }

    /// A POST of JSON.
    ///
    /// # Errors
    /// Where the value cannot be written as JSON.
    pub fn post(path: impl Into<String>, body: &impl Serialize) -> anyhow::Result<Self> {
        let body = serde_json::to_vec(body)?.into();
        let headers = vec![(CONTENT_TYPE.as_str(), "application/json".to_owned())];
        Ok(Self { method: Method::POST, path: path.into(), headers, body })
    }

    /// With a header.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// With a key.
    #[must_use]
    pub fn bearer(self, key: &str) -> Self {
        self.with(AUTHORIZATION.as_str(), format!("Bearer {key}"))
    }

    fn request(&self, target: Target) -> anyhow::Result<Request<Full<Bytes>>> {
        let mut request =
            Request::builder().method(&self.method).uri(&self.path).header(HOST, target.0.to_string());
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        Ok(request.body(Full::new(self.body.clone()))?)
    }

    /// Sends the request and hangs up before the answer, as a phone that loses its network does.
    ///
    /// # Errors
    /// Where it cannot even be sent.
    pub async fn cut_off(&self, target: Target, phone: usize, cut: Cut) -> std::io::Result<()> {
        let mut stream = target.connect(phone).await?;
        let Self { method, path, headers, body } = self;
        let mut bytes = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", target.0);
        let length = body.len().to_string();
        let length = (CONTENT_LENGTH.as_str(), length.as_str());
        let given = headers.iter().map(|(name, value)| (*name, value.as_str()));
        for (name, value) in given.chain([length]) {
            bytes.extend([name, ": ", value, "\r\n"]);
        }
        bytes.push_str("\r\n");
        let mut bytes = bytes.into_bytes();
        let sent = match cut {
            Cut::InTheBody => body.len() / 2,
            Cut::BeforeTheAnswer => body.len(),
        };
        bytes.extend_from_slice(&body[..sent]);
        stream.write_all(&bytes).await?;
        stream.flush().await
    }
}

/// Where a request is cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Half of it is sent.
    InTheBody,
    /// It is sent, and nobody waits for the answer.
    BeforeTheAnswer,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its body, as sent.
    pub body: Bytes,
}

impl Answer {
    /// The body, where the status is a success.
    ///
    /// # Errors
    /// Where it is not, or the body does not fit.
    pub fn json<T: DeserializeOwned>(&self) -> anyhow::Result<T> {
        let said = || format!("{}: {}", self.status, String::from_utf8_lossy(&self.body));
        ensure!(self.status.is_success(), said());
        serde_json::from_slice(&self.body).with_context(said)
    }
}

type Wire = Connection<TokioIo<TcpStream>, Full<Bytes>>;

/// A connection that is kept for the next request, as browsers do.
pub struct Line {
    target: Target,
    phone: usize,
    open: Option<(SendRequest<Full<Bytes>>, Wired)>,
}

impl Line {
    /// Not connected yet.
    #[must_use]
    pub const fn new(target: Target, phone: usize) -> Self {
        Self { target, phone, open: None }
    }

    /// Asks and waits for the whole answer.
    ///
    /// # Errors
    /// Where there is none. The next request takes a new connection.
    pub async fn ask(&mut self, ask: &Ask) -> anyhow::Result<Answer> {
        let (mut sender, mut wired) = self.opened().await?;
        let request = ask.request(self.target)?;
        let answer = wired
            .driving(async {
                let answer = sender.send_request(request).await?;
                let status = answer.status();
                let body = answer.into_body().collect().await?.to_bytes();
                anyhow::Ok(Answer { status, body })
            })
            .await
            .with_context(|| format!("{} {} was not answered", ask.method, ask.path))?;
        self.open = Some((sender, wired));
        Ok(answer)
    }

    /// Asks for a body that does not end; the connection is its own from then on.
    ///
    /// # Errors
    /// Where the answer is not 200.
    pub async fn listen(mut self, ask: &Ask) -> anyhow::Result<Endless> {
        let (mut sender, mut wired) = self.opened().await?;
        let request = ask.request(self.target)?;
        let answer = wired.driving(sender.send_request(request)).await?;
        let status = answer.status();
        if status != StatusCode::OK {
            let body = wired.driving(answer.into_body().collect()).await?.to_bytes();
            anyhow::bail!("GET {}: {status}: {}", ask.path, String::from_utf8_lossy(&body));
        }
        Ok(Endless { body: answer.into_body(), wired })
    }

    /// The connection that is open, or a new one.
    async fn opened(&mut self) -> anyhow::Result<(SendRequest<Full<Bytes>>, Wired)> {
        if let Some((mut sender, mut wired)) = self.open.take()
            && wired.driving(sender.ready()).await.is_ok()
        {
            return Ok((sender, wired));
        }
        let stream = self.target.connect(self.phone).await.context("the server takes no connection")?;
        let (sender, wire) = http1::handshake(TokioIo::new(stream)).await?;
        Ok((sender, Wired(Some(Box::pin(wire)))))
    }
}

/// A body that comes in pieces for as long as the server has something to say.
pub struct Endless {
    body: Incoming,
    wired: Wired,
}

impl Endless {
    /// The next piece; `None` where the server, or the network, is done.
    pub async fn piece(&mut self) -> Option<Bytes> {
        loop {
            let frame = self.wired.driving(self.body.frame()).await?.ok()?;
            if let Ok(data) = frame.into_data() {
                return Some(data);
            }
        }
    }
}

/// What moves the bytes of a connection. It is polled by whoever waits for them, so that no other task has to be woken.
struct Wired(Option<Pin<Box<Wire>>>);

impl Wired {
    async fn driving<T>(&mut self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        std::future::poll_fn(|context| {
            if let Poll::Ready(ready) = work.as_mut().poll(context) {
                return Poll::Ready(ready);
            }
            if let Some(wire) = &mut self.0 {
                if wire.as_mut().poll(context).is_ready() {
                    self.0 = None;
                }
                // What has just come in wakes nobody else.
                return work.as_mut().poll(context);
            }
            Poll::Pending
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_phones_come_from_several_addresses() {
        let local = IpAddr::V4(Ipv4Addr::LOCALHOST);
        assert_eq!(source(local, PHONES_PER_ADDRESS - 1), None);
        if cfg!(target_os = "linux") {
            assert_eq!(source(local, 2 * PHONES_PER_ADDRESS), Some(Ipv4Addr::new(127, 0, 2, 1).into()));
        }
        assert_eq!(source(Ipv4Addr::new(10, 0, 0, 1).into(), 2 * PHONES_PER_ADDRESS), None);
    }
}
