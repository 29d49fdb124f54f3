//! Reads what a `[[slide]]` asks the room: its choices, and what is shown first after the vote.

use konventa_domain::deck::{Activity, AfterVote, KindSpec, SlideKind};
use konventa_domain::id::ChoiceId;

use super::kind_names::{kinds_with, write_kind};
use super::toml_table::{TomlTable, WithLine};
use crate::fault::FaultReport;
use crate::quote::{did_you_mean, quote};

/// A vote without a right answer.
const POLL: Activity = Activity::Vote { supported: false };
/// A vote in which guidance supports one of the choices.
const CASE: Activity = Activity::Vote { supported: true };

pub(super) fn choices(
    table: TomlTable<'_>,
    kind: Option<SlideKind>,
    report: &mut FaultReport,
) -> Vec<ChoiceId> {
    let before = report.fault_count();
    let choices = table.names("choices", r#"["she-leaves", "he-leaves"]"#, report);
    let choices: Vec<ChoiceId> = choices.into_iter().map(|choice: WithLine<ChoiceId>| choice.value).collect();
    let (true, Some(kind)) = (report.fault_count() == before, kind) else { return choices };
    let count = choices.len();
    if !kind.spec().has_vote() {
        if table.has("choices") {
            let with_vote = kinds_with(KindSpec::has_vote);
            let fix = format!("delete choices, or {}", write_kind(&with_vote));
            report.fault(
                table.at,
                format!("only slides of kind {} have choices", with_vote.join(" or ")),
                fix,
            );
        }
    } else if !(2..=6).contains(&count) {
        let what = format!("a {} has 2 to 6 choices, and this one has {count}", kind.name());
        report.fault(table.at, what, "list the names of its choices: choices = [\"yes\", \"no\"]");
    }
    choices
}

/// Reads what comes first after the vote: in a scenario the choice that guidance supports, in a
/// poll the explanation if the deck says so.
pub(super) fn after_vote(
    table: TomlTable<'_>,
    kind: Option<SlideKind>,
    choices: &[ChoiceId],
    report: &mut FaultReport,
) -> AfterVote {
    let explain_first = table.is_true("explain_first", report);
    let Some(kind) = kind else { return AfterVote::Room };
    let activity = kind.spec().activity;
    let is_poll = activity == POLL;
    if table.has("explain_first") && !is_poll {
        let polls = kinds_with(|spec| spec.activity == POLL);
        let fix = if activity == CASE {
            format!(
                "delete explain_first; a {} names the choice that guidance supports: supported = \"he-leaves\"",
                kind.name()
            )
        } else {
            format!("delete explain_first, or {}", write_kind(&polls))
        };
        report.fault(table.at, format!("only a {} has explain_first", polls.join(" or a ")), fix);
    }
    if activity == CASE {
        return supported(table, choices, report).map_or(AfterVote::Room, AfterVote::Supported);
    }
    if table.has("supported") {
        let cases = kinds_with(|spec| spec.activity == CASE);
        let what = format!("only a {} has a choice that guidance supports", cases.join(" or a "));
        report.fault(table.at, what, format!("delete supported, or {}", write_kind(&cases)));
    }
    if explain_first && is_poll { AfterVote::Explanation } else { AfterVote::Room }
}

fn supported(table: TomlTable<'_>, choices: &[ChoiceId], report: &mut FaultReport) -> Option<ChoiceId> {
    let supported: WithLine<ChoiceId> = table.name("supported", "\"he-leaves\"", report)?;
    if choices.is_empty() || choices.contains(&supported.value) {
        return Some(supported.value);
    }
    let what = format!("{} in supported is not one of its choices", quote(supported.value.as_str()));
    let fix = did_you_mean(supported.value.as_str(), choices.iter().map(ChoiceId::as_str));
    report.fault(table.at.line(supported.line), what, fix);
    None
}
