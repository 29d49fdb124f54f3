//! What the projector shows. All slides are in the page from the start and one is visible, so a
//! move changes two attributes, the overview shows the real slides, and printing has them all.

use std::cmp::Ordering;
use std::time::Duration;

use konventa_domain::deck::SlideKind;
use konventa_domain::invariant::assert_fits;
use konventa_domain::reconciler::Section;
use konventa_domain::show::{Move, Position, Screen, Show as Shown};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

use super::address::{self, SlideLink};
use super::bar::{Bar, open_console};
use super::canvas::{Canvas, PauseCanvas};
use super::join::{HereAndAnswered, Join};
use super::keys::{self, KeyAction, KeyScope};
use super::keys_help::{Key, KeysHelp};
use super::lobby::{EndCanvas, LobbyCanvas};
use super::model::StageModel;
use super::session::{PresenterSession, act};
use super::slideshow::Slideshow;
use crate::browser;
use crate::i18n::use_texts;

/// How long the bar stays after the mouse has stopped.
const BAR_TIMEOUT: Duration = Duration::from_secs(3);

/// The value of `data-screen`, for styles.
fn screen_name(screen: Screen) -> &'static str {
    match screen {
        Screen::Slide => "slide",
        Screen::Black => "black",
        Screen::Overview => "overview",
        Screen::Pause => "pause",
    }
}

/// The slides, and what is on top of them.
#[component]
pub fn Projector(
    /// The model.
    model: StageModel,
    /// The slides.
    slideshow: StoredValue<Slideshow>,
    /// The languages of the deck.
    languages: Vec<konventa_domain::Language>,
    /// The slide to open, from the link.
    link: Option<SlideLink>,
) -> impl IntoView {
    let t = use_texts();
    let show = model.show(slideshow);
    let session = use_context::<PresenterSession>();
    if let Some(position) = link.and_then(|(slide, step)| slideshow.with_value(|p| p.position(&slide, step)))
    {
        model.jump(Shown { position, screen: Screen::Slide });
    }
    let keys_open = RwSignal::new(false);
    let command = move |command: KeyAction| {
        match command {
            KeyAction::FullScreen => browser::toggle_fullscreen(),
            KeyAction::Console => open_console(session),
            KeyAction::Keys => keys_open.set(true),
            KeyAction::Larger | KeyAction::Smaller => return false,
            KeyAction::Move(_)
            | KeyAction::Row(_)
            | KeyAction::Choose
            | KeyAction::Join
            | KeyAction::TakeOver => return act(session, model, slideshow, command),
        }
        true
    };
    keys::listen(session.is_some(), show, command);
    let state = model.state();
    if session.is_none() {
        Effect::new(move |_| {
            let position = show.get().position;
            let address = slideshow.with_value(|p| state.with(|state| address::write(state, p, position)));
            browser::replace_address(&address);
        });
    }

    let index = Memo::new(move |_| show.get().position.slide);
    let screen = Memo::new(move |_| show.get().screen);
    let section = Memo::new(move |_| session.map_or(Section::Running, |session| session.desired().section));
    let shown = move || match section.get() {
        Section::Lobby => "lobby",
        Section::Running => screen_name(screen.get()),
        Section::Ended => "ended",
    };
    let title = move || {
        section.get() == Section::Running
            && slideshow.with_value(|p| p.slide(index.get()).kind == SlideKind::Title)
    };
    let awake = RwSignal::new(false);
    let mut hide_later = debounce(BAR_TIMEOUT, move |()| awake.set(false));
    let wake = move |_| {
        if !awake.get_untracked() {
            awake.set(true);
        }
        hide_later(());
    };
    let last = slideshow.with_value(|p| p.outline.last());
    view! {
        <main
            class="stage"
            data-screen=shown
            data-title=move || title().then_some("")
            // Before a talk the bar is shown. Before a lecture it would cover words that the room reads.
            data-opening=move || (session.is_none() && title() && screen.get() == Screen::Slide).then_some("")
            data-awake=move || awake.get().then_some("")
            on:mousemove=wake
        >
            <SpokenHeadline slideshow index />
            <div class="frames">
                {(0..=last).map(|index| view! { <Frame model slideshow show index /> }).collect_view()}
            </div>
            <section class="frame pause" inert=move || screen.get() != Screen::Pause>
                <PauseCanvas slideshow />
            </section>
            <Zones to=move |change| {
                command(KeyAction::Move(change));
            } />
            <Progress index last />
            {session.map(|session| view! { <LiveOverlays session slideshow section /> })}
            {session
                .filter(|session| session.is_rehearsal())
                .map(|_| view! { <p class="rehearsal" data-testid="rehearsal">{move || t().live_rehearsal()}</p> })}
            <Bar model languages keys=keys_open />
            <KeysHelp open=keys_open live=session.is_some() window=KeyScope::Stage />
        </main>
    }
}

/// What is on top of the slides in a live lecture: the lobby, the end, the join code for
/// latecomers, and a notice for presses of keys on a device that does not drive.
#[component]
fn LiveOverlays(
    session: PresenterSession,
    slideshow: StoredValue<Slideshow>,
    section: Memo<Section>,
) -> impl IntoView {
    let t = use_texts();
    let joining = session.joining();
    let ignored = move || session.ignored_key().get() && !session.drives();
    view! {
        <section class="frame lobby" inert=move || section.get() != Section::Lobby>
            <LobbyCanvas session slideshow />
        </section>
        <section class="frame ended" inert=move || section.get() != Section::Ended>
            <EndCanvas slideshow />
        </section>
        <Show when=move || joining.get() && section.get() == Section::Running>
            <section class="frame joining" on:click=move |_| session.act(KeyAction::Join)>
                <div class="canvas">
                    <article class="slide" data-kind="lobby">
                        <Join session>
                            <HereAndAnswered session />
                        </Join>
                    </article>
                </div>
            </section>
        </Show>
        <div class="word" role="status">
            {move || {
                ignored()
                    .then(|| {
                        view! {
                            <p data-testid="another-drives">
                                {t().live_another_drives()}
                                <button class="button" on:click=move |_| session.take_over()>
                                    {t().live_take_over()}
                                    <Key cap="T" />
                                </button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// The headline, for screen readers.
#[component]
fn SpokenHeadline(slideshow: StoredValue<Slideshow>, index: Memo<usize>) -> impl IntoView {
    let headline = move || slideshow.with_value(|p| p.face(index.get()).headline.0.clone());
    view! {
        <h1 class="unseen">{slideshow.with_value(|p| p.title.clone())}</h1>
        <p class="unseen" aria-live="polite" inner_html=headline></p>
    }
}

/// One slide in its frame: the current one fills the screen, and the overview shows all side by
/// side.
#[component]
fn Frame(
    model: StageModel,
    slideshow: StoredValue<Slideshow>,
    show: Memo<Shown>,
    index: usize,
) -> impl IntoView {
    let t = use_texts();
    let all = slideshow.with_value(|p| p.outline.fragments(index));
    let current = Memo::new(move |_| show.get().position.slide == index);
    // Later slides have no fragments visible and earlier ones have all, so each is ready as it will
    // be seen first.
    let step = Memo::new(move |_| {
        let Position { slide, fragment } = show.get().position;
        match index.cmp(&slide) {
            Ordering::Less => all,
            Ordering::Equal => fragment,
            Ordering::Greater => 0,
        }
    });
    let session = use_context::<PresenterSession>();
    let choose = move |_| {
        let position = Position { slide: index, fragment: 0 };
        let to = slideshow.with_value(|p| show.get_untracked().after(Move::Go(position), &p.outline));
        match session {
            Some(session) => session.go(to),
            None => model.go(to),
        }
    };
    let headline = slideshow.with_value(|p| p.face(index).headline.0.clone());
    view! {
        <section class="frame" class:current=move || current.get()>
            <Canvas slideshow index step />
            <button
                class="pick"
                data-number=index + 1
                aria-current=move || current.get().then_some("true")
                on:mousedown=|e| e.prevent_default()
                on:click=choose
            >
                <span class="unseen">{move || t().stage_slide(&(index + 1).to_string())}" "</span>
                <span class="unseen" inner_html=headline></span>
            </button>
        </section>
    }
}

/// Click areas: the right part of the screen is “next”, the left part is “back”, for mouse and
/// finger.
#[component]
fn Zones(to: impl Fn(Move) + Copy + 'static) -> impl IntoView {
    let t = use_texts();
    view! {
        <button
            class="zone back"
            tabindex="-1"
            aria-label=move || t().stage_back()
            on:mousedown=|e| e.prevent_default()
            on:click=move |_| to(Move::Back)
        ></button>
        <button
            class="zone next"
            tabindex="-1"
            aria-label=move || t().stage_next()
            on:mousedown=|e| e.prevent_default()
            on:click=move |_| to(Move::Next)
        ></button>
    }
}

/// The progress through the slides.
#[component]
fn Progress(index: Memo<usize>, last: usize) -> impl IntoView {
    let t = use_texts();
    let shown = move || -> u32 { assert_fits(index.get() + 1) };
    view! {
        <progress
            class="progress"
            aria-label=move || t().stage_progress()
            max=last + 1
            prop:value=shown
        ></progress>
    }
}
