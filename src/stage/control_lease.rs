//! The right to drive a lecture on this device, and taking it.

use konventa_domain::api::DriverToken;
use konventa_domain::lecture::JoinCode;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::key;
use super::saved_lectures::{self, SavedLecture};
use crate::api::{self, Fault};
use crate::browser;

/// How taking over went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takeover {
    /// Nobody asked for it, or it is done.
    Rest,
    /// The server was asked.
    Asked,
    /// The server cannot be reached. It is asked again when it can.
    Unreachable,
    /// The server refused: neither key nor token is right.
    Refused,
}

/// The control_lease of one lecture. All windows of this device have it in common.
#[derive(Clone, Copy)]
pub struct ControlLease {
    code: JoinCode,
    saved: RwSignal<Option<SavedLecture>>,
    taking: RwSignal<Takeover>,
}

impl ControlLease {
    /// What this device holds of a lecture. Whoever opens a link with a token drives from now on.
    #[must_use]
    pub fn open(code: JoinCode) -> Self {
        let control_lease = Self {
            code,
            saved: RwSignal::new(saved_lectures::find(code)),
            taking: RwSignal::new(Takeover::Rest),
        };
        browser::on_kept_elsewhere(saved_lectures::KEPT.to_owned(), move || {
            control_lease.saved.set(saved_lectures::find(code));
        });
        if let Some(driver) = browser::take_fragment("driver") {
            let known = control_lease.saved.get_untracked();
            if known.as_ref().is_none_or(|saved| saved.driver != driver) {
                let place = known.and_then(|saved| saved.place);
                control_lease.keep(SavedLecture { code, driver, term: None, place });
            }
        }
        if control_lease
            .saved
            .with_untracked(|saved| saved.as_ref().is_some_and(|saved| saved.term.is_none()))
        {
            control_lease.take();
        }
        control_lease
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
        self.saved.with(Option::is_some) || key::of_this_tab().is_some()
    }

    /// How taking over goes.
    #[must_use]
    pub fn taking(self) -> Signal<Takeover> {
        self.taking.into()
    }

    /// Takes the control_lease.
    pub fn take(self) {
        if self.taking.get_untracked() == Takeover::Asked {
            return;
        }
        self.taking.set(Takeover::Asked);
        spawn_local(async move {
            let mut taken = Err(Fault::Refused(401));
            for bearer in self.token().into_iter().chain(key::of_this_tab()) {
                taken = api::take_over(self.code, &bearer).await;
                if !matches!(taken, Err(Fault::Refused(_))) {
                    break;
                }
            }
            let taking = match taken {
                Ok(DriverToken { driver, term }) => {
                    let place = self.saved.with_untracked(|saved| saved.as_ref()?.place.clone());
                    self.keep(SavedLecture { code: self.code, driver, term: Some(term), place });
                    Takeover::Rest
                }
                Err(Fault::Unreachable) => Takeover::Unreachable,
                Err(Fault::Refused(_)) => Takeover::Refused,
            };
            // After the end of the page nobody asks any more.
            let _ = self.taking.try_set(taking);
        });
    }

    fn keep(self, saved: SavedLecture) {
        saved_lectures::keep(saved.clone());
        let _ = self.saved.try_set(Some(saved));
    }
}
