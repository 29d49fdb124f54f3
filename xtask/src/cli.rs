//! The words a developer types. The doc comments below are the text of `cargo xtask --help`.

use clap::{Parser, Subcommand, ValueEnum};

/// Every developer task of Konventa.
///
/// What is missing (the wasm target, trunk, wasm-bindgen, wasm-opt, geckodriver) is installed below target/tools on first use; your own
/// machine is not changed, and nothing is installed or built twice.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// One verb, one file of the same name.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Build the app and the server, start it, print the links for presenter, student and researcher.
    Serve {
        /// Build the server optimised; takes longer to build.
        #[arg(long)]
        release: bool,
        /// Passed on to `konventa serve`, for example `-- --lan`.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Run everything: checks, unit tests, journeys in a real browser. The last line counts the tests.
    Test {
        /// Run one part alone.
        #[arg(long)]
        only: Option<Part>,
        /// Passed on to the test runner, for example `-- submission`.
        #[arg(last = true)]
        filter: Vec<String>,
    },
    /// Check all that needs no test run: formatting, lints for both targets, documentation, dependencies, modules, decks.
    Check {
        /// Run only the checks whose names contain this text, for example `rings`.
        #[arg(default_value = "")]
        only: String,
    },
    /// Leave one executable with site and decks inside at target/dist/konventa.
    Dist,
    /// Measure the first load of a phone, in brotli bytes, against the budget.
    Size,
    /// Play a whole lecture with many phones on the server as it is given away, and count everything: `--phones 500 --drops 5`,
    /// or `streams --streams 10000` for open streams alone. `--help` after it lists all.
    #[command(disable_help_flag = true)]
    Load {
        /// Passed on to the load generator.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Measure everything with a budget on the server's side, a socket.io room beside it, and write docs/performance.md.
    Bench,
    /// Compare every figure of the report with what scipy, statsmodels and pingouin compute, over 1,000 random data sets. Needs Python.
    Oracle {
        /// Compute again the few data sets that are committed, for which `cargo xtask test` needs no Python.
        #[arg(long)]
        golden: bool,
    },
    /// Take the README's screenshots again, into docs/pictures/.
    Shots {
        /// Every screen in every language instead, into target/shots/gallery.
        #[arg(long)]
        all: bool,
    },
    /// Build the site alone, into target/site.
    Site,
    /// Install what the other verbs need, the browsers of the tests included, and stop.
    Setup,
}

/// The parts of `cargo xtask test`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// What `cargo xtask check` does.
    Check,
    /// Tests that need no browser.
    Unit,
    /// Journeys through the whole product in a real browser.
    E2e,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn what_follows_two_dashes_is_passed_on() {
        let cli =
            Cli::parse_from(["xtask", "serve", "--release", "--", "--lan", "--database", "sqlite://x.db"]);
        let Verb::Serve { release, args } = cli.verb else { panic!("not serve") };
        assert!(release);
        assert_eq!(args, ["--lan", "--database", "sqlite://x.db"]);
    }

    #[test]
    fn the_load_generator_gets_its_own_arguments() {
        let cli = Cli::parse_from(["xtask", "load", "--phones", "60", "--help"]);
        let Verb::Load { args } = cli.verb else { panic!("not load") };
        assert_eq!(args, ["--phones", "60", "--help"]);
    }
}
