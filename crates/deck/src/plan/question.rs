//! Reads what a `[[slide]]` asks the room: its choices, and what is shown first after the vote.

use konventa_domain::deck::{Activity, AfterVote, KindSpec, SlideKind};
use konventa_domain::id::ChoiceId;

use super::kind_names::{kinds_with, write_kind};
use super::toml_table::{TomlTable, WithLine};
use crate::fault::FaultReport;
use crate::messages::plan as messages;
use crate::messages::words::did_you_mean;
use crate::plan::one_of;
use crate::quote::quote;

/// The number of choices of a vote.
const CHOICES: std::ops::RangeInclusive<usize> = 2..=6;
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
            let write = write_kind(&with_vote);
            report.fault(table.at, messages::choices_forbidden(one_of(with_vote), write));
        }
    } else if !CHOICES.contains(&count) {
        let (least, most) = (CHOICES.start(), CHOICES.end());
        report.fault(table.at, messages::wrong_number_of_choices(kind.name(), count, least, most));
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
        let write = write_kind(&polls);
        let forbidden = if activity == CASE {
            messages::explain_first_of_case(one_of(polls), kind.name())
        } else {
            messages::explain_first_forbidden(one_of(polls), write)
        };
        report.fault(table.at, forbidden);
    }
    if activity == CASE {
        return supported(table, choices, report).map_or(AfterVote::Room, AfterVote::Supported);
    }
    if table.has("supported") {
        let cases = kinds_with(|spec| spec.activity == CASE);
        let write = write_kind(&cases);
        report.fault(table.at, messages::supported_forbidden(one_of(cases), write));
    }
    if explain_first && is_poll { AfterVote::Explanation } else { AfterVote::Room }
}

fn supported(table: TomlTable<'_>, choices: &[ChoiceId], report: &mut FaultReport) -> Option<ChoiceId> {
    let supported: WithLine<ChoiceId> = table.name("supported", "\"he-leaves\"", report)?;
    if choices.is_empty() || choices.contains(&supported.value) {
        return Some(supported.value);
    }
    let fix = did_you_mean(supported.value.as_str(), choices.iter().map(ChoiceId::as_str));
    let wrong = messages::supported_not_a_choice(quote(supported.value.as_str()), fix);
    report.fault(table.at.line(supported.line), wrong);
    None
}
