//! Buttons for a poll and the gain, and the number of votes.

use konventa_domain::lecture::{AgendaKind, Phase, PollState, Verdict};
use konventa_domain::reconciler::PendingCommand;
use konventa_domain::show::Position;
use leptos::prelude::*;

use crate::i18n::{Texts, args, use_texts};
use crate::stage::poll_board::count_of_here;
use crate::stage::session::PresenterSession;
use crate::stage::slideshow::Slideshow;

/// What the slide is, as far as these buttons need to know.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Poll,
    Gain,
    Other,
}

/// The buttons of the current slide.
#[component]
pub fn PollControls(
    session: PresenterSession,
    slideshow: StoredValue<Slideshow>,
    position: Memo<Position>,
) -> impl IntoView {
    let kind = Memo::new(move |_| {
        slideshow.with_value(|p| match p.agenda.slide(position.get().slide).map(|slide| &slide.kind) {
            Some(AgendaKind::Poll(_)) => Kind::Poll,
            Some(AgendaKind::Gain) => Kind::Gain,
            Some(AgendaKind::Slide | AgendaKind::Quiz(_)) | None => Kind::Other,
        })
    });
    let lecture = session.lecture();
    let poll = Memo::new(move |_| lecture.with(|lecture| PollState::of(lecture, position.get().slide)));
    // The gain is counted once.
    let at_gain = Memo::new(move |_| {
        lecture.with(|lecture| lecture.phase() == Phase::Gain && lecture.gain().is_none())
    });
    let on = Memo::new(move |_| lecture.with(|lecture| lecture.position().is_some()));
    move || {
        match kind.get() {
        Kind::Poll if on.get() => Some(
            view! {
                <div class="poll-controls">
                    <Ask session name="open-poll" pending=PendingCommand::OpenPoll says=Texts::live_open_poll
                        possible=Signal::derive(move || may_open(&poll.get(), session.driver_counts().get().votes)) />
                    <Ask session name="close-poll" pending=PendingCommand::ClosePoll says=Texts::live_close_poll
                        possible=Signal::derive(move || poll.get() == PollState::Open) />
                    <Ask session name="reveal-poll" pending=PendingCommand::RevealPoll says=Texts::live_reveal_poll
                        possible=Signal::derive(move || poll.get() == PollState::Closed) />
                    <Votes session poll />
                </div>
            }
            .into_any(),
        ),
        Kind::Gain if on.get() => Some(
            view! {
                <div class="poll-controls">
                    <Ask session name="count" pending=PendingCommand::Count says=Texts::live_count possible=at_gain.into() />
                </div>
            }
            .into_any(),
        ),
        _ => None,
    }
    }
}

/// Whether the poll may be opened: before its votes are shown, and again if there are none.
fn may_open(poll: &PollState, votes: u32) -> bool {
    match poll {
        PollState::Waiting | PollState::Closed => true,
        PollState::Shown(Verdict::TooFew) => votes == 0,
        PollState::Open | PollState::Shown(Verdict::Votes(_)) => false,
    }
}

/// A button that sends a command to the server. It is disabled without the server.
#[component]
fn Ask(
    session: PresenterSession,
    name: &'static str,
    pending: PendingCommand,
    says: fn(Texts) -> &'static str,
    possible: Signal<bool>,
) -> impl IntoView {
    let t = use_texts();
    let disabled = move || !possible.get() || session.is_offline() || !session.drives();
    view! {
        <button
            class="control"
            data-testid=name
            disabled=disabled
            on:mousedown=|e| e.prevent_default()
            on:click=move |_| session.ask(pending)
        >
            {move || says(t())}
        </button>
    }
}

/// The number of votes, while the poll is open and afterwards.
#[component]
fn Votes(session: PresenterSession, poll: Memo<PollState>) -> impl IntoView {
    let t = use_texts();
    let counts = session.driver_counts();
    let words = move || {
        let counts = counts.get();
        let counted = matches!(poll.get(), PollState::Open | PollState::Closed);
        let of = |t: Texts, n, here: &str| t.live_voted_of(args::LiveVotedOf { n, here });
        counted.then(|| count_of_here(counts.votes, counts.here, t(), of, Texts::live_voted))
    };
    view! { <p class="poll-votes" data-testid="votes">{words}</p> }
}
