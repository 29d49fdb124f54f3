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
use crate::browser;
use crate::i18n::use_texts;

/// The report.
#[component]
pub(super) fn ReportView(
    report: Arc<Report>,
    /// The words of the questions.
    words: Option<Arc<PublicDeck>>,
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
            {bias::table(&report, &numbers, &short)}
            <p class="quiet">{t.research_privacy()}</p>
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
