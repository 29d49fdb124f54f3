//! The program `konventa`.

use std::process::ExitCode;

use konventa_collector::cli::Cli;
use konventa_collector::error_chain::chain;

#[tokio::main]
async fn main() -> ExitCode {
    match Cli::read().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("konventa: {}", chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}
