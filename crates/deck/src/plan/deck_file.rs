//! Reads `deck.toml`.

use konventa_domain::Language;
use konventa_domain::id::ObjectiveId;

use super::references::report_duplicates;
use super::toml_table::{TomlTable, WithLine};
use super::{DEFAULT_PACE, FactSheet, Plan, help, item, slide, unused_facts, whole};
use crate::fault::{FaultReport, Location};
use crate::line_index::LineIndex;
use crate::messages;
use crate::messages::words::did_you_mean;
use crate::names::DECK_FILE;
use crate::quote::quote;
use crate::toml_file;

const FIELDS: [&str; 8] = ["id", "minutes", "pace", "languages", "objectives", "slide", "item", "help"];
/// The shortest lecture: something before, between and after the quizzes.
const FEWEST_SLIDES: usize = 3;
const MOST_ITEMS: usize = 60;
/// Limit for slides and for help lines. More are a mistake and would make all later checks slow.
const MOST_TABLES: usize = 200;

/// Reads the file. Returns `None` after reporting that it is not TOML.
pub(crate) fn plan(text: &str, sheet: FactSheet, report: &mut FaultReport) -> Option<Plan> {
    let at = Location::file(DECK_FILE);
    let lines = LineIndex::of(text);
    let root = toml_file::parse(text, &lines, at, report)?;
    let root = TomlTable::new(root.get_ref(), &lines, at, 1);
    Some(read(root, sheet, at, report))
}

fn read(root: TomlTable<'_>, sheet: FactSheet, at: Location<'_>, report: &mut FaultReport) -> Plan {
    root.report_unknown_fields(&FIELDS, report);
    let id = root.name("id", "\"istanbul-convention\"", report).map(|id| id.value);
    let minutes = root.number("minutes", 1..=240, "30", report);
    let pace = root.has("pace").then(|| root.number("pace", 80..=180, "115", report)).flatten();
    let languages = languages(root, report);
    let objectives: Vec<WithLine<ObjectiveId>> = root.names("objectives", r#"["know-pillars"]"#, report);
    let objective_ids: Vec<ObjectiveId> =
        objectives.iter().map(|objective| objective.value.clone()).collect();

    let slide_tables = root.tables("slide", MOST_TABLES, report);
    let item_tables = root.tables("item", MOST_ITEMS, report);
    let help_tables = root.tables("help", MOST_TABLES, report);
    let slides: Vec<_> =
        (1..).zip(&slide_tables).filter_map(|(n, table)| slide::slide(*table, n, &sheet, report)).collect();
    let items: Vec<_> = (1..)
        .zip(&item_tables)
        .filter_map(|(n, table)| item::item(*table, n, &objective_ids, &sheet, report))
        .collect();
    let help: Vec<_> =
        (1..).zip(&help_tables).filter_map(|(n, table)| help::help(*table, n, &sheet, report)).collect();

    report_duplicates("slide", slides.iter().map(|slide| (slide.id.as_str(), slide.line)), at, report);
    report_duplicates("item", items.iter().map(|item| (item.id.as_str(), item.line)), at, report);
    report_duplicates("help", help.iter().map(|line| (line.id.as_str(), line.line)), at, report);
    // Not tables, or too many of them: already reported.
    let unread = |key: &str, tables: &[TomlTable<'_>]| tables.is_empty() && root.has(key);
    if slide_tables.len() < FEWEST_SLIDES && !unread("slide", &slide_tables) {
        report.fault(at, messages::plan::few_slides(FEWEST_SLIDES, slide_tables.len()));
    }
    if item_tables.is_empty() && !root.has("item") {
        report.fault(at, messages::plan::no_items());
    }
    let plan = Plan {
        id,
        minutes: minutes.unwrap_or(0),
        pace: pace.unwrap_or(DEFAULT_PACE),
        languages,
        objectives: objective_ids,
        complete: slides.len() == slide_tables.len()
            && items.len() == item_tables.len()
            && help.len() == help_tables.len()
            && sheet.complete
            && !unread("slide", &slide_tables)
            && !unread("item", &item_tables)
            && !unread("help", &help_tables),
        slides,
        items,
        help,
        sheet,
    };
    report_unmeasured(&plan, &objectives, at, report);
    whole::check(&plan, minutes, at, report);
    unused_facts::check(&plan, report);
    plan
}

fn languages(root: TomlTable<'_>, report: &mut FaultReport) -> Vec<Language> {
    let mut languages = Vec::new();
    let before = report.fault_count();
    for tag in root.texts("languages", r#"["en"]"#, report) {
        let at = root.at.line(tag.line);
        match Language::from_tag(&tag.value) {
            None => {
                let fix = did_you_mean(&tag.value, Language::ALL.map(Language::tag));
                report.fault(at, messages::plan::unknown_language(quote(&tag.value), fix));
            }
            Some(language) if languages.contains(&language) => {
                report.fault(at, messages::plan::language_twice(language));
            }
            Some(language) => languages.push(language),
        }
    }
    if languages.is_empty() && report.fault_count() == before {
        report.fault(root.at, messages::plan::no_language());
    }
    languages
}

/// Reports objectives that no item measures: a researcher would see an empty bar.
fn report_unmeasured(
    plan: &Plan,
    objectives: &[WithLine<ObjectiveId>],
    at: Location<'_>,
    report: &mut FaultReport,
) {
    if !plan.complete || plan.items.iter().any(|item| item.objective.is_none()) {
        return;
    }
    for objective in objectives {
        if !plan.items.iter().any(|item| item.objective.as_ref() == Some(&objective.value)) {
            let part = format!("objective {}", objective.value);
            report.fault(at.line(objective.line).part(&part), messages::plan::unmeasured());
        }
    }
}
