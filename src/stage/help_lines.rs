//! Where to turn, large enough for the last row.

use konventa_domain::deck::HelpLine;
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
    let sure = line.is_sure();
    // What is not known is not shown. A request to check first stands alone, so that it is seen.
    let known = [line.hours, line.cost, line.languages, line.note];
    let (day, source) = (line.checked, line.source);
    let about = move || {
        let day = browser::day_in_words(&day, t().language());
        let known = known.iter().cloned();
        let (checked, asked) = if sure {
            (t().safety_checked(&day), None)
        } else {
            (String::new(), Some(t().stage_confirm_first(&day)))
        };
        let known = said(known.chain([checked, source.clone()]).collect());
        view! {
            <dd class="help-note">{known}</dd>
            {asked.map(|words| view! { <dd class="help-confirm">{words}</dd> })}
        }
    };
    view! {
        <div class="help-line">
            <dd class="help-number">{line.number}</dd>
            <dt class="help-name">{line.name}</dt>
            {about}
        </div>
    }
}

/// What there is to say, in one line.
fn said(mut words: Vec<String>) -> String {
    words.retain(|words| !words.is_empty());
    words.join(" · ")
}
