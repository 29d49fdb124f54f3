//! The exact counts, which only the driver gets.

use konventa_domain::lecture::Counts;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{PresenterSession, SessionParts};
use crate::api::RequestError;
use crate::{api, browser};

impl PresenterSession {
    /// The exact counts for the driver's eyes; for a device that only follows, those of the wall.
    #[must_use]
    pub fn driver_counts(self) -> Signal<Counts> {
        let (parts, exact) = (self.parts(), self.exact);
        let counts = parts.source.counts;
        Signal::derive(move || match exact.get() {
            Some(exact) if parts.source.rehearsal.is_none() => exact,
            _ => counts.get(),
        })
    }

    /// Asks for the exact counts, if this device has a token and the page is looked at.
    pub(super) fn fetch_exact_counts(self) {
        let SessionParts { source, control_lease, .. } = self.parts();
        let token = control_lease.token().filter(|token| !token.is_empty());
        let (Some(token), None, false) = (token, source.rehearsal, browser::is_hidden()) else { return };
        let code = self.code();
        let settings = self.seat_wishes.settled();
        spawn_local(async move {
            let counts = match api::exact_counts(code, &token).await {
                Ok(counts) => Some(counts),
                Err(RequestError::Refused(401 | 403)) => None,
                // The last ones stay until the server answers again.
                Err(RequestError::Refused(_) | RequestError::Unreachable | RequestError::Unreadable) => {
                    return;
                }
            };
            // Counts from before a setting was changed would show the earlier one for a moment.
            if self.seat_wishes.settled() != settings {
                return;
            }
            let _ = self.exact.try_maybe_update(|exact| {
                let changed = *exact != counts;
                *exact = counts;
                (changed, ())
            });
        });
    }
}
