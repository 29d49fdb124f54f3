//! The gain of the room, on the slide with the results.

use konventa_domain::lecture::RoomGain;
use leptos::prelude::*;

use super::own_result::OwnResult;
use super::session::PresenterSession;
use crate::i18n::{Texts, args, use_texts};

/// Before and after for each question, and one sentence; each phone's result until enough students
/// have taken both quizzes.
#[component]
pub fn GainBoard(session: PresenterSession, items: Vec<String>) -> impl IntoView {
    let t = use_texts();
    let lecture = session.lecture();
    let gain = Memo::new(move |_| lecture.with(|lecture| lecture.gain().cloned()));
    move || match gain.get() {
        None => view! {
            <OwnResult />
            <p class="gain-withheld" data-testid="gain-withheld">{move || t().live_gain_withheld()}</p>
        }
        .into_any(),
        Some(gain) => {
            let says = sentence(t(), &gain);
            let row = |(at, short): (usize, &String)| Some(item(t(), short, &gain, at)?.into_any());
            let rows = items.iter().enumerate().filter_map(row).collect_view();
            view! {
                <section class="gain" data-testid="gain" data-n=gain.n>
                    <p class="gain-sentence">{says}</p>
                    <p class="gain-legend">
                        <span class="gain-dot" aria-hidden="true"></span>
                        {t().live_before()}
                        <span class="gain-dot after" aria-hidden="true"></span>
                        {t().live_after()}
                    </p>
                    <ol class="gain-items">{rows}</ol>
                </section>
            }
            .into_any()
        }
    }
}

fn item(t: Texts, short: &str, gain: &RoomGain, at: usize) -> Option<impl IntoView + use<>> {
    let (pre, post) = (share(*gain.pre_right.get(at)?, gain.n), share(*gain.post_right.get(at)?, gain.n));
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

#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
fn share(right: u64, n: u64) -> f64 {
    if n == 0 { 0.0 } else { right as f64 / n as f64 }
}

fn place(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

/// Whole percent, with a proper minus sign.
fn percent(share: f64) -> String {
    format!("{:.0}", share * 100.0).replace("-0", "0").replace('-', "\u{2212}")
}

/// One plain sentence, and a second one if it can be said how much of what was still unknown the
/// room learned.
fn sentence(t: Texts, gain: &RoomGain) -> String {
    let (before, after) = gain.shares();
    let has_risen = after > before;
    let (n, before, after) = (&gain.n.to_string(), &percent(before), &percent(after));
    if !has_risen {
        return t.live_gain_no_rise(args::LiveGainNoRise { n, before, after });
    }
    let rose = t.live_gain_rose(args::LiveGainRose { n, before, after });
    match gain.class_g {
        Some([g, low, high]) => {
            let (gain, low, high) = (&percent(g), &percent(low), &percent(high));
            [rose, t.live_gain_learned(args::LiveGainLearned { gain, low, high })].join(" ")
        }
        None => rose,
    }
}

#[cfg(test)]
mod tests {

    use super::*;

    fn sentence_for(pre: u64, post: u64, class_g: Option<[f64; 3]>) -> String {
        let gain = RoomGain { n: 40, pre_right: vec![pre], post_right: vec![post], class_g };
        sentence(Texts::english(), &gain)
    }

    #[test]
    fn the_sentence_gives_n_and_the_interval_and_does_not_call_a_fall_a_rise() {
        assert_eq!(
            sentence_for(20, 30, Some([0.5, 0.314, 0.66])),
            "40 answered both quizzes: their share of right answers rose from 50\u{a0}% to 75\u{a0}%. \
             The room learned 50\u{a0}% of what it could still learn (95\u{a0}% interval 31 to 66\u{a0}%)."
        );
        assert_eq!(
            sentence_for(20, 18, Some([-0.1, -0.2, 0.0])),
            "40 answered both quizzes: 50\u{a0}% of the answers were right before the lecture and 45\u{a0}% after it."
        );
        assert_eq!(percent(-0.12), "\u{2212}12");
        assert_eq!(percent(-0.001), "0");
    }
}
