//! The options that say which records a command is about: the deck, and an option for each filter
//! of the API. The traits of clap are implemented by hand because the options come from
//! [`Filter::all`].

use std::collections::BTreeSet;

use anyhow::{anyhow, bail};
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use konventa_domain::gain::{Filter, Scope};
use konventa_domain::submission::DeckItems;

use crate::scope;

/// The options as they were given.
#[derive(Debug)]
pub(super) struct Filters {
    deck: Option<String>,
    values: Vec<(Filter, String)>,
    set_aside: Option<String>,
}

/// The option for a parameter of the API: `deck_version` is `--deck-version`.
fn option(parameter: &str) -> String {
    parameter.replace('_', "-")
}

impl Args for Filters {
    fn augment_args(command: Command) -> Command {
        let deck = Arg::new(Filter::DECK)
            .long(Filter::DECK)
            .value_name("ID")
            .help("The deck; may be left out if there is only one");
        let filters = Filter::all().map(|filter| {
            let name = filter.name();
            Arg::new(name).long(option(name)).value_name(value_name(filter)).help(filter.description())
        });
        let set_aside = Arg::new(Scope::SET_ASIDE)
            .long(option(Scope::SET_ASIDE))
            .value_name(Scope::COUNTED)
            .value_parser([Scope::COUNTED])
            .help("Counts also what is set aside, which is left out otherwise");
        command.arg(deck).args(filters).arg(set_aside)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Filters {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let value = |name| matches.get_one::<String>(name).cloned();
        let values = Filter::all().filter_map(|filter| Some((filter, value(filter.name())?)));
        Ok(Self { deck: value(Filter::DECK), values: values.collect(), set_aside: value(Scope::SET_ASIDE) })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

const fn value_name(filter: Filter) -> &'static str {
    match filter {
        Filter::Is(_) => "VALUE",
        Filter::From(_) | Filter::To(_) => "YYYY-MM",
    }
}

impl Filters {
    /// Reads the scope, given all deck versions that were ever served.
    pub(super) fn scope(&self, known: &[DeckItems]) -> anyhow::Result<Scope> {
        let deck = match &self.deck {
            Some(deck) => deck.clone(),
            None => only_deck(known)?,
        };
        let values = self.values.iter().map(|(filter, value)| (filter.name(), value.as_str()));
        let set_aside = self.set_aside.iter().map(|value| (Scope::SET_ASIDE, value.as_str()));
        let given = std::iter::once((Filter::DECK, deck.as_str())).chain(values).chain(set_aside);
        scope::parse(given, known).map_err(|violations| {
            let line = |violation: &konventa_domain::problem::Violation| {
                let name = option(violation.pointer.trim_start_matches('/'));
                format!("--{name}: {}", violation.detail)
            };
            anyhow!(violations.iter().map(line).collect::<Vec<_>>().join("\n"))
        })
    }
}

fn only_deck(known: &[DeckItems]) -> anyhow::Result<String> {
    let decks: BTreeSet<&str> = known.iter().map(|deck_items| deck_items.deck.as_str()).collect();
    match decks.iter().collect::<Vec<_>>()[..] {
        [] => bail!("no deck was ever served from this database, so there is nothing to report"),
        [deck] => Ok((*deck).to_owned()),
        _ => bail!("say which deck with --deck: {}", decks.into_iter().collect::<Vec<_>>().join(", ")),
    }
}
