//! What a fact tells the students of a country about: the mission asks for each of these, for each country.

use konventa_domain::Country;

use super::fields::Fields;
use crate::fault::Report;
use crate::quote::{did_you_mean, quote};

/// What every country is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// Where the country stands with the Convention.
    Convention,
    /// Its laws.
    Law,
    /// Protocols, instructions, ways of referral.
    ByLaw,
    /// What an abuser is punished with. Told with the day of its page, and never asked.
    Penalty,
    /// What a survivor can ask for.
    Survivor,
    /// What her children can ask for.
    Child,
    /// What professionals must report.
    Duty,
}

impl Topic {
    /// All, in the order in which they are shown.
    pub(crate) const ALL: [Self; 7] =
        [Self::Convention, Self::Law, Self::ByLaw, Self::Penalty, Self::Survivor, Self::Child, Self::Duty];

    /// As authors write it.
    pub(crate) const fn word(self) -> &'static str {
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

/// The country and the topic of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) country: Country,
    pub(crate) topic: Topic,
}

/// What a fact is about; both fields may be left out, and not one of them.
pub(super) fn about(fields: Fields<'_>, report: &mut Report) -> Option<About> {
    let (has_country, has_topic) = (fields.has("country"), fields.has("topic"));
    let country = has_country.then(|| super::country::country(fields, report)).flatten();
    let topic = has_topic.then(|| topic(fields, report)).flatten();
    if has_country != has_topic {
        let (one, other, example) =
            if has_country { ("country", "topic", "\"law\"") } else { ("topic", "country", "\"ME\"") };
        let what = format!("it has a {one} and no {other}");
        report.fault(fields.at, what, format!("add: {other} = {example}, or delete {one}"));
    }
    country.zip(topic).map(|(country, topic)| About { country, topic })
}

fn topic(fields: Fields<'_>, report: &mut Report) -> Option<Topic> {
    let text = fields.text("topic", "\"law\"", report)?;
    let topic = Topic::ALL.into_iter().find(|topic| topic.word() == text.value);
    if topic.is_none() {
        let what = format!("there is no topic {}", quote(&text.value));
        report.fault(fields.at.line(text.line), what, did_you_mean(&text.value, Topic::ALL.map(Topic::word)));
    }
    topic
}
