//! What the driver says about the seats: whether the door is closed, and how many people are in the
//! hall.
//!
//! A wish is sent at once, and again with every fetch of the exact counts until the server answers. It
//! is not stored: a window that is reloaded shows what the server has.

use konventa_domain::api::{Door, Heads};
use konventa_domain::lecture::{Counts, JoinCode, SeatCount};
use konventa_domain::reconciler::{CommandReply, Wish, WishFailure};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::PresenterSession;
use crate::api;

/// The wishes of this window.
#[derive(Clone, Copy, Default)]
pub(super) struct SeatWishes {
    door: RwSignal<Wish<Door>>,
    heads: RwSignal<Wish<Heads>>,
    settled: StoredValue<u32>,
}

impl SeatWishes {
    /// The number of settings that the server has taken from this window.
    pub(super) fn settled(self) -> u32 {
        self.settled.try_get_value().unwrap_or_default()
    }
}

impl PresenterSession {
    /// The seats, for the driver’s eyes only; `None` while the exact counts are not known, and in a
    /// lecture without seats, which began before there were any.
    #[must_use]
    pub fn seats(self) -> Memo<Option<SeatCount>> {
        let (parts, exact) = (self.parts(), self.exact);
        Memo::new(move |_| {
            if parts.source.rehearsal.is_some() {
                return Some(SeatCount::of(&parts.source.counts.get()));
            }
            let has_seats = parts.source.snapshot.with(|snapshot| snapshot.as_ref()?.ticket_keys.clone());
            has_seats.and(exact.get()).filter(|_| self.drives()).map(|counts| SeatCount::of(&counts))
        })
    }

    /// Opens or closes the door.
    pub fn set_door(self, door: Door) {
        self.seat_wishes.door.update(|wish| wish.want(door));
        self.send_seat_wishes();
    }

    /// Sets the number of people in the hall.
    pub fn set_heads(self, heads: Heads) {
        self.seat_wishes.heads.update(|wish| wish.want(heads));
        self.send_seat_wishes();
    }

    /// Why door or heads are not as the presenter wants them. Tracked.
    #[must_use]
    pub fn seat_failure(self) -> Option<WishFailure> {
        let SeatWishes { door, heads, .. } = self.seat_wishes;
        let failure = door.with(Wish::failure).or(heads.with(Wish::failure));
        // Once this device drives again it is up to the presenter to say it again.
        failure.filter(|failure| *failure != WishFailure::NotTheDriver || !self.drives())
    }

    /// Sends what is wanted and not yet answered.
    pub(super) fn send_seat_wishes(self) {
        let SeatWishes { door, heads, .. } = self.seat_wishes;
        self.send_wish(door, api::set_door, |counts, Door { open }| counts.door_closed = !open);
        self.send_wish(heads, api::set_heads, |counts, Heads { heads }| counts.heads = heads.get());
    }

    /// Sends one wish. `set` does to the counts what the server does.
    fn send_wish<T, F>(
        self,
        wish: RwSignal<Wish<T>>,
        request: fn(JoinCode, String, T) -> F,
        set: fn(&mut Counts, T),
    ) where
        T: Copy + PartialEq + Send + Sync + 'static,
        F: Future<Output = CommandReply> + 'static,
    {
        let Some(Some(value)) = wish.try_maybe_update(|wish| (false, wish.send())) else { return };
        let parts = self.parts();
        let answered = move |reply: &CommandReply| {
            if matches!(reply, CommandReply::Done(_)) {
                self.seat_wishes.settled.try_update_value(|settled| *settled += 1);
                match parts.source.rehearsal {
                    Some(room) => room.set(|counts| set(counts, value)),
                    None => {
                        let _ =
                            self.exact.try_update(|exact| exact.as_mut().map(|counts| set(counts, value)));
                    }
                }
            }
            // The signal is gone when the page has closed.
            let _ = wish.try_update(|wish| wish.answered(value, reply));
        };
        if parts.source.rehearsal.is_some() {
            answered(&CommandReply::Done(Vec::new()));
        } else if let Some(driver) = parts.control_lease.token() {
            let code = self.code();
            spawn_local(async move { answered(&request(code, driver, value).await) });
        } else {
            answered(&CommandReply::NotTheDriver);
        }
    }
}
