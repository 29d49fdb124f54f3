//! The report in a sentence that needs no statistics, and in five figures.

use konventa_domain::gain::{Figure, Report};
use leptos::prelude::*;

use super::number::Numbers;
use crate::i18n::args;

/// The sentence and the figures, or a sentence that says why there are none.
pub(super) fn lead(report: &Report, numbers: &Numbers) -> AnyView {
    let t = numbers.texts;
    let (pre, post) = (report.score.pre.mean, report.score.post.mean);
    let Some(((before, after), n)) = pre.value().zip(post.value()).zip(report.n.paired.value()) else {
        let nobody = report.n.paired.value().is_some();
        let words = if nobody { t.research_nobody() } else { t.research_withheld() };
        return view! { <p class="research-sentence" data-testid="report-withheld">{words}</p> }.into_any();
    };
    let [from, to] = [before, after].map(|share| numbers.exact_hundredths(share));
    let students = numbers.whole(n);
    let rose = after > before && from != to;
    let sentence = if rose {
        t.research_sentence(args::ResearchSentence { n: &students, before: &from, after: &to })
    } else {
        t.research_sentence_no_rise(args::ResearchSentenceNoRise { n: &students, before: &from, after: &to })
    };
    let more = rose.then(|| {
        let items = f64::from(report.items_asked);
        let more = numbers.one((after - before) * items);
        t.research_more_right(args::ResearchMoreRight { more: &more, items: &numbers.whole(items) })
    });
    let both = |low: Figure, high: Figure| low.value().zip(high.value());
    let of_difference = both(report.difference.ci_low, report.difference.ci_high)
        .map(|(low, high)| (numbers.exact_points(low), numbers.exact_points(high)));
    let of_gain = both(report.gain.class_g_ci_low, report.gain.class_g_ci_high)
        .map(|ends| numbers.ends(ends, Numbers::percent, Numbers::exact_percent));
    let between = of_difference
        .as_ref()
        .map(|(low, high)| t.research_rise_between(args::ResearchRiseBetween { low, high }));
    let interval = |ends: Option<(String, String)>| {
        ends.map_or_else(String::new, |(low, high)| {
            t.research_interval(args::ResearchInterval { low: &low, high: &high })
        })
    };
    let figure =
        |test: &'static str, label: &'static str, value: String, note: &'static str, interval: String| {
            view! {
                <div class="figure">
                    <dt>{label}</dt>
                    <dd class="figure-value" data-testid=test>{value}</dd>
                    {(!interval.is_empty()).then(|| view! { <dd class="figure-interval">{interval}</dd> })}
                    <dd class="quiet">{note}</dd>
                </div>
            }
        };
    let exact = |figure: Figure| numbers.short(figure, Numbers::exact_percent);
    let gain = numbers.short(report.gain.class_g, Numbers::percent);
    let difference = numbers.change(pre, post);
    view! {
        <p class="research-sentence">{sentence}</p>
        <p class="research-more">{more}" "{between}</p>
        <dl class="research-figures">
            {figure("report-n", t.research_n(), students, t.research_n_note(), String::new())}
            {figure("report-before", t.research_before(), exact(pre), t.research_before_note(), String::new())}
            {figure("report-after", t.research_after(), exact(post), t.research_after_note(), String::new())}
            {figure("report-difference", t.research_difference(), difference, t.research_difference_note(), interval(of_difference))}
            {figure("report-gain", t.research_gain(), gain, t.research_gain_note(), interval(of_gain))}
        </dl>
    }
    .into_any()
}
