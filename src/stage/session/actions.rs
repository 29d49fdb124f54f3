//! What the presenter does in a live lecture.

use std::time::Duration;

use konventa_domain::reconciler::{Desired, PendingCommand, Press, ReconcilerEvent, Section};
use konventa_domain::show::{Move, Position, Screen, Show};
use leptos::prelude::*;

use super::PresenterSession;
use crate::stage::keys::KeyAction;
use crate::stage::model::StageModel;
use crate::stage::slideshow::Slideshow;

/// How long the notice is shown that another device drives.
const NOTICE_TIME: Duration = Duration::from_secs(5);

/// Applies the action of a key that moves through the slides: in a live lecture, if this device drives.
/// Returns whether the key means something here.
pub fn act(
    session: Option<PresenterSession>,
    model: StageModel,
    slideshow: StoredValue<Slideshow>,
    command: KeyAction,
) -> bool {
    match session {
        Some(session) => session.act(command),
        None if matches!(command, KeyAction::Join | KeyAction::TakeOver) => return false,
        None => {
            let show = model.show_now(slideshow);
            model.go(slideshow.with_value(|slideshow| command.after(show, &slideshow.outline)));
        }
    }
    true
}

impl PresenterSession {
    /// Applies the action of a key, if this device drives.
    pub fn act(self, command: KeyAction) {
        let desired = untrack(|| self.desired());
        let overview = desired.show.screen == Screen::Overview;
        match command {
            KeyAction::TakeOver => self.take_over(),
            KeyAction::Join => self.parts().model.toggle_joining(),
            _ if !self.may_act() => {}
            KeyAction::Move(Move::Next) => self.press_next(),
            KeyAction::Row(Move::Next) | KeyAction::Choose if !overview => self.press_next(),
            _ if desired.section == Section::Running => self.go(self.after(command, desired.show)),
            _ => {}
        }
    }

    /// Does what the next key does.
    pub fn press_next(self) {
        if !self.may_act() {
            return;
        }
        let desired = untrack(|| self.desired());
        match untrack(|| self.next()) {
            Press::Start => {
                self.steer(Desired { section: Section::Running, show: Show::default(), pending: None });
            }
            Press::Show(show) => self.go(show),
            Press::Ask(PendingCommand::ClosePoll) if self.poll_is_fresh.get_untracked() => {}
            Press::Ask(pending) => self.steer(Desired { pending: Some(pending), ..desired }),
            Press::Wait | Press::Nothing => {}
        }
    }

    /// Shows something else. Another slide would close a poll, so it has to wait while that is fresh.
    pub fn go(self, show: Show) {
        let desired = untrack(|| self.desired());
        let leaves = show.position.slide != desired.show.position.slide;
        let closes = leaves && show.screen != Screen::Overview && self.poll_is_fresh.get_untracked();
        if self.may_act() && desired.section == Section::Running && show != desired.show && !closes {
            self.steer(Desired { show, pending: None, ..desired });
        }
    }

    /// Asks the server for something.
    pub fn ask(self, pending: PendingCommand) {
        if self.may_act() {
            let desired = untrack(|| self.desired());
            self.steer(Desired { pending: Some(pending), ..desired });
        }
    }

    /// Takes over with this device.
    pub fn take_over(self) {
        if !untrack(|| self.drives()) {
            self.parts().control_lease.take();
        }
    }

    /// The show after a move. With the server, the explanation of a question is not a separate
    /// step.
    fn after(self, command: KeyAction, show: Show) -> Show {
        let offline = untrack(|| self.is_offline());
        self.parts().slideshow.with_value(|p| {
            let position = show.position;
            let fragments = p.room_outline.fragments(position.slide);
            // Back from what guidance supports to what the room chose.
            if !offline && command.is_back() && show.screen == Screen::Slide && position.fragment > fragments
            {
                return Show { position: Position { fragment: fragments, ..position }, ..show };
            }
            command.after(show, if offline { &p.outline } else { &p.room_outline })
        })
    }

    fn steer(self, desired: Desired) {
        self.parts().model.steer(desired);
        self.step(ReconcilerEvent::Tick);
    }

    /// Whether this device drives. If not, a notice says so for a moment.
    fn may_act(self) -> bool {
        let drives = self.drives.get_untracked();
        if !drives && !self.ignored_key.get_untracked() {
            self.ignored_key.set(true);
            let hide = move || {
                // The signal is gone when the page has closed.
                let _ = self.ignored_key.try_set(false);
            };
            set_timeout(hide, NOTICE_TIME);
        }
        drives
    }
}
