//! The seat tickets of this phone, while it is in the lecture: asked for, shown, and handed to what is
//! sent with them. `domain::tickets` decides; here it is carried out.
//!
//! What is stored is read each second, so that all tabs agree, and what was deleted is gone. That needs
//! no lock: one tab asks, and never in the second in which it stored what it asks.

use std::time::Duration;

use konventa_domain::id::{LectureId, SlideId};
use konventa_domain::journey::{Journey, Sharing};
use konventa_domain::json;
use konventa_domain::lecture::{JoinCode, Phase};
use konventa_domain::outbox::{OutboxEvent, Progress};
use konventa_domain::tickets::{EntryTicket, Issuance, IssuanceEffect, IssuanceEvent, Seat, Situation};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::LiveLecture;
use crate::api;
use crate::browser;
use crate::journey::model::{JourneyModel, use_journey};
use crate::journey::selectors;
use crate::lecture_stream::Link;
use crate::outbox::OutboxModel;
use crate::seat;

const TICK: Duration = Duration::from_secs(1);

/// The tickets as this tab knows them.
#[derive(Clone, Copy)]
pub(super) struct Tickets {
    seat: RwSignal<Option<Seat>>,
    issuance: StoredValue<Issuance>,
    /// Whether `seat` is also stored on the device. A phone that stores nothing has it in one tab.
    is_stored: StoredValue<bool>,
}

impl Tickets {
    pub(super) fn of(lecture: &LectureId) -> Self {
        let stored = seat::load(lecture);
        Self {
            is_stored: StoredValue::new(stored.is_ok()),
            seat: RwSignal::new(stored.unwrap_or_default()),
            issuance: StoredValue::new(Issuance::default()),
        }
    }

    fn set(self, seat: Option<Seat>) {
        if self.seat.with_untracked(|shown| *shown != seat) {
            self.seat.set(seat);
        }
    }

    /// What is stored now.
    fn newest(self, lecture: &LectureId) -> Option<Seat> {
        match seat::load(lecture) {
            Ok(stored) if self.is_stored.get_value() => {
                self.set(stored.clone());
                stored
            }
            _ => self.seat.get_untracked(),
        }
    }
}

/// Gets the tickets of this phone for as long as this page is shown.
pub(super) fn get_tickets(live: LiveLecture) {
    let (model, outbox): (_, OutboxModel) = (use_journey(), expect_context());
    let tick = move || untrack(|| live.tick(model, outbox));
    if let Ok(timer) = set_interval_with_handle(tick, TICK) {
        on_cleanup(move || timer.clear());
    }
}

impl LiveLecture {
    /// The ticket for the poll on a slide, or for the record if there is no slide. `None` if this
    /// phone gets none.
    pub(in crate::journey) fn ticket(self, slide: Option<&SlideId>) -> Option<EntryTicket> {
        self.commitment()?;
        self.tickets.seat.with(|seat| match seat {
            Some(seat) => seat.ticket(slide),
            None => (!self.is_over()).then_some(EntryTicket::Awaited),
        })
    }

    /// Whether this phone was told that it has no seat, for now or for good.
    pub(super) fn lacks_seat(self) -> bool {
        self.tickets.seat.with(|seat| seat.as_ref().is_some_and(Seat::is_missing))
    }

    /// Whether a result that is sent now counts as one from the hall. `None` in a lecture without
    /// tickets.
    pub(in crate::journey) fn counts_from_hall(self) -> Option<bool> {
        self.commitment()?;
        Some(matches!(self.ticket(None), Some(EntryTicket::Ready(_))))
    }

    /// Forgets the tickets.
    pub(in crate::journey) fn forget_tickets(self) {
        seat::forget(&self.id());
        self.tickets.set(None);
    }

    /// The hash of the keys that the lecture has published.
    fn commitment(self) -> Option<String> {
        self.stream.snapshot().with(|snapshot| snapshot.as_ref()?.ticket_keys.clone())
    }

    fn tick(self, model: JourneyModel, outbox: OutboxModel) {
        let (Some(commitment), id) = (self.commitment(), self.id()) else { return };
        let seat = self.tickets.newest(&id);
        if let Some(seat @ (Seat::Held(_) | Seat::Refused)) = &seat
            && outbox.awaits_ticket(&id)
        {
            outbox.report(OutboxEvent::Seat(id.clone(), seat.clone()));
        } else if seat.is_some() && self.is_done_with_tickets(model, outbox) {
            return self.forget_tickets();
        }
        let situation = Situation {
            shown: model.peek(|journey| !matches!(journey, Journey::Consent(_))),
            leads: self.stream.leads() && self.stream.link().get() == Link::Connected,
            poll_open: self.read(|lecture| lecture.phase() == Phase::PollOpen),
            over: self.is_over(),
        };
        let code = self.about.with_value(|about| about.code);
        self.tickets.tell(code, id, commitment, IssuanceEvent::Tick(situation));
    }

    /// Whether no ticket is needed any more.
    fn is_done_with_tickets(self, model: JourneyModel, outbox: OutboxModel) -> bool {
        let is_delivered = || {
            model.peek(|journey| match selectors::sharing(journey) {
                Some(Sharing::Shared(id) | Sharing::Withdrawn(id)) => {
                    outbox.entry(id).is_some_and(|entry| entry.progress == Progress::Done)
                }
                _ => matches!(journey, Journey::Declined { .. }),
            })
        };
        self.is_gone() || (self.is_over() && is_delivered())
    }
}

impl Tickets {
    fn tell(self, code: JoinCode, id: LectureId, commitment: String, event: IssuanceEvent) {
        // The value is gone already when the page closes.
        let step = |issuance: &mut Issuance| {
            issuance.step(event, self.newest(&id).as_ref(), browser::now(), browser::random_unit())
        };
        let Some(Some(effect)) = self.issuance.try_update_value(step) else { return };
        if let IssuanceEffect::Store(seat) = effect {
            self.is_stored.set_value(seat::keep(&id, &seat).is_ok());
            return self.set(Some(seat));
        }
        spawn_local(async move {
            let (address, asked) = match &effect {
                IssuanceEffect::Ask(request) => (api::tickets_address(code, &id), json::write(request)),
                _ => (api::ticket_keys_address(code, &id), String::new()),
            };
            let answer = browser::next_seat([&address, id.as_str(), &commitment, &asked]).await;
            let seat = answer.and_then(|seat| json::read(&seat).ok());
            self.tell(code, id, commitment, IssuanceEvent::Ended(seat));
        });
    }
}
