//! One item before and after: an open dot, a filled dot, and the way between them.

use konventa_domain::gain::ItemGain;
use leptos::prelude::*;

use super::figures::percent;
use crate::i18n::use_texts;

/// A bar from 0 to 100 %. What it shows is also said in words.
#[component]
pub(super) fn ItemBar(
    /// The shares.
    item: ItemGain,
    /// The item in a few words.
    short: String,
) -> impl IntoView {
    let t = use_texts();
    let (pre, post) = (item.pre_right.value(), item.post_right.value());
    let said = t().research_item_said(&percent(&item.post_right), &percent(&item.pre_right));
    let bar = pre.zip(post).map(|(pre, post)| {
        let at = |share: f64| format!("{}", 6.0 + share * 588.0);
        view! {
            <svg class="item-bar" viewBox="0 0 600 24" aria-hidden="true">
                <line class="rail" x1="6" x2="594" y1="12" y2="12" />
                <line class="way" class:down=post < pre x1=at(pre) x2=at(post) y1="12" y2="12" />
                <circle class="before" r="8" cx=at(pre) cy="12" />
                <circle class="after" r="8" cx=at(post) cy="12" />
            </svg>
        }
    });
    view! {
        <li class="item-row" data-testid=format!("report-item-{}", item.item)
            data-pre=pre.map(|p| p.to_string()) data-post=post.map(|p| p.to_string())>
            <span class="item-short">{short}</span>
            {bar}
            <span class="item-said">{said}</span>
        </li>
    }
}
