//! The model shared by stage and console: holds the state, changes it, and keeps the windows in
//! step.

use konventa_domain::lecture::LectureClock;
use konventa_domain::reconciler::Desired;
use konventa_domain::show::Show;
use konventa_domain::{Country, Language, Timestamp};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::presenter_state::PresenterState;
use super::slideshow::Slideshow;
use super::stored;
use crate::browser::{self, Channel};

/// The storage key of the state of slides without phones, and the name of its channel.
pub const WITHOUT_PHONES: &str = "konventa.stage";

/// After this time without a message, in milliseconds, a window counts as closed.
pub const WINDOW_TIMEOUT: f64 = 7000.0;

/// How long a new console waits for a stage to answer before it leads, in milliseconds.
const SETTLE_TIME: f64 = 1500.0;

/// The kind of window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// On the projector.
    Stage,
    /// In front of the presenter.
    Console,
}

/// A message between windows.
#[derive(Serialize, Deserialize)]
struct WindowMessage {
    from: Role,
    window: u64,
    /// This window is being closed.
    #[serde(default)]
    leaves: bool,
    /// Whether the other windows should answer with theirs.
    asks: bool,
    /// Whether the server does not answer the commands that this window sends.
    #[serde(default)]
    unanswered: bool,
    state: PresenterState,
}

/// The model of one window.
#[derive(Clone, Copy)]
pub struct StageModel {
    state: RwSignal<PresenterState>,
    /// When a stage last sent a message.
    stage_heard: RwSignal<Option<Timestamp>>,
    /// When a stage that has precedence over this window last sent a message.
    leading_stage: StoredValue<Option<Timestamp>>,
    /// Whether the server does not answer that stage.
    leader_unanswered: StoredValue<bool>,
    /// Whether the server does not answer this window.
    unanswered: StoredValue<bool>,
    opened: Timestamp,
    role: Role,
    window: u64,
    name: StoredValue<String>,
    /// Whether the state is stored on this device.
    keeps: bool,
    channel: StoredValue<Option<Channel>, LocalStorage>,
}

impl StageModel {
    /// Opens the model of a window. `open` makes its first state from the one stored on this
    /// device, if this model `keeps` its state there at all.
    #[must_use]
    pub fn open(
        role: Role,
        name: String,
        keeps: bool,
        open: impl FnOnce(Option<PresenterState>, u64) -> PresenterState,
    ) -> Self {
        let window = browser::random_u64();
        let stored: Option<PresenterState> = if keeps { stored::load(&name) } else { None };
        let state = RwSignal::new(open(stored, window));
        let model = Self {
            state,
            stage_heard: RwSignal::new(None),
            leading_stage: StoredValue::new(None),
            leader_unanswered: StoredValue::new(false),
            unanswered: StoredValue::new(false),
            opened: browser::now(),
            role,
            window,
            channel: StoredValue::new_local(None),
            name: StoredValue::new(name),
            keeps,
        };
        let channel =
            model.name.with_value(|name| Channel::open(name, move |message| model.receive(message)));
        model.channel.set_value(Some(channel));
        browser::on_page_hide(move || model.send(false, true));
        model.store();
        model.ask();
        model
    }

    /// Publishes the state of this window and asks the others for theirs.
    pub fn ask(self) {
        self.send(true, false);
    }

    /// Whether this window sends to the server for all windows of this device. The stage does, or a
    /// console without a stage.
    #[must_use]
    pub fn leads(self) -> bool {
        let now = browser::now();
        let settled = self.role == Role::Stage || self.opened.is_older_than(SETTLE_TIME, now);
        settled && self.leading_stage.get_value().is_none_or(|heard| heard.is_older_than(WINDOW_TIMEOUT, now))
    }

    /// Whether the server does not answer the window that leads.
    #[must_use]
    pub fn is_leader_unanswered(self) -> bool {
        self.leader_unanswered.get_value()
    }

    /// Tells the other windows whether the server answers this one, which leads.
    pub fn report_unanswered(self, unanswered: bool) {
        if self.unanswered.get_value() != unanswered {
            self.unanswered.set_value(unanswered);
            self.send(false, false);
        }
    }

    /// Applies what the reconciler wants for a live lecture.
    pub fn steer(self, desired: Desired) {
        let steered = self.state.with_untracked(|state| state.steered(desired, self.window, browser::now()));
        if let Some(state) = steered {
            self.set_state(state);
        }
    }

    /// Shows or hides the large join code.
    pub fn toggle_joining(self) {
        self.change(|state| state.live.joining = !state.live.joining);
    }

    /// Changes what is shown because the presenter moved.
    pub fn go(self, show: Show) {
        if let Some(state) = self.state.with_untracked(|state| state.moved(show, self.window, browser::now()))
        {
            self.set_state(state);
        }
    }

    /// Changes what is shown because a link asked for it. The clock does not change.
    pub fn jump(self, show: Show) {
        self.change(|state| state.shared.show = show);
    }

    /// Stops the clock. It starts again with the next move.
    pub fn reset_clock(self) {
        self.change(|state| {
            state.shared.started = None;
            state.clock = LectureClock::default();
        });
    }

    /// Changes the country.
    pub fn set_country(self, country: Country) {
        self.change(|state| state.country = country);
    }

    /// Changes the language.
    pub fn set_language(self, language: Language) {
        self.change(|state| state.language = language);
    }

    /// The state. Tracks everything.
    #[must_use]
    pub fn state(self) -> Signal<PresenterState> {
        self.state.into()
    }

    /// What is shown of these slides.
    #[must_use]
    pub fn show(self, slideshow: StoredValue<Slideshow>) -> Memo<Show> {
        Memo::new(move |_| shown(self.state.with(|state| state.shared.show), slideshow))
    }

    /// What is shown of these slides now. Tracks nothing.
    #[must_use]
    pub fn show_now(self, slideshow: StoredValue<Slideshow>) -> Show {
        shown(self.state.with_untracked(|state| state.shared.show), slideshow)
    }

    /// When a stage last sent a message.
    #[must_use]
    pub fn stage_heard(self) -> Signal<Option<Timestamp>> {
        self.stage_heard.into()
    }

    fn change(self, change: impl FnOnce(&mut PresenterState)) {
        let mut state = self.state.get_untracked();
        change(&mut state);
        if self.state.with_untracked(|before| *before != state) {
            self.set_state(state.stamped(self.window));
        }
    }

    fn set_state(self, state: PresenterState) {
        self.state.set(state);
        self.store();
        self.send(false, false);
    }

    fn receive(self, message: WindowMessage) {
        if message.from == Role::Stage {
            let heard = (!message.leaves).then(browser::now);
            self.stage_heard.set(heard);
            if self.role == Role::Console || message.window < self.window {
                self.leading_stage.set_value(heard);
                self.leader_unanswered.set_value(message.unanswered);
            }
        }
        let (mine, theirs) = (self.state.with_untracked(|t| t.shared.stamp), message.state.shared.stamp);
        if theirs > mine {
            self.state.set(message.state);
            self.store();
        }
        // A window with an older state is answered without asking.
        if message.asks || theirs < mine {
            self.send(false, false);
        }
    }

    fn store(self) {
        if !self.keeps {
            return;
        }
        // If it cannot be stored, the other window still has it.
        let _ = self.name.with_value(|name| self.state.with_untracked(|state| stored::store(name, state)));
    }

    fn send(self, asks: bool, leaves: bool) {
        let Some(state) = self.state.try_get_untracked() else { return };
        let unanswered = self.unanswered.get_value();
        let message = WindowMessage { from: self.role, window: self.window, leaves, asks, unanswered, state };
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.send(&message);
            }
        });
    }
}

fn shown(show: Show, slideshow: StoredValue<Slideshow>) -> Show {
    Show { position: slideshow.with_value(|p| p.all_steps.clamp(show.position)), ..show }
}
