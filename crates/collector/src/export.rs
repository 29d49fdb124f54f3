//! Downloads for researchers: the records of whole batches as tables, and everything needed to read
//! them. The server and `konventa export` write the same bytes.
//!
//! | Module | Writes |
//! |---|---|
//! | `columns` | the columns of all tables of records |
//! | `variables` | their names in SPSS, Stata and R |
//! | `spreadsheet` | what a spreadsheet must not change |
//! | `tables` | `records.csv`, `records_long.csv`, `records_coded.csv` |
//! | `workbook` | `records.xlsx` |
//! | `syntax` | `records.sps`, `records.do` |
//! | `statements` | `xapi.jsonl` |
//! | `codebook` | `codebook.json`, `codebook.md` |
//! | `describe` | `datapackage.json` |
//! | `deck_texts` | `deck/`: what students saw |
//! | `methods` | `methods/`: a text for the methods section of a paper |
//! | `readme` | `README.md` |
//! | `archive`, `folder`, `pipe` | all files: as a zip, into a folder, into an HTTP response |

mod archive;
mod codebook;
mod columns;
mod deck_texts;
mod describe;
mod folder;
mod methods;
mod pipe;
mod plain;
mod readme;
pub(crate) mod spreadsheet;
mod statements;
mod syntax;
mod tables;
mod variables;
mod workbook;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use konventa_domain::Language;
use konventa_domain::gain::{DeckCounts, ExportRow, ExportRows, Report, Scope, SealedRecords};
use konventa_domain::id::DeckId;
use konventa_store::{Store, StoreError};

pub use codebook::Codebook;
pub use deck_texts::{DeckTexts, EditionTexts};
pub use folder::{FolderError, check as check_folder};
pub(crate) use pipe::body;

const ANALYSIS_PYTHON: &str = include_str!("export/analysis.py");
const ANALYSIS_R: &str = include_str!("export/analysis.R");

/// The data of an export, as read from the store.
#[derive(Debug)]
pub struct Gathered {
    scope: Scope,
    counts: Arc<DeckCounts>,
    records: Vec<SealedRecords>,
}

impl Gathered {
    /// Reads all sealed records of a deck.
    pub async fn read(store: &dyn Store, scope: Scope) -> Result<Self, StoreError> {
        let records = store.sealed_records(&scope.deck).await?;
        // Read after the records, when all their versions are known; also says whether the records
        // are synthetic.
        let counts = store.deck_counts(&scope.deck, None).await?;
        Ok(Self { scope, counts, records })
    }

    /// The deck.
    #[must_use]
    pub const fn deck(&self) -> &DeckId {
        &self.scope.deck
    }
}

/// An export with all its files.
#[derive(Debug)]
pub struct Package {
    report: Report,
    rows: ExportRows,
    /// The columns of rows besides outcomes, as text.
    cells: Vec<columns::Cells>,
    deck_texts: Option<DeckTexts>,
    /// Whether the caller asked for statements.
    statements_wanted: bool,
}

/// The content of a file.
#[derive(Debug)]
pub enum Content {
    /// A text.
    Text(String),
    /// A row per record.
    Records,
    /// A row per record and item.
    RecordsLong,
    /// A row per record, with codes.
    RecordsCoded,
    /// The records as a workbook.
    Workbook,
    /// Statements for a learning record store.
    Statements,
}

impl Package {
    /// Computes the report, which keeps a processor busy for a while.
    /// `deck_texts` is the deck as it is served now.
    #[must_use]
    pub fn of(gathered: Gathered, deck_texts: Option<DeckTexts>) -> Self {
        let Gathered { scope, counts, records } = gathered;
        // A batch may have been sealed in between, so the records at hand are counted.
        let counts = counts.recounted(&records);
        let report = Report::of(scope, &counts);
        let rows =
            ExportRows::of(&report.scope, &report.versions, &counts.versions, &counts.set_aside, records);
        let cells = columns::cells(&rows);
        Self { report, rows, cells, deck_texts, statements_wanted: false }
    }

    /// The same with xAPI statements, which hardly anybody needs and which are larger than
    /// everything else, or without.
    #[must_use]
    pub fn with_statements(self, wanted: bool) -> Self {
        Self { statements_wanted: wanted, ..self }
    }

    /// Returns all files by name.
    ///
    /// Fails if a value has no JSON form, which does not happen with the figures of a report.
    pub fn files(&self) -> io::Result<BTreeMap<String, Content>> {
        let codebook = self.codebook();
        let mut files = BTreeMap::from([
            ("records.csv".to_owned(), Content::Records),
            ("records_long.csv".to_owned(), Content::RecordsLong),
            ("records_coded.csv".to_owned(), Content::RecordsCoded),
        ]);
        if self.has_workbook() {
            files.insert("records.xlsx".to_owned(), Content::Workbook);
        }
        let source = syntax::Source::of(self, &codebook);
        if self.has_statements() {
            files.insert("xapi.jsonl".to_owned(), Content::Statements);
        }
        let texts = [
            ("README.md", self.readme()),
            ("analysis.R", ANALYSIS_R.to_owned()),
            ("analysis.py", ANALYSIS_PYTHON.to_owned()),
            ("codebook.json", json(&codebook)?),
            ("codebook.md", codebook.markdown()),
            ("datapackage.json", json(&describe::package(&codebook))?),
            ("records.do", syntax::stata::syntax(&source)),
            ("records.sps", syntax::spss::syntax(&source)),
            ("report.json", json(&self.report)?),
        ];
        files.extend(texts.map(|(name, text)| (name.to_owned(), Content::Text(text))));
        for language in Language::ALL {
            files.insert(format!("methods/{language}.md"), Content::Text(self.methods(language)));
        }
        for (language, text) in self.deck_texts.iter().flat_map(DeckTexts::texts) {
            files.insert(format!("deck/{language}.md"), Content::Text(text));
        }
        Ok(files)
    }

    /// Returns the meaning of every field.
    #[must_use]
    pub fn codebook(&self) -> Codebook {
        Codebook::of(&self.report, &self.rows, self.deck_texts.as_ref())
    }

    /// Writes one file.
    pub fn write(&self, content: &Content, mut to: impl Write) -> io::Result<()> {
        match content {
            Content::Text(text) => to.write_all(text.as_bytes()),
            Content::Records => tables::records(self, to),
            Content::RecordsLong => tables::records_long(self, to),
            Content::RecordsCoded => tables::records_coded(self, &self.codebook().records_csv, to),
            Content::Workbook => workbook::write(self, &self.codebook(), to),
            Content::Statements => statements::write(self, to),
        }
    }

    /// Whether something of the scope is set aside and left out of the tables.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        self.report.set_aside.iter().any(|note| !note.counted)
    }

    /// Writes all files as one zip.
    pub fn write_zip(&self, to: impl Write) -> io::Result<()> {
        archive::write(self, to)
    }

    /// Writes all files into a folder that is new or empty.
    pub fn write_folder(&self, dir: &std::path::Path) -> Result<(), FolderError> {
        folder::write(self, dir)
    }

    /// Returns whether statements are written: if they are wanted, and not for too many records.
    fn has_statements(&self) -> bool {
        self.statements_wanted && self.rows.rows.len() <= statements::MOST_RECORDS
    }

    /// Returns whether a workbook is written for this number of records.
    fn has_workbook(&self) -> bool {
        self.rows.rows.len() <= spreadsheet::MOST_RECORDS
    }

    /// Returns the largest number of records that a workbook can have, if this export exceeds it.
    #[must_use]
    pub fn too_many_for_workbook(&self) -> Option<usize> {
        (!self.has_workbook()).then_some(spreadsheet::MOST_RECORDS)
    }

    /// Each row with its number and its columns besides outcomes.
    fn numbered(&self) -> impl Iterator<Item = (u64, &columns::Cells, &ExportRow)> {
        (1..)
            .zip(&self.rows.rows)
            .filter_map(|(number, row)| Some((number, self.cells.get(row.labels)?, row)))
    }
}

/// Writes readable JSON with a final line break.
pub(crate) fn json(value: &impl serde::Serialize) -> io::Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

#[cfg(test)]
mod tests;
