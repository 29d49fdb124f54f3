//! The deck compiler: turns a folder of plain text into the files that are served.
//!
//! [`Deck::parse`] is pure and checks everything that `docs/authoring.md` asks of a deck, so a
//! [`Deck`] always compiles. Each stage reports what is wrong and goes on, so that an author sees
//! all faults at once:
//!
//! | stage | reads | returns |
//! |---|---|---|
//! | `files` | bytes | text |
//! | `plan` | `deck.toml`, `facts.toml` | everything that is the same in all languages |
//! | `drawing` | `drawings/*.svg` | pieces of checked markup |
//! | `words` | a text file | parts, fields, sections |
//! | `markup` | the words of a part | HTML |
//! | `edition` | plan, words, drawings | the deck in one language |
//! | `local_words` | `words.<language>-<country>.toml` | a country's own words |
//! | `editions` | all of these | the deck in all languages, including transliterated ones |
//! | `compare` | the words of all languages, `glossary.toml` | faults of a translation |
//! | `guessing` | the words of items and slides | warnings of items that can be guessed |
//! | `topics` | plan | warnings of topics that no slide shows to a country |
//! | `timing` | plan, the first edition | warnings of slides with too little time |
//! | `compile` | all editions | files with their version |

mod as_typed;
mod compare;
mod compile;
mod content_review;
mod drawing;
mod edition;
mod editions;
mod encoding;
mod fault;
mod files;
mod guessing;
mod html;
mod language_words;
mod line_index;
mod load;
mod local_words;
mod markup;
mod message;
mod messages;
mod names;
mod plan;
mod quote;
mod review_source;
mod sign;
mod speech_count;
mod starter;
mod timing;
mod toml_file;
mod topics;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use konventa_domain::id::{ChoiceId, DeckId, ItemId};
use konventa_domain::{Day, Language, PerCountry, VecMap};

pub use compile::{CompiledDeck, LanguageFiles};
pub use content_review::content_review;
pub use fault::{Fault, Faults};
pub use files::{DECK_LIMIT, DRAWING_LIMIT, DeckFiles, FILE_LIMIT};
pub use messages::author::{AuthorText, suggested_id};
pub use names::{DECK_FILE, FACTS_FILE, GLOSSARY_FILE};
pub use starter::starter;
pub use timing::{SlideTime, TimeNeeded, Timing};

use drawing::Drawings;
use edition::Edition;
use fault::{FaultReport, Location};
use files::DecodedFiles;
use names::author_language;
use plan::Plan;
use review_source::ReviewSource;

/// A deck without faults.
#[derive(Debug, Clone)]
pub struct Deck {
    id: DeckId,
    minutes: u16,
    languages: Vec<Language>,
    editions: BTreeMap<Language, Edition>,
    key: VecMap<ItemId, PerCountry<ChoiceId>>,
    review_source: ReviewSource,
    timing: Timing,
    warnings: Vec<Fault>,
}

impl Deck {
    /// Reads the deck in a folder.
    ///
    /// # Errors
    /// Returns all faults found in it.
    pub fn load(dir: &Path) -> Result<Self, Faults> {
        Self::parse(&load::load(dir)?)
    }

    /// Reads a deck from its files.
    ///
    /// # Errors
    /// Returns all faults found in them.
    pub fn parse(files: &DeckFiles) -> Result<Self, Faults> {
        let mut report = FaultReport::default();
        let texts = files::decode(files, &mut report);
        let drawings = read_drawings(&texts, &mut report);
        let sheet =
            texts.facts.as_deref().map(|text| plan::fact_sheet(text, &mut report)).unwrap_or_default();
        let plan = texts.deck.as_deref().and_then(|text| plan::plan(text, sheet, &mut report));
        let editions = plan.as_ref().map(|plan| editions::editions(plan, &texts, &drawings, &mut report));
        if let (Some(plan), Some(editions)) = (&plan, &editions) {
            topics::check(plan, &mut report);
            if let Some(first) = plan.languages.first().and_then(|language| editions.get(language)) {
                timing::check(plan, first, &mut report);
            }
            warn_of_unused_drawings(&texts, plan, &mut report);
        }
        let warnings = report.finish()?;
        plan.zip(editions).and_then(|(plan, editions)| assemble(plan, editions, warnings)).ok_or_else(|| {
            // Never happens, because a stage that leaves a gap reports it. If it does, a server
            // should not panic.
            debug_assert!(false, "a stage left a gap in a deck without reporting it");
            Faults::from(Fault::new(Location::file(DECK_FILE), messages::files::incomplete()))
        })
    }

    /// Returns what may be a mistake: a drawing that no slide shows, a fact that nothing cites, a
    /// language that is not declared.
    #[must_use]
    pub fn warnings(&self) -> &[Fault] {
        &self.warnings
    }

    /// Checks the dates in the deck: returns a warning for each help line whose page or call is
    /// more than twelve months old.
    ///
    /// # Errors
    /// Returns a fault for each date after `today`.
    pub fn check_dates(&self, today: Day) -> Result<Vec<Fault>, Faults> {
        self.review_source.check_dates(today).map_err(|faults| faults.with_warnings(&self.warnings))
    }

    /// Returns how long the lecture takes in its first language. Other languages take
    /// about as long.
    #[must_use]
    pub const fn timing(&self) -> &Timing {
        &self.timing
    }

    /// Compiles the deck to the files that are served.
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
    drawing::check_tall(&drawings, report);
    drawings
}

fn warn_of_unused_drawings(texts: &DecodedFiles, plan: &Plan, report: &mut FaultReport) {
    // A missing text may show any of them.
    if plan.languages.iter().any(|language| !texts.words.contains_key(&author_language(*language))) {
        return;
    }
    for name in texts.drawings.keys() {
        let shown = drawing::wide_name(name).unwrap_or_else(|| name.clone());
        let reference = format!("]({shown})");
        if !texts.words.values().any(|text| text.contains(&reference)) {
            let file = format!("drawings/{name}");
            report.warn(Location::file(&file), messages::drawings::unused_drawing());
        }
    }
}

/// Puts the deck together. Returns `None` if something is missing, which must have been reported.
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
    Some(Deck { id, minutes, languages, editions, key, review_source: plan.into(), timing, warnings })
}
