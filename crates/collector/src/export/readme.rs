//! `README.md`: the file to read first.

use std::fmt::Write as _;

use konventa_domain::gain::{Figure, Filter, SMALLEST_GROUP, Scope};

use super::{DeckTexts, Package, spreadsheet, statements};

/// The table of files. It does not depend on the records.
const FILES: &str = "\
| file | holds |
|---|---|
| `records.xlsx` | the records for Excel, LibreOffice and jamovi, with words, codes, codebook and items on sheets of their own |
| `records.csv` | a row per record: a student who took both quizzes |
| `records_long.csv` | a row per record and item: the same in another shape |
| `records_coded.csv` | the rows of `records.csv` with short names and with numbers in place of words |
| `records.sps`, `records.do` | read `records_coded.csv` into SPSS and Stata, label everything and save `records.sav` or `records.dta` |
| `codebook.md`, `codebook.json` | every column, every value, every item with its choices: for people, for programs |
| `datapackage.json` | both tables as a Tabular Data Package (Frictionless Data) |
| `report.json` | the figures of Konventa's own report on the same records |
| `analysis.py`, `analysis.R` | compute the main figures from `records.csv`: `python3 analysis.py` also compares them with `report.json`, `Rscript analysis.R` needs nothing but R |
| `xapi.jsonl` | the same records as xAPI 1.0.3 statements, one a line, for a learning record store |
| `methods/` | a text for the methods section of a paper, the main result, and how to cite both, in each language |
| `deck/` | what students saw, in each language: slides, items, choices, explanations |
";

pub(super) const ANONYMITY: &str = "\
Nobody is named anywhere: of the quiz, phones send outcomes only. A record waits on the server, with its day and a hash of a random
number, until it is joined with at least nine others. Until then its student can take it back. Then the hash is deleted from it, and
nobody can say any more which record was whose. For a follow-up the server also stores the day and the outcomes, and linkage keys
beside the first record, until the study ends. In addition:

- Rows are sorted by content, not by time of arrival.
- Records are sealed into batches of at least 10, once, before anything is shown. A row shows only values that its whole batch
  shares; where the records of the batch differ it says `merged`. So every combination of values in the columns `deck_version` to
  `month` has at least 10 rows. The batches are those of the report, whatever the filters and the day, so the tables and the
  report cannot be subtracted from each other to find fewer.
- Small lectures, languages and countries therefore appear as `merged`, and a filter leaves out the batches that extend beyond it.
  Export without a filter to get all sealed records. Up to nine of each kind and deck version may still wait for others.
- Names in `xapi.jsonl` are different in each export and mean nothing.

Two exports of different days differ by whole batches that were sealed in between. No row ever goes away.

**Do not** try to find out whom a row describes. Do not join the rows with other lists of people, such as attendance lists. Do not
pass the tables on to anybody who has not promised the same. Some of the students have lived through this
violence.
";

/// What is said about records that were made up.
pub(super) const SYNTHETIC: &str =
    "Synthetic. A program made these records for trials and tests. They say nothing about students.";

const LEFT_OUT: &str = "\
- Students who took one quiz only: they have no row; report.json counts them (`n.pre_only`, `n.post_only`, `attrition`).
- Which students answered the follow-up, and how: no row says it; report.json has it for all of them together (`retention`).
- Which choice was picked, times finer than a day, name, age or gender: none of this is ever collected.
- The votes in polls: they are deleted a day after the lecture.
";

const READING: &str = "\
`blank` and `unsure` (“I don't know”) count as not right. An empty value means that a record has no such value, and `merged` that
it is withheld (see codebook.md); for R and Python both are missing values. Students of one lecture heard the same lecture, so they are not
an independent sample: where `lecture` is known, take it into account. A place, which a presenter writes freely, that begins with `=`, `+`, `-` or
`@` has an apostrophe in front, so that no spreadsheet reads it as a formula.

`q01_pre` in SPSS, Stata and Excel is the outcome of the first item before the lecture; codebook.md has the name of each column there
and the code of each value. records.csv is for programs. Opened by a double click, a spreadsheet may show it in one column, garble
its letters and change places such as 007 or 3-4: open records.xlsx there. R and Python take a place named NA for a missing value
unless they are told not to, and a deck version of digits for a number:
";

const CALLS: &str = r#"    records <- read.csv("records.csv", na.strings = c("", "merged"), encoding = "UTF-8", check.names = FALSE,
      colClasses = c(deck_version = "character", place = "character", lecture = "character"))

    text = {"deck_version": str, "place": str, "lecture": str}
    pandas.read_csv("records.csv", keep_default_na=False, na_values=["", "merged"], dtype=text)
    pandas.read_excel("records.xlsx", keep_default_na=False, na_values=["", "merged"], dtype=text)
"#;

const FORMS: &str = "\
The statements in xapi.jsonl are sent with the header `X-Experience-API-Version: 1.0.3`. Their time is the beginning of the day (UTC) on
which the record came in, because nothing finer is known; where the day is merged they have no time. Things without an address are
named `urn:x-konventa:…`.

No licence is stated. The person who exports decides whether and how others may use the data, and adds it here and to datapackage.json.
";

impl Package {
    pub(super) fn readme(&self) -> String {
        let scope = &self.report.scope;
        let title =
            self.deck_texts.as_ref().and_then(DeckTexts::english).map(|words| words.public.title.as_str());
        let mut text = format!("# {}\n\n", title.unwrap_or(scope.deck.as_str()));
        if self.report.synthetic {
            let _ = write!(text, "**{SYNTHETIC}**\n\n");
        }
        let _ = write!(
            text,
            "Anonymous outcomes of a quiz that students took before and after a lecture, exported by Konventa {}.\n\n\
             ## Which records\n\n{}\n",
            env!("CARGO_PKG_VERSION"),
            self.which()
        );
        text.push_str("## Files\n\n");
        let is_here = |line: &&str| {
            let missing = [
                ("`xapi.jsonl`", self.has_statements()),
                ("`records.xlsx`", self.has_workbook()),
                ("`deck/`", self.deck_texts.is_some()),
            ];
            missing.iter().all(|(name, here)| *here || !line.contains(name))
        };
        FILES.lines().filter(is_here).for_each(|line| text.extend([line, "\n"]));
        self.set_aside(&mut text);
        let _ = write!(text, "\n## How to read them\n\n{READING}\n{CALLS}\n{FORMS}\n");
        let _ = write!(text, "## Anonymity\n\n{ANONYMITY}\n## What is left out\n\n{LEFT_OUT}");
        if !self.statements_wanted {
            text.push_str(
                "- `xapi.jsonl`, the records as xAPI statements for a learning record store: only with `xapi=true` (`--xapi`).\n",
            );
        }
        let too_many = [
            ("xapi.jsonl", self.statements_wanted && !self.has_statements(), statements::MOST_RECORDS),
            ("records.xlsx", !self.has_workbook(), spreadsheet::MOST_RECORDS),
        ];
        for (file, _, most) in too_many.into_iter().filter(|(_, left_out, _)| *left_out) {
            let _ = writeln!(
                text,
                "- `{file}`: it is too large with more than {most} records. To get it, narrow the export by months or countries."
            );
        }
        self.other_versions(&mut text);
        self.without_words(&mut text);
        let _ = write!(text, "\n## How to cite\n\n{}", self.citation(title));
        text
    }

    /// The scope and the number of rows.
    pub(super) fn which(&self) -> String {
        let mut text = asked(&self.report.scope);
        let n = self.rows.rows.len();
        if n > 0 {
            let _ = write!(text, "\nThe tables have **{n} records** of {} items.\n", self.rows.items.len());
        } else {
            let why = match self.report.n.paired {
                Figure::Undefined(_) => {
                    "records of this scope are in batches with records that are not, and a batch is shown whole or not at all"
                        .to_owned()
                }
                Figure::Value(_) => format!(
                    "there is no batch of {SMALLEST_GROUP} records here yet. Those of a lecture are sealed when its gain is shown \
                     or a day after it, all others after the end of the month"
                ),
            };
            let _ = write!(text, "\n**The tables are empty: {why}.**\n");
        }
        text
    }

    /// What is set aside, and why.
    fn set_aside(&self, text: &mut String) {
        if self.report.set_aside.is_empty() {
            return;
        }
        text.push_str("\n## What is set aside\n\n");
        text.push_str(if self.leaves_out() {
            "A researcher set these records aside, whole batches each. The tables and all figures leave them out; \
             `set_aside=counted` (`--set-aside counted`) counts them too.\n\n"
        } else {
            "A researcher set these records aside, whole batches each. The tables and all figures count them all the same, as \
             was asked for; the column `set_aside` says which they are.\n\n"
        });
        for note in &self.report.set_aside {
            let _ = writeln!(
                text,
                "- `{}`, {} records, since {}: {}",
                note.what.target, note.n, note.what.day, note.what.reason
            );
        }
    }

    fn other_versions(&self, text: &mut String) {
        for other in self.report.versions.iter().filter(|version| !version.counted) {
            let _ = writeln!(
                text,
                "- Version `{0}` of the deck: it has other items, so its records do not fit into these tables. Export them \
                 with `deck_version={0}` (`--deck-version {0}`).",
                other.version
            );
        }
    }

    /// The versions whose words are not in the export.
    fn without_words(&self, text: &mut String) {
        let Some(deck_texts) = &self.deck_texts else {
            text.push_str(
                "- The words of the deck, in `deck/` and in the codebook: the deck is no longer served here.\n",
            );
            return;
        };
        let counted = self.report.versions.iter().filter(|version| version.counted);
        for missing in counted.filter(|version| version.version != deck_texts.version) {
            let _ = writeln!(
                text,
                "- The words of version `{}` of the deck, which is no longer served. Those in `deck/` and in the codebook \
                 are of version `{}`, in which items with the same ids may have other wording.",
                missing.version, deck_texts.version
            );
        }
    }

    pub(super) fn citation(&self, title: Option<&str>) -> String {
        let versions: Vec<&str> = self
            .report
            .versions
            .iter()
            .filter(|version| version.counted)
            .map(|version| version.version.as_str())
            .collect();
        format!(
            "[Organisation], [year]: Outcomes of the lecture “{}” (deck {}, version {}), {} paired records, exported \
             with Konventa {} on the day of your export.{}\n\nThe methods behind the figures are in docs/statistics.md of \
             Konventa, each with its source.\n",
            title.unwrap_or(self.report.scope.deck.as_str()),
            self.report.scope.deck,
            if versions.is_empty() { "unknown".to_owned() } else { versions.join(", ") },
            self.rows.rows.len(),
            env!("CARGO_PKG_VERSION"),
            if self.report.synthetic { " Synthetic data." } else { "" },
        )
    }
}

/// The deck and the filters, one per line.
fn asked(scope: &Scope) -> String {
    let mut text = format!("- deck: `{}`\n", scope.deck);
    for filter in Filter::all() {
        let value = scope.get(filter).map_or_else(|| "all".to_owned(), |value| format!("`{value}`"));
        let _ = writeln!(text, "- {}: {value}", filter.name());
    }
    if scope.counts_set_aside() {
        text.push_str("- what is set aside: counted\n");
    }
    text
}
