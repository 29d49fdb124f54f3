//! Where to turn, large enough for the last row.

use konventa_domain::deck::{HelpLine, SourceMark};
use leptos::prelude::*;

use crate::browser;
use crate::i18n::use_texts;

/// The help lines of a country.
#[component]
pub fn HelpLines(
    /// In the order shown.
    lines: Vec<HelpLine>,
) -> impl IntoView {
    view! { <dl class="help-lines">{lines.into_iter().map(|line| view! { <Line line /> }).collect_view()}</dl> }
}

#[component]
fn Line(line: HelpLine) -> impl IntoView {
    let t = use_texts();
    let day = line.checked;
    let confirm = move || t().stage_confirm_first(&browser::day_in_words(&day, t().language()));
    view! {
        <div class="help-line">
            <dd class="help-number">{line.number}</dd>
            <dt class="help-name">{line.name}</dt>
            <dd class="help-note">{line.note}</dd>
            {(line.mark != SourceMark::Verified).then(|| view! { <dd class="help-confirm">{confirm}</dd> })}
        </div>
    }
}
