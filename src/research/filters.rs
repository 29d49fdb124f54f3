//! Which students: a choice for each of the few things by which records can be told apart.

use konventa_domain::gain::Report;
use konventa_domain::{Country, Language};
use leptos::prelude::*;

use super::Found;
use super::asked::{Asked, Filter};
use crate::i18n::{Texts, use_texts};

/// What can be chosen, as it is sent and as it is called.
type Options = Vec<(String, String)>;

/// The choices. Each counts at once.
#[component]
pub(super) fn Filters(found: Found, asked: RwSignal<Asked>) -> impl IntoView {
    let t = use_texts()();
    let whole = &found.whole;
    let deck = asked.with_untracked(|asked| asked.deck().clone());
    let decks: Options = {
        let named = found.decks.iter().map(|deck| (deck.id.to_string(), deck.title(t.language()).to_owned()));
        let mut all: Options = named.collect();
        if !all.iter().any(|(id, _)| *id == deck.as_str()) {
            all.push((deck.to_string(), deck.to_string()));
        }
        all
    };
    let choose_deck = move |id: String| {
        id.parse().into_iter().for_each(|deck| asked.set(Asked::all_of(deck)));
    };
    let filters: Vec<(Filter, &'static str, Options)> = vec![
        (Filter::Country, t.research_country(), countries(t, whole)),
        (Filter::Language, t.research_language(), languages(whole)),
        (Filter::Place, t.research_place(), whole.places.iter().map(|place| same(&place.name)).collect()),
        (Filter::Lecture, t.research_lecture(), lectures(whole)),
        (Filter::From, t.research_from(), months(whole)),
        (Filter::To, t.research_to(), months(whole)),
        (Filter::Version, t.research_version(), versions(whole)),
    ];
    let choice = move |(filter, label, options): (Filter, &'static str, Options)| {
        let now = asked.with_untracked(|asked| asked.get(filter).to_owned());
        // One value is no choice, but what is chosen can always be taken back.
        (options.len() > 1 || !now.is_empty()).then(|| {
            let choose = Callback::new(move |value| asked.update(|asked| asked.set(filter, value)));
            view! { <Choice name=filter.name() label options all=Some(t.research_all()) now choose /> }
        })
    };
    let is_all = asked.with_untracked(Asked::is_all);
    view! {
        <form class="research-filters" aria-label=t.research_filters() data-testid="filters" on:submit=|event| event.prevent_default()>
            <Choice name="deck" label=t.research_deck() options=decks all=None now=deck.to_string()
                choose=Callback::new(choose_deck) />
            {filters.into_iter().map(choice).collect_view()}
            {(!is_all).then(|| view! {
                <button type="button" class="button" data-testid="filter-reset" on:click=move |_| asked.update(|asked| *asked = asked.all())>
                    {t.research_reset()}
                </button>
            })}
            <p class="quiet">{t.research_filters_help()}</p>
        </form>
    }
}

#[component]
fn Choice(
    name: &'static str,
    label: &'static str,
    options: Options,
    /// What stands for no choice, where that is one.
    all: Option<&'static str>,
    now: String,
    choose: Callback<String>,
) -> impl IntoView {
    let id = format!("filter-{name}");
    let option = |(value, words): (String, String)| {
        let selected = value == now;
        view! { <option value=value selected=selected>{words}</option> }
    };
    let all = all.map(|all| (String::new(), all.to_owned()));
    let options = all.into_iter().chain(options).map(option).collect_view();
    view! {
        <div class="choice">
            <label for=id.clone()>{label}</label>
            <select id=id.clone() data-testid=id on:change:target=move |e| choose.run(e.target().value())>
                {options}
            </select>
        </div>
    }
}

fn same(value: &str) -> (String, String) {
    (value.to_owned(), value.to_owned())
}

fn countries(t: Texts, report: &Report) -> Options {
    let named = |country: Country| (country.to_string(), t.country(country).to_owned());
    report.countries.iter().map(|one| named(one.name)).collect()
}

fn languages(report: &Report) -> Options {
    let named = |language: Language| (language.to_string(), language.own_name().to_owned());
    report.languages.iter().map(|one| named(one.name)).collect()
}

/// By day and place: nobody knows a lecture by its number.
fn lectures(report: &Report) -> Options {
    let mut all: Vec<_> = report
        .lectures
        .each
        .iter()
        .map(|one| {
            let id = one.gain.name.to_string();
            let known = [one.day.map(|day| day.to_string()), one.place.clone()];
            let words: Vec<String> = known.into_iter().flatten().collect();
            let words = if words.is_empty() { id.clone() } else { words.join(" · ") };
            (id, words)
        })
        .collect();
    all.sort_by(|a, b| b.1.cmp(&a.1));
    all
}

fn months(report: &Report) -> Options {
    report.months.iter().map(|one| same(&one.name.to_string())).collect()
}

fn versions(report: &Report) -> Options {
    report.versions.iter().map(|one| same(one.version.as_str())).collect()
}
