//! One `[[item]]` of `deck.toml`.

use konventa_domain::id::{ChoiceId, ItemId, ObjectiveId};

use super::country::{Wanted, grounds, per_country};
use super::fields::{Fields, Located};
use super::{PlannedFace, PlannedItem, Sheet};
use crate::fault::Report;
use crate::quote::did_you_mean;

const COMMON: [&str; 3] = ["id", "objective", "country"];
const OWN: [&str; 4] = ["key", "choices", "articles", "facts"];

pub(super) fn item(
    fields: Fields<'_>,
    number: usize,
    objectives: &[ObjectiveId],
    sheet: &Sheet,
    report: &mut Report,
) -> Option<PlannedItem> {
    let unnamed = format!("item no. {number}");
    let id: Located<ItemId> = fields.place(&unnamed).name("id", "\"honour\"", report)?;
    let place = format!("item {}", id.value);
    let fields = fields.place(&place);
    let differs = fields.has("country");
    fields.only(&[COMMON.as_slice(), &OWN].concat(), report);
    if differs {
        for key in OWN.into_iter().filter(|key| fields.has(key)) {
            report.fault(
                fields.at,
                format!("an item that differs per country has no {key} of its own"),
                format!("move {key} to [item.country.ME], [item.country.AL] and [item.country.XK]"),
            );
        }
    }
    let objective = objective(fields, objectives, report);
    let face = per_country(fields, &place, differs, report, |fields, report| {
        if differs {
            fields.only(&OWN, report);
        }
        face(fields, sheet, report)
    });
    Some(PlannedItem { id: id.value, objective, face })
}

fn objective(fields: Fields<'_>, known: &[ObjectiveId], report: &mut Report) -> Option<ObjectiveId> {
    let objective: Located<ObjectiveId> = fields.name("objective", "\"know-pillars\"", report)?;
    if !known.contains(&objective.value) {
        report.fault(
            fields.at.line(objective.line),
            format!("there is no objective “{}”", objective.value),
            did_you_mean(objective.value.as_str(), known.iter().map(ObjectiveId::as_str)),
        );
        return None;
    }
    Some(objective.value)
}

fn face(fields: Fields<'_>, sheet: &Sheet, report: &mut Report) -> PlannedFace {
    let before = report.count();
    let choices: Vec<ChoiceId> = fields
        .names("choices", r#"["a", "b", "c", "d"]"#, report)
        .into_iter()
        .map(|choice: Located<ChoiceId>| choice.value)
        .collect();
    let choices_read = report.count() == before;
    if choices_read && choices.len() != 4 {
        let what = format!("an item has four choices, and this one has {}", choices.len());
        report.fault(
            fields.at,
            what,
            "list the names of four choices; “I don’t know” is added by the program",
        );
    }
    let key: Option<Located<ChoiceId>> = fields.name("key", "\"the-right-choice\"", report);
    if let Some(key) = &key
        && choices_read
        && !choices.contains(&key.value)
    {
        report.fault(
            fields.at.line(key.line),
            format!("the right choice “{}” is none of its choices", key.value),
            did_you_mean(key.value.as_str(), choices.iter().map(ChoiceId::as_str)),
        );
    }
    // Only what is sure may be asked.
    let grounds = grounds(fields, Wanted::SureFacts, sheet, report);
    PlannedFace { key: key.map(|key| key.value), choices, grounds }
}
