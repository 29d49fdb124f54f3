//! The discreet bar on the stage: the country, and buttons for console and full screen.

use konventa_domain::reconciler::Section;
use konventa_domain::{Country, Language};
use leptos::prelude::*;

use super::after_end::AfterTheEnd;
use super::keys::KeyAction;
use super::keys_help::Key;
use super::model::StageModel;
use super::session::PresenterSession;
use crate::i18n::use_texts;
use crate::ui::LanguagePicker;
use crate::{browser, route};

/// The name of the console's window: pressing the key again finds the same one.
const CONSOLE_WINDOW: &str = "konventa-console";

/// Opens the console, in a live lecture that of the lecture.
pub fn open_console(session: Option<PresenterSession>) {
    let address = match session {
        Some(session) if session.is_rehearsal() => {
            let about = session.about();
            route::rehearsal(route::CONSOLE, &about.deck, about.country, about.language)
        }
        Some(session) => route::live(route::CONSOLE, session.code()),
        None => route::CONSOLE.to_owned(),
    };
    browser::open_window(&address, CONSOLE_WINDOW);
}

/// The bar.
#[component]
pub fn Bar(
    /// The model.
    model: StageModel,
    /// The languages of the deck.
    languages: Vec<Language>,
    /// Whether the list of keys is open.
    keys: RwSignal<bool>,
) -> impl IntoView {
    let t = use_texts();
    let session = use_context::<PresenterSession>();
    // A click does not move the focus, so that the next key still moves the slides.
    view! {
        <section class="bar" aria-label=move || t().stage_settings()>
            <LocalhostWarning />
            <div class="bar-row">
                // A live lecture fixes the country, so it cannot be chosen there.
                {session.is_none().then(|| view! { <CountryPicker model /> })}
                {session
                    .map(|session| {
                        let over = Memo::new(move |_| session.desired().section == Section::Ended);
                        move || {
                            if over.get() {
                                view! { <AfterTheEnd /> }.into_any()
                            } else {
                                view! { <JoinButton session /> }.into_any()
                            }
                        }
                    })}
                {(languages.len() > 1).then(|| view! { <ProjectorLanguagePicker model languages /> })}
                <button class="button" on:mousedown=|e| e.prevent_default() on:click=move |_| open_console(session)>
                    {move || t().stage_open_console()}
                    <Key cap="S" />
                </button>
                <button
                    class="button"
                    on:mousedown=|e| e.prevent_default()
                    on:click=|_| browser::toggle_fullscreen()
                >
                    {move || t().stage_full_screen()}
                    <Key cap="F" />
                </button>
                <button
                    class="button"
                    on:mousedown=|e| e.prevent_default()
                    on:click=move |_| keys.set(true)
                >
                    {move || t().stage_keys()}
                    <Key cap="?" />
                </button>
            </div>
        </section>
    }
}

#[component]
fn JoinButton(session: PresenterSession) -> impl IntoView {
    let t = use_texts();
    view! {
        <button
            class="button"
            on:mousedown=|e| e.prevent_default()
            on:click=move |_| session.act(KeyAction::Join)
        >
            {move || t().live_show_code_now()}
            <Key cap="J" />
        </button>
    }
}

/// A warning that the slides send phones to an address that only works on this computer.
#[component]
pub fn LocalhostWarning() -> impl IntoView {
    let t = use_texts();
    let host = browser::host();
    let only_here = ["localhost", "127.", "[::1]"].iter().any(|start| host.starts_with(start));
    only_here.then(|| view! { <p class="bar-hint">{move || t().stage_only_here(&host)}</p> })
}

#[component]
fn CountryPicker(model: StageModel) -> impl IntoView {
    let t = use_texts();
    let state = model.state();
    let chosen = Memo::new(move |_| state.with(|state| state.country));
    let option = move |country: Country| {
        view! {
            <option value=country.code() prop:selected=move || chosen.get() == country>
                {move || t().country(country)}
            </option>
        }
    };
    let choose = move |code: String| {
        if let Some(country) = Country::from_code(&code) {
            model.set_country(country);
        }
    };
    view! {
        <label>
            <span>{move || t().stage_country()}</span>
            <select on:change:target=move |e| choose(e.target().value())>
                {Country::ALL.map(option).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn ProjectorLanguagePicker(model: StageModel, languages: Vec<Language>) -> impl IntoView {
    let t = use_texts();
    let state = model.state();
    view! {
        <label>
            <span>{move || t().stage_language()}</span>
            <LanguagePicker
                languages
                now=Signal::derive(move || state.with(|state| state.language))
                choose=Callback::new(move |language| model.set_language(language))
                testid="stage-language"
            />
        </label>
    }
}
