//! The one model of stage and console: holds the talk, changes it, and keeps the windows in step.

use konventa_domain::show::Show;
use konventa_domain::{Country, Language};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::programme::Programme;
use super::talk::Talk;
use crate::browser::{self, Channel};

/// Where the talk is kept, and the name of the channel.
const NAME: &str = "konventa.stage";

/// Which window this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// On the projector.
    Stage,
    /// Before the presenter.
    Console,
}

/// What a window says to the others.
#[derive(Serialize, Deserialize)]
struct Word {
    from: Role,
    /// Whether the others should say theirs.
    asks: bool,
    talk: Talk,
}

/// The model of one window.
#[derive(Clone, Copy)]
pub struct Desk {
    talk: RwSignal<Talk>,
    /// When a stage was last heard of, in milliseconds since 1970.
    stage_heard: RwSignal<Option<f64>>,
    role: Role,
    window: u64,
    channel: StoredValue<Option<Channel>, LocalStorage>,
}

impl Desk {
    /// Opens the model of a window. `open` makes the talk it starts with out of the one kept on this device.
    #[must_use]
    pub fn open(role: Role, open: impl FnOnce(Option<Talk>, u64) -> Talk) -> Self {
        let window = browser::random_u64();
        let kept: Option<Talk> = browser::recall(NAME);
        let talk = RwSignal::new(open(kept, window));
        let desk = Self {
            talk,
            stage_heard: RwSignal::new(None),
            role,
            window,
            channel: StoredValue::new_local(None),
        };
        desk.channel.set_value(Some(Channel::open(NAME, move |word| desk.hear(word))));
        desk.keep();
        desk.ask();
        desk
    }

    /// Says where this window is and asks the others the same.
    pub fn ask(self) {
        self.say(true);
    }

    /// Shows something else because the presenter moved.
    pub fn go(self, show: Show) {
        if let Some(talk) = self.talk.with_untracked(|talk| talk.moved(show, self.window, browser::now())) {
            self.hold(talk);
        }
    }

    /// Shows something else because a link asked for it. The clock stays as it is.
    pub fn jump(self, show: Show) {
        self.change(|talk| talk.shared.show = show);
    }

    /// Stops the clock. It starts again with the next move.
    pub fn reset_clock(self) {
        self.change(|talk| talk.shared.started = None);
    }

    /// Changes the country.
    pub fn set_country(self, country: Country) {
        self.change(|talk| talk.country = country);
    }

    /// Changes the language.
    pub fn set_language(self, language: Language) {
        self.change(|talk| talk.language = language);
    }

    /// The talk. Tracks everything.
    #[must_use]
    pub fn talk(self) -> Signal<Talk> {
        self.talk.into()
    }

    /// What is shown of these slides.
    #[must_use]
    pub fn show(self, programme: StoredValue<Programme>) -> Memo<Show> {
        Memo::new(move |_| {
            let show = self.talk.with(|talk| talk.shared.show);
            Show { place: programme.with_value(|p| p.outline.clamp(show.place)), ..show }
        })
    }

    /// When a stage was last heard of, in milliseconds since 1970.
    #[must_use]
    pub fn stage_heard(self) -> Signal<Option<f64>> {
        self.stage_heard.into()
    }

    fn change(self, change: impl FnOnce(&mut Talk)) {
        let mut talk = self.talk.get_untracked();
        change(&mut talk);
        if self.talk.with_untracked(|before| *before != talk) {
            self.hold(talk.stamped(self.window));
        }
    }

    fn hold(self, talk: Talk) {
        self.talk.set(talk);
        self.keep();
        self.say(false);
    }

    fn hear(self, word: Word) {
        if word.from == Role::Stage {
            self.stage_heard.set(Some(browser::now()));
        }
        let (mine, theirs) = (self.talk.with_untracked(|t| t.shared.stamp), word.talk.shared.stamp);
        if theirs > mine {
            self.talk.set(word.talk);
            self.keep();
        }
        // Whoever is behind is told without having asked.
        if word.asks || theirs < mine {
            self.say(false);
        }
    }

    fn keep(self) {
        // Where nothing can be kept, the other window still knows.
        let _ = self.talk.with_untracked(|talk| browser::remember(NAME, talk));
    }

    fn say(self, asks: bool) {
        let word = Word { from: self.role, asks, talk: self.talk.get_untracked() };
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.say(&word);
            }
        });
    }
}
