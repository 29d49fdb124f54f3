//! Retention: how much the students who answered the follow-up still knew.

use std::sync::Arc;

use konventa_domain::gain::{Figure, Report, Retention};
use konventa_domain::id::ItemId;
use leptos::prelude::*;

use super::charts::retention::{chart, means};
use super::number::Numbers;
use crate::i18n::args;

/// A sentence, the means and a chart; one line if they are withheld, nothing if nobody answered the
/// follow-up.
pub(super) fn retention(
    report: &Arc<Report>,
    numbers: &Numbers,
    short: &dyn Fn(&ItemId) -> String,
) -> Option<AnyView> {
    let t = numbers.texts;
    let found = &report.retention;
    match found.n {
        Figure::Undefined(_) => Some(
            view! { <p class="quiet" data-testid="retention-withheld">{t.research_retention_withheld()}</p> }
                .into_any(),
        ),
        Figure::Value(n) if n > 0.0 => Some(
            view! {
                <section class="research-retention research-two" aria-labelledby="retention" data-testid="retention">
                    <div class="retention-said">
                        <h2 id="retention">{t.research_retention()}</h2>
                        <p>{sentence(found, n, numbers)}</p>
                        <p class="quiet">{t.research_retention_note()}</p>
                        {means(found, numbers).view(t.research_retention())}
                    </div>
                    {chart(report, numbers, short)}
                </section>
            }
            .into_any(),
        ),
        Figure::Value(_) => None,
    }
}

fn sentence(found: &Retention, n: f64, numbers: &Numbers) -> String {
    let t = numbers.texts;
    let who = t.research_retention_n(args::ResearchRetentionN {
        n: &numbers.whole(n),
        days: &numbers.short(found.days, Numbers::whole),
    });
    let kept = match found.kept {
        Figure::Undefined(_) => t.research_retention_not_gained().to_owned(),
        Figure::Value(kept) if kept <= 0.0 => t.research_retention_kept_nothing().to_owned(),
        Figure::Value(kept) if kept >= 1.0 => t.research_retention_kept_all().to_owned(),
        Figure::Value(kept) => t.research_retention_kept(&numbers.hundredths(kept)),
    };
    format!("{who} {kept}")
}
