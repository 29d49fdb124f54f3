//! Reads the line that starts a part: `# slide country-status ME`.

use konventa_domain::Country;
use konventa_domain::deck::SlideKind;

use crate::fault::{FaultReport, Location};
use crate::message::Message;
use crate::messages;
use crate::messages::words::{did_you_mean, unknown_country};
use crate::names::{DECK_FILE, FACTS_FILE};
use crate::quote::{list, plain_id, quote};
use crate::sign::Letters;

/// What a part belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PartKind {
    /// The deck itself.
    Deck,
    /// A learning objective.
    Objective,
    /// A slide, or a slide in one country.
    Slide,
    /// An item, or an item in one country.
    Item,
    /// A help line.
    Help,
    /// The source of a fact.
    Source,
}

impl PartKind {
    const ALL: [Self; 6] = [Self::Deck, Self::Objective, Self::Slide, Self::Item, Self::Help, Self::Source];

    /// Returns the kind with this name.
    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The name in the heading.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Deck => "deck",
            Self::Objective => "objective",
            Self::Slide => "slide",
            Self::Item => "item",
            Self::Help => "help",
            Self::Source => "source",
        }
    }

    /// The file that declares what the part belongs to.
    pub(crate) const fn file(self) -> &'static str {
        match self {
            Self::Source => FACTS_FILE,
            Self::Deck | Self::Objective | Self::Slide | Self::Item | Self::Help => DECK_FILE,
        }
    }

    /// The fields of such a part, and whether each is required.
    pub(crate) const fn fields(self) -> &'static [(&'static str, bool)] {
        match self {
            Self::Deck => &[("title", true), ("subtitle", true)],
            Self::Objective => &[],
            Self::Slide => &[("kicker", false)],
            Self::Item => &[("short", true), ("ask", true)],
            Self::Help => {
                &[("name", true), ("hours", false), ("cost", false), ("languages", false), ("note", false)]
            }
            Self::Source => &[("name", true)],
        }
    }
}

/// The heading of a part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Heading {
    pub(crate) kind: PartKind,
    /// Empty for the deck.
    pub(crate) id: String,
    pub(crate) country: Option<Country>,
}

impl std::fmt::Display for Heading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind.name())?;
        if !self.id.is_empty() {
            write!(f, " {}", self.id)?;
        }
        if let Some(country) = self.country {
            write!(f, " {country}")?;
        }
        Ok(())
    }
}

/// Reads the text after `# `.
pub(super) fn heading(text: &str, at: Location<'_>, report: &mut FaultReport) -> Option<Heading> {
    let mut words = text.split_whitespace();
    let word = words.next().unwrap_or_default();
    let Some(kind) = PartKind::of(word) else {
        let suggestion = did_you_mean(word, PartKind::ALL.map(PartKind::name));
        let unknown = messages::parts::unknown_heading(quote(&format!("# {text}")), suggestion);
        report.fault(at, unknown);
        return None;
    };
    let id = words.next().unwrap_or_default().to_owned();
    if kind != PartKind::Deck
        && let Some(plain) = plain_id(&id).filter(|_| !id.is_ascii())
    {
        let foreign = Letters(id.chars().filter(|c| !c.is_ascii()).collect());
        report.fault(at, messages::parts::foreign_heading(quote(&id), foreign, plain));
        return None;
    }
    let code = words.next();
    let country = code.and_then(Country::from_code);
    if let Some(code) = code.filter(|_| country.is_none() && kind != PartKind::Deck)
        && !looks_like_country(code)
    {
        report.fault(at, several_words(kind, text));
        return None;
    }
    if words.next().is_some() {
        report.fault(at, messages::parts::long_heading(quote(text)));
        return None;
    }
    if let (Some(code), None) = (code, country) {
        report.fault(at, unknown_country(code));
        return None;
    }
    if kind == PartKind::Deck && !id.is_empty() {
        report.fault(at, messages::parts::deck_with_id());
        return None;
    }
    if kind != PartKind::Deck && id.is_empty() {
        report.fault(at, messages::parts::heading_without_id(word, kind.file()));
        return None;
    }
    Some(Heading { kind, id, country })
}

/// Whether a word was meant to be a country: ME in small letters, MNE, or its name.
fn looks_like_country(word: &str) -> bool {
    let short = word.chars().count() <= 3 && word.chars().all(char::is_alphabetic);
    let names = ["montenegro", "crna", "albania", "shqipëri", "albanija", "kosovo", "kosova", "kosovë"];
    (short && word.chars().all(char::is_uppercase))
        || Country::ALL.iter().any(|country| country.to_string().eq_ignore_ascii_case(word))
        || names.contains(&word.to_lowercase().as_str())
}

/// Returns the message about a heading with more than an id and a country.
fn several_words(kind: PartKind, text: &str) -> Message {
    let words: Vec<&str> = text.split_whitespace().skip(1).collect();
    let (countries, ids): (Vec<&str>, Vec<&str>) =
        words.iter().partition(|word| Country::from_code(word).is_some());
    let country = countries.first().map(|code| format!(" {code}")).unwrap_or_default();
    match ids.split_first() {
        Some((first, rest)) if kind == PartKind::Slide && SlideKind::from_name(first).is_some() => {
            messages::parts::kind_in_heading(quote(first), rest.join("-") + &country)
        }
        _ => messages::parts::id_of_words(
            kind.name(),
            quote(&ids.join(" ")),
            ids.join("-") + &country,
            list(Country::ALL),
        ),
    }
}
