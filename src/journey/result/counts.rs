//! The number of correct answers before and after: the student's gain, in a sentence and two bars.

use leptos::prelude::*;

use crate::i18n::{Texts, args};
use crate::journey::variant::use_variant;
use crate::journey::widgets::{bar, paragraph};
use crate::ui::el;
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
    let row = |name: &str, testid: &str, class: &str, right: &Option<String>| {
        right.as_ref().map(|right| {
            let value = el("strong").testid(testid).child(right);
            let value = [bar(&n, right), value, el("span").class("quiet").child(&t.journey_of(&n))];
            el("div").class(class).child([el("dt").child(name), el("dd").child(value)])
        })
    };
    let rows = [
        row(t.journey_before(), "score-before", "before", &before_words),
        row((use_variant().post_label)(t), "score-after", "after", &after_words),
    ];
    let fewer = (after < before && after.is_some()).then(|| paragraph("", t.journey_counts_fewer()));
    el("section")
        .class("counts")
        .child(paragraph("lead", sentence))
        .child(el("dl").child(rows))
        .child(fewer)
        .child(paragraph("quiet", t.journey_counts_says()))
        .into_any()
}
