//! The seats: how many phones have one, how many people are in the hall, and whether further phones
//! get one. Only the driver sees it, and never the room.

use std::num::NonZeroU32;

use konventa_domain::api::{Door, Heads};
use konventa_domain::lecture::{SeatAdvice, SeatCount, typed_people};
use konventa_domain::reconciler::{Section, WishFailure};
use leptos::html;
use leptos::prelude::*;

use crate::i18n::{Texts, args, use_texts};
use crate::stage::session::PresenterSession;

/// The section of the console. It is unfolded while phones join, and folded once the lecture begins.
#[component]
pub fn Seats(session: PresenterSession) -> impl IntoView {
    let t = use_texts();
    let (seats, section) = (session.seats(), session.section());
    let shown = move || seats.get().is_some() && section.get() != Section::Ended;
    let known = Memo::new(move |_| seats.get().unwrap_or_default());
    let failure = move || {
        session.seat_failure().map(|failure| match failure {
            WishFailure::Lost => t().live_seat_lost(),
            WishFailure::NotTheDriver => t().live_seat_not_driver(),
            WishFailure::Refused => t().live_seat_refused(),
        })
    };
    view! {
        <section class="seats">
            <Show when=shown>
                <Panel session seats=known />
            </Show>
            <div role="status">
                {move || failure().map(|says| view! { <p class="sign" data-mark="behind" data-testid="seats-failure">{says}</p> })}
            </div>
        </section>
    }
}

/// The numbers in one line, and below it what the driver does about them.
#[component]
fn Panel(session: PresenterSession, seats: Memo<SeatCount>) -> impl IntoView {
    let t = use_texts();
    let section = session.section();
    let too_many = Memo::new(move |_| seats.get().has_too_many_phones());
    let people = Memo::new(move |_| seats.get().people);
    let door_closed = Memo::new(move |_| seats.get().door_closed);
    let people_words = move || people_text(t(), people.get());
    let counts = move || [t().live_seat_phones(seats.get().phones), people_words()].join(", ");
    let warning = move || too_many.get().then(|| t().live_seat_too_many());
    let door = move || if door_closed.get() { t().live_door_is_closed() } else { t().live_door_is_open() };
    let door_does = move || if door_closed.get() { t().live_door_open() } else { t().live_door_close() };
    let toggle_door = move |_| session.set_door(Door { open: door_closed.get_untracked() });
    view! {
        <details data-testid="seats" prop:open=move || section.get() == Section::Lobby>
            <summary data-testid="seats-fold" on:mousedown=|e| e.prevent_default()>
                <h2 class="over">{move || t().live_seat_title()}</h2>
                <span class="seats-count" data-testid="seats-count">{counts}</span>
                {move || warning().map(|says| view! { <span class="sign" data-mark="behind" data-testid="seats-warning">{says}</span> })}
            </summary>
            <p
                class="seats-advice"
                data-testid="seats-advice"
                data-mark=move || too_many.get().then_some("behind")
            >
                {move || advice(t(), seats.get())}
            </p>
            <HeadsForm session people />
            <div class="seats-row">
                <p role="status" data-testid="door" data-closed=move || door_closed.get().to_string()>{door}</p>
                <button
                    class="control"
                    data-testid="door-toggle"
                    on:mousedown=|e| e.prevent_default()
                    on:click=toggle_door
                >
                    {door_does}
                </button>
            </div>
        </details>
        // Changes with what the presenter confirms and when the warning comes or goes, not with each phone.
        <p role="status" class="unseen">
            {move || warning().map_or_else(people_words, |says| [people_words().as_str(), says].join(", "))}
        </p>
    }
}

/// The number of people, as the presenter types and confirms it.
#[component]
fn HeadsForm(session: PresenterSession, people: Memo<Option<NonZeroU32>>) -> impl IntoView {
    let t = use_texts();
    let typed = RwSignal::new(None::<String>);
    let is_wrong = RwSignal::new(false);
    let confirm = NodeRef::<html::Button>::new();
    let value =
        move || typed.get().or_else(|| people.get().map(|people| people.to_string())).unwrap_or_default();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let heads = typed_people(&untrack(value));
        is_wrong.set(heads.is_none());
        if let Some(heads) = heads {
            session.set_heads(Heads { heads });
            // The keys of the lecture do nothing while the cursor is in the field.
            if let Some(button) = confirm.get_untracked() {
                let _ = button.focus();
            }
        }
    };
    // What was typed is shown until the server has it.
    Effect::new(move |_| {
        let set = people.get();
        if typed.with_untracked(|typed| typed.as_deref().and_then(typed_people)) == set {
            typed.set(None);
        }
    });
    view! {
        <form class="seats-row" novalidate on:submit=submit>
            <label for="heads">{move || t().live_heads()}</label>
            <input
                id="heads"
                data-testid="heads"
                inputmode="numeric"
                maxlength="6"
                autocomplete="off"
                aria-invalid=move || is_wrong.get().to_string()
                aria-describedby="heads-wrong"
                prop:value=value
                on:input=move |e| typed.set(Some(event_target_value(&e)))
            />
            <button
                class="control"
                data-testid="heads-confirm"
                node_ref=confirm
                on:mousedown=|e| e.prevent_default()
            >
                {move || t().live_heads_confirm()}
            </button>
            <p id="heads-wrong" class="seats-wrong" role="status" data-testid="heads-wrong">
                {move || is_wrong.get().then(|| t().live_heads_no_number())}
            </p>
        </form>
    }
}

fn people_text(t: Texts, people: Option<NonZeroU32>) -> String {
    people.map_or_else(|| t.live_seat_no_people().to_owned(), |people| t.live_seat_people(people.get()))
}

/// What the numbers mean, as a sentence.
fn advice(t: Texts, seats: SeatCount) -> String {
    let (people, phones) = (people_text(t, seats.people), t.live_seat_phones(seats.phones));
    let (people, phones) = (people.as_str(), phones.as_str());
    match seats.advice() {
        SeatAdvice::Count => t.live_seat_count().to_owned(),
        SeatAdvice::Nothing => t.live_seat_nothing().to_owned(),
        SeatAdvice::CloseOrCountAgain => {
            t.live_seat_close_or_count_again(args::LiveSeatCloseOrCountAgain { people, phones })
        }
        SeatAdvice::CountAgain => t.live_seat_count_again(args::LiveSeatCountAgain { people, phones }),
    }
}
