//! The program `konventa`.

use std::process::ExitCode;

use konventa_collector::cli::Cli;

#[tokio::main]
async fn main() -> ExitCode {
    match Cli::read().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("konventa: {error:#}");
            ExitCode::FAILURE
        }
    }
}
