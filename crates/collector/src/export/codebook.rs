//! The meaning of every file and every field of an export.

mod fields;
mod markdown;

use konventa_domain::Country;
use konventa_domain::deck::{Item, Sitting};
use konventa_domain::gain::{ExportRows, Figure, Report};
use konventa_domain::id::{DeckVersion, ItemId};
use serde::Serialize;
use utoipa::ToSchema;

use super::deck_texts::{DeckTexts, EditionTexts};
use super::plain::line;
use super::spreadsheet::MERGED;

/// The code of [`MERGED`]: negative, so that nobody takes it for one of the values.
pub(super) const MERGED_CODE: i32 = -9;

/// The description of an export.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Codebook {
    /// Id of the deck.
    pub deck: String,
    /// Its title.
    #[schema(required)]
    pub title: Option<String>,
    /// Whether the records are synthetic.
    pub synthetic: bool,
    /// The scope; null means all.
    pub scope: konventa_domain::gain::Scope,
    /// Number of records in the tables.
    pub records: u64,
    /// The smallest number of records with the same values in all columns other than outcomes.
    pub smallest_group: u64,
    /// Values that mean a missing value.
    pub missing: Vec<Meaning>,
    /// What is set aside of the scope, and whether the tables have it.
    pub set_aside: Vec<konventa_domain::gain::SetAsideNote>,
    /// The lectures of the scope in which more phones had a seat than people were counted in the hall.
    pub seats: Vec<konventa_domain::gain::LectureSeats>,
    /// The versions of the deck with records in scope, oldest first.
    pub versions: Vec<Version>,
    /// The columns of records.csv.
    pub records_csv: Vec<Field>,
    /// The columns of `records_long.csv`.
    pub records_long_csv: Vec<Field>,
    /// The deck version of the items’ texts. Null if the texts are not available.
    #[schema(required)]
    pub words_of_version: Option<String>,
    /// The items in the order of the quiz.
    pub items: Vec<CodebookItem>,
}

/// A version of the deck.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookVersion)]
pub struct Version {
    /// The version.
    #[serde(rename = "version")]
    pub name: String,
    /// Number of its paired records in scope.
    pub paired: Figure,
    /// Whether they are in the tables. They are not if the version has other items.
    pub in_tables: bool,
}

/// A column.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookField)]
pub struct Field {
    /// Its name in the header.
    pub name: String,
    /// Its name in records_coded.csv, in records.xlsx and in the programs for SPSS and Stata.
    pub variable: String,
    /// The type of its values.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// Its meaning.
    pub description: String,
    /// Its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// All possible values, if there are few.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Meaning>,
    /// The smallest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<u64>,
    /// The largest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<u64>,
    /// Whether every row has a value.
    pub required: bool,
}

/// The type of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = CodebookKind)]
pub enum Kind {
    /// An integer.
    Integer,
    /// Text.
    String,
    /// A day: YYYY-MM-DD, in UTC.
    Date,
    /// A month: YYYY-MM, in UTC.
    Yearmonth,
}

/// A value and its meaning.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookMeaning)]
pub struct Meaning {
    /// The value in the file.
    pub value: String,
    /// Its number in records_coded.csv, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<i32>,
    /// A few words for it, as SPSS, Stata and records.xlsx show them.
    pub short: String,
    /// Its meaning.
    pub label: String,
}

/// An item of the quiz.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookQuestion)]
pub struct CodebookItem {
    /// Its id: the columns `ITEM.pre` and `ITEM.post` have its outcomes.
    pub item: String,
    /// The id of the learning objective that it measures. Null if the texts are not available.
    #[schema(required)]
    pub objective: Option<String>,
    /// The objective in words.
    #[schema(required)]
    pub objective_text: Option<String>,
    /// Its texts: one entry if they are the same in all countries.
    pub asked: Vec<ItemWording>,
}

/// The texts of an item in some countries.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookAsked)]
pub struct ItemWording {
    /// The countries.
    pub countries: Vec<Country>,
    /// A short label for charts.
    pub short: String,
    /// The question.
    pub question: String,
    /// The choices in the order of the deck; each phone shows its own order.
    pub choices: Vec<CodebookChoice>,
    /// The explanation of the right choice, shown after the post-quiz.
    pub explanation: String,
    /// The articles of the Convention that it is about.
    pub articles: Vec<String>,
    /// The sources of the fact.
    pub sources: Vec<String>,
}

/// A choice of an item.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CodebookChoice)]
pub struct CodebookChoice {
    /// Its id.
    #[serde(rename = "choice")]
    pub name: String,
    /// Its text.
    pub text: String,
    /// Whether it is the right choice.
    pub right: bool,
}

/// What a cell of records.csv is in `records_coded.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// A number.
    Number(i32),
    /// The same text.
    Text,
}

impl Field {
    /// Whether its values are numbers in `records_coded.csv`: a closed set.
    pub(super) fn is_coded(&self) -> bool {
        self.values.iter().any(|value| value.code.is_some())
    }

    /// What a cell of this column is in `records_coded.csv`.
    pub(super) fn code_of(&self, cell: &str) -> Code {
        if !self.is_coded() {
            return Code::Text;
        }
        let merged = (cell == MERGED).then_some(MERGED_CODE);
        let known = self.values.iter().find(|value| value.value == cell).and_then(|value| value.code);
        merged.or(known).map_or(Code::Text, Code::Number)
    }
}

impl Codebook {
    /// The item and the quiz whose outcomes a column of records.csv has.
    pub(super) fn item_of(&self, field: &Field) -> Option<(&CodebookItem, Sitting)> {
        let (item, sitting) = field.name.rsplit_once('.')?;
        Some((self.items.iter().find(|known| known.item == item)?, Sitting::from_name(sitting)?))
    }

    pub(super) fn of(report: &Report, rows: &ExportRows, deck_texts: Option<&DeckTexts>) -> Self {
        let words = deck_texts.and_then(DeckTexts::english);
        let known = deck_texts.zip(words);
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
            set_aside: report.set_aside.clone(),
            seats: report.seats.clone(),
            versions: versions.collect(),
            records_csv: fields::wide(rows, &counted),
            records_long_csv: fields::long(rows, &counted),
            words_of_version: deck_texts.map(|deck_texts| deck_texts.version.to_string()),
            items: rows.items.iter().map(|item| question(item, known)).collect(),
        }
    }
}

fn question(name: &ItemId, known: Option<(&DeckTexts, &EditionTexts)>) -> CodebookItem {
    let found = known.and_then(|(deck_texts, words)| Some((deck_texts, words, words.public.item(name)?)));
    let objective = found.map(|(_, _, item)| &item.objective);
    let text = found.and_then(|(_, words, item)| {
        words.public.objectives.iter().find(|objective| objective.id == item.objective)
    });
    CodebookItem {
        item: name.to_string(),
        objective: objective.map(ToString::to_string),
        objective_text: text.map(|objective| objective.text.clone()),
        asked: found.map(|(deck_texts, words, item)| asked(deck_texts, words, item)).unwrap_or_default(),
    }
}

fn asked(deck_texts: &DeckTexts, words: &EditionTexts, item: &Item) -> Vec<ItemWording> {
    let in_countries = |countries: Vec<Country>| {
        let country = *countries.first()?;
        let face = item.face.get(country);
        let review = words.review.items.get(&item.id).map(|review| review.get(country));
        Some(ItemWording {
            short: face.short.clone(),
            question: line(&face.ask.0),
            choices: face
                .choices
                .iter()
                .map(|choice| CodebookChoice {
                    name: choice.id.to_string(),
                    text: line(&choice.text.0),
                    right: deck_texts.is_right(&item.id, country, choice),
                })
                .collect(),
            explanation: review.map(|review| line(&review.explanation.0)).unwrap_or_default(),
            articles: review.map(|review| review.articles.clone()).unwrap_or_default(),
            sources: review.map(|review| review.sources.clone()).unwrap_or_default(),
            countries,
        })
    };
    deck_texts.countries(words, item).into_iter().filter_map(in_countries).collect()
}
