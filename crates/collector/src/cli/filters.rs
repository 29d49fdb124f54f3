//! Which records a command is about.

use std::collections::BTreeSet;

use anyhow::{anyhow, bail};
use clap::Args;
use konventa_domain::gain::Scope;
use konventa_domain::submission::Edition;

use crate::scope;

#[derive(Debug, Args)]
pub(super) struct Filters {
    /// Which deck; may be left out where there is only one.
    #[arg(long, value_name = "ID")]
    deck: Option<String>,
    /// Only this version of it.
    #[arg(long, value_name = "VERSION")]
    deck_version: Option<String>,
    /// Only this country: ME, AL or XK.
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// Only this language: en, cnr, sq, sr-Latn or sr-Cyrl.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Only this place, as the presenter wrote it.
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// Only this live lecture.
    #[arg(long, value_name = "ID")]
    lecture: Option<String>,
    /// From this month on.
    #[arg(long, value_name = "YYYY-MM")]
    from: Option<String>,
    /// Up to this month.
    #[arg(long, value_name = "YYYY-MM")]
    to: Option<String>,
}

impl Filters {
    /// Reads them, given all editions that were ever served.
    pub(super) fn scope(&self, known: &[Edition]) -> anyhow::Result<Scope> {
        let deck = match &self.deck {
            Some(deck) => deck.clone(),
            None => only_deck(known)?,
        };
        let filters = [
            ("deck", Some(&deck)),
            ("deck_version", self.deck_version.as_ref()),
            ("country", self.country.as_ref()),
            ("language", self.language.as_ref()),
            ("place", self.place.as_ref()),
            ("lecture", self.lecture.as_ref()),
            ("from", self.from.as_ref()),
            ("to", self.to.as_ref()),
        ];
        let given = filters.into_iter().filter_map(|(name, value)| value.map(|value| (name, value.as_str())));
        scope::parse(given, known).map_err(|violations| {
            let option = |pointer: &str| pointer.trim_start_matches('/').replace('_', "-");
            let lines = violations.iter().map(|v| format!("--{}: {}", option(&v.pointer), v.detail));
            anyhow!(lines.collect::<Vec<_>>().join("\n"))
        })
    }
}

fn only_deck(known: &[Edition]) -> anyhow::Result<String> {
    let decks: BTreeSet<&str> = known.iter().map(|edition| edition.deck.as_str()).collect();
    match decks.iter().collect::<Vec<_>>()[..] {
        [] => bail!("no deck was ever served from this database, so there is nothing to report"),
        [deck] => Ok((*deck).to_owned()),
        _ => bail!("say which deck with --deck: {}", decks.into_iter().collect::<Vec<_>>().join(", ")),
    }
}
