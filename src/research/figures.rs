//! The figures of a report.

use konventa_domain::deck::PublicDeck;
use konventa_domain::gain::{Figure, Report};
use leptos::prelude::*;

use super::item_bar::ItemBar;
use crate::i18n::use_texts;

/// A share as whole percent, or a dash.
pub(super) fn percent(figure: &Figure) -> String {
    figure.value().map_or_else(|| "–".to_owned(), |share| format!("{} %", whole(share * 100.0)))
}

/// A count, or a dash.
fn count(figure: &Figure) -> String {
    figure.value().map_or_else(|| "–".to_owned(), whole)
}

/// Rounded to a whole number; with a true minus sign.
pub(super) fn whole(value: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "percents and counts are small")]
    let rounded = value.round() as i64;
    if rounded < 0 { format!("\u{2212}{}", rounded.unsigned_abs()) } else { rounded.to_string() }
}

/// The report in one sentence, in four figures, and a bar per item.
#[component]
pub(super) fn Figures(
    /// The figures.
    report: Report,
    /// The words of the items.
    deck: PublicDeck,
) -> impl IntoView {
    let t = use_texts();
    let (pre, post) = (&report.score.pre.mean, &report.score.post.mean);
    let Some(((before, after), n)) = pre.value().zip(post.value()).zip(report.n.paired.value()) else {
        return view! {
            <p class="research-sentence" data-testid="report-withheld">{t().research_withheld()}</p>
        }
        .into_any();
    };
    let (share_before, share_after, students) = (whole(before * 100.0), whole(after * 100.0), whole(n));
    let sentence = if after > before {
        t().research_sentence(&share_after, &share_before, &students)
    } else {
        t().research_sentence_no_rise(&share_after, &share_before, &students)
    };
    let difference = report.difference.mean.value().map_or_else(
        || "–".to_owned(),
        |d| format!("{}{}", if d > 0.0 { "+" } else { "" }, whole(d * 100.0)),
    );
    let figure = |test: &'static str, label: &'static str, value: String, note: &'static str| {
        view! {
            <div class="figure">
                <dt>{label}</dt>
                <dd class="figure-value" data-testid=test>{value}</dd>
                <dd class="quiet">{note}</dd>
            </div>
        }
    };
    view! {
        <p class="research-sentence">{sentence}</p>
        <dl class="research-figures">
            {figure("report-n", t().research_n(), count(&report.n.paired), t().research_n_note())}
            {figure("report-before", t().research_before(), percent(pre), t().research_before_note())}
            {figure("report-after", t().research_after(), percent(post), t().research_after_note())}
            {figure("report-difference", t().research_difference(), difference, t().research_difference_note())}
            {figure("report-gain", t().research_gain(), percent(&report.gain.class_g), t().research_gain_note())}
        </dl>
        <section aria-labelledby="research-items">
            <h2 id="research-items">{t().research_items()}</h2>
            <p class="quiet research-legend">
                <span class="dot before" aria-hidden="true"></span>{t().research_before()}
                <span class="dot after" aria-hidden="true"></span>{t().research_after()}
            </p>
            <ol class="item-bars">
                {report.items.iter().map(|item| {
                    let short = deck.item(&item.item).map_or_else(
                        || item.item.to_string(),
                        |words| words.face.iter().next().map(|(_, face)| face.short.clone()).unwrap_or_default(),
                    );
                    view! { <ItemBar item=item.clone() short /> }
                }).collect_view()}
            </ol>
            <p class="item-scale quiet" aria-hidden="true"><span>"0 %"</span><span>"50 %"</span><span>"100 %"</span></p>
        </section>
        <p class="quiet">{t().research_others(&count(&report.n.post_only), &count(&report.n.pre_only))}</p>
        <p class="quiet">{t().research_privacy()}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use konventa_domain::gain::Why;

    use super::*;

    #[test]
    fn figures_are_rounded_and_a_missing_one_is_a_dash() {
        assert_eq!(percent(&Figure::Value(0.654)), "65 %");
        assert_eq!(percent(&Figure::Undefined(Why::TooFewRecords)), "–");
        assert_eq!(whole(-12.4), "−12");
    }
}
