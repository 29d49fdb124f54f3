//! What the presenter does in a live lecture.

use std::time::Duration;

use konventa_domain::pilot::{Course, Event, Press, Stand, Wish};
use konventa_domain::show::{Move, Screen, Show};
use leptos::prelude::*;

use super::Hall;
use crate::stage::keys::Command;

/// How long the word stays that another device drives.
const WORD: Duration = Duration::from_secs(5);

impl Hall {
    /// Does what a key asks for, if this device drives.
    pub fn act(self, command: Command) {
        let course = untrack(|| self.course());
        let overview = course.show.screen == Screen::Overview;
        match command {
            Command::TakeOver => self.take_over(),
            Command::Join => self.parts().desk.toggle_joining(),
            _ if !self.may_act() => {}
            Command::Move(Move::Next) => self.press_next(),
            Command::Row(Move::Next) | Command::Choose if !overview => self.press_next(),
            _ if course.stand == Stand::On => self.go(self.after(command, course.show)),
            _ => {}
        }
    }

    /// What the next key does.
    pub fn press_next(self) {
        if !self.may_act() {
            return;
        }
        let course = untrack(|| self.course());
        match untrack(|| self.next()) {
            Press::Start => self.steer(Course { stand: Stand::On, show: Show::default(), wish: None }),
            Press::Show(show) => self.go(show),
            Press::Ask(wish) => self.steer(Course { wish: Some(wish), ..course }),
            Press::Wait | Press::Nothing => {}
        }
    }

    /// Shows something else.
    pub fn go(self, show: Show) {
        let course = untrack(|| self.course());
        if self.may_act() && course.stand == Stand::On && show != course.show {
            self.steer(Course { show, wish: None, ..course });
        }
    }

    /// Asks the server for something.
    pub fn ask(self, wish: Wish) {
        if self.may_act() {
            let course = untrack(|| self.course());
            self.steer(Course { wish: Some(wish), ..course });
        }
    }

    /// Drives from this device from now on.
    pub fn take_over(self) {
        if !untrack(|| self.drives()) {
            self.parts().wheel.take();
        }
    }

    /// The show after a move. With the server, the explanation of a question is no step of its own.
    fn after(self, command: Command, show: Show) -> Show {
        let alone = untrack(|| self.is_alone());
        self.parts()
            .programme
            .with_value(|p| command.after(show, if alone { &p.outline } else { &p.room_outline }))
    }

    fn steer(self, course: Course) {
        self.parts().desk.steer(course);
        self.tell(Event::Tick);
    }

    /// Whether this device drives. Where it does not, it says so for a moment.
    fn may_act(self) -> bool {
        let drives = self.drives.get_untracked();
        if !drives && !self.nudged.get_untracked() {
            self.nudged.set(true);
            let calm = move || {
                // After the end of the page nobody reads it.
                let _ = self.nudged.try_set(false);
            };
            set_timeout(calm, WORD);
        }
        drives
    }
}
