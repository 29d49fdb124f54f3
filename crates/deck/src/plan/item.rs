//! One `[[item]]` of `deck.toml`.

use konventa_domain::id::{ChoiceId, ItemId, ObjectiveId};

use super::country::{facts, per_country};
use super::fields::{Fields, Located};
use super::{PlannedFace, PlannedItem};
use crate::fault::Report;
use crate::quote::{did_you_mean, quote};

const COMMON: [&str; 4] = ["id", "objective", "mark", "country"];
const OWN: [&str; 4] = ["key", "choices", "articles", "sources"];

pub(super) fn item(
    fields: Fields<'_>,
    number: usize,
    objectives: &[ObjectiveId],
    report: &mut Report,
) -> Option<PlannedItem> {
    let unnamed = format!("item no. {number}");
    let id: Located<ItemId> = fields.place(&unnamed).name("id", "\"honour\"", report)?;
    let place = format!("item {}", id.value);
    let fields = fields.place(&place);
    let differs = fields.has("country");
    fields.only(&[COMMON, OWN].concat(), report);
    if differs {
        for key in OWN.into_iter().filter(|key| fields.has(key)) {
            report.fault(
                fields.at,
                format!("an item that differs per country has no {key} of its own"),
                format!("move {key} to [item.country.ME], [item.country.AL] and [item.country.XK]"),
            );
        }
    }
    mark(fields, report);
    let objective = objective(fields, objectives, report);
    let face = per_country(fields, &place, differs, report, |fields, report| {
        if differs {
            fields.only(&OWN, report);
        }
        face(fields, report)
    });
    Some(PlannedItem { id: id.value, objective, face })
}

/// Only what is sure may be asked, so the mark is checked and then has done its work.
fn mark(fields: Fields<'_>, report: &mut Report) {
    let Some(mark) = fields.text("mark", "\"verified\"", report) else { return };
    let what = match mark.value.as_str() {
        "verified" | "known" => return,
        "verified-old" => {
            "verified-old is not enough for an item: what was read long ago may be wrong today".to_owned()
        }
        other => format!("{} is not a mark of an item", quote(other)),
    };
    let fix = "check its source again and write mark = \"verified\" or \"known\", or ask something else";
    report.fault(fields.at.line(mark.line), what, fix);
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

fn face(fields: Fields<'_>, report: &mut Report) -> PlannedFace {
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
    PlannedFace { key: key.map(|key| key.value), choices, facts: facts(fields, true, report) }
}
