//! All figures of a report, in two tables.

use konventa_domain::gain::{Figure, Report, Scores};
use konventa_domain::statistics::{Reliability, WilcoxonMethod};
use leptos::prelude::*;

use super::number::{NONE, Numbers};
use crate::i18n::args;

/// Both tables.
pub(super) fn figures(report: &Report, numbers: &Numbers) -> AnyView {
    let t = numbers.texts;
    view! {
        <section class="research-tables" aria-labelledby="all-figures" data-testid="figures">
            <h2 id="all-figures">{t.research_figures()}</h2>
            <div class="research-two">
                {scores(report, numbers)}
                {change(report, numbers)}
            </div>
        </section>
    }
    .into_any()
}

/// The scores before and after, side by side.
fn scores(report: &Report, numbers: &Numbers) -> AnyView {
    let t = numbers.texts;
    let percent = |figure| numbers.figure(figure, Numbers::exact_percent);
    let quartiles = |scores: &Scores| {
        let both = scores.q1.value().zip(scores.q3.value());
        both.map_or_else(
            || percent(scores.q1),
            |(q1, q3)| {
                let (low, high) = (numbers.exact_percent(q1), numbers.exact_percent(q3));
                t.research_interval(args::ResearchInterval { low: &low, high: &high })
            },
        )
    };
    let reliability = |quiz: &Reliability| {
        let ends = numbers.interval((quiz.ci_low, quiz.ci_high), Numbers::two);
        let value = numbers.figure(quiz.kr20, Numbers::two);
        if ends.is_empty() { value } else { format!("{value} ({ends})") }
    };
    let (pre, post) = (&report.score.pre, &report.score.post);
    let row = |name: &'static str, pre: String, post: String| {
        view! { <tr><th scope="row">{name}</th><td>{pre}</td><td>{post}</td></tr> }
    };
    let of = |name, figure: fn(&Scores) -> Figure| row(name, percent(figure(pre)), percent(figure(post)));
    view! {
        <table>
            <caption>{t.research_share_right()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.research_figure()}</th>
                    <th scope="col">{t.research_before()}</th>
                    <th scope="col">{t.research_after()}</th>
                </tr>
            </thead>
            <tbody>
                {of(t.research_mean(), |scores| scores.mean)}
                {of(t.research_sd(), |scores| scores.sd)}
                {of(t.research_median(), |scores| scores.median)}
                {row(t.research_quartiles(), quartiles(pre), quartiles(post))}
                {of(t.research_floor(), |scores| scores.floor)}
                {of(t.research_ceiling(), |scores| scores.ceiling)}
                {of(t.research_unsure(), |scores| scores.unsure)}
                {row(t.research_reliability(), reliability(&report.reliability.pre), reliability(&report.reliability.post))}
            </tbody>
        </table>
    }
    .into_any()
}

/// One figure of the change: its name, its value, its interval.
struct Row {
    name: &'static str,
    value: String,
    interval: String,
}

fn change(report: &Report, numbers: &Numbers) -> AnyView {
    let t = numbers.texts;
    let row = |row: Row| {
        view! { <tr><th scope="row">{row.name}</th><td>{row.value}</td><td>{row.interval}</td></tr> }
    };
    view! {
        <table>
            <caption>{t.research_change()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.research_figure()}</th>
                    <th scope="col">{t.research_value()}</th>
                    <th scope="col">{t.research_confidence()}</th>
                </tr>
            </thead>
            <tbody>{rows(report, numbers).into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn rows(report: &Report, numbers: &Numbers) -> Vec<Row> {
    let t = numbers.texts;
    let plain = |name, value: String| Row { name, value, interval: String::new() };
    let two = |name, figure, ends| Row {
        name,
        value: numbers.figure(figure, Numbers::two),
        interval: numbers.interval(ends, Numbers::two),
    };
    let (effect, gain, wilcoxon) = (&report.effect, &report.gain, &report.tests.wilcoxon);
    let without = |figure: Figure, without: Figure| {
        let value = numbers.figure(figure, Numbers::two);
        match without.value().filter(|n| *n > 0.0) {
            Some(n) => format!("{value} ({})", t.research_without(Numbers::counted(n))),
            None => value,
        }
    };
    vec![
        Row {
            name: t.research_mean_difference(),
            value: match report.difference.mean {
                Figure::Value(_) => numbers.change(report.score.pre.mean, report.score.post.mean),
                undefined @ Figure::Undefined(_) => numbers.figure(undefined, Numbers::exact_points),
            },
            interval: numbers
                .interval((report.difference.ci_low, report.difference.ci_high), Numbers::exact_points),
        },
        plain(t.research_paired_t(), paired_t(report, numbers)),
        plain(t.research_wilcoxon(), wilcoxon_said(report, numbers)),
        plain(t.research_rank_biserial(), numbers.figure(wilcoxon.rank_biserial, Numbers::two)),
        two(t.research_d_z(), effect.d_z, (effect.d_z_ci_low, effect.d_z_ci_high)),
        two(t.research_d_av(), effect.d_av, (effect.d_av_ci_low, effect.d_av_ci_high)),
        two(
            t.research_hedges_g_z(),
            effect.hedges_g_z,
            (effect.hedges_g_z_ci_low, effect.hedges_g_z_ci_high),
        ),
        two(
            t.research_hedges_g_av(),
            effect.hedges_g_av,
            (effect.hedges_g_av_ci_low, effect.hedges_g_av_ci_high),
        ),
        two(t.research_class_g(), gain.class_g, (gain.class_g_ci_low, gain.class_g_ci_high)),
        Row {
            name: t.research_cluster_g(),
            value: match gain.cluster_ci_low {
                Figure::Value(_) => numbers.figure(gain.class_g, Numbers::two),
                undefined @ Figure::Undefined(_) => numbers.figure(undefined, Numbers::two),
            },
            interval: numbers.interval((gain.cluster_ci_low, gain.cluster_ci_high), Numbers::two),
        },
        plain(t.research_individual_g(), without(gain.mean_individual_g, gain.individual_undefined)),
        plain(t.research_mean_change(), without(gain.mean_change, gain.change_undefined)),
        plain(t.research_icc(), numbers.figure(report.lectures.icc, Numbers::two)),
        plain(t.research_lost(), numbers.figure(report.attrition.lost, Numbers::exact_percent)),
        plain(t.research_lost_mean(), numbers.figure(report.attrition.pre_only_mean, Numbers::exact_percent)),
    ]
}

fn paired_t(report: &Report, numbers: &Numbers) -> String {
    let test = &report.tests.paired_t;
    match (test.t.value(), test.df.value(), test.p.value()) {
        (Some(t), Some(df), Some(p)) => {
            format!("t({}) = {}, {}", numbers.whole(df), numbers.two(t), numbers.p(p))
        }
        _ => numbers.figure(test.t, Numbers::two),
    }
}

fn wilcoxon_said(report: &Report, numbers: &Numbers) -> String {
    let test = &report.tests.wilcoxon;
    let t = numbers.texts;
    let method = match test.method {
        Some(WilcoxonMethod::Exact) => t.research_exact(),
        Some(WilcoxonMethod::Normal) => t.research_normal(),
        None => NONE,
    };
    match (test.w.value(), test.p.value()) {
        (Some(w), Some(p)) => format!("W = {}, {} ({method})", numbers.one(w), numbers.p(p)),
        _ => numbers.figure(test.w, Numbers::two),
    }
}
