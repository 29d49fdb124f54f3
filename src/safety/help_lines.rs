//! Where to turn.

use konventa_domain::Country;
use konventa_domain::deck::{HelpLine, PublicDeck, SourceMark};
use leptos::prelude::*;

use crate::browser;
use crate::i18n::{PageLanguage, Texts};

/// The help lines of a country, or of all of them where none is chosen yet.
#[component]
pub fn HelpLines(
    /// The interface's words.
    t: Texts,
    /// Where the lines come from.
    deck: std::sync::Arc<PublicDeck>,
    /// Whose lines.
    country: Option<Country>,
) -> impl IntoView {
    let countries: Vec<Country> = match country {
        Some(country) => vec![country],
        None => Country::ALL.into(),
    };
    let one = countries.len() == 1;
    let group = |country: Country| {
        let lines: Vec<AnyView> = deck.help_in(country).map(|line| help_line(t, line)).collect();
        let title = (!one).then(|| view! { <h3>{t.country(country)}</h3> });
        view! {
            {title}
            <ul>{lines}</ul>
        }
    };
    view! { <div class="help-lines" data-testid="help-lines">{countries.into_iter().map(group).collect_view()}</div> }
}

fn help_line(t: Texts, line: &HelpLine) -> AnyView {
    let PageLanguage(language) = expect_context();
    let day = browser::day_in_words(&line.checked, language.get_untracked());
    let checked = match line.mark {
        SourceMark::Verified => t.safety_checked(&day),
        SourceMark::VerifiedOld | SourceMark::Known => t.safety_please_check(&day),
    };
    let mut call = String::from("tel:");
    call.push_str(&line.dial());
    view! {
        <li class="help-line">
            <a class="help-number" href=call>{line.number.clone()}</a>
            <p class="help-name">{line.name.clone()}</p>
            <p class="quiet">{line.note.clone()}</p>
            <p class="quiet" class:help-unsure=line.mark != SourceMark::Verified>{checked}</p>
        </li>
    }
    .into_any()
}
