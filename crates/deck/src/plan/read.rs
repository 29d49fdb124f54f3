//! `deck.toml` as a whole.

use konventa_domain::Language;
use konventa_domain::id::ObjectiveId;
use toml::de::DeTable;

use super::fields::{Fields, Located};
use super::{Plan, PlannedItem, help, item, order, slide};
use crate::fault::{At, Report};
use crate::lines::Lines;
use crate::quote::{did_you_mean, quote};
use crate::source::DECK_FILE;

const FIELDS: [&str; 7] = ["id", "minutes", "languages", "objectives", "slide", "item", "help"];
/// Fewer are no lecture: something before, between and after the quizzes.
const FEWEST_SLIDES: usize = 3;
const MOST_ITEMS: usize = 60;

/// The plan, or nothing where the file is not TOML.
pub(crate) fn plan(text: &str, report: &mut Report) -> Option<Plan> {
    let at = At::file(DECK_FILE);
    let lines = Lines::of(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        for error in errors {
            let line = error.span().map_or(1, |span| lines.at(span.start));
            report.fault(
                at.line(line),
                format!("this is not TOML: {}", error.message()),
                "look for a missing quotation mark, bracket or =, or a name given twice, here or in the line before",
            );
        }
        return None;
    }
    let fields = Fields::new(table.get_ref(), &lines, at, 1);
    Some(read(fields, at, report))
}

fn read(fields: Fields<'_>, at: At<'_>, report: &mut Report) -> Plan {
    fields.only(&FIELDS, report);
    let id = fields.name("id", "\"istanbul-convention\"", report).map(|id| id.value);
    let minutes = fields.number("minutes", 1, 240, report);
    let languages = languages(fields, report);
    let objectives: Vec<Located<ObjectiveId>> = fields.names("objectives", r#"["know-pillars"]"#, report);
    let known: Vec<ObjectiveId> = objectives.iter().map(|objective| objective.value.clone()).collect();

    let slide_tables = fields.tables("slide", report);
    let item_tables = fields.tables("item", report);
    let help_tables = fields.tables("help", report);
    let slides: Vec<_> =
        (1..).zip(&slide_tables).filter_map(|(n, table)| slide::slide(*table, n, report)).collect();
    let items: Vec<(usize, PlannedItem)> = (1..)
        .zip(&item_tables)
        .filter_map(|(n, table)| item::item(*table, n, &known, report).map(|item| (table.line, item)))
        .collect();
    let help: Vec<_> =
        (1..).zip(&help_tables).filter_map(|(n, table)| help::help(*table, n, report)).collect();

    order::once("slide", slides.iter().map(|slide| (slide.id.as_str(), slide.line)), at, report);
    order::once("item", items.iter().map(|(line, item)| (item.id.as_str(), *line)), at, report);
    order::once("help", help.iter().map(|line| (line.value.id.as_str(), line.line)), at, report);
    if slide_tables.len() < FEWEST_SLIDES {
        let what =
            format!("a deck has at least {FEWEST_SLIDES} slides, and this one has {}", slide_tables.len());
        report.fault(at, what, "add slides: [[slide]] and its fields");
    }
    if !(1..=MOST_ITEMS).contains(&item_tables.len()) {
        let what = format!("a deck has 1 to {MOST_ITEMS} items, and this one has {}", item_tables.len());
        report.fault(at, what, "add or delete [[item]] tables");
    }
    let plan = Plan {
        id,
        minutes: minutes.unwrap_or(0),
        languages,
        objectives: known,
        complete: slides.len() == slide_tables.len()
            && items.len() == item_tables.len()
            && help.len() == help_tables.len(),
        slides,
        items: items.into_iter().map(|(_, item)| item).collect(),
        help: help.into_iter().map(|line| line.value).collect(),
    };
    unmeasured(&plan, &objectives, at, report);
    order::check(&plan, minutes, at, report);
    plan
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
