//! The choice of students: a deck, and a choice for each filter of the report.

use std::borrow::Cow;

use konventa_domain::gain::{Dimension, Figure, Filter, Report, Scope, Seat, Value};
use leptos::prelude::*;

use super::Found;
use crate::i18n::{Texts, use_texts};

/// What can be chosen: the value as it is sent, and its words.
type Options = Vec<(String, String)>;

/// The choices. Each takes effect at once.
#[component]
pub(super) fn Filters(found: Found, scope: RwSignal<Scope>) -> impl IntoView {
    let t = use_texts()();
    let whole = &found.whole;
    let deck = scope.with_untracked(|scope| scope.deck.clone());
    let decks: Options = {
        let named = found.decks.iter().map(|deck| (deck.id.to_string(), deck.title(t.language()).to_owned()));
        let mut all: Options = named.collect();
        if !all.iter().any(|(id, _)| *id == deck.as_str()) {
            all.push((deck.to_string(), deck.to_string()));
        }
        all
    };
    let choose_deck = move |id: String| {
        // The conditions on one deck say nothing about another.
        id.parse().into_iter().for_each(|deck| scope.set(Scope::of(deck)));
    };
    let choice = move |filter: Filter| {
        let options = options(t, whole, filter.dimension());
        let now =
            scope.with_untracked(|scope| scope.get(filter).map(ToString::to_string).unwrap_or_default());
        // A single value is no choice, but a chosen one can always be dropped.
        (options.len() > 1 || !now.is_empty()).then(|| {
            let choose =
                Callback::new(move |value: String| scope.update(|scope| choose(scope, filter, &value)));
            view! { <Choice name=filter.name() label=t.filter(filter) options all=Some(t.research_all()) now choose /> }
        })
    };
    // Versions come last, because hardly anybody chooses one.
    let (versions, others): (Vec<Filter>, Vec<Filter>) =
        Filter::all().partition(|filter| filter.dimension() == Dimension::DeckVersion);
    let filters = others.into_iter().chain(versions).map(choice).collect_view();
    let is_all = scope.with_untracked(Scope::is_all);
    view! {
        <form class="research-filters" aria-label=t.research_filters() data-testid="filters" on:submit=|event| event.prevent_default()>
            <Choice name="deck" label=t.research_deck() options=decks all=None now=deck.to_string()
                choose=Callback::new(choose_deck) />
            {filters}
            {(!is_all).then(|| view! {
                <button type="button" class="button" data-testid="filter-reset" on:click=move |_| scope.update(|scope| *scope = Scope::of(scope.deck.clone()))>
                    {t.research_reset()}
                </button>
            })}
            <p class="quiet">{t.research_filters_help()}</p>
        </form>
    }
}

/// Takes a choice over. An empty value means that the filter has no condition.
fn choose(scope: &mut Scope, filter: Filter, value: &str) {
    let without = scope.clone().without(filter);
    *scope = match filter.parse(value) {
        Ok(condition) if !value.is_empty() => without.with(condition),
        _ => without,
    };
}

/// What a value is called.
pub(super) fn words(t: Texts, value: &Value<'_>) -> String {
    t.value(value).map_or_else(|| value.to_string(), ToOwned::to_owned)
}

/// The values in a report of one dimension.
type Values = fn(&Report) -> Vec<Value<'_>>;

/// The dimensions that the report has figures for. Lectures are apart, because nobody knows a
/// lecture by its name.
const WITH_FIGURES: [(Dimension, Values); 6] = [
    (Dimension::DeckVersion, |report| {
        report.versions.iter().map(|one| Value::DeckVersion(Cow::Borrowed(&one.version))).collect()
    }),
    (Dimension::Country, |report| report.countries.iter().map(|one| Value::Country(one.name)).collect()),
    (Dimension::Language, |report| report.languages.iter().map(|one| Value::Language(one.name)).collect()),
    (Dimension::Place, |report| {
        report.places.iter().map(|one| Value::Place(Cow::Borrowed(&one.name))).collect()
    }),
    (Dimension::Seat, |report| {
        let n = |figure: Figure| figure.value().unwrap_or_default();
        let without = n(report.n.without_ticket);
        let some = [(Seat::Ticket, n(report.n.paired) > without), (Seat::None, without > 0.0)];
        some.into_iter().filter(|(_, any)| *any).map(|(seat, _)| Value::Seat(seat)).collect()
    }),
    (Dimension::Month, |report| report.months.iter().map(|one| Value::Month(one.name)).collect()),
];

/// What can be chosen of a dimension: the values that the report has figures for. Where it has none
/// by this dimension, all values of a closed set.
fn options(t: Texts, report: &Report, dimension: Dimension) -> Options {
    if dimension == Dimension::Lecture {
        return lectures(report);
    }
    let known = WITH_FIGURES.iter().find(|(of, _)| *of == dimension);
    let values = known.map_or_else(|| Value::all_of(dimension), |(_, values)| values(report));
    values.into_iter().map(|value| (value.to_string(), words(t, &value))).collect()
}

#[component]
fn Choice(
    name: &'static str,
    label: &'static str,
    options: Options,
    /// The words for no choice, where that is allowed.
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

/// Lectures by day and place.
pub(super) fn lectures(report: &Report) -> Options {
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
