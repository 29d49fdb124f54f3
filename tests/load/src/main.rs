//! `konventa-load`: the program that `cargo xtask load` and `cargo xtask bench` run. Its exit code is 1 if
//! anything was lost or counted twice.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};
use konventa_load::exact::Exactness;
use konventa_load::{lecture, machine, streams};
use konventa_test_support::{ServerAddress, ServerKeys, TestServer};
use serde::Serialize;

/// Plays lectures with many phones and counts everything.
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Also write the figures as JSON to this file.
    #[arg(long, global = true)]
    json: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Play a whole lecture.
    Lecture(LectureArgs),
    /// Only open streams and change slides.
    Streams(StreamsArgs),
}

#[derive(Debug, Args)]
struct ServerArgs {
    /// The server's executable; it is started with its own database.
    #[arg(long, required_unless_present = "url", conflicts_with = "url")]
    server: Option<PathBuf>,
    /// The address of a running server.
    #[arg(long, requires_all = ["presenter_key", "research_key"])]
    url: Option<String>,
    /// The presenter key of the running server.
    #[arg(long, env = "KONVENTA_PRESENTER_KEY", hide_env_values = true)]
    presenter_key: Option<String>,
    /// The researcher key of the running server.
    #[arg(long, env = "KONVENTA_RESEARCH_KEY", hide_env_values = true)]
    research_key: Option<String>,
}

#[derive(Debug, Args)]
struct LectureArgs {
    #[command(flatten)]
    server: ServerArgs,
    /// Number of phones that join at the beginning.
    #[arg(long, default_value_t = 500)]
    phones: usize,
    /// Percentage of phones that lose the network at each step, and of votes and submissions cut off.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(0..=100))]
    drops: u8,
    /// Milliseconds over which the phones join; 0 is all at once.
    #[arg(long, default_value_t = 0)]
    wave: u64,
    /// Milliseconds between two keys of the presenter.
    #[arg(long, default_value_t = 300)]
    pace: u64,
    /// Milliseconds over which the phones vote, and hand in a quiz.
    #[arg(long, default_value_t = 2_000)]
    answering: u64,
    /// Load only the lecture, not the app.
    #[arg(long)]
    no_page: bool,
    /// Make the same random choices as an earlier run, which printed this number.
    #[arg(long)]
    seed: Option<u64>,
}

#[derive(Debug, Args)]
struct StreamsArgs {
    #[command(flatten)]
    server: ServerArgs,
    /// Number of streams.
    #[arg(long = "streams", default_value_t = 10_000)]
    count: usize,
    /// Milliseconds over which they are opened.
    #[arg(long, default_value_t = 10_000)]
    wave: u64,
    /// Number of slide changes.
    #[arg(long, default_value_t = 20)]
    changes: usize,
    /// Milliseconds between two slide changes.
    #[arg(long, default_value_t = 1_000)]
    pace: u64,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let files = machine::raise_open_files().map_or(String::new(), |files| format!(", {files} open files"));
    println!("the load shares {} processors with the server{files}", processors());
    let exact = match cli.command {
        Command::Lecture(args) => play(&args, cli.json.as_deref()).await,
        Command::Streams(args) => measure_streams(&args, cli.json.as_deref()).await,
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

impl ServerArgs {
    /// Starts the server if it is to be started here. Also returns its address and its keys.
    async fn reach(&self) -> anyhow::Result<(Option<TestServer>, ServerAddress, ServerKeys)> {
        if let Some(program) = &self.server {
            let server = TestServer::start(program).await?;
            let address = server.address();
            return Ok((Some(server), address, ServerKeys::of_tests()));
        }
        let missing = "--url needs --presenter-key and --research-key";
        let (presenter, research) =
            self.presenter_key.clone().zip(self.research_key.clone()).context(missing)?;
        let url = self.url.as_deref().context("--server or --url is needed")?;
        Ok((None, ServerAddress::parse(url).await?, ServerKeys { presenter, research }))
    }
}

async fn play(args: &LectureArgs, json: Option<&Path>) -> anyhow::Result<Exactness> {
    let millis = Duration::from_millis;
    let plan = lecture::LecturePlan {
        phones: args.phones,
        drops: args.drops,
        wave: millis(args.wave),
        pace: millis(args.pace),
        answering: millis(args.answering),
        page: !args.no_page,
        seed: args.seed.unwrap_or_else(lecture::any_seed),
    };
    println!("{} phones, {} % drops, --seed {}", plan.phones, plan.drops, plan.seed);
    let (server, address, keys) = args.server.reach().await?;
    let found =
        lecture::play(plan, address, keys, server.as_ref()).await.with_context(|| log_of(server.as_ref()))?;
    println!("join            {}", found.join);
    println!("tickets         {}", found.tickets);
    println!("slide change    {}", found.fan_out);
    println!("vote            {}", found.vote);
    println!("submission      {}", found.submit);
    println!("memory          {} for each phone in the lobby", bytes(found.memory));
    println!("streams         {} opened again, {} closed by the server", found.returns, found.hung_up);
    write(json, &found)?;
    Ok(found.exact)
}

async fn measure_streams(args: &StreamsArgs, json: Option<&Path>) -> anyhow::Result<Exactness> {
    let plan = streams::StreamsPlan {
        streams: args.count,
        wave: Duration::from_millis(args.wave),
        changes: args.changes,
        pace: Duration::from_millis(args.pace),
    };
    println!("{} streams, {} slide changes", plan.streams, plan.changes);
    let (server, address, keys) = args.server.reach().await?;
    let found = streams::measure(plan, address, keys, server.as_ref())
        .await
        .with_context(|| log_of(server.as_ref()))?;
    println!("open            {}", found.open);
    println!("slide change    {}", found.fan_out);
    println!(
        "memory          {} for each stream, {} after all changes",
        bytes(found.memory),
        bytes(found.memory_after)
    );
    write(json, &found)?;
    Ok(found.exact)
}

/// The server's log, for error messages.
fn log_of(server: Option<&TestServer>) -> String {
    server.map_or("the lecture did not go on".to_owned(), |server| {
        format!("the server's log: {}", server.log())
    })
}

fn bytes(count: Option<u64>) -> impl Display {
    count.map_or("unknown".to_owned(), |count| format!("{count} bytes"))
}

fn write(file: Option<&Path>, found: &impl Serialize) -> anyhow::Result<()> {
    let Some(file) = file else { return Ok(()) };
    std::fs::write(file, serde_json::to_vec_pretty(found)?)
        .with_context(|| format!("cannot write {}", file.display()))
}
