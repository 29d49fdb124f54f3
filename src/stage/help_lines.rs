//! Help lines, large enough for the last row.

use konventa_domain::deck::HelpLine;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::use_texts;
use crate::safety::{check_first, confirmed_text};

/// The help lines on a slide.
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
    let (number, name, urgent) = (line.number.clone(), line.name.clone(), line.urgent);
    let about = move || {
        let today = browser::today();
        // Unknown values are left out. The request to check a number first is shown separately, so
        // that it is noticed.
        let known = [&line.hours, &line.cost, &line.languages, &line.note].map(Clone::clone);
        let known = join(
            known.into_iter().chain([confirmed_text(t(), &line, today), line.source_title.clone()]).collect(),
        );
        view! {
            <dd class="help-note">{known}</dd>
            {check_first(t(), &line, today).map(|words| view! { <dd class="help-check">{words}</dd> })}
        }
    };
    view! {
        <div class="help-line" class:help-urgent=urgent>
            <dd class="help-number">{number}</dd>
            <dt class="help-name">{name}</dt>
            {about}
        </div>
    }
}

/// Joins the parts of a line. The sign between two parts stays at the end of a line that breaks there.
fn join(mut words: Vec<String>) -> String {
    words.retain(|words| !words.is_empty());
    words.join("\u{a0}· ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_begins_with_the_sign_between_two_parts() {
        let parts = ["When you are in danger now", "", "A web page"].map(str::to_owned);
        assert_eq!(join(parts.to_vec()), "When you are in danger now\u{a0}· A web page");
    }
}
