//! The codebook: what every file and every field of an export means.

mod fields;
mod markdown;

use konventa_domain::Country;
use konventa_domain::deck::Item;
use konventa_domain::gain::{Figure, RecordRows, Report};
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
    /// The title of the deck.
    #[schema(required)]
    pub title: Option<String>,
    /// Whether the records were made up by a program.
    pub synthetic: bool,
    /// The conditions of the export; null means all.
    pub scope: konventa_domain::gain::Scope,
    /// How many records the tables have.
    pub records: u64,
    /// The fewest records with any combination of values in the columns beside the outcomes.
    pub smallest_group: u64,
    /// Values that stand for a missing one.
    pub missing: Vec<Meaning>,
    /// The versions of the deck with records in scope, oldest first.
    pub versions: Vec<Version>,
    /// The columns of records.csv.
    pub records_csv: Vec<Field>,
    /// The columns of `records_long.csv`.
    pub records_long_csv: Vec<Field>,
    /// The version that the words of the items are from. Null if the words are not available.
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
    /// The number of its records with both quizzes in scope.
    pub paired: Figure,
    /// Whether they are in the tables. They are not if the version asks other items.
    pub in_tables: bool,
}

/// A column.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookField)]
pub struct Field {
    /// The name in the first line.
    pub name: String,
    /// What its values are.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// What it means.
    pub description: String,
    /// What it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// All possible values, if there are few.
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
    /// The text in the file.
    pub value: String,
    /// What it means.
    pub label: String,
}

/// An item of the quiz.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookQuestion)]
pub struct Question {
    /// The name of the item. The columns `ITEM.pre` and `ITEM.post` have its outcomes.
    pub item: String,
    /// The name of the learning objective that it measures. Null if the words are not available.
    #[schema(required)]
    pub objective: Option<String>,
    /// The objective in words.
    #[schema(required)]
    pub objective_text: Option<String>,
    /// What it asks: once if all countries see the same.
    pub asked: Vec<Asked>,
}

/// What an item asks in some countries.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookAsked)]
pub struct Asked {
    /// The countries.
    pub countries: Vec<Country>,
    /// A few words for charts.
    pub short: String,
    /// The question.
    pub question: String,
    /// The choices, in the order of the deck; each phone shows its own order.
    pub choices: Vec<Choice>,
    /// The explanation of the correct choice, shown after the post-quiz.
    pub explanation: String,
    /// The articles of the Convention that it covers.
    pub articles: Vec<String>,
    /// The sources of the fact.
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
    /// Whether it is the correct one.
    pub right: bool,
}

impl Codebook {
    pub(super) fn of(report: &Report, rows: &RecordRows, course: Option<&Course>) -> Self {
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
