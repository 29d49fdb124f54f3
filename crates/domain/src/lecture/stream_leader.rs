//! One stream for all tabs of a browser that follow the same lecture.
//!
//! A browser has six connections to a server without HTTP/2, and a stream takes one of them (and a
//! seat) for as long as it is open. So one tab leads: it has the stream, and tells the others what it
//! knows, at least every second. The others have none. A new tab leads until it hears of a better one,
//! so that nobody waits, and a tab that hears nothing of its leader for [`SILENT_FOR`] leads itself.

use super::Snapshot;
use crate::{Timestamp, json};

/// A leader that was not heard for this time, in milliseconds, is gone. A browser lets timers of hidden
/// tabs run late.
pub const SILENT_FOR: f64 = 5_000.0;

/// The precedence of a tab; the lowest leads. A tab that is looked at is better than a hidden one, whose
/// timers the browser slows down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, json::Read, json::Write)]
pub struct Precedence {
    /// Whether the tab is hidden.
    pub hidden: bool,
    /// A random number of the tab.
    pub tab: u64,
}

impl Precedence {
    /// The precedence of a tab that is opened now: that of an earlier one is better. `random` tells
    /// apart tabs that are opened at the same time.
    #[must_use]
    pub fn of_new_tab(hidden: bool, now: Timestamp, random: u64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and after 1970")]
        let now = f64::from(now) as u64;
        Self { hidden, tab: now << 20 | random >> 44 }
    }
}

/// What a leader tells the other tabs.
#[derive(Debug, Clone, PartialEq, json::Read, json::Write)]
pub struct LeaderMessage {
    /// The leader.
    pub from: Precedence,
    /// Whether it has no stream any more: it is closed, or was refused.
    pub gives_up: bool,
    /// Whether it is connected.
    pub connected: bool,
    /// The lecture, if it changed or somebody may not know it.
    #[json(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<Snapshot>,
    /// The last counts, as the server wrote them, on a presenter's screen.
    #[json(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<String>,
}

/// What a tab does after it heard something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It goes on as before.
    None,
    /// It has no stream from now on, and shows what the leader tells.
    Follow,
    /// It opens a stream.
    Lead,
    /// It tells the others that it leads.
    Answer,
}

/// Who leads, as far as a tab knows.
#[derive(Debug)]
pub struct StreamLeader {
    own: Precedence,
    /// The leader, and when it was last heard. `None` if this tab leads.
    other: Option<(Precedence, Timestamp)>,
}

impl StreamLeader {
    /// A tab that was just opened leads, until it hears of others.
    #[must_use]
    pub fn begin(own: Precedence) -> Self {
        Self { own, other: None }
    }

    /// Whether this tab has the stream.
    #[must_use]
    pub fn leads(&self) -> bool {
        self.other.is_none()
    }

    /// The precedence of this tab.
    #[must_use]
    pub fn own(&self) -> Precedence {
        self.own
    }

    /// Whether a tab is the one that this tab follows.
    #[must_use]
    pub fn follows(&self, tab: u64) -> bool {
        self.other.is_some_and(|(leader, _)| leader.tab == tab)
    }

    /// The page became visible or hidden. A hidden leader tells so, and the others decide.
    pub fn set_hidden(&mut self, hidden: bool) -> Change {
        self.own.hidden = hidden;
        match self.other {
            Some((leader, _)) if self.own < leader => self.lead(),
            Some(_) => Change::None,
            None => Change::Answer,
        }
    }

    /// Another tab leads, or just gave it up.
    pub fn hear(&mut self, from: Precedence, gives_up: bool, now: Timestamp) -> Change {
        if gives_up {
            return if self.follows(from.tab) { self.lead() } else { Change::None };
        }
        let better = match self.other {
            // Its place may have become worse.
            Some((leader, _)) if leader.tab == from.tab => from < self.own,
            Some((leader, _)) => from < leader,
            None => from < self.own,
        };
        match (better, self.leads()) {
            (true, led) => {
                self.other = Some((from, now));
                if led { Change::Follow } else { Change::None }
            }
            (false, true) => Change::Answer,
            (false, false) if self.follows(from.tab) => self.lead(),
            (false, false) => Change::None,
        }
    }

    /// Time passed.
    pub fn tick(&mut self, now: Timestamp) -> Change {
        match self.other {
            Some((_, heard)) if heard.is_older_than(SILENT_FOR, now) => self.lead(),
            _ => Change::None,
        }
    }

    fn lead(&mut self) -> Change {
        self.other = None;
        Change::Lead
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What happens to the tabs of a browser.
    #[derive(Debug, Clone, Copy)]
    enum Act {
        Open,
        /// A tab is closed, and says so.
        Close(usize),
        /// A tab ends without a word: the browser ended its process.
        Die(usize),
        Hide(usize, bool),
        /// A message is delivered to a tab.
        Deliver(usize),
        Second,
        Clock(f64),
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            3 => Just(Act::Open),
            1 => any::<usize>().prop_map(Act::Close),
            1 => any::<usize>().prop_map(Act::Die),
            2 => any::<(usize, bool)>().prop_map(|(tab, hidden)| Act::Hide(tab, hidden)),
            8 => any::<usize>().prop_map(Act::Deliver),
            4 => Just(Act::Second),
            1 => (-1e11_f64..1e11).prop_map(Act::Clock),
        ]
    }

    type Message = (Precedence, bool);

    #[derive(Default)]
    struct Tabs {
        open: Vec<(StreamLeader, Vec<Message>)>,
        now: Timestamp,
        opened: u64,
    }

    impl Tabs {
        fn send(&mut self, from: u64, message: Message) {
            for (tab, inbox) in &mut self.open {
                if tab.own.tab != from {
                    inbox.push(message);
                }
            }
        }

        /// A leader tells the others of itself whenever something changes.
        fn changed(&mut self, index: usize, change: Change) {
            let own = self.open[index].0.own;
            if matches!(change, Change::Lead | Change::Answer) {
                self.send(own.tab, (own, false));
            }
        }

        fn deliver(&mut self, index: usize) {
            let now = self.now;
            let (tab, inbox) = &mut self.open[index];
            if !inbox.is_empty() {
                let (from, gives_up) = inbox.remove(0);
                let change = tab.hear(from, gives_up, now);
                self.changed(index, change);
            }
        }

        fn second(&mut self) {
            self.now = self.now + 1000.0;
            for index in 0..self.open.len() {
                let change = self.open[index].0.tick(self.now);
                let beat = if self.open[index].0.leads() { Change::Answer } else { change };
                self.changed(index, beat);
            }
        }

        fn act(&mut self, act: Act) {
            let count = self.open.len();
            match act {
                Act::Open => {
                    // In any order of numbers.
                    self.opened += 1;
                    let own = Precedence { hidden: false, tab: self.opened * 7 % 11 + self.opened * 11 };
                    self.open.push((StreamLeader::begin(own), Vec::new()));
                    self.changed(count, Change::Lead);
                }
                Act::Second => self.second(),
                Act::Clock(ms) => self.now = self.now + ms,
                _ if count == 0 => {}
                Act::Close(tab) => {
                    let (closed, _) = self.open.remove(tab % count);
                    if closed.leads() {
                        self.send(closed.own.tab, (closed.own, true));
                    }
                }
                Act::Die(tab) => drop(self.open.remove(tab % count)),
                Act::Hide(tab, hidden) => {
                    let change = self.open[tab % count].0.set_hidden(hidden);
                    self.changed(tab % count, change);
                }
                Act::Deliver(tab) => self.deliver(tab % count),
            }
        }

        /// Delivers everything for some seconds.
        fn settle(&mut self) {
            for _ in 0..20 {
                self.second();
                while let Some(index) = self.open.iter().position(|(_, inbox)| !inbox.is_empty()) {
                    self.deliver(index);
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        /// Whatever happens to the tabs, in the end exactly one has a stream: the best one. All
        /// others follow it.
        #[test]
        fn exactly_one_tab_has_the_stream(acts in prop::collection::vec(act(), 0..60)) {
            let mut tabs = Tabs::default();
            for act in acts {
                tabs.act(act);
            }
            tabs.settle();
            let best = tabs.open.iter().map(|(tab, _)| tab.own).min();
            for (tab, _) in &tabs.open {
                let leads = Some(tab.own) == best;
                prop_assert_eq!(tab.leads(), leads);
                prop_assert!(leads || best.is_some_and(|best| tab.follows(best.tab)));
            }
        }
    }

    #[test]
    fn a_single_tab_leads_at_once_and_a_second_one_changes_that_within_two_messages() {
        let now = Timestamp::default();
        let of = |tab| StreamLeader::begin(Precedence { hidden: false, tab });
        let (mut first, mut second) = (of(1), of(2));
        assert!(first.leads() && second.leads());
        assert_eq!(first.hear(second.own(), false, now), Change::Answer);
        assert_eq!(second.hear(first.own(), false, now), Change::Follow);
        assert!(first.leads() && !second.leads());
    }
}
