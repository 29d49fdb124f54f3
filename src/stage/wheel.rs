//! The right to drive a lecture on this device, and taking it.

use konventa_domain::lecture::JoinCode;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::held::{self, Held};
use super::key;
use crate::api::{self, Fault, Seized};
use crate::browser;

/// How taking over went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taking {
    /// Nobody asked for it, or it is done.
    Rest,
    /// The server was asked.
    Asked,
    /// The server cannot be reached. It is asked again when it can.
    Unreachable,
    /// The server refused: neither key nor token is right.
    Refused,
}

/// The wheel of one lecture. All windows of this device have it in common.
#[derive(Clone, Copy)]
pub struct Wheel {
    code: JoinCode,
    held: RwSignal<Option<Held>>,
    taking: RwSignal<Taking>,
}

impl Wheel {
    /// What this device holds of a lecture. Whoever opens a link with a token drives from now on.
    #[must_use]
    pub fn open(code: JoinCode) -> Self {
        let wheel = Self { code, held: RwSignal::new(held::find(code)), taking: RwSignal::new(Taking::Rest) };
        browser::on_kept_elsewhere(held::KEPT.to_owned(), move || wheel.held.set(held::find(code)));
        if let Some(driver) = browser::take_fragment("driver") {
            let known = wheel.held.get_untracked();
            if known.as_ref().is_none_or(|held| held.driver != driver) {
                let place = known.and_then(|held| held.place);
                wheel.keep(Held { code, driver, term: None, place });
            }
        }
        if wheel.held.with_untracked(|held| held.as_ref().is_some_and(|held| held.term.is_none())) {
            wheel.take();
        }
        wheel
    }

    /// The term in which this device drives, as far as it knows.
    #[must_use]
    pub fn term(self) -> Option<u32> {
        self.held.with(|held| held.as_ref()?.term)
    }

    /// The token that commands carry.
    #[must_use]
    pub fn token(self) -> Option<String> {
        self.held.with_untracked(|held| held.as_ref().map(|held| held.driver.clone()))
    }

    /// Whether this device could take over at all.
    #[must_use]
    pub fn may_take(self) -> bool {
        self.held.with(Option::is_some) || key::of_this_tab().is_some()
    }

    /// How taking over goes.
    #[must_use]
    pub fn taking(self) -> Signal<Taking> {
        self.taking.into()
    }

    /// Takes the wheel.
    pub fn take(self) {
        if self.taking.get_untracked() == Taking::Asked {
            return;
        }
        self.taking.set(Taking::Asked);
        spawn_local(async move {
            let mut taken = Err(Fault::Refused(401));
            for bearer in self.token().into_iter().chain(key::of_this_tab()) {
                taken = api::take_over(self.code, &bearer).await;
                if !matches!(taken, Err(Fault::Refused(_))) {
                    break;
                }
            }
            let taking = match taken {
                Ok(Seized { driver, term }) => {
                    let place = self.held.with_untracked(|held| held.as_ref()?.place.clone());
                    self.keep(Held { code: self.code, driver, term: Some(term), place });
                    Taking::Rest
                }
                Err(Fault::Unreachable) => Taking::Unreachable,
                Err(Fault::Refused(_)) => Taking::Refused,
            };
            // After the end of the page nobody asks any more.
            let _ = self.taking.try_set(taking);
        });
    }

    fn keep(self, held: Held) {
        held::keep(held.clone());
        let _ = self.held.try_set(Some(held));
    }
}
