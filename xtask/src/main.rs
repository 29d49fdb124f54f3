//! `cargo xtask <verb>`: every developer task of Konventa, so that a clean checkout needs only
//! Rust.
//!
//! Each verb but `setup` is one file. `tools` installs what is missing, `site` builds what phones
//! load, `server` builds the server; the verbs combine these.

mod audit;
mod bench;
mod check;
mod cli;
mod dist;
mod load;
mod oracle;
mod paths;
mod run;
mod say;
mod serve;
mod server;
mod shots;
mod site;
mod size;
mod test;
mod tools;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cli, Verb};
use crate::paths::Paths;

fn main() -> ExitCode {
    match obey(Cli::parse().verb) {
        Ok(code) => code,
        Err(error) => {
            say::problem(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn obey(verb: Verb) -> anyhow::Result<ExitCode> {
    let paths = Paths::find()?;
    match verb {
        Verb::Serve { release, args } => serve::serve(&paths, release, &args),
        Verb::Test { only, filter } => Ok(test::test(&paths, only, &filter)),
        Verb::Check { only } => check::check(&paths, &only),
        Verb::Dist => dist::dist(&paths),
        Verb::Load { args } => load::load(&paths, &args),
        Verb::Bench => bench::bench(&paths),
        Verb::Size => size::size(&paths),
        Verb::Oracle { golden } => oracle::oracle(&paths, golden),
        Verb::Audit => audit::audit(&paths),
        Verb::Shots { all } => shots::shots(&paths, all),
        Verb::Site => {
            let tools = tools::for_site(&paths)?;
            site::build(&paths, &tools)?;
            Ok(ExitCode::SUCCESS)
        }
        Verb::Setup => {
            tools::for_site(&paths)?;
            tools::cargo_install::DENY.find_or_install(&paths)?;
            tools::cargo_install::MACHETE.find_or_install(&paths)?;
            tools::browser::find_or_install()?;
            tools::postgres::find_or_install()?;
            tools::browser::find_or_install_others(&paths)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}
