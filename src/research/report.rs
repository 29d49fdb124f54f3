//! A report from its sentence to its data.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::gain::Report;
use konventa_domain::id::ItemId;
use leptos::prelude::*;

use super::asked::Asked;
use super::caveats::caveats;
use super::charts::{bias, forest, items, pairs, transitions};
use super::data::Data;
use super::figures::figures;
use super::lead::lead;
use super::number::{NONE, Numbers};
use super::pilot::PilotSheet;
use super::retention::retention;
use crate::browser;
use crate::i18n::use_texts;

/// The report.
#[component]
pub(super) fn ReportView(
    report: Arc<Report>,
    /// The words of the questions.
    words: Option<Arc<PublicDeck>>,
    /// What the lecture is called.
    title: String,
    asked: RwSignal<Asked>,
) -> impl IntoView {
    let t = use_texts()();
    let numbers = Numbers::new(t);
    let short = |item: &ItemId| short(words.as_deref(), item);
    let counts = report.score.pre.mean.value().map(|_| {
        let count = |figure| numbers.short(figure, Numbers::whole);
        view! {
            <p class="quiet">{t.research_others(&count(report.n.post_only), &count(report.n.pre_only))}</p>
        }
    });
    let shown = counts.is_some();
    view! {
        <p class="print-only research-scope">{scope(&report, &numbers, &title)}</p>
        {lead(&report, &numbers)}
        {counts}
        {caveats(&report, t)}
        {shown.then(|| view! {
            <div class="research-charts">
                {pairs::chart(&report, &numbers)}
                {items::chart(&report, &numbers, &short)}
                {transitions::chart(&report, &numbers, &short)}
                {forest::chart(&Arc::clone(&report), &numbers)}
            </div>
            {figures(&report, &numbers)}
            {retention(&report, &numbers, &short)}
            <div class="print-only">{items::table(&report, &numbers, &short).view(t.research_items())}</div>
            {bias::table(&report, &numbers, &short)}
            <p class="quiet">{t.research_privacy()}</p>
            <PilotSheet report=Arc::clone(&report) />
            <button class="button no-print" data-testid="print" on:click=|_| browser::print()>{t.research_print()}</button>
        })}
        <Data asked />
    }
}

/// A question in a few words; its name where the deck has no words for it any more.
fn short(words: Option<&PublicDeck>, item: &ItemId) -> String {
    let found = words.and_then(|deck| deck.item(item));
    let face = found.and_then(|words| words.face.iter().next().map(|(_, face)| face.short.clone()));
    face.filter(|short| !short.is_empty() && short != NONE).unwrap_or_else(|| item.to_string())
}

/// What the figures are about, for a sheet of paper that has no choices to look at: lecture, students, day of printing.
fn scope(report: &Report, numbers: &Numbers, title: &str) -> String {
    let (t, scope) = (numbers.texts, &report.scope);
    let lecture = scope.lecture.as_ref().map(|id| {
        let found = report.lectures.each.iter().find(|one| one.gain.name == *id);
        found.and_then(|one| one.day).map_or_else(|| id.to_string(), |day| day.to_string())
    });
    let parts = [
        (t.research_country(), scope.country.map(|country| t.country(country).to_owned())),
        (t.research_language(), scope.language.map(|language| language.own_name().to_owned())),
        (t.research_place(), scope.place.clone()),
        (t.research_lecture(), lecture),
        (t.research_from(), scope.from.map(|month| month.to_string())),
        (t.research_to(), scope.to.map(|month| month.to_string())),
        (t.research_version(), scope.deck_version.as_ref().map(ToString::to_string)),
    ];
    let mut chosen: Vec<String> =
        parts.into_iter().filter_map(|(name, value)| value.map(|value| format!("{name}: {value}"))).collect();
    if chosen.is_empty() {
        chosen.push(t.research_all_students().to_owned());
    }
    let today = browser::day_in_words(&browser::today().to_string(), t.language());
    format!("{title} · {} · {today}", chosen.join(" · "))
}
