//! What every file and every field of an export means.

mod fields;
mod markdown;

use konventa_domain::Country;
use konventa_domain::deck::Item;
use konventa_domain::gain::{Figure, Report, Rows};
use konventa_domain::id::{DeckVersion, ItemId};
use serde::Serialize;
use utoipa::ToSchema;

use super::course::{Course, Words};
use super::plain::line;

/// The description of an export.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Codebook {
    /// Name of the deck.
    pub deck: String,
    /// What it is called.
    #[schema(required)]
    pub title: Option<String>,
    /// Whether the records were made up by a program.
    pub synthetic: bool,
    /// Which records were asked for; null means all.
    pub scope: konventa_domain::gain::Scope,
    /// How many records the tables have.
    pub records: u64,
    /// The fewest records that any combination of values in the columns that are no outcomes has.
    pub smallest_group: u64,
    /// Values that stand for a missing one.
    pub missing: Vec<Meaning>,
    /// The versions of the deck with records in scope, oldest first.
    pub versions: Vec<Version>,
    /// The columns of records.csv.
    pub records_csv: Vec<Field>,
    /// The columns of `records_long.csv`.
    pub records_long_csv: Vec<Field>,
    /// Of which version the words of the items are. Null where no words are at hand.
    #[schema(required)]
    pub words_of_version: Option<String>,
    /// The items, in the order asked.
    pub items: Vec<Question>,
}

/// A version of the deck.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookVersion)]
pub struct Version {
    /// Its name.
    #[serde(rename = "version")]
    pub name: String,
    /// How many paired records of it are in scope.
    pub paired: Figure,
    /// Whether they are in the tables. They are not where the version asks other items.
    pub in_tables: bool,
}

/// A column.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookField)]
pub struct Field {
    /// Its name in the first line.
    pub name: String,
    /// What its values are.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// What it means.
    pub description: String,
    /// What it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// All values that it can have, where there are few.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Meaning>,
    /// The least number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<u64>,
    /// The largest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<u64>,
    /// Whether it always has a value.
    pub required: bool,
}

/// What values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = CodebookKind)]
pub enum Kind {
    /// A whole number.
    Integer,
    /// Text.
    String,
    /// A day: YYYY-MM-DD, in UTC.
    Date,
    /// A month: YYYY-MM, in UTC.
    Yearmonth,
}

/// A value and what it means.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookMeaning)]
pub struct Meaning {
    /// As it stands in the file.
    pub value: String,
    /// What it means.
    pub label: String,
}

/// An item of the quiz.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookQuestion)]
pub struct Question {
    /// Its name: the columns `ITEM.pre` and `ITEM.post` have its outcomes.
    pub item: String,
    /// The name of the learning objective that it measures. Null where no words are at hand.
    #[schema(required)]
    pub objective: Option<String>,
    /// The objective in words.
    #[schema(required)]
    pub objective_text: Option<String>,
    /// What it asks: once where that is the same in all countries.
    pub asked: Vec<Asked>,
}

/// What an item asks in some countries.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookAsked)]
pub struct Asked {
    /// In which countries.
    pub countries: Vec<Country>,
    /// A few words for charts.
    pub short: String,
    /// The question.
    pub question: String,
    /// The choices, in the order of the deck; each phone shows its own order.
    pub choices: Vec<Choice>,
    /// What is said of the right choice after the second quiz.
    pub explanation: String,
    /// Articles of the Convention that it is about.
    pub articles: Vec<String>,
    /// Where the fact comes from.
    pub sources: Vec<String>,
}

/// A choice of an item.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookChoice)]
pub struct Choice {
    /// Its name.
    #[serde(rename = "choice")]
    pub name: String,
    /// Its words.
    pub text: String,
    /// Whether it is the right one.
    pub right: bool,
}

impl Codebook {
    pub(super) fn of(report: &Report, rows: &Rows, course: Option<&Course>) -> Self {
        let words = course.and_then(Course::english);
        let known = course.zip(words);
        let versions = report.versions.iter().map(|version| Version {
            name: version.version.to_string(),
            paired: version.paired,
            in_tables: version.counted,
        });
        let counted = report.versions.iter().filter(|version| version.counted);
        let counted: Vec<&DeckVersion> = counted.map(|version| &version.version).collect();
        Self {
            deck: report.scope.deck.to_string(),
            title: words.map(|words| words.public.title.clone()),
            synthetic: report.synthetic,
            scope: report.scope.clone(),
            records: rows.rows.len() as u64,
            smallest_group: konventa_domain::gain::SMALLEST_GROUP,
            missing: fields::missing(),
            versions: versions.collect(),
            records_csv: fields::wide(&rows.items, &counted),
            records_long_csv: fields::long(&rows.items, &counted),
            words_of_version: course.map(|course| course.version.to_string()),
            items: rows.items.iter().map(|item| question(item, known)).collect(),
        }
    }
}

fn question(name: &ItemId, known: Option<(&Course, &Words)>) -> Question {
    let found = known.and_then(|(course, words)| Some((course, words, words.public.item(name)?)));
    let objective = found.map(|(_, _, item)| &item.objective);
    let text = found.and_then(|(_, words, item)| {
        words.public.objectives.iter().find(|objective| objective.id == item.objective)
    });
    Question {
        item: name.to_string(),
        objective: objective.map(ToString::to_string),
        objective_text: text.map(|objective| objective.text.clone()),
        asked: found.map(|(course, words, item)| asked(course, words, item)).unwrap_or_default(),
    }
}

fn asked(course: &Course, words: &Words, item: &Item) -> Vec<Asked> {
    let in_countries = |countries: Vec<Country>| {
        let country = *countries.first()?;
        let face = item.face.get(country);
        let review = words.review.items.get(&item.id).map(|review| review.get(country));
        Some(Asked {
            short: face.short.clone(),
            question: line(&face.ask.0),
            choices: face
                .choices
                .iter()
                .map(|choice| Choice {
                    name: choice.id.to_string(),
                    text: line(&choice.text.0),
                    right: course.is_right(&item.id, country, choice),
                })
                .collect(),
            explanation: review.map(|review| line(&review.explanation.0)).unwrap_or_default(),
            articles: review.map(|review| review.articles.clone()).unwrap_or_default(),
            sources: review.map(|review| review.sources.clone()).unwrap_or_default(),
            countries,
        })
    };
    course.countries(words, item).into_iter().filter_map(in_countries).collect()
}
