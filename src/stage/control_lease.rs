//! The control lease of a lecture on this device, and taking over.

use konventa_domain::api::DriverToken;
use konventa_domain::lecture::JoinCode;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::presenter_key;
use super::saved_lectures::{self, SavedLecture};
use crate::api::{self, RequestError};
use crate::browser;

/// The state of a takeover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takeover {
    /// None is under way: it was not requested, or it succeeded.
    Idle,
    /// The server was asked.
    Pending,
    /// The server cannot be reached. Another attempt is possible once it can.
    Unreachable,
    /// The server refused: neither key nor token is right.
    Refused,
}

/// The control lease of one lecture. All windows of this device share it.
#[derive(Clone, Copy)]
pub struct ControlLease {
    code: JoinCode,
    saved: RwSignal<Option<SavedLecture>>,
    takeover: RwSignal<Takeover>,
}

impl ControlLease {
    /// Opens the lease that this device has of a lecture. Opening the link of a remote takes over.
    #[must_use]
    pub fn open(code: JoinCode) -> Self {
        let lease = Self {
            code,
            saved: RwSignal::new(saved_lectures::find(code)),
            takeover: RwSignal::new(Takeover::Idle),
        };
        browser::on_stored_by_other_tab(saved_lectures::LECTURES_KEY.to_owned(), move || {
            lease.saved.set(saved_lectures::find(code));
        });
        if let Some(driver) = browser::take_fragment("code") {
            let known = lease.saved.get_untracked();
            if known.as_ref().is_none_or(|saved| saved.driver != driver) {
                let place = known.and_then(|saved| saved.place);
                lease.store(SavedLecture { code, driver, term: None, place });
            }
        }
        if lease.saved.with_untracked(|saved| saved.as_ref().is_some_and(|saved| saved.term.is_none())) {
            lease.take();
        }
        lease
    }

    /// The lease of a rehearsal, which is not stored.
    #[must_use]
    pub fn rehearse(code: JoinCode) -> Self {
        let saved = SavedLecture { code, driver: String::new(), term: Some(1), place: None };
        Self { code, saved: RwSignal::new(Some(saved)), takeover: RwSignal::new(Takeover::Idle) }
    }

    /// The term in which this device drives, as far as it knows.
    #[must_use]
    pub fn term(self) -> Option<u32> {
        self.saved.with(|saved| saved.as_ref()?.term)
    }

    /// The token that commands carry.
    #[must_use]
    pub fn token(self) -> Option<String> {
        self.saved.with_untracked(|saved| saved.as_ref().map(|saved| saved.driver.clone()))
    }

    /// Whether this device could take over at all.
    #[must_use]
    pub fn may_take(self) -> bool {
        self.saved.with(Option::is_some) || presenter_key::of_this_tab().is_some()
    }

    /// The state of the takeover.
    #[must_use]
    pub fn takeover(self) -> Signal<Takeover> {
        self.takeover.into()
    }

    /// Takes the control lease.
    pub fn take(self) {
        if self.takeover.get_untracked() == Takeover::Pending {
            return;
        }
        self.takeover.set(Takeover::Pending);
        spawn_local(async move {
            let mut result = Err(RequestError::Refused(401));
            for bearer in self.token().into_iter().chain(presenter_key::of_this_tab()) {
                result = api::take_over(self.code, &bearer).await;
                if !matches!(result, Err(RequestError::Refused(_))) {
                    break;
                }
            }
            let takeover = match result {
                Ok(DriverToken { driver, term }) => {
                    let place = self.saved.with_untracked(|saved| saved.as_ref()?.place.clone());
                    self.store(SavedLecture { code: self.code, driver, term: Some(term), place });
                    Takeover::Idle
                }
                Err(RequestError::Unreachable | RequestError::Unreadable) => Takeover::Unreachable,
                Err(RequestError::Refused(_)) => Takeover::Refused,
            };
            // The signal is gone when the page has closed.
            let _ = self.takeover.try_set(takeover);
        });
    }

    fn store(self, saved: SavedLecture) {
        saved_lectures::store(saved.clone());
        let _ = self.saved.try_set(Some(saved));
    }
}
