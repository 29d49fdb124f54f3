//! The number of correct answers before and after: the student's gain, in a sentence and two bars.

use leptos::prelude::*;

use crate::i18n::{Texts, args};
use crate::journey::variant::use_variant;
use crate::journey::widgets::paragraph;
use konventa_domain::journey::JourneyScore;

/// The counts. A quiz that was skipped has none.
pub(super) fn counts(t: Texts, scored: &JourneyScore) -> AnyView {
    let (before, after, of) = (scored.right_before(), scored.right_after(), scored.rows.len());
    let n = of.to_string();
    let [before_words, after_words] = [before, after].map(|right| right.map(|right| right.to_string()));
    let sentence = match (&before_words, &after_words) {
        (Some(before), Some(after)) => t.journey_counts(args::JourneyCounts { before, after, of: &n }),
        (Some(before), None) => t.journey_counts_before(args::JourneyCountsBefore { before, of: &n }),
        (None, Some(after)) => (use_variant().counts_after)(t, args::JourneyCountsAfter { after, of: &n }),
        (None, None) => String::new(),
    };
    let bar = |name: &'static str, testid: &'static str, class: &'static str, right: Option<usize>| {
        right.map(|right| {
            view! {
                <div class=class>
                    <dt>{name}</dt>
                    <dd>
                        <progress max=of.to_string() value=right.to_string() aria-hidden="true"></progress>
                        <strong data-testid=testid>{right}</strong>
                        <span class="quiet">{t.journey_of(&of.to_string())}</span>
                    </dd>
                </div>
            }
        })
    };
    view! {
        <section class="counts">
            <p class="lead">{sentence}</p>
            <dl>
                {bar(t.journey_before(), "score-before", "before", before)}
                {bar((use_variant().post_label)(t), "score-after", "after", after)}
            </dl>
            {(after < before && after.is_some()).then(|| paragraph("", t.journey_counts_fewer()))}
            <p class="quiet">{t.journey_counts_says()}</p>
        </section>
    }
    .into_any()
}
