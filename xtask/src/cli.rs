//! The command line. The doc comments below are the text of `cargo xtask --help`.

use clap::{Parser, Subcommand, ValueEnum};

/// Every developer task of Konventa.
///
/// Missing tools are installed below target/tools on first use, browsers from the system's
/// packages. Nothing is installed or built twice.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// Each verb but `setup` has a file of the same name.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Build the app and the server, start it, print the links for presenter, student and
    /// researcher.
    Serve {
        /// Build everything as it is released: small for phones, and slow to build.
        #[arg(long)]
        release: bool,
        /// Passed on to `konventa serve`, for example `-- --lan`.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Run everything: checks, unit tests, journeys in a real browser. The last line counts the
    /// tests.
    Test {
        /// Run only one part.
        #[arg(long)]
        only: Option<Part>,
        /// Passed on to the test runner, for example `-- submission`.
        #[arg(last = true)]
        filter: Vec<String>,
    },
    /// Check what needs no test run: formatting, lints for both targets, documentation,
    /// dependencies, modules, decks.
    Check {
        /// Run only the checks whose names contain this text, for example `cycles`.
        #[arg(default_value = "")]
        only: String,
    },
    /// Build one executable with site and decks inside, target/dist/konventa.
    Dist,
    /// Measure the first load of a phone, in brotli bytes, and fail if it is too large.
    Size,
    /// Play a lecture with many phones against the release build of the server, and compare all
    /// counts.
    ///
    /// `--phones 500 --drops 5` plays a whole lecture, `streams --streams 10000` holds open streams
    /// only. `cargo xtask load --help` lists all arguments.
    #[command(disable_help_flag = true)]
    Load {
        /// Passed on to the load generator.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Measure everything that has a budget on the server's side, and write docs/performance.md.
    Bench,
    /// Compare every figure of the report with scipy, statsmodels and pingouin over 1,000 random
    /// data sets. Needs Python.
    Oracle {
        /// Instead, recompute the few data sets that are committed, so that `cargo xtask test`
        /// needs no Python.
        #[arg(long)]
        golden: bool,
    },
    /// Search everything that is told of 1,000 simulated lectures for what describes fewer than ten
    /// students, by linear programming (Tau-Argus). Needs Python.
    Audit,
    /// Take the README's screenshots, into docs/pictures/.
    Shots {
        /// Take every screen in every language instead, into target/shots/gallery.
        #[arg(long)]
        all: bool,
    },
    /// Build the site only, into target/site.
    Site,
    /// Install what the other verbs need, including the browsers of the tests.
    Setup,
}

/// The parts of `cargo xtask test`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// The checks of `cargo xtask check`.
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
