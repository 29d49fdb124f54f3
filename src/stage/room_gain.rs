//! The gain of the room, on the slide with the results: one sentence, two large figures, and the
//! questions, the largest changes first.

use konventa_domain::invariant::assert_fits;
use konventa_domain::lecture::RoomGain;
use konventa_domain::rounding::{RoundedChange, Unit};
use leptos::prelude::*;

use super::own_result::OwnResult;
use super::session::PresenterSession;
use crate::i18n::{Texts, args, use_texts};

/// The gain, once enough students have taken both quizzes; until then each phone's own result. With
/// `rest`, the questions that did not fit before.
#[component]
pub fn GainBoard(
    /// The lecture.
    session: PresenterSession,
    /// The questions in a few words each, in the order asked.
    items: Vec<String>,
    /// Whether the other questions are shown.
    rest: Signal<bool>,
) -> impl IntoView {
    let t = use_texts();
    let lecture = session.lecture();
    let gain = Memo::new(move |_| lecture.with(|lecture| lecture.gain().cloned()));
    move || match gain.get() {
        None => view! {
            <OwnResult />
            <p class="gain-withheld" data-testid="gain-withheld">{move || t().live_gain_withheld()}</p>
        }
        .into_any(),
        Some(gain) => board(t(), &gain, &items, rest).into_any(),
    }
}

fn board(t: Texts, gain: &RoomGain, items: &[String], rest: Signal<bool>) -> impl IntoView + use<> {
    let (before, after) = gain.shares();
    let row = |at: &usize| item(t, items.get(*at)?, gain, *at);
    let order = gain.by_change();
    let (first, others) = order.split_at(order.len().min(RoomGain::AT_ONCE));
    let [first, others] = [first, others].map(|part| part.iter().filter_map(row).collect_view());
    let [largest, other] = [(t.live_gain_largest(), first), (t.live_gain_rest(), others)];
    let part = |(heading, rows): (&'static str, Vec<_>)| {
        view! {
            <h3>{heading}</h3>
            <Scale />
            <ol class="gain-items">{rows}</ol>
        }
    };
    view! {
        <h2 class="headline guided">{headline(t, before, after)}</h2>
        <section class="gain" data-testid="gain" data-n=gain.n data-rest=move || rest.get().then_some("")>
            <div class="gain-figures">
                <p class="gain-figure">
                    <span>{t.live_before()}</span>
                    <strong data-testid="gain-before">{percent(before)}"\u{a0}%"</strong>
                </p>
                <p class="gain-figure after">
                    <span>{t.live_after()}</span>
                    <strong data-testid="gain-after">{percent(after)}"\u{a0}%"</strong>
                </p>
                <p class="gain-n">{t.live_gain_n(assert_fits(gain.n))}</p>
            </div>
            <div class="gain-part" inert=move || rest.get()>{part(largest)}</div>
            <div class="gain-part rest" inert=move || !rest.get()>{part(other)}</div>
        </section>
    }
}

/// The ends and the middle of the rails.
#[component]
fn Scale() -> impl IntoView {
    let tick = |at: u8| view! { <span style:left=format!("{at}%")>{at}"\u{a0}%"</span> };
    view! { <p class="gain-scale" aria-hidden="true">{[0, 50, 100].map(tick).collect_view()}</p> }
}

fn item(t: Texts, short: &str, gain: &RoomGain, at: usize) -> Option<impl IntoView + use<>> {
    let (pre, post) = gain.item_shares(at)?;
    let (low, high) = (pre.min(post), pre.max(post));
    let words = t.live_gain_said(args::LiveGainSaid { before: &percent(pre), after: &percent(post) });
    Some(view! {
        <li>
            <span class="gain-short">{short.to_owned()}</span>
            <span class="gain-said">{words}</span>
            <span class="gain-rail" aria-hidden="true">
                <span class="way" class:down=post < pre style:left=place(low) style:width=place(high - low)></span>
                <span class="gain-dot" style:left=place(pre)></span>
                <span class="gain-dot after" style:left=place(post)></span>
            </span>
        </li>
    })
}

fn place(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

/// Whole percent.
fn percent(share: f64) -> String {
    Unit::Percent.round(share).to_string()
}

/// The headline: how many answers are right now, and how many were before.
fn headline(t: Texts, before: f64, after: f64) -> String {
    let (unit, change) = RoundedChange::in_words(before, after);
    let (of, before) = (unit.per_whole().to_string(), change.before.to_string());
    t.live_gain_headline(args::LiveGainHeadline { n: assert_fits(change.after), of: &of, before: &before })
}
