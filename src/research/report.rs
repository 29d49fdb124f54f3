//! The report, from its first sentence to its data.

use std::sync::Arc;

use konventa_domain::deck::PublicDeck;
use konventa_domain::gain::{Report, Scope, Value};
use konventa_domain::id::ItemId;
use leptos::prelude::*;

use super::caveats::caveats;
use super::charts::frame::Source;
use super::charts::{bias, forest, items, pairs, transitions};
use super::data::Data;
use super::figures::figures;
use super::filters::words as value_words;
use super::lead::lead;
use super::number::{NONE, Numbers};
use super::pilot::PilotSheet;
use super::retention::retention;
use super::set_aside::{SetAsideSection, in_caption, targets};
use crate::browser;
use crate::i18n::{Texts, args, use_texts};

/// The report.
#[component]
pub(super) fn ReportView(
    report: Arc<Report>,
    /// The report on all students of the deck.
    whole: Arc<Report>,
    /// The deck, for the words of its questions.
    words: Option<Arc<PublicDeck>>,
    /// The title of the deck.
    title: String,
    scope: RwSignal<Scope>,
) -> impl IntoView {
    let t = use_texts()();
    let numbers = Numbers::new(t);
    let short = |item: &ItemId| short(words.as_deref(), item);
    let counts = report.score.pre.mean.value().map(|_| {
        let count = |figure| numbers.short(figure, Numbers::whole);
        let (pre, post) = (count(report.n.pre_only), count(report.n.post_only));
        view! {
            <p class="quiet">{t.research_others(args::ResearchOthers { pre: &pre, post: &post })}</p>
        }
    });
    let shown = counts.is_some();
    let left_out = report.set_aside.iter().any(|note| !note.counted);
    let targets = targets(&whole);
    provide_context(Source {
        scope: scope_in_words(&report, t, &title),
        set_aside: report.set_aside.iter().map(|note| in_caption(t, note, &targets)).collect(),
        warning: report.synthetic.then(|| t.research_caveat_synthetic()),
    });
    view! {
        <p class="print-only research-scope">{scope_in_words(&report, t, &title)}</p>
        {lead(&report, &numbers)}
        {counts}
        {caveats(&report, &numbers)}
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
        <SetAsideSection notes=report.set_aside.clone() whole=targets scope />
        <Data scope left_out />
    }
}

/// A question in a few words, or its name where the deck no longer has words for it.
fn short(words: Option<&PublicDeck>, item: &ItemId) -> String {
    let found = words.and_then(|deck| deck.item(item));
    let face = found.and_then(|words| words.face.iter().next().map(|(_, face)| face.short.clone()));
    face.filter(|short| !short.is_empty() && short != NONE).unwrap_or_else(|| item.to_string())
}

/// The lecture, the students and the day of printing, for a sheet of paper that shows no choices.
fn scope_in_words(report: &Report, t: Texts, title: &str) -> String {
    let value = |value: &Value<'_>| match value {
        Value::Lecture(id) => {
            let found = report.lectures.each.iter().find(|one| one.gain.name == **id);
            found.and_then(|one| one.day).map_or_else(|| id.to_string(), |day| day.to_string())
        }
        other => value_words(t, other),
    };
    let conditions = report.scope.conditions();
    let mut chosen: Vec<String> = conditions
        .map(|condition| format!("{}: {}", t.filter(condition.filter()), value(condition.value())))
        .collect();
    if chosen.is_empty() {
        chosen.push(t.research_all_students().to_owned());
    }
    let today = browser::day_in_words(&browser::today().to_string(), t.language());
    format!("{title} · {} · {today}", chosen.join(" · "))
}
