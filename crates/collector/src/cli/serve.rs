//! `konventa serve`: runs the server.

use std::io::{ErrorKind, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use clap::Args;
use konventa_deck::AuthorText;
use konventa_domain::Language;
use konventa_store::{Address, Open, OpeningReport};
use tokio::net::{TcpListener, TcpSocket};

use super::lan::{Lan, LanAddress};
use super::reader::Reader;
use super::{Database, GivenKeys, links, qr};
use crate::app::{App, AppParts};
use crate::clock::{self, Clock};
use crate::hosts::AllowedHosts;
use crate::keys::{self, CurrentKeys};
use crate::linkage_keyring::LinkageKeyring;
use crate::public_url::PublicUrl;
use crate::run::{GRACE_PERIOD, Shutdown, StopRequests, serve};
use crate::site::Site;
use crate::{decks, log, open_files};

#[derive(Debug, Args)]
pub(super) struct ServeCommand {
    /// Address and port to listen on.
    #[arg(long, value_name = "ADDR:PORT", env = "KONVENTA_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Listen on all interfaces, so that phones in the same network reach this computer.
    /// Without ADDR, its address is found automatically.
    #[arg(long, value_name = "ADDR", num_args = 0..=1, default_missing_value = LanAddress::FIND)]
    lan: Option<LanAddress>,
    #[command(flatten)]
    database: Database,
    /// Serve the decks in this folder instead of the built-in ones. The folder is a deck or
    /// contains decks. Changes in it are served without a restart, and open pages
    /// reload by themselves.
    #[arg(long, value_name = "DIR")]
    decks: Option<PathBuf>,
    /// The URL at which browsers reach the server: `https://host`, or `https://host/folder` behind a
    /// proxy. Links, pages and QR codes lead there, and requests that name another server are
    /// refused.
    #[arg(long, value_name = "URL")]
    public_url: Option<PublicUrl>,
    #[command(flatten)]
    reader: Reader,
    #[command(flatten)]
    keys: GivenKeys,
}

impl ServeCommand {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        // Written by a thread of its own: a terminal that is scrolled or marked takes no lines, and must
        // not stop the lecture. What is left is written when this function returns.
        let (stderr, _rest) = tracing_appender::non_blocking(std::io::stderr());
        let _ = tracing::subscriber::set_global_default(log::subscriber(stderr));
        log::hide_panic_messages();
        log::log_broken_invariants();
        let given = self.keys.given()?;
        let address = self.database.address()?;
        let language = self.reader.language();
        let decks = self.decks.as_deref().map_or_else(decks::embedded, decks::from_folder);
        let decks = decks.map_err(|error| error.said_in(language))?;
        // With a public address, the interfaces do not matter.
        let hall = self
            .lan
            .filter(|_| self.public_url.is_none())
            .map(|hall| Lan::find(hall.address()))
            .transpose()?;
        // The port comes first, so that a second server on the same port leaves no files behind.
        let listener = self.listen()?;
        let mut at = listener.local_addr()?;
        if let Some(ip) = hall.as_ref().and_then(Lan::chosen) {
            at.set_ip(ip.into());
        }
        let public_url = self.public_url.as_ref();
        let hosts = AllowedHosts::of(public_url, listener.local_addr()?);
        let base = links::base(public_url, at);
        let site = Site::built(public_url.map(PublicUrl::folder).cloned().unwrap_or_default())?;
        let store = konventa_store::open(&address, Open::Serve).await?;
        let keys_file = keys::file_beside(address.beside());
        let mut warnings = warnings(store.opening(), &address, keys_file.exists());
        warnings.extend(clock::never_set(Clock::default().now()));
        let keys = CurrentKeys::read_or_make(&keys_file, given)?;
        for deck_items in decks.deck_items() {
            store.announce(&deck_items).await?;
        }
        let keyring = LinkageKeyring::beside(address.beside());
        let parts = AppParts { store, decks, site, keys, keyring, clock: Clock::default() };
        // Before the links are made, because it accepts only links from later.
        let app = Arc::new(App::new(parts));
        // Before the greeting says how to stop it.
        let mut requests = StopRequests::listen()?;
        let mut greeting = vec![
            "Konventa is running.".to_owned(),
            format!(
                "{}\n{}",
                links::students(&base, app.decks.now().summaries().map(|summary| &summary.id)),
                links::for_staff(&base, &app.keys.now().await, app.keys.file())?
            ),
        ];
        if self.lan.is_some() {
            greeting.extend(for_phones(&base, hall.as_ref()));
        }
        greeting.push(format!(
            "Records are stored in {}. Press Ctrl-C to stop the server.\n",
            address.absolute()
        ));
        greeting.splice(1..1, open_files::raise());
        for warning in warnings {
            tracing::error!("{warning}");
            greeting.insert(1, format!("{warning}."));
        }
        say(&greeting.join("\n\n"));
        if let Some(dir) = self.decks.clone() {
            watch_for_changes(dir, &app, language);
        }
        let stop = async move {
            requests.next().await;
            say("Stopping: running requests are finished first. Ctrl-C again stops at once.");
            tokio::spawn(async move {
                requests.next().await;
                #[expect(clippy::disallowed_methods, reason = "the second Ctrl-C asks for just that")]
                std::process::exit(130);
            });
        };
        match serve(listener, app, hosts, stop).await {
            Shutdown::Clean => say("Stopped."),
            Shutdown::CutOff => {
                let seconds = GRACE_PERIOD.as_secs();
                say(&format!(
                    "Stopped. Some requests did not finish within {seconds} seconds and were cut off."
                ));
            }
        }
        Ok(())
    }

    fn listen(&self) -> anyhow::Result<TcpListener> {
        let mut at = self.listen;
        if self.lan.is_some() {
            at.set_ip(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        }
        let port = at.port();
        bind(at).map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => {
                let next = SocketAddr::new(at.ip(), port.wrapping_add(1).max(1024));
                anyhow!("port {port} is in use by another program: stop it, or choose another port with --listen {next}")
            }
            ErrorKind::PermissionDenied => {
                anyhow!("port {port} needs administrator rights: choose a port above 1023 with --listen")
            }
            ErrorKind::AddrNotAvailable => {
                anyhow!("this computer does not have the address {}: choose another with --listen", at.ip())
            }
            _ => anyhow::Error::new(error).context(format!("cannot listen on {at}")),
        })
    }
}

/// Returns what the operator has to know of the database before the first request.
fn warnings(opening: &OpeningReport, address: &Address, has_keys: bool) -> Vec<String> {
    let new = (opening.new && (has_keys || opening.lost.is_some())).then(|| {
        format!(
            "a NEW database was made, because {address} was missing or empty, although Konventa was used here before. If that is \
             a mistake, stop the server and run “konventa restore FILE” with a backup"
        )
    });
    let lost = opening.lost.as_ref().map(|lost| {
        format!("{lost}. The server works, but is not healthy until you run “konventa acknowledge”")
    });
    new.into_iter().chain(lost).collect()
}

/// Connections that may wait to be accepted. A hall scans one code all at once, with two or three
/// connections per phone; a phone that finds the queue full tries again a whole second later.
const QUEUE: u32 = 4096;

fn bind(at: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if at.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A restarted server then does not wait for the connections of the previous one. On
    // systems other than Unix this option would let two servers share a port.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(at)?;
    socket.listen(QUEUE)
}

/// Returns the address for phones, its QR code, and advice about it. With `--public-url`, the
/// network of the hall does not matter.
fn for_phones(base: &str, hall: Option<&Lan>) -> Vec<String> {
    let mut text = Vec::new();
    if hall.is_none_or(|lan| lan.chosen().is_some()) {
        let start = format!("{base}/");
        text.push(format!("  Phones       {start}"));
        text.extend(qr::can_be_shown().then(|| qr::drawn(&start)).flatten());
    }
    text.extend(hall.and_then(Lan::advice));
    text
}

/// Shows authors each change of a deck without a restart.
fn watch_for_changes(dir: PathBuf, app: &App, language: Language) {
    let (current, store) = (Arc::clone(&app.decks), Arc::clone(&app.store));
    current.set_watched();
    tokio::spawn(async move {
        let folder = dir.clone();
        if let Err(error) = decks::watch(dir, current, store, language, say).await {
            say(&AuthorText::NotWatched { folder: &folder, error: &error.to_string() }.in_language(language));
        }
    });
}

/// Prints for the operator. A closed terminal does not stop the server.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush()).context("nobody reads");
}
