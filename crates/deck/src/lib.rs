//! The deck compiler: from a folder of plain text to the files that are served.
//!
//! [`Deck::parse`] is pure and proves everything that `docs/authoring.md` asks of a deck; a [`Deck`] therefore always
//! compiles. On the way there, every stage reports what is wrong and goes on, so that an author sees all faults at once:
//!
//! | stage | reads | gives |
//! |---|---|---|
//! | `source` | bytes | text |
//! | `plan` | `deck.toml`, `facts.toml` | what no language changes |
//! | `drawing` | `drawings/*.svg` | pieces of checked markup |
//! | `words` | a text file | parts, fields, sections |
//! | `markup` | the words of a part | HTML |
//! | `edition` | plan, words, drawings | one language |
//! | `local` | `words.<language>-<country>.toml` | what one country says otherwise |
//! | `editions` | all of these | all languages, also those that are made from another one |
//! | `compare` | the words of all languages, `glossary.toml` | faults of a translation |
//! | `guessing` | the words of items and slides | warnings of items that can be guessed |
//! | `compile` | all editions | files with their version |

mod claims;
mod compare;
mod compile;
mod content_review;
mod drawing;
mod edition;
mod editions;
mod fault;
mod files;
mod guessing;
mod html;
mod line_index;
mod load;
mod local_words;
mod markup;
mod names;
mod plan;
mod quote;
mod speech_count;
mod timing;
mod toml_file;
mod topics;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use konventa_domain::id::{ChoiceId, DeckId, ItemId};
use konventa_domain::{ByName, Day, Language, PerCountry};

pub use compile::{CompiledDeck, LanguageFiles};
pub use content_review::content_review;
pub use fault::{Fault, Faults};
pub use files::{DECK_LIMIT, DRAWING_LIMIT, DeckFiles, FILE_LIMIT};
pub use names::{DECK_FILE, FACTS_FILE, GLOSSARY_FILE};
pub use timing::{SlideTime, TimeNeeded, Timing};

use claims::Claims;
use drawing::Drawings;
use edition::Edition;
use fault::{FaultReport, Location};
use files::DecodedFiles;
use plan::Plan;

/// A deck without faults.
#[derive(Debug, Clone)]
pub struct Deck {
    id: DeckId,
    minutes: u16,
    languages: Vec<Language>,
    editions: BTreeMap<Language, Edition>,
    key: ByName<ItemId, PerCountry<ChoiceId>>,
    claims: Claims,
    timing: Timing,
    warnings: Vec<Fault>,
}

impl Deck {
    /// Reads the deck in a folder.
    ///
    /// # Errors
    /// All faults found in it.
    pub fn load(dir: &Path) -> Result<Self, Faults> {
        Self::parse(&load::load(dir)?)
    }

    /// Reads a deck from its files.
    ///
    /// # Errors
    /// All faults found in them.
    pub fn parse(source: &DeckFiles) -> Result<Self, Faults> {
        let mut report = FaultReport::default();
        let texts = files::decode(source, &mut report);
        let drawings = read_drawings(&texts, &mut report);
        let sheet =
            texts.facts.as_deref().map(|text| plan::fact_sheet(text, &mut report)).unwrap_or_default();
        let plan = texts.deck.as_deref().and_then(|text| plan::plan(text, sheet, &mut report));
        let editions = plan.as_ref().map(|plan| editions::editions(plan, &texts, &drawings, &mut report));
        if let Some(plan) = &plan {
            topics::check(plan, &mut report);
            let first = plan.languages.first().and_then(|language| editions.as_ref()?.get(language));
            if let Some(first) = first {
                timing::check(plan, first, &mut report);
            }
        }
        unused_drawings(&texts, &mut report);
        let warnings = report.finish()?;
        plan.zip(editions).and_then(|(plan, editions)| assemble(plan, editions, warnings)).ok_or_else(|| {
            // Whatever gave no plan or left a gap in it has been reported, so this is not reached; saying so is better
            // than a panic in a server.
            Faults::from(Fault {
                file: DECK_FILE.to_owned(),
                line: None,
                part: None,
                what: "the deck is not complete".to_owned(),
                fix: "this is a bug in Konventa; please report it together with your deck".to_owned(),
            })
        })
    }

    /// What is not wrong, and yet may not be meant: a drawing that no slide shows, a fact that nothing names, a language
    /// that is not declared.
    #[must_use]
    pub fn warnings(&self) -> &[Fault] {
        &self.warnings
    }

    /// What this day makes of the deck: help lines whose page or call is more than twelve months old are warnings.
    ///
    /// # Errors
    /// Faults where a number was called, or a page was written, only after this day.
    pub fn check_dates(&self, today: Day) -> Result<Vec<Fault>, Faults> {
        self.claims.check_dates(today)
    }

    /// How long it really takes, in its first language: speakers of different languages say about as much in a minute.
    #[must_use]
    pub const fn timing(&self) -> &Timing {
        &self.timing
    }

    /// The files that are served.
    #[must_use]
    pub fn compile(&self) -> CompiledDeck {
        CompiledDeck::of(self)
    }
}

fn read_drawings(texts: &DecodedFiles, report: &mut FaultReport) -> Drawings {
    let mut drawings = Drawings::new();
    for (name, svg) in &texts.drawings {
        let file = format!("drawings/{name}");
        let drawing = svg.as_deref().and_then(|svg| drawing::drawing(svg, Location::file(&file), report));
        drawings.insert(name.clone(), drawing);
    }
    drawings
}

fn unused_drawings(texts: &DecodedFiles, report: &mut FaultReport) {
    for name in texts.drawings.keys() {
        let asked = format!("]({name})");
        if !texts.words.values().any(|text| text.contains(&asked)) {
            let file = format!("drawings/{name}");
            report.warn(Location::file(&file), "no slide shows this drawing", "show it, or delete the file");
        }
    }
}

fn assemble(plan: Plan, editions: BTreeMap<Language, Edition>, warnings: Vec<Fault>) -> Option<Deck> {
    let key = plan
        .items
        .iter()
        .map(|item| {
            let key = item.face.try_map(|_, face| face.key.clone().ok_or(())).ok()?;
            Some((item.id.clone(), key))
        })
        .collect::<Option<_>>()?;
    let timing = Timing::of(editions.get(plan.languages.first()?)?, plan.pace);
    let (id, minutes, languages) = (plan.id.clone()?, plan.minutes, plan.languages.clone());
    Some(Deck { id, minutes, languages, editions, key, claims: plan.into(), timing, warnings })
}
