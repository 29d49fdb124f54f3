//! The state of the outcomes: not shared, on their way, delivered, refused or withdrawn.

mod countdown;

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::journey::{Sharing, Step};
use konventa_domain::json;
use konventa_domain::outbox::{Entry, Intent, OutboxEvent, Progress};
use konventa_domain::problem::Problem;
use konventa_domain::submission::{SubmissionId, TakeBackUntil};
use leptos::prelude::*;

use self::countdown::Left;
use super::live::{LiveLecture, use_live_lecture};
use super::material::Solutions;
use super::model::use_journey;
use super::selectors;
use super::sharing::{record_ticket, scored_now};
use super::variant::use_variant;
use super::widgets::{button, paragraph, section, status};
use crate::browser;
use crate::effect::react;
use crate::i18n::Texts;
use crate::outbox::OutboxModel;
use crate::ui::{dynamic, dynamic_words, el};

/// The card with the state of the delivery, updated as it changes.
pub(super) fn delivery(t: Texts, deck: Arc<PublicDeck>, reconsider: Callback<()>) -> AnyView {
    let model = use_journey();
    let solutions: Solutions = expect_context();
    let outbox: OutboxModel = expect_context();
    react(move || catch_up(solutions, outbox, &deck));
    // A withdrawal changes the state on this card, which screen readers then announce. It does not
    // make a new card.
    let kept = Memo::new(move |_| model.read(selectors::sharing) == Some(Sharing::Kept));
    dynamic(move || {
        if kept.get() {
            return Some(not_shared(t, solutions, reconsider));
        }
        match model.peek(selectors::sharing)? {
            Sharing::Undecided | Sharing::Kept => None,
            Sharing::Shared(id) | Sharing::Withdrawn(id) => Some(shared(t, outbox, id)),
        }
    })
}

/// The journey and the outbox are stored one after the other. If this page was closed between the
/// two, this tells the outbox what it missed.
fn catch_up(solutions: Solutions, outbox: OutboxModel, deck: &PublicDeck) {
    match use_journey().read(selectors::sharing) {
        Some(Sharing::Shared(id)) if use_variant().can_be_resent && outbox.entry(id).is_none() => {
            if let (Some(key), Some((enrolled, scored))) = (solutions.key(), scored_now(solutions)) {
                let text = json::write(&enrolled.submission(id, &key, deck.language, scored.rows));
                outbox.report(OutboxEvent::Put(id, text, record_ticket(use_live_lecture())));
            }
        }
        Some(Sharing::Withdrawn(id)) if outbox.entry(id).is_some_and(|e| e.intent == Intent::Deliver) => {
            outbox.report(OutboxEvent::Withdraw(id));
        }
        _ => {}
    }
}

fn not_shared(t: Texts, solutions: Solutions, reconsider: Callback<()>) -> AnyView {
    let change_mind = dynamic(move || {
        let (_, scored) = scored_now(solutions)?;
        let press = move || reconsider.run(());
        (!scored.other_items).then(|| button("button", "reconsider", t.outbox_reconsider(), press))
    });
    section("card delivery", t.outbox_title(), vec![paragraph("", t.outbox_kept()), change_mind])
}

fn shared(t: Texts, outbox: OutboxModel, id: SubmissionId) -> AnyView {
    let model = use_journey();
    let withdraw = move || {
        outbox.step_and_report(move || model.act(Step::Withdraw).is_ok(), OutboxEvent::Withdraw(id));
    };
    let shared = Memo::new(move |_| matches!(model.read(selectors::sharing), Some(Sharing::Shared(_))));
    let until = dynamic(move || {
        let entry = outbox.entry(id)?;
        let is_there = (entry.intent, &entry.progress) == (Intent::Deliver, &Progress::Done);
        // The page of the follow-up says for itself until when a second result can be withdrawn.
        (is_there && entry.followup.is_none()).then(|| {
            let live = use_live_lecture().filter(|_| entry.ticket.is_none());
            let elsewhere = live.and_then(LiveLecture::counts_from_hall);
            let elsewhere = elsewhere.map(|_| paragraph("", t.hall_not_from_hall()));
            vec![elsewhere.into_any(), take_back(t, entry.until)].into_any()
        })
    });
    let button =
        dynamic(move || shared.get().then(|| button("button", "withdraw", t.outbox_withdraw(), withdraw)));
    delivery_card(t, id, state_text, vec![until, button].into_any())
}

/// Until when a delivered result can be withdrawn, how long that is, and what is true afterwards. The
/// server says nothing of a moment if it had the result before.
fn take_back(t: Texts, until: Option<TakeBackUntil>) -> AnyView {
    let live = use_live_lecture();
    let gain_shown = live.is_some_and(|live| live.read(|lecture| lecture.gain().is_some()));
    let gone = live.is_some_and(LiveLecture::is_gone);
    let ended = live.and_then(LiveLecture::ended);
    let moment = until.and_then(|until| countdown::moment(until, ended));
    let left = moment.map(countdown::counting);
    let past = |until: TakeBackUntil| {
        left == Some(Left::Nothing) || until.has_passed(gain_shown, gone, browser::today())
    };
    let (state, words, then) = match until {
        None => ("", String::new(), t.outbox_until_past()),
        Some(until) if past(until) => ("over", t.outbox_until_over().to_owned(), t.outbox_until_past()),
        Some(TakeBackUntil::GainShown) => ("gain", t.outbox_until_gain().to_owned(), t.outbox_until_then()),
        Some(TakeBackUntil::LectureOver) => {
            ("lecture", t.outbox_until_lecture().to_owned(), t.outbox_until_then())
        }
        Some(TakeBackUntil::Day(day)) => {
            let day = browser::day_in_words(&day.previous().to_string(), t.language());
            ("day", t.outbox_until_day(&day), t.outbox_until_then())
        }
    };
    let left = left.and_then(|left| match left {
        Left::Days(n) => Some(t.outbox_left_days(n)),
        Left::Hours(n) => Some(t.outbox_left_hours(n)),
        Left::Little => Some(t.outbox_left_little().to_owned()),
        Left::Nothing => None,
    });
    let words = [&words, then].join(" ");
    let words = el("p").testid("take-back").attr("data-until", state).child(words.trim_start());
    // Beside the button, which it is about.
    let left = left.map(|left| el("p").testid("take-back-left").child(el("strong").child(&left)).into_any());
    vec![words.into_any(), left.into_any()].into_any()
}

/// The state of a message that was sent, why it was refused, and the button to withdraw it.
pub(super) fn delivery_card(
    t: Texts,
    id: SubmissionId,
    words: fn(Texts, Option<&Entry>) -> &'static str,
    back: AnyView,
) -> AnyView {
    let outbox: OutboxModel = expect_context();
    let entry = move || {
        let entry = outbox.entry(id)?;
        // A result counts as withdrawn only when its linkage keys are withdrawn too.
        let keys = outbox.linkage_of(id).filter(|keys| entry.is_withdrawn() && !keys.is_withdrawn());
        Some(keys.unwrap_or(entry))
    };
    let state = move || state(entry().as_ref());
    let says = dynamic_words(move || words(t, entry().as_ref()));
    let not_stored = dynamic(move || {
        let warn = !outbox.is_stored() && entry().as_ref().is_some_and(is_busy);
        warn.then(|| paragraph("warning", t.outbox_not_kept()))
    });
    let refused = dynamic(move || refusal(t, entry().as_ref()));
    el("section")
        .class("card delivery")
        .testid("delivery")
        .attr_of("data-state", state)
        .child(el("h2").child(t.outbox_title()))
        .child([status("delivery-state", says), not_stored, refused, back])
        .into_any()
}

fn is_busy(entry: &Entry) -> bool {
    matches!(entry.progress, Progress::Waiting { .. } | Progress::Sending { .. })
}

/// The value of `data-state`, for styles and tests.
fn state(entry: Option<&Entry>) -> &'static str {
    match entry.map(|entry| (&entry.progress, entry.intent)) {
        None | Some((Progress::Waiting { .. }, _)) => "waiting",
        Some((Progress::Sending { .. }, _)) => "sending",
        Some((Progress::Done, Intent::Deliver)) => "delivered",
        Some((Progress::Done, Intent::Withdraw)) => "withdrawn",
        Some((Progress::Refused { .. }, _)) if entry.is_some_and(Entry::is_sealed) => "sealed",
        Some((Progress::Refused { .. }, _)) => "refused",
    }
}

fn state_text(t: Texts, entry: Option<&Entry>) -> &'static str {
    let Some(entry) = entry else { return t.outbox_waiting() };
    match (entry.intent, &entry.progress) {
        (Intent::Deliver, Progress::Waiting { attempts: 0, .. } | Progress::Sending { .. }) => {
            t.outbox_sending()
        }
        (Intent::Deliver, Progress::Waiting { asked: true, .. }) => t.outbox_server_busy(),
        (Intent::Deliver, Progress::Waiting { .. }) => t.outbox_waiting(),
        (Intent::Deliver, Progress::Done) => t.outbox_delivered(),
        (Intent::Deliver, Progress::Refused { .. }) => refused_text(t, entry),
        (Intent::Withdraw, Progress::Waiting { attempts: 0, .. } | Progress::Sending { .. }) => {
            t.outbox_withdrawing()
        }
        (Intent::Withdraw, Progress::Waiting { .. }) => t.outbox_withdraw_waiting(),
        (Intent::Withdraw, Progress::Done) => t.outbox_withdrawn(),
        (Intent::Withdraw, Progress::Refused { .. }) if entry.is_sealed() => t.outbox_withdraw_sealed(),
        (Intent::Withdraw, Progress::Refused { .. }) => t.outbox_withdraw_refused(),
    }
}

/// Why a submission was refused, as far as a student can understand or do something.
fn refused_text(t: Texts, entry: &Entry) -> &'static str {
    let problem = entry.problem();
    match problem.as_ref().map_or("", Problem::short_kind) {
        Problem::LECTURE_OVER => t.outbox_refused_over(),
        Problem::NO_SEAT => t.outbox_refused_seat(),
        Problem::UNKNOWN_LECTURE => t.outbox_refused_lecture(),
        Problem::NOT_DELIVERED => t.outbox_not_delivered(),
        _ => t.outbox_refused(),
    }
}

/// A code for the reason, and the result as a file to download. The server's own words are English,
/// and for people who can change something. Of what is sealed, the words above say it all.
fn refusal(t: Texts, entry: Option<&Entry>) -> Option<AnyView> {
    let entry = entry.filter(|entry| !entry.is_sealed())?;
    let Progress::Refused { status, .. } = &entry.progress else { return None };
    let mut code = status.to_string();
    if let Some(problem) = entry.problem() {
        code.push(' ');
        code.push_str(problem.short_kind());
    }
    let file = el("a").class("button").testid("save-file").attr("href", &browser::file_address(&entry.body));
    let file = file.attr("download", "konventa-result.json").child(t.outbox_save_file());
    Some(vec![paragraph("quiet", t.outbox_error_code(&code)), file.into_any()].into_any())
}
