//! The records as statements of the Experience API (xAPI 1.0.3), one per line, for a learning
//! record store.
//!
//! Each record has an actor with a random-looking name, made of a hash of this export and the
//! number of the row. It is unrelated to the id of the submission, and another export has other
//! names: nobody can follow a student from one export to the next.

use std::io::{self, BufWriter, Write};

use konventa_domain::gain::{BatchLabels, Dimension, ExportRow};
use konventa_domain::scoring::Outcome;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use super::{Package, tables};

/// The largest number of records with statements. A record has some 20 kB of them, and no store
/// accepts more at once.
pub(super) const MOST_RECORDS: usize = 50_000;

const BUFFER: usize = 64 * 1024;

/// Prefix of names for things without an address. No registered URN namespace can begin with “x-”.
const URN: &str = "urn:x-konventa";

#[derive(Serialize)]
struct Statement<'a> {
    id: Uuid,
    actor: &'a Actor,
    verb: Verb,
    object: Activity<'a>,
    result: Outcomes,
    context: &'a Context<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Actor {
    object_type: &'static str,
    account: Account,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Account {
    home_page: &'static str,
    name: Uuid,
}

#[derive(Clone, Copy, Serialize)]
struct Verb {
    id: &'static str,
    display: Display,
}

#[derive(Clone, Copy, Serialize)]
struct Display {
    en: &'static str,
}

const ANSWERED: Verb =
    Verb { id: "http://adlnet.gov/expapi/verbs/answered", display: Display { en: "answered" } };
const COMPLETED: Verb =
    Verb { id: "http://adlnet.gov/expapi/verbs/completed", display: Display { en: "completed" } };

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Activity<'a> {
    id: &'a str,
    object_type: &'static str,
    definition: Definition,
}

#[derive(Clone, Copy, Serialize)]
struct Definition {
    #[serde(rename = "type")]
    kind: &'static str,
}

const QUESTION: Definition = Definition { kind: "http://adlnet.gov/expapi/activities/question" };
const ASSESSMENT: Definition = Definition { kind: "http://adlnet.gov/expapi/activities/assessment" };

#[derive(Serialize)]
#[serde(untagged)]
enum Outcomes {
    Item { success: bool, extensions: OutcomeWord },
    Quiz { completion: bool, score: Score },
}

#[derive(Serialize)]
struct OutcomeWord {
    #[serde(rename = "urn:x-konventa:outcome")]
    outcome: &'static str,
}

#[derive(Serialize)]
struct Score {
    raw: usize,
    min: usize,
    max: usize,
}

#[derive(Serialize)]
struct Context<'a> {
    #[serde(rename = "contextActivities")]
    activities: Grouping<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    extensions: Extensions,
}

#[derive(Serialize)]
struct Grouping<'a> {
    grouping: [Id<'a>; 1],
}

#[derive(Serialize)]
struct Id<'a> {
    id: &'a str,
}

#[derive(Serialize)]
struct Extensions {
    #[serde(rename = "urn:x-konventa:country", skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(rename = "urn:x-konventa:lecture", skip_serializing_if = "Option::is_none")]
    lecture: Option<String>,
    #[serde(rename = "urn:x-konventa:place", skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(rename = "urn:x-konventa:seat", skip_serializing_if = "Option::is_none")]
    seat: Option<String>,
    #[serde(rename = "urn:x-konventa:synthetic", skip_serializing_if = "Option::is_none")]
    synthetic: Option<bool>,
}

/// The value that all records of a batch have in a dimension, as text.
fn text(labels: &BatchLabels, dimension: Dimension) -> Option<String> {
    labels.get(dimension).value().map(ToString::to_string)
}

/// Creates names that look random.
struct Names([u8; 32]);

impl Names {
    /// Derived from the content of an export.
    fn of(package: &Package) -> io::Result<Self> {
        let mut hash = Hashing(Sha256::new());
        serde_json::to_writer(&mut hash, &package.report.scope)?;
        tables::records(package, &mut hash)?;
        Ok(Self(hash.0.finalize().into()))
    }

    /// Returns a name for a row, different for each purpose. It has the form of a UUID of version
    /// 5, which all stores accept.
    fn name(&self, row: u64, thing: u64) -> Uuid {
        let mut hash = Sha256::new_with_prefix(self.0);
        hash.update(row.to_be_bytes());
        hash.update(thing.to_be_bytes());
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(hash.finalize()).for_each(|(byte, hashed)| *byte = hashed);
        Builder::from_sha1_bytes(bytes).into_uuid()
    }
}

struct Hashing(Sha256);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The names of items and quizzes.
struct Activities {
    deck: String,
    quizzes: [String; 2],
    items: Vec<[String; 2]>,
}

const QUIZZES: [&str; 2] = ["pre", "post"];

impl Activities {
    fn of(package: &Package, labels: &BatchLabels) -> Self {
        let version = text(labels, Dimension::DeckVersion).unwrap_or_default();
        let deck = format!("{URN}:deck:{}:{version}", package.report.scope.deck);
        let quizzes = QUIZZES.map(|quiz| format!("{deck}:{quiz}"));
        let item = |item| QUIZZES.map(|quiz| format!("{deck}:{quiz}:{item}"));
        let items = package.rows.items.iter().map(item).collect();
        Self { deck, quizzes, items }
    }
}

/// Writes a statement for each item and each quiz of each record.
pub(super) fn write(package: &Package, to: impl Write) -> io::Result<()> {
    // A statement is written in many small steps, each of which the layers below would count and
    // compress separately.
    let mut to = BufWriter::with_capacity(BUFFER, to);
    let names = Names::of(package)?;
    let mut rows = (1..).zip(&package.rows.rows).peekable();
    for (place, labels) in package.rows.labels.iter().enumerate() {
        let activities = Activities::of(package, labels);
        let context = Context {
            activities: Grouping { grouping: [Id { id: &activities.deck }] },
            language: text(labels, Dimension::Language),
            extensions: Extensions {
                country: text(labels, Dimension::Country),
                lecture: text(labels, Dimension::Lecture),
                place: text(labels, Dimension::Place),
                seat: text(labels, Dimension::Seat),
                synthetic: package.report.synthetic.then_some(true),
            },
        };
        // Nothing finer than a day is known; without a day there is no time.
        let day = text(labels, Dimension::Day).map(|day| format!("{day}T00:00:00Z"));
        // Rows are sorted by their content.
        while let Some((number, row)) = rows.next_if(|(_, row)| row.labels == place) {
            let name = |thing| names.name(number, thing);
            let account = Account { home_page: "urn:x-konventa:export", name: name(0) };
            let actor = Actor { object_type: "Agent", account };
            for (thing, (activity, verb, definition, result)) in (1..).zip(results(&activities, row)) {
                let statement = Statement {
                    id: name(thing),
                    actor: &actor,
                    verb,
                    object: Activity { id: activity, object_type: "Activity", definition },
                    result,
                    context: &context,
                    timestamp: day.as_deref(),
                };
                serde_json::to_writer(&mut to, &statement)?;
                to.write_all(b"\n")?;
            }
        }
    }
    to.flush()
}

fn results<'a>(
    activities: &'a Activities,
    row: &'a ExportRow,
) -> impl Iterator<Item = (&'a str, Verb, Definition, Outcomes)> {
    let (pre, post) = row.right();
    [pre, post].into_iter().enumerate().flat_map(move |(quiz, right)| {
        let items = activities.items.iter().zip(&row.pairs).map(move |(names, pair)| {
            let outcome: Outcome = [pair.0, pair.1][quiz];
            let extensions = OutcomeWord { outcome: outcome.name() };
            let result = Outcomes::Item { success: outcome.is_right(), extensions };
            (names[quiz].as_str(), ANSWERED, QUESTION, result)
        });
        let score = Score { raw: right, min: 0, max: row.pairs.len() };
        let whole = Outcomes::Quiz { completion: true, score };
        items.chain([(activities.quizzes[quiz].as_str(), COMPLETED, ASSESSMENT, whole)])
    })
}
