//! The form that starts a lecture: slides, country, language, and details for the presenter.

use konventa_domain::api::{NewLecture, StartedLecture};
use konventa_domain::deck::DeckSummary;
use konventa_domain::id::DeckId;
use konventa_domain::{Country, Day, Language};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, RequestError, StartError};
use crate::i18n::{Texts, use_locale, use_texts};
use crate::stage::address::window_of;
use crate::stage::saved_lectures::{self, SavedLecture};
use crate::{browser, route};

/// The state of starting.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Starting {
    Idle,
    Pending,
    Failed(RequestError),
    /// An overdue study would end, so a person has to say whether this is the present day.
    DayAsked(Day),
    /// The server has another day than this device.
    OtherDay,
}

/// The form. Without a key it can only show slides without phones.
#[component]
pub fn StartForm(
    decks: Vec<DeckSummary>,
    key: Memo<Option<String>>,
    /// The country, once somebody chose it.
    chosen_country: RwSignal<Option<Country>>,
) -> impl IntoView {
    let t = use_texts();
    let first = decks.first().map(|deck| deck.id.clone());
    let deck = RwSignal::new(first);
    let country = Signal::derive(move || chosen_country.get().unwrap_or(Country::Montenegro));
    let language = RwSignal::new(use_locale().language_now());
    let place = RwSignal::new(String::new());
    let seats = RwSignal::new(String::new());
    let followup = RwSignal::new(false);
    let starting = RwSignal::new(Starting::Idle);
    let languages = StoredValue::new(decks.clone());
    let offered = Memo::new(move |_| languages.with_value(|decks| languages_of(decks, deck.get().as_ref())));
    let chosen = move || offered.with(|offered| chosen_language(offered, language.get()));
    let start = Callback::new(move |today: Option<Day>| {
        let (Some(deck), Some(key)) = (deck.get(), key.get()) else { return };
        let text = place.get().trim().to_owned();
        let lecture = NewLecture {
            deck,
            country: country.get(),
            language: chosen(),
            place: (!text.is_empty()).then_some(text),
            seats: seats.get().trim().parse().ok(),
            followup: followup.get(),
            today,
        };
        starting.set(Starting::Pending);
        spawn_local(async move {
            match (start_lecture(&key, lecture).await, today) {
                (Ok(()), _) => {}
                (Err(StartError::Other(error)), _) => starting.set(Starting::Failed(error)),
                (Err(StartError::DoubtfulClock), None) => starting.set(Starting::DayAsked(browser::today())),
                (Err(StartError::DoubtfulClock), Some(_)) => starting.set(Starting::OtherDay),
            }
        });
    });
    let slides_only = move || {
        let deck = deck.get().map(|deck| deck.to_string()).unwrap_or_default();
        format!("{}?deck={deck}&country={}&language={}", route::STAGE, country.get(), chosen())
    };
    let rehearsal = move || {
        let deck = deck.get()?;
        Some(route::rehearsal(route::STAGE, &deck, country.get(), chosen()))
    };
    view! {
        <form
            class="start-form"
            on:submit=move |event| {
                event.prevent_default();
                start.run(None);
            }
        >
            {(decks.len() > 1).then(|| view! { <DeckChoice decks deck /> })}
            <label>
                <span>{move || t().stage_country()}</span>
                <select
                    data-testid="start-country"
                    on:change:target=move |e| Country::from_code(&e.target().value()).into_iter().for_each(|c| chosen_country.set(Some(c)))
                >
                    {Country::ALL
                        .map(|one| {
                            view! {
                                <option value=one.code() prop:selected=move || country.get() == one>
                                    {move || t().country(one)}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </label>
            <LanguageChoice offered language />
            <Show when=move || key.with(Option::is_some)>
                <Details place seats />
                <FollowUpOption deck followup />
                <button
                    class="button primary start-button"
                    data-testid="start"
                    disabled=move || starting.get() == Starting::Pending
                >
                    {move || t().live_start()}
                </button>
            </Show>
            {move || match starting.get() {
                Starting::Failed(error) => Some(alert(error_text(t(), &error).to_owned())),
                Starting::OtherDay => Some(alert(t().live_followup_other_day().to_owned())),
                Starting::DayAsked(day) => Some(day_question(t(), day, start)),
                Starting::Idle | Starting::Pending => None,
            }}
            <a class="button" rel="external" data-testid="without-phones" href=slides_only>
                {move || t().live_without_phones()}
            </a>
            <a class="button" rel="external" data-testid="rehearse" href=rehearsal>
                {move || t().live_rehearse()}
            </a>
        </form>
    }
}

/// The language of the slides, of those that the deck has.
#[component]
fn LanguageChoice(offered: Memo<Vec<Language>>, language: RwSignal<Language>) -> impl IntoView {
    let t = use_texts();
    let chosen = move || offered.with(|offered| chosen_language(offered, language.get()));
    let option = move |one: Language| {
        view! {
            <option value=one.tag() prop:selected=move || chosen() == one>
                {one.own_name()}
            </option>
        }
    };
    view! {
        <label>
            <span>{move || t().live_language()}</span>
            <select on:change:target=move |e| Language::from_tag(&e.target().value()).into_iter().for_each(|l| language.set(l))>
                {move || offered.get().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

fn alert(text: String) -> AnyView {
    view! { <p role="alert" class="card">{text}</p> }.into_any()
}

/// Asks whether this is the present day, before an overdue study is ended. Only a person knows that the
/// clock of the server is right.
fn day_question(t: Texts, day: Day, start: Callback<Option<Day>>) -> AnyView {
    let words = browser::day_in_words(&day.to_string(), t.language());
    view! {
        <div role="alert" class="card" data-testid="start-day">
            <p>{t.live_followup_day(&words)}</p>
            <button
                type="button"
                class="button primary"
                data-testid="start-day-yes"
                on:click=move |_| start.run(Some(day))
            >
                {t.live_followup_day_yes()}
            </button>
        </div>
    }
    .into_any()
}

/// Details that only the presenter sees.
#[component]
fn Details(place: RwSignal<String>, seats: RwSignal<String>) -> impl IntoView {
    let t = use_texts();
    view! {
        <label>
            <span>{move || t().live_place()}</span>
            <input
                data-testid="start-place"
                maxlength="80"
                autocomplete="off"
                aria-describedby="start-place-help"
                on:input=move |e| place.set(event_target_value(&e))
            />
            <small id="start-place-help" class="quiet">{move || t().live_place_help()}</small>
        </label>
        <label>
            <span>{move || t().live_seats()}</span>
            <input
                data-testid="start-seats"
                type="number"
                min="1"
                max="100000"
                inputmode="numeric"
                autocomplete="off"
                aria-describedby="start-seats-help"
                on:input=move |e| seats.set(event_target_value(&e))
            />
            <small id="start-seats-help" class="quiet">{move || t().live_seats_help()}</small>
        </label>
    }
}

/// Whether students are asked to take a follow-up weeks later, and the address of it.
#[component]
fn FollowUpOption(deck: RwSignal<Option<DeckId>>, followup: RwSignal<bool>) -> impl IntoView {
    let t = use_texts();
    let address = move || {
        deck.with(|deck| deck.as_ref().map(|deck| browser::home() + &route::followup(deck)))
            .unwrap_or_default()
    };
    view! {
        <label class="check">
            <input
                type="checkbox"
                data-testid="start-followup"
                aria-describedby="start-followup-help"
                on:change:target=move |e| followup.set(e.target().checked())
            />
            <span>{move || t().live_followup()}</span>
            <small id="start-followup-help" class="quiet">{move || t().live_followup_help(&address())}</small>
        </label>
    }
}

async fn start_lecture(key: &str, lecture: NewLecture) -> Result<(), StartError> {
    let StartedLecture { code, driver, .. } = api::start_lecture(key, &lecture).await?;
    saved_lectures::store(SavedLecture { code, driver, term: Some(1), place: lecture.place });
    browser::go_to(&window_of(code));
    Ok(())
}

fn error_text(t: Texts, error: &RequestError) -> &'static str {
    match error {
        RequestError::Unreachable | RequestError::Unreadable => t.live_start_unreachable(),
        RequestError::Refused(401 | 403) => t.live_key_refused(),
        RequestError::Refused(409) => t.live_followup_ending(),
        RequestError::Refused(_) => t.live_start_refused(),
    }
}

fn languages_of(decks: &[DeckSummary], deck: Option<&DeckId>) -> Vec<Language> {
    let found = decks.iter().find(|one| Some(&one.id) == deck);
    found.map(|deck| deck.languages.clone()).unwrap_or_default()
}

/// The chosen language, if the deck has it, or else the first one it has.
fn chosen_language(offered: &[Language], wanted: Language) -> Language {
    if offered.contains(&wanted) { wanted } else { offered.first().copied().unwrap_or(wanted) }
}

#[component]
fn DeckChoice(decks: Vec<DeckSummary>, deck: RwSignal<Option<DeckId>>) -> impl IntoView {
    let t = use_texts();
    let option = move |summary: DeckSummary| {
        let (value, one) = (summary.id.to_string(), Some(summary.id.clone()));
        let shown = move || summary.title(t().language()).to_owned();
        view! {
            <option value=value prop:selected=move || deck.with(|deck| *deck == one)>
                {shown}
            </option>
        }
    };
    view! {
        <label>
            <span>{move || t().live_deck()}</span>
            <select on:change:target=move |e| deck.set(e.target().value().parse().ok())>
                {decks.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deck_is_shown_in_a_language_it_has() {
        let offered = [Language::English, Language::Albanian];
        assert_eq!(chosen_language(&offered, Language::Albanian), Language::Albanian);
        assert_eq!(chosen_language(&offered, Language::Montenegrin), Language::English);
        assert_eq!(chosen_language(&[], Language::Montenegrin), Language::Montenegrin);
    }
}
