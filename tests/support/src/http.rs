//! An HTTP client that does as little work as possible: the load generator opens 10,000 streams with
//! it, on the machine whose server it measures.
//!
//! It is written on hyper's single connections. A client with a connection pool could not choose the
//! address that a phone comes from, would spend two tasks on each stream, and hides when bytes arrived.
//! [`Request::send_and_hang_up`] writes to the socket itself, because no client stops in the middle of
//! a request on demand.

use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::pin::{Pin, pin};
use std::task::Poll;

use anyhow::{Context as _, ensure};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::Method;
pub use hyper::StatusCode;
use hyper::body::Incoming;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpSocket, TcpStream};

/// The number of phones that share a loopback address: a system has about 28,000 ports for each
/// address, and a closed connection occupies its port for another minute.
const PHONES_PER_ADDRESS: usize = 5_000;

/// The address of a server, over plain HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServerAddress(SocketAddr);

impl From<SocketAddr> for ServerAddress {
    fn from(address: SocketAddr) -> Self {
        Self(address)
    }
}

impl ServerAddress {
    /// Reads an address such as `http://127.0.0.1:8080`.
    pub async fn parse(url: &str) -> anyhow::Result<Self> {
        let host = url.strip_prefix("http://").map(|rest| rest.trim_end_matches('/'));
        let host = host.with_context(|| format!("{url}: only http://HOST:PORT is supported"))?;
        let found = tokio::net::lookup_host(host).await.with_context(|| format!("{url}: unknown host"))?;
        found.into_iter().next().map(Self).with_context(|| format!("{url}: unknown host"))
    }

    /// The host and the port.
    pub const fn socket(self) -> SocketAddr {
        self.0
    }

    /// The address as a URL without a path.
    pub fn url(self) -> String {
        format!("http://{}", self.0)
    }

    /// Opens a connection for the phone of this number.
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

/// The address a phone connects from; `None` if the system should choose.
fn source(server: IpAddr, phone: usize) -> Option<IpAddr> {
    let block = u8::try_from(phone / PHONES_PER_ADDRESS).ok().filter(|block| *block > 0)?;
    // Only Linux has all of 127.0.0.0/8 without configuration.
    (cfg!(target_os = "linux") && server == IpAddr::V4(Ipv4Addr::LOCALHOST))
        .then(|| Ipv4Addr::new(127, 0, block, 1).into())
}

/// A request.
#[derive(Debug, Clone)]
pub struct Request {
    method: Method,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Bytes,
}

impl Request {
    /// A GET request.
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), headers: Vec::new(), body: Bytes::new() }
    }

    /// A POST request with a JSON body.
    pub fn post(path: impl Into<String>, body: &impl Serialize) -> anyhow::Result<Self> {
        let body = serde_json::to_vec(body)?.into();
        let headers = vec![(CONTENT_TYPE.as_str(), "application/json".to_owned())];
        Ok(Self { method: Method::POST, path: path.into(), headers, body })
    }

    /// A PUT request with a JSON body.
    pub fn put(path: impl Into<String>, body: &impl Serialize) -> anyhow::Result<Self> {
        Ok(Self { method: Method::PUT, ..Self::post(path, body)? })
    }

    /// Adds a header.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Adds a key or a driver's token.
    pub fn bearer(self, key: &str) -> Self {
        self.header(AUTHORIZATION.as_str(), format!("Bearer {key}"))
    }

    /// Adds a seat ticket.
    pub fn ticket(self, ticket: &str) -> Self {
        self.header(AUTHORIZATION.as_str(), authorization(ticket))
    }

    /// Sends the request on a new connection.
    pub async fn send(&self, server: ServerAddress) -> anyhow::Result<Response> {
        Connection::new(server, 0).send(self).await
    }

    /// Sends the request and closes the connection before the answer, as a phone that loses its
    /// network does.
    pub async fn send_and_hang_up(
        &self,
        server: ServerAddress,
        phone: usize,
        hang_up: HangUp,
    ) -> std::io::Result<()> {
        let mut stream = server.connect(phone).await?;
        let Self { method, path, headers, body } = self;
        let mut bytes = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", server.0);
        let length = body.len().to_string();
        let length = (CONTENT_LENGTH.as_str(), length.as_str());
        let given = headers.iter().map(|(name, value)| (*name, value.as_str()));
        for (name, value) in given.chain([length]) {
            bytes.extend([name, ": ", value, "\r\n"]);
        }
        bytes.push_str("\r\n");
        let mut bytes = bytes.into_bytes();
        let sent = match hang_up {
            HangUp::HalfwayThroughTheBody => body.len() / 2,
            HangUp::BeforeTheAnswer => body.len(),
        };
        bytes.extend_from_slice(&body[..sent]);
        stream.write_all(&bytes).await?;
        stream.flush().await
    }

    fn for_hyper(&self, server: ServerAddress) -> anyhow::Result<hyper::Request<Full<Bytes>>> {
        let mut request =
            hyper::Request::builder().method(&self.method).uri(&self.path).header(HOST, server.0.to_string());
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        Ok(request.body(Full::new(self.body.clone()))?)
    }
}

/// The value of the header field `Authorization` with a seat ticket.
pub fn authorization(ticket: &str) -> String {
    format!("PrivateToken token=\"{ticket}\"")
}

/// When a phone hangs up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HangUp {
    /// After half of the body.
    HalfwayThroughTheBody,
    /// After the whole request.
    BeforeTheAnswer,
}

/// An answer.
#[derive(Debug)]
pub struct Response {
    /// The status.
    pub status: StatusCode,
    /// The body, as sent.
    pub body: Bytes,
}

impl Response {
    /// Reads the body of a success.
    pub fn json<T: DeserializeOwned>(&self) -> anyhow::Result<T> {
        self.ensure_success()?;
        serde_json::from_slice(&self.body).with_context(|| self.describe())
    }

    /// Checks that the status is a success; the error contains the body.
    pub fn ensure_success(&self) -> anyhow::Result<()> {
        ensure!(self.status.is_success(), self.describe());
        Ok(())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn describe(&self) -> String {
        format!("{}: {}", self.status, self.text())
    }
}

/// A connection that is reused for the next request, as browsers do.
pub struct Connection {
    server: ServerAddress,
    phone: usize,
    open: Option<(SendRequest<Full<Bytes>>, Driver)>,
}

impl Connection {
    /// A connection for the phone of this number. It opens with the first request.
    pub const fn new(server: ServerAddress, phone: usize) -> Self {
        Self { server, phone, open: None }
    }

    /// Sends a request and waits for the whole answer. After an error the next request takes a new
    /// connection.
    pub async fn send(&mut self, request: &Request) -> anyhow::Result<Response> {
        let (mut sender, mut driver) = self.opened().await?;
        let for_hyper = request.for_hyper(self.server)?;
        let response = driver
            .drive(async {
                let response = sender.send_request(for_hyper).await?;
                let status = response.status();
                let body = response.into_body().collect().await?.to_bytes();
                anyhow::Ok(Response { status, body })
            })
            .await
            .with_context(|| format!("{} {} was not answered", request.method, request.path))?;
        self.open = Some((sender, driver));
        Ok(response)
    }

    /// Sends a request whose answer has status 200 and does not end.
    pub async fn stream(mut self, request: &Request) -> anyhow::Result<StreamingBody> {
        let (mut sender, mut driver) = self.opened().await?;
        let for_hyper = request.for_hyper(self.server)?;
        let response = driver.drive(sender.send_request(for_hyper)).await?;
        let status = response.status();
        if status != StatusCode::OK {
            let body = driver.drive(response.into_body().collect()).await?.to_bytes();
            anyhow::bail!("GET {}: {status}: {}", request.path, String::from_utf8_lossy(&body));
        }
        Ok(StreamingBody { body: response.into_body(), driver })
    }

    /// The open connection, or a new one.
    async fn opened(&mut self) -> anyhow::Result<(SendRequest<Full<Bytes>>, Driver)> {
        if let Some((mut sender, mut driver)) = self.open.take()
            && driver.drive(sender.ready()).await.is_ok()
        {
            return Ok((sender, driver));
        }
        let connected = self.server.connect(self.phone).await;
        let stream = connected.context("the server does not accept a connection")?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        Ok((sender, Driver(Some(Box::pin(connection)))))
    }
}

/// The body of an answer that does not end. The connection closes when it is dropped.
pub struct StreamingBody {
    body: Incoming,
    driver: Driver,
}

impl StreamingBody {
    /// Waits for the next bytes; `None` if the server ended the answer or the network failed.
    pub async fn next(&mut self) -> Option<Bytes> {
        loop {
            let frame = self.driver.drive(self.body.frame()).await?.ok()?;
            if let Ok(data) = frame.into_data() {
                return Some(data);
            }
        }
    }
}

type HttpConnection = http1::Connection<TokioIo<TcpStream>, Full<Bytes>>;

/// Moves the bytes of a connection. The task that waits for an answer polls it, so that no other task
/// has to be woken.
struct Driver(Option<Pin<Box<HttpConnection>>>);

impl Driver {
    async fn drive<T>(&mut self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        std::future::poll_fn(|context| {
            if let Poll::Ready(ready) = work.as_mut().poll(context) {
                return Poll::Ready(ready);
            }
            if let Some(connection) = &mut self.0 {
                if connection.as_mut().poll(context).is_ready() {
                    self.0 = None;
                }
                // Bytes that just arrived wake no other task.
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
    fn many_phones_connect_from_several_addresses() {
        let local = IpAddr::V4(Ipv4Addr::LOCALHOST);
        assert_eq!(source(local, PHONES_PER_ADDRESS - 1), None);
        if cfg!(target_os = "linux") {
            assert_eq!(source(local, 2 * PHONES_PER_ADDRESS), Some(Ipv4Addr::new(127, 0, 2, 1).into()));
        }
        assert_eq!(source(Ipv4Addr::new(10, 0, 0, 1).into(), 2 * PHONES_PER_ADDRESS), None);
    }
}
