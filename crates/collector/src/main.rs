//! The program `konventa`.

use std::process::ExitCode;

use clap::Parser as _;
use konventa_collector::cli::Cli;

#[tokio::main]
async fn main() -> ExitCode {
    match Cli::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("konventa: {error:#}");
            ExitCode::FAILURE
        }
    }
}
