//! As much of a socket.io client as a fair comparison needs: one websocket, one namespace, one event.
//!
//! <https://socket.io/docs/v4/engine-io-protocol/> and <https://socket.io/docs/v4/socket-io-protocol/>: `0` opens, `2` is
//! a ping and `3` its answer, `40` enters the namespace, `42` is an event, a list of its name and what it says.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use futures_util::{SinkExt as _, StreamExt as _};
use konventa_domain::lecture::Numbered;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::sync::{mpsc, watch};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

/// So long the server may take to start.
const PATIENCE: Duration = Duration::from_secs(20);
/// The name of the one event.
const CHANGE: &str = "change";

/// A socket.io server in node. It is killed when dropped.
pub struct Room {
    child: Child,
    address: SocketAddr,
}

impl Room {
    /// Starts `server.mjs` of a folder where the package is installed.
    ///
    /// # Errors
    /// Where it does not say where it listens.
    pub async fn start(node: &Path, folder: &Path) -> anyhow::Result<Self> {
        let mut child = Command::new(node)
            .arg("server.mjs")
            .current_dir(folder)
            .env("NODE_ENV", "production")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start {}", node.display()))?;
        let output = child.stdout.take().context("node has no output")?;
        let mut lines = BufReader::new(output).lines();
        let line =
            tokio::time::timeout(PATIENCE, lines.next_line()).await.context("node does not start")??;
        let address = line.context("node stopped at once")?.parse().context("node does not say where")?;
        Ok(Self { child, address })
    }

    /// Stops it; every client notices.
    ///
    /// # Errors
    /// Where the system does not let us.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        Ok(self.child.kill().await?)
    }

    /// A client that is in the room.
    ///
    /// # Errors
    /// Where the server does not let it in.
    pub async fn join(&self) -> anyhow::Result<Client> {
        let stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        let url = format!("ws://{}/socket.io/?EIO=4&transport=websocket", self.address);
        // As small as the buffers of the other clients.
        let config = WebSocketConfig::default().read_buffer_size(8 * 1024);
        let (mut socket, _) = tokio_tungstenite::client_async_with_config(url, stream, Some(config)).await?;
        expect(&mut socket, "0").await?;
        socket.send(Message::text("40")).await?;
        expect(&mut socket, "40").await?;
        let (tell, last) = watch::channel(0);
        let (say, saying) = mpsc::channel(1);
        let task = tokio::spawn(listen(socket, tell, saying));
        Ok(Client { last, say, task })
    }
}

async fn expect(socket: &mut WebSocketStream<TcpStream>, packet: &str) -> anyhow::Result<()> {
    let message = socket.next().await.context("the server hung up")??;
    let text = message.to_text()?;
    ensure!(text.starts_with(packet), "“{text}” instead of a packet {packet}");
    Ok(())
}

/// A client that listens.
pub struct Client {
    /// The last number heard.
    pub last: watch::Receiver<u64>,
    say: mpsc::Sender<String>,
    task: tokio::task::JoinHandle<anyhow::Result<Vec<(u64, Instant)>>>,
}

impl Client {
    /// Tells the room. Beside nothing, when.
    ///
    /// # Errors
    /// Where the connection is gone.
    pub async fn tell(&self, change: &Numbered) -> anyhow::Result<Instant> {
        let packet = format!("42{}", serde_json::to_string(&(CHANGE, change))?);
        let sent = Instant::now();
        self.say.send(packet).await?;
        Ok(sent)
    }

    /// All it heard, once the server has stopped.
    ///
    /// # Errors
    /// Where it heard something that is no packet.
    pub async fn end(self) -> anyhow::Result<Vec<(u64, Instant)>> {
        self.task.await?
    }
}

async fn listen(
    mut socket: WebSocketStream<TcpStream>,
    tell: watch::Sender<u64>,
    mut saying: mpsc::Receiver<String>,
) -> anyhow::Result<Vec<(u64, Instant)>> {
    let mut heard = Vec::new();
    loop {
        tokio::select! {
            message = socket.next() => {
                // The server was stopped: that is the end.
                let Some(Ok(message)) = message else { return Ok(heard) };
                let arrived = Instant::now();
                let text = message.to_text()?;
                if text == "2" {
                    socket.send(Message::text("3")).await?;
                } else if let Some(event) = text.strip_prefix("42") {
                    let (_, change): (String, Numbered) = serde_json::from_str(event)?;
                    heard.push((change.seq, arrived));
                    tell.send_replace(change.seq);
                }
            }
            Some(packet) = saying.recv() => socket.send(Message::text(packet)).await?,
        }
    }
}
