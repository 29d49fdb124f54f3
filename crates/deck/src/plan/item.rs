//! Reads one `[[item]]` of `deck.toml`.

use konventa_domain::id::{ChoiceId, ItemId, ObjectiveId};

use super::citations::{FactRule, citations};
use super::country::{per_country, report_fields_for_all};
use super::toml_table::{TomlTable, WithLine};
use super::{FactSheet, PlannedFace, PlannedItem};
use crate::fault::FaultReport;
use crate::messages;
use crate::messages::words::did_you_mean;

const COMMON_FIELDS: [&str; 3] = ["id", "objective", "country"];
/// The fields that each country has of its own in an item that differs.
const COUNTRY_FIELDS: [&str; 4] = ["key", "choices", "articles", "facts"];

pub(super) fn item(
    table: TomlTable<'_>,
    number: usize,
    objectives: &[ObjectiveId],
    sheet: &FactSheet,
    report: &mut FaultReport,
) -> Option<PlannedItem> {
    let (id, part): (ItemId, _) = table.id("item", number, "\"honour\"", report)?;
    let table = table.part(&part);
    let differs = table.has("country");
    table.report_unknown_fields(&[COMMON_FIELDS.as_slice(), &COUNTRY_FIELDS].concat(), report);
    if differs {
        report_fields_for_all(table, "item", &COUNTRY_FIELDS, report);
    }
    let objective = objective(table, objectives, report);
    let face = per_country(table, &part, differs, report, |table, report| {
        if differs {
            table.report_unknown_fields(&COUNTRY_FIELDS, report);
        }
        face(table, sheet, report)
    });
    Some(PlannedItem { id, objective, face, line: table.line })
}

fn objective(table: TomlTable<'_>, known: &[ObjectiveId], report: &mut FaultReport) -> Option<ObjectiveId> {
    let objective: WithLine<ObjectiveId> = table.name("objective", "\"know-pillars\"", report)?;
    if !known.contains(&objective.value) {
        let fix = did_you_mean(objective.value.as_str(), known.iter().map(ObjectiveId::as_str));
        let unknown = messages::plan::unknown_objective(&objective.value, fix);
        report.fault(table.at.line(objective.line), unknown);
        return None;
    }
    Some(objective.value)
}

fn face(table: TomlTable<'_>, sheet: &FactSheet, report: &mut FaultReport) -> PlannedFace {
    let before = report.fault_count();
    let choices: Vec<ChoiceId> = table
        .names("choices", r#"["a", "b", "c", "d"]"#, report)
        .into_iter()
        .map(|choice: WithLine<ChoiceId>| choice.value)
        .collect();
    let choices_read = report.fault_count() == before;
    if choices_read && choices.len() != 4 {
        report.fault(table.at, messages::plan::not_four_choices(choices.len()));
    }
    let key: Option<WithLine<ChoiceId>> = table.name("key", "\"the-right-choice\"", report);
    if let Some(key) = &key
        && choices_read
        && !choices.contains(&key.value)
    {
        let fix = did_you_mean(key.value.as_str(), choices.iter().map(ChoiceId::as_str));
        report.fault(table.at.line(key.line), messages::plan::key_not_a_choice(&key.value, fix));
    }
    let citations = citations(table, FactRule::RequiredForQuestion, sheet, report);
    PlannedFace { key: key.map(|key| key.value), choices, citations }
}
