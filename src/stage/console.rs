//! The presenter's screen: am I on time, what does the next key do, what do I say.

mod clock;
mod controls;
mod ending;
mod handout;
mod next_key;
mod notes;
mod now;
mod poll;
mod remote;
mod room;
mod seats;
mod status;
mod store_sign;
mod upcoming;

use std::sync::Arc;
use std::time::Duration;

use konventa_domain::Timestamp;
use konventa_domain::reconciler::Section;
use leptos::prelude::*;

use self::controls::Controls;
use self::ending::Ending;
use self::handout::Handout;
use self::next_key::NextKey;
use self::notes::{NotesPanel, NotesSize};
use self::now::Now;
use self::remote::Remote;
use self::room::Room;
use self::seats::Seats;
use self::status::Status;
use self::store_sign::StoreSign;
use self::upcoming::Upcoming;
use super::care::DisclosureHelp;
use super::keys::{self, KeyAction, KeyScope};
use super::keys_help::KeysHelp;
use super::material::Material;
use super::model::StageModel;
use super::session::{PresenterSession, act};
use super::slideshow::Slideshow;
use crate::browser;

/// The interval, in seconds, at which the console asks whether a stage is there.
const ASK: u32 = 3;

/// The console.
#[component]
pub fn Console(
    /// The model.
    model: StageModel,
    /// The slides.
    slideshow: StoredValue<Slideshow>,
    /// Contains the notes.
    material: Arc<Material>,
) -> impl IntoView {
    let show = model.show(slideshow);
    let position = Memo::new(move |_| show.get().position);
    let index = Memo::new(move |_| position.get().slide);
    let size = NotesSize::stored();
    let session = use_context::<PresenterSession>();
    let now = use_seconds(model);
    let keys_open = RwSignal::new(false);
    let command = move |command: KeyAction| {
        match command {
            KeyAction::Larger => size.larger(),
            KeyAction::Smaller => size.smaller(),
            KeyAction::FullScreen => browser::toggle_fullscreen(),
            KeyAction::Keys => keys_open.set(true),
            KeyAction::Console => return false,
            KeyAction::Move(_)
            | KeyAction::Row(_)
            | KeyAction::Choose
            | KeyAction::Join
            | KeyAction::TakeOver => return act(session, model, slideshow, command),
        }
        true
    };
    keys::listen(session.is_some(), show, command);
    let over =
        Signal::derive(move || session.is_some_and(|session| session.desired().section == Section::Ended));
    let press = move |c: KeyAction| {
        command(c);
    };
    view! {
        <main class="console" data-live=session.map(|_| "")>
            <h1 class="unseen">{slideshow.with_value(|p| p.title.clone())}</h1>
            <Status model slideshow index now>
                {session.map(|session| view! { <Room session now /> <StoreSign now /> })}
            </Status>
            <Now slideshow show />
            <Upcoming slideshow position />
            <NotesPanel slideshow index size material=material.clone()>
                {session.map(|session| view! { <Seats session /> })}
            </NotesPanel>
            {session.map(|session| view! { <NextKey session slideshow position /> })}
            <Controls press over>
                <div class="apart">
                    <DisclosureHelp country=slideshow.with_value(|p| p.country) />
                    {session.map(|session| view! { <Remote session /> <Ending session /> })}
                </div>
            </Controls>
            <KeysHelp open=keys_open live=session.is_some() window=KeyScope::Console />
            <Handout slideshow material />
        </main>
    }
}

/// The time, updated every second. Every few seconds it also asks the stage to answer.
fn use_seconds(model: StageModel) -> Signal<Timestamp> {
    let now = RwSignal::new(browser::now());
    let mut second = 0;
    let tick = move || {
        second += 1;
        if second % ASK == 0 {
            model.ask();
        }
        now.set(browser::now());
    };
    let tick = StoredValue::new(tick);
    let ticking = set_interval_with_handle(
        move || {
            tick.update_value(|tick| tick());
        },
        Duration::from_secs(1),
    );
    on_cleanup(move || {
        if let Ok(ticking) = ticking {
            ticking.clear();
        }
    });
    now.into()
}
