//! `deck.toml` as a whole.

use konventa_domain::Language;
use konventa_domain::id::ObjectiveId;
use toml::Spanned;
use toml::de::DeTable;

use super::fields::{Fields, Located};
use super::{Plan, PlannedItem, Sheet, help, item, order, slide, used};
use crate::fault::{At, Report};
use crate::lines::Lines;
use crate::quote::{did_you_mean, quote};
use crate::source::DECK_FILE;
use crate::timing::PACE;

const FIELDS: [&str; 8] = ["id", "minutes", "pace", "languages", "objectives", "slide", "item", "help"];
/// Fewer are no lecture: something before, between and after the quizzes.
const FEWEST_SLIDES: usize = 3;
const MOST_ITEMS: usize = 60;
/// Of slides and of help lines: more are a mistake, and would only make every later check slow.
const MOST: usize = 200;

/// The plan, or nothing where the file is not TOML.
pub(crate) fn plan(text: &str, sheet: Sheet, report: &mut Report) -> Option<Plan> {
    let at = At::file(DECK_FILE);
    let lines = Lines::of(text);
    let table = toml(text, &lines, at, report)?;
    let fields = Fields::new(table.get_ref(), &lines, at, 1);
    Some(read(fields, sheet, at, report))
}

/// The table that a file is, or nothing where it is not TOML.
pub(super) fn toml<'a>(
    text: &'a str,
    lines: &Lines,
    at: At<'_>,
    report: &mut Report,
) -> Option<Spanned<DeTable<'a>>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    syntax(&errors, lines, at, report);
    errors.is_empty().then_some(table)
}

/// Reports what is not TOML. What follows right behind a mistake is mostly its consequence, and is left out.
pub(crate) fn syntax(errors: &[toml::de::Error], lines: &Lines, at: At<'_>, report: &mut Report) {
    let mut told: Option<usize> = None;
    for error in errors {
        let line = error.span().map_or(1, |span| lines.at(span.start));
        if told.is_none_or(|told| !(told..=told + 1).contains(&line)) {
            let fix = if error.message().contains("duplicate") {
                "this name was already given here: delete one of them, or give it another name"
            } else {
                "look for a missing quotation mark, bracket or =, here or in the line before"
            };
            report.fault(at.line(line), format!("this is not TOML: {}", error.message()), fix);
        }
        told = Some(line);
    }
}

fn read(fields: Fields<'_>, sheet: Sheet, at: At<'_>, report: &mut Report) -> Plan {
    fields.only(&FIELDS, report);
    let id = fields.name("id", "\"istanbul-convention\"", report).map(|id| id.value);
    let minutes = fields.number("minutes", 1..=240, "30", report);
    let pace = fields.has("pace").then(|| fields.number("pace", 80..=180, "115", report)).flatten();
    let languages = languages(fields, report);
    let objectives: Vec<Located<ObjectiveId>> = fields.names("objectives", r#"["know-pillars"]"#, report);
    let known: Vec<ObjectiveId> = objectives.iter().map(|objective| objective.value.clone()).collect();

    let slide_tables = tables(fields, "slide", MOST, report);
    let item_tables = tables(fields, "item", MOST_ITEMS, report);
    let help_tables = tables(fields, "help", MOST, report);
    let slides: Vec<_> =
        (1..).zip(&slide_tables).filter_map(|(n, table)| slide::slide(*table, n, &sheet, report)).collect();
    let items: Vec<(usize, PlannedItem)> = (1..)
        .zip(&item_tables)
        .filter_map(|(n, table)| item::item(*table, n, &known, &sheet, report).map(|item| (table.line, item)))
        .collect();
    let help: Vec<_> =
        (1..).zip(&help_tables).filter_map(|(n, table)| help::help(*table, n, &sheet, report)).collect();

    order::once("slide", slides.iter().map(|slide| (slide.id.as_str(), slide.line)), at, report);
    order::once("item", items.iter().map(|(line, item)| (item.id.as_str(), *line)), at, report);
    order::once("help", help.iter().map(|line| (line.id.as_str(), line.line)), at, report);
    // Told already: written in another way, or too many.
    let unread = |key: &str, tables: &[Fields<'_>]| tables.is_empty() && fields.has(key);
    if slide_tables.len() < FEWEST_SLIDES && !unread("slide", &slide_tables) {
        let what =
            format!("a deck has at least {FEWEST_SLIDES} slides, and this one has {}", slide_tables.len());
        report.fault(at, what, "add slides: [[slide]] and its fields");
    }
    if item_tables.is_empty() && !fields.has("item") {
        report.fault(
            at,
            "a deck has at least one item, and this one has none",
            "add items: [[item]] and its fields",
        );
    }
    let plan = Plan {
        id,
        minutes: minutes.unwrap_or(0),
        pace: pace.unwrap_or(PACE),
        languages,
        objectives: known,
        complete: slides.len() == slide_tables.len()
            && items.len() == item_tables.len()
            && help.len() == help_tables.len()
            && sheet.complete
            && !unread("slide", &slide_tables)
            && !unread("item", &item_tables)
            && !unread("help", &help_tables),
        slides,
        items: items.into_iter().map(|(_, item)| item).collect(),
        help,
        sheet,
    };
    unmeasured(&plan, &objectives, at, report);
    order::check(&plan, minutes, at, report);
    used::check(&plan, report);
    plan
}

/// The tables of one kind, or none of them where there are too many.
pub(super) fn tables<'a>(fields: Fields<'a>, key: &str, most: usize, report: &mut Report) -> Vec<Fields<'a>> {
    let tables = fields.tables(key, report);
    if tables.len() > most {
        let what = format!("a deck has at most {most} [[{key}]] tables, and this one has {}", tables.len());
        report.fault(fields.at, what, "delete some, or make two decks");
        return Vec::new();
    }
    tables
}

fn languages(fields: Fields<'_>, report: &mut Report) -> Vec<Language> {
    let mut languages = Vec::new();
    let before = report.count();
    for tag in fields.texts("languages", r#"["en"]"#, report) {
        let at = fields.at.line(tag.line);
        match Language::from_tag(&tag.value) {
            None => report.fault(
                at,
                format!("there is no language {}", quote(&tag.value)),
                did_you_mean(&tag.value, Language::ALL.map(Language::tag)),
            ),
            Some(language) if languages.contains(&language) => {
                report.fault(at, format!("the language {language} stands twice"), "name it once");
            }
            Some(language) => languages.push(language),
        }
    }
    if languages.is_empty() && report.count() == before {
        report.fault(fields.at, "no language is declared", "add: languages = [\"en\"]");
    }
    languages
}

/// An objective that no item measures would show an empty bar to the researcher.
fn unmeasured(plan: &Plan, objectives: &[Located<ObjectiveId>], at: At<'_>, report: &mut Report) {
    if !plan.complete || plan.items.iter().any(|item| item.objective.is_none()) {
        return;
    }
    for objective in objectives {
        if !plan.items.iter().any(|item| item.objective.as_ref() == Some(&objective.value)) {
            let place = format!("objective {}", objective.value);
            report.fault(
                at.line(objective.line).place(&place),
                "no item measures this objective",
                "name it as the objective of an item, or delete it",
            );
        }
    }
}
