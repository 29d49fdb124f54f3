//! The presenter's screen: am I on time, what does the next key do, what do I say.

mod ahead;
mod clock;
mod controls;
mod does;
mod ending;
mod handout;
mod now;
mod poll;
mod remote;
mod room;
mod say;
mod status;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use self::ahead::Ahead;
use self::controls::Controls;
use self::does::Does;
use self::ending::Ending;
use self::handout::Handout;
use self::now::Now;
use self::remote::Remote;
use self::room::Room;
use self::say::{NotesSize, Say};
use self::status::Status;
use super::care::Told;
use super::keys::{self, Command};
use super::material::Material;
use super::model::StageModel;
use super::session::PresenterSession;
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
    let place = Memo::new(move |_| show.get().place);
    let index = Memo::new(move |_| place.get().slide);
    let size = NotesSize::kept();
    let hall = use_context::<PresenterSession>();
    let now = use_seconds(model);
    let command = move |command: Command| {
        match command {
            Command::Larger => size.larger(),
            Command::Smaller => size.smaller(),
            Command::FullScreen => browser::toggle_fullscreen(),
            Command::Console | Command::Keys => return false,
            Command::Join | Command::TakeOver if hall.is_none() => return false,
            Command::Move(_) | Command::Row(_) | Command::Choose | Command::Join | Command::TakeOver => {
                match hall {
                    Some(hall) => hall.act(command),
                    None => {
                        model.go(slideshow.with_value(|p| command.after(show.get_untracked(), &p.outline)));
                    }
                }
            }
        }
        true
    };
    browser::on_key(move |key, shift| keys::command(key, shift).is_some_and(command));
    let press = move |c: Command| {
        command(c);
    };
    view! {
        <main class="console" data-live=hall.map(|_| "")>
            <Status model slideshow show now>
                {hall.map(|hall| view! { <Room hall now /> })}
            </Status>
            <Now slideshow place />
            <Ahead slideshow place />
            <Say slideshow index size material=material.clone() />
            {hall.map(|hall| view! { <Does hall slideshow place /> })}
            <Controls press>
                <div class="apart">
                    <Told country=slideshow.with_value(|p| p.country) />
                    {hall.map(|hall| view! { <Remote hall /> <Ending hall /> })}
                </div>
            </Controls>
            <Handout slideshow material />
        </main>
    }
}

/// The time, updated every second. Every few seconds it also asks the stage to answer.
fn use_seconds(model: StageModel) -> Signal<f64> {
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
