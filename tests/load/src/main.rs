//! `konventa-load`: what `cargo xtask load` and `cargo xtask bench` run. Ends with 1 where anything was lost or doubled.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};
use konventa_load::exact::Exactness;
use konventa_load::http::Target;
use konventa_load::server::{Keys, Server};
use konventa_load::{compare, lecture, machine, streams};
use serde::Serialize;

/// Plays lectures with many phones and counts everything.
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    what: What,
    /// Write the figures as JSON too.
    #[arg(long, global = true)]
    json: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A whole lecture.
    Lecture(Lecture),
    /// Only open streams, and slide changes.
    Streams(Streams),
    /// The same slide changes here and in a plain socket.io room.
    Compare(Compare),
}

#[derive(Debug, Args)]
struct Where {
    /// The server's executable; it is started with a database of its own.
    #[arg(long, required_unless_present = "url", conflicts_with = "url")]
    server: Option<PathBuf>,
    /// A server that is running.
    #[arg(long, requires_all = ["presenter_key", "research_key"])]
    url: Option<String>,
    /// Its presenter's key.
    #[arg(long, env = "KONVENTA_PRESENTER_KEY", hide_env_values = true)]
    presenter_key: Option<String>,
    /// Its researcher's key.
    #[arg(long, env = "KONVENTA_RESEARCH_KEY", hide_env_values = true)]
    research_key: Option<String>,
}

#[derive(Debug, Args)]
struct Lecture {
    #[command(flatten)]
    place: Where,
    /// Phones that come in at the beginning.
    #[arg(long, default_value_t = 500)]
    phones: usize,
    /// Of a hundred phones, so many lose the network at each step; and of a hundred votes and submissions.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(0..=100))]
    drops: u8,
    /// Milliseconds over which the phones come in; 0 is all at once.
    #[arg(long, default_value_t = 0)]
    wave: u64,
    /// Milliseconds between two keys of the presenter.
    #[arg(long, default_value_t = 300)]
    pace: u64,
    /// Milliseconds over which the room votes, and hands in.
    #[arg(long, default_value_t = 2_000)]
    answering: u64,
    /// Do not load the app, only the lecture.
    #[arg(long)]
    no_page: bool,
    /// Make the same choices as a run before; its number was printed.
    #[arg(long)]
    seed: Option<u64>,
}

#[derive(Debug, Args)]
struct Streams {
    #[command(flatten)]
    place: Where,
    /// Streams.
    #[arg(long = "streams", default_value_t = 10_000)]
    count: usize,
    /// Milliseconds over which they are opened.
    #[arg(long, default_value_t = 10_000)]
    wave: u64,
    /// Slide changes.
    #[arg(long, default_value_t = 20)]
    changes: usize,
    /// Milliseconds between two of them.
    #[arg(long, default_value_t = 1_000)]
    pace: u64,
}

#[derive(Debug, Args)]
struct Compare {
    /// The server's executable.
    #[arg(long)]
    server: PathBuf,
    /// Node's executable.
    #[arg(long)]
    node: PathBuf,
    /// The folder with server.mjs and its packages.
    #[arg(long)]
    folder: PathBuf,
    /// Clients of each server.
    #[arg(long, default_value_t = 2_000)]
    clients: usize,
    /// How often the two take turns.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Slide changes in a turn.
    #[arg(long, default_value_t = 10)]
    changes: usize,
    /// Milliseconds between two of them.
    #[arg(long, default_value_t = 250)]
    pace: u64,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let files = machine::raise_open_files().map_or(String::new(), |files| format!(", {files} open files"));
    println!("the load shares {} processors with the server{files}", processors());
    let exact = match cli.what {
        What::Lecture(asked) => play(&asked, cli.json.as_deref()).await,
        What::Streams(asked) => hold(&asked, cli.json.as_deref()).await,
        What::Compare(asked) => compare(asked, cli.json.as_deref()).await,
    };
    match exact {
        Ok(exact) => {
            println!("counts          {exact}");
            if exact.is_exact() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn processors() -> String {
    std::thread::available_parallelism().map_or("the".to_owned(), |count| count.to_string())
}

impl Where {
    /// The server, where it is started here; and where it listens.
    async fn reach(&self) -> anyhow::Result<(Option<Server>, Target, Keys)> {
        if let Some(program) = &self.server {
            let server = Server::start(program).await?;
            let target = server.target;
            return Ok((Some(server), target, Keys::own()));
        }
        let missing = "--url needs --presenter-key and --research-key";
        let (presenter, research) =
            self.presenter_key.clone().zip(self.research_key.clone()).context(missing)?;
        let target = Target::parse(self.url.as_deref().context("--server or --url")?).await?;
        Ok((None, target, Keys { presenter, research }))
    }
}

async fn play(asked: &Lecture, json: Option<&Path>) -> anyhow::Result<Exactness> {
    let millis = Duration::from_millis;
    let plan = lecture::Plan {
        phones: asked.phones,
        drops: asked.drops,
        wave: millis(asked.wave),
        pace: millis(asked.pace),
        answering: millis(asked.answering),
        page: !asked.no_page,
        seed: asked.seed.unwrap_or_else(lecture::any_seed),
    };
    println!("{} phones, {} % drops, --seed {}", plan.phones, plan.drops, plan.seed);
    let (server, target, keys) = asked.place.reach().await?;
    let found =
        lecture::play(plan, target, keys, server.as_ref()).await.with_context(|| said(server.as_ref()))?;
    println!("join            {}", found.join);
    println!("slide change    {}", found.fan_out);
    println!("vote            {}", found.vote);
    println!("submission      {}", found.submit);
    println!("memory          {} for each phone in the lobby", bytes(found.memory));
    println!("streams         {} came again, {} ended by the server", found.returns, found.hung_up);
    write(json, &found)?;
    Ok(found.exact)
}

async fn hold(asked: &Streams, json: Option<&Path>) -> anyhow::Result<Exactness> {
    let plan = streams::Plan {
        streams: asked.count,
        wave: Duration::from_millis(asked.wave),
        changes: asked.changes,
        pace: Duration::from_millis(asked.pace),
    };
    println!("{} streams, {} slide changes", plan.streams, plan.changes);
    let (server, target, keys) = asked.place.reach().await?;
    let found =
        streams::hold(plan, target, keys, server.as_ref()).await.with_context(|| said(server.as_ref()))?;
    println!("open            {}", found.open);
    println!("slide change    {}", found.fan_out);
    println!(
        "memory          {} for each stream, {} after all",
        bytes(found.memory),
        bytes(found.memory_after)
    );
    write(json, &found)?;
    Ok(found.exact)
}

async fn compare(asked: Compare, json: Option<&Path>) -> anyhow::Result<Exactness> {
    let server = Server::start(&asked.server).await?;
    let plan = compare::Plan {
        clients: asked.clients,
        rounds: asked.rounds,
        changes: asked.changes,
        pace: Duration::from_millis(asked.pace),
        node: asked.node,
        folder: asked.folder,
    };
    println!("{} clients each, {} turns of {} slide changes", plan.clients, plan.rounds, plan.changes);
    let found = compare::compare(&plan, &server).await.with_context(|| said(Some(&server)))?;
    for (name, side) in [("konventa ", &found.konventa), ("socket.io", &found.socket_io)] {
        let turns: Vec<String> = side.turns.iter().map(|p99| format!("{p99:.1}")).collect();
        println!("{name}       {}", side.fan_out);
        println!("                p99 of each turn: {} ms", turns.join(", "));
    }
    write(json, &found)?;
    Ok(found.exact)
}

/// What the server said, for whoever looks for a reason.
fn said(server: Option<&Server>) -> String {
    server
        .map_or("the lecture did not go on".to_owned(), |server| format!("the server said: {}", server.log()))
}

fn bytes(count: Option<u64>) -> impl Display {
    count.map_or("unknown".to_owned(), |count| format!("{count} bytes"))
}

fn write(file: Option<&Path>, found: &impl Serialize) -> anyhow::Result<()> {
    let Some(file) = file else { return Ok(()) };
    std::fs::write(file, serde_json::to_vec_pretty(found)?)
        .with_context(|| format!("cannot write {}", file.display()))
}
