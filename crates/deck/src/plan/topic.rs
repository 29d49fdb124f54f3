//! What a fact is about. Each country should have facts about each of these topics.

use konventa_domain::Country;

use super::country;
use super::toml_table::TomlTable;
use crate::fault::FaultReport;
use crate::messages;
use crate::messages::words::did_you_mean;
use crate::quote::quote;

/// A topic about which each country should have facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// Whether the country is bound by the Convention.
    Convention,
    /// Its laws.
    Law,
    /// Protocols, instructions and referral procedures.
    ByLaw,
    /// The penalty for an offence. Shown with the date of its page and never part of the quiz.
    Penalty,
    /// What a survivor can ask for.
    Survivor,
    /// What a survivor's children can ask for.
    Child,
    /// What professionals must report.
    Duty,
}

impl Topic {
    /// All topics, in the order in which they are shown.
    pub(crate) const ALL: [Self; 7] =
        [Self::Convention, Self::Law, Self::ByLaw, Self::Penalty, Self::Survivor, Self::Child, Self::Duty];

    /// The name that authors write.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Convention => "convention",
            Self::Law => "law",
            Self::ByLaw => "by-law",
            Self::Penalty => "penalty",
            Self::Survivor => "survivor",
            Self::Child => "child",
            Self::Duty => "duty",
        }
    }
}

/// A topic in a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CountryTopic {
    pub(crate) country: Country,
    pub(crate) topic: Topic,
}

/// Reads the country and the topic of a fact. A fact has both or neither.
pub(super) fn country_topic(table: TomlTable<'_>, report: &mut FaultReport) -> Option<CountryTopic> {
    let (has_country, has_topic) = (table.has("country"), table.has("topic"));
    let country = has_country.then(|| country::country(table, report)).flatten();
    let topic = has_topic.then(|| topic(table, report)).flatten();
    if has_country != has_topic {
        let (given, missing, example) =
            if has_country { ("country", "topic", "\"law\"") } else { ("topic", "country", "\"ME\"") };
        report.fault(table.at, messages::facts::half_a_topic(given, missing, example));
    }
    country.zip(topic).map(|(country, topic)| CountryTopic { country, topic })
}

fn topic(table: TomlTable<'_>, report: &mut FaultReport) -> Option<Topic> {
    let text = table.text("topic", "\"law\"", report)?;
    let topic = Topic::ALL.into_iter().find(|topic| topic.name() == text.value);
    if topic.is_none() {
        let fix = did_you_mean(&text.value, Topic::ALL.map(Topic::name));
        report.fault(table.at.line(text.line), messages::facts::unknown_topic(quote(&text.value), fix));
    }
    topic
}
