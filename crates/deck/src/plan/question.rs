//! What a `[[slide]]` asks the room: its choices, and what comes first after the vote.

use konventa_domain::deck::{AfterVote, SlideKind};
use konventa_domain::id::ChoiceId;

use super::fields::{Fields, Located};
use crate::fault::Report;
use crate::quote::{did_you_mean, quote};

/// Whether the room decides something on a slide of this kind.
pub(super) const fn asks(kind: SlideKind) -> bool {
    matches!(kind, SlideKind::Scenario | SlideKind::Poll)
}

pub(super) fn choices(fields: Fields<'_>, kind: Option<SlideKind>, report: &mut Report) -> Vec<ChoiceId> {
    let before = report.count();
    let choices = fields.names("choices", r#"["she-leaves", "he-leaves"]"#, report);
    let choices: Vec<ChoiceId> = choices.into_iter().map(|choice: Located<ChoiceId>| choice.value).collect();
    let (true, Some(kind)) = (report.count() == before, kind) else { return choices };
    let count = choices.len();
    if !asks(kind) {
        if fields.has("choices") {
            let fix = "delete choices, or write kind = \"poll\" or kind = \"scenario\"";
            report.fault(fields.at, "only scenarios and polls have choices", fix);
        }
    } else if !(2..=6).contains(&count) {
        let what = format!("a scenario or poll has 2 to 6 choices, and this one has {count}");
        report.fault(fields.at, what, "list the names of its choices: choices = [\"yes\", \"no\"]");
    }
    choices
}

/// A scenario has a choice that guidance supports; a poll may have its explanation first.
pub(super) fn after(
    fields: Fields<'_>,
    kind: Option<SlideKind>,
    choices: &[ChoiceId],
    report: &mut Report,
) -> AfterVote {
    let explain_first = fields.is_true("explain_first", report);
    let Some(kind) = kind else { return AfterVote::Room };
    if fields.has("explain_first") && kind != SlideKind::Poll {
        let fix = if kind == SlideKind::Scenario {
            "delete explain_first; a scenario names the choice that guidance supports: supported = \"he-leaves\""
        } else {
            "delete explain_first, or write kind = \"poll\""
        };
        report.fault(fields.at, "only a poll has explain_first", fix);
    }
    if kind == SlideKind::Scenario {
        return supported(fields, choices, report).map_or(AfterVote::Room, AfterVote::Supported);
    }
    if fields.has("supported") {
        let what = "only a scenario has a choice that guidance supports";
        report.fault(fields.at, what, "delete supported, or write kind = \"scenario\"");
    }
    if explain_first && kind == SlideKind::Poll { AfterVote::Explanation } else { AfterVote::Room }
}

fn supported(fields: Fields<'_>, choices: &[ChoiceId], report: &mut Report) -> Option<ChoiceId> {
    let supported: Located<ChoiceId> = fields.name("supported", "\"he-leaves\"", report)?;
    if choices.is_empty() || choices.contains(&supported.value) {
        return Some(supported.value);
    }
    let what = format!("{} in supported is not one of its choices", quote(supported.value.as_str()));
    let fix = did_you_mean(supported.value.as_str(), choices.iter().map(ChoiceId::as_str));
    report.fault(fields.at.line(supported.line), what, fix);
    None
}
