//! What a presenter considers before the lecture, and what to do if somebody discloses their own
//! experience: WHO's first-line support, LIVES, in one line each.

use konventa_domain::Country;
use leptos::prelude::*;

use super::dialog::{CloseButton, Dialog};
use crate::browser;
use crate::i18n::{Texts, use_texts};

type Words = fn(Texts) -> &'static str;

/// The steps, each with its explanation.
const LIVES: [(Words, Words); 5] = [
    (Texts::care_listen, Texts::care_listen_says),
    (Texts::care_inquire, Texts::care_inquire_says),
    (Texts::care_validate, Texts::care_validate_says),
    (Texts::care_enhance, Texts::care_enhance_says),
    (Texts::care_support, Texts::care_support_says),
];

/// The duty to report in the country of the lecture, or in every country before one is chosen.
#[component]
fn DutyToReport(#[prop(into)] country: Signal<Option<Country>>) -> impl IntoView {
    let t = use_texts();
    let line = move |one: Country| {
        view! { <li data-testid=format!("duty-{one}")>{move || duty(t(), one)}</li> }
    };
    view! {
        <h3>{move || t().care_duty()}</h3>
        <p>{move || t().care_duty_first()}</p>
        <ul data-testid="duty">{move || countries(country.get()).map(line).collect_view()}</ul>
    }
}

/// The countries whose duty is shown.
fn countries(country: Option<Country>) -> impl Iterator<Item = Country> {
    Country::ALL.into_iter().filter(move |one| country.is_none_or(|country| country == *one))
}

fn duty(t: Texts, country: Country) -> &'static str {
    match country {
        Country::Montenegro => t.care_duty_me(),
        Country::Albania => t.care_duty_al(),
        Country::Kosovo => t.care_duty_xk(),
    }
}

/// What to do if someone discloses violence.
#[component]
fn IfSomeoneDiscloses(country: Signal<Option<Country>>) -> impl IntoView {
    let t = use_texts();
    let step = move |(name, says): (Words, Words)| {
        view! {
            <li>
                <strong>{move || name(t())}</strong>
                " – "
                {move || says(t())}
            </li>
        }
    };
    view! {
        <p>{move || t().care_told_about()}</p>
        <ol class="lives">{LIVES.map(step).collect_view()}</ol>
        <p>{move || t().care_told_room()}</p>
        <p>{move || t().care_told_not()}</p>
        <DutyToReport country />
    }
}

/// The storage key of whether the panel is folded.
const FOLDED: &str = "konventa.care.folded";

/// The panel on the page that starts a lecture. It is open until somebody folds it, and stays
/// folded then.
#[component]
pub fn BeforeYouBegin(
    /// The country of the lecture, once it is chosen.
    #[prop(into)]
    country: Signal<Option<Country>>,
) -> impl IntoView {
    let t = use_texts();
    let folded = StoredValue::new(browser::recall(FOLDED).unwrap_or(false));
    let fold = move |_| {
        folded.update_value(|folded| *folded = !*folded);
        // If it cannot be stored, the panel is open the next time.
        let _ = browser::remember(FOLDED, &folded.get_value());
    };
    let points = [
        Texts::care_before_person,
        Texts::care_before_pause,
        Texts::care_before_numbers,
        Texts::care_before_after,
    ];
    let point = move |words: Words| view! { <li>{move || words(t())}</li> };
    view! {
        <details class="card care" data-testid="before" open=!folded.get_value()>
            <summary on:click=fold>
                <h2>{move || t().care_before()}</h2>
            </summary>
            <ul>{points.map(point).collect_view()}</ul>
            <h3>{move || t().care_told()}</h3>
            <IfSomeoneDiscloses country />
        </details>
    }
}

/// The same guidance during the lecture: a button on the console, and what it opens.
#[component]
pub fn DisclosureHelp(
    /// The country of the lecture.
    country: Country,
) -> impl IntoView {
    let t = use_texts();
    let open = RwSignal::new(false);
    view! {
        <button
            class="control"
            data-testid="told"
            on:mousedown=|e| e.prevent_default()
            on:click=move |_| open.set(true)
        >
            {move || t().care_told()}
        </button>
        <Dialog open name="told-says" label=Texts::care_told>
            <div class="care">
                <h2>{move || t().care_told()}</h2>
                <IfSomeoneDiscloses country=Signal::stored(Some(country)) />
            </div>
            <CloseButton />
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_country_shows_only_its_duty() {
        assert_eq!(countries(None).collect::<Vec<_>>(), Country::ALL);
        assert_eq!(countries(Some(Country::Kosovo)).collect::<Vec<_>>(), [Country::Kosovo]);
        let t = Texts::english();
        let duties: std::collections::BTreeSet<&str> =
            Country::ALL.into_iter().map(|country| duty(t, country)).collect();
        assert_eq!(duties.len(), 3);
        for country in Country::ALL {
            assert!(duty(t, country).starts_with(t.country(country)), "{country}");
        }
    }
}
