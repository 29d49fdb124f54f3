//! Where to turn.

use konventa_domain::Country;
use konventa_domain::deck::{HelpLine, PublicDeck};
use leptos::prelude::*;

use crate::browser;
use crate::i18n::Texts;

/// The help lines of a country, or of all of them where none is chosen yet.
pub fn help_lines(t: Texts, deck: &PublicDeck, country: Option<Country>) -> AnyView {
    let group = |one: Country| {
        let lines: Vec<AnyView> = deck.help_in(one).map(|line| help_line(t, line)).collect();
        let heading = country.is_none().then(|| view! { <h3>{t.country(one)}</h3> });
        view! {
            {heading}
            <ul>{lines}</ul>
        }
        .into_any()
    };
    let chosen = |one: &Country| country.is_none_or(|country| country == *one);
    let groups: Vec<AnyView> = Country::ALL.into_iter().filter(chosen).map(group).collect();
    view! { <div class="help-lines" data-testid="help-lines">{groups}</div> }.into_any()
}

fn help_line(t: Texts, line: &HelpLine) -> AnyView {
    let day = browser::day_in_words(&line.checked, t.language());
    let checked = if line.is_sure() { t.safety_checked(&day) } else { t.safety_please_check(&day) };
    let mut call = String::from("tel:");
    call.push_str(&line.dial());
    // What is not known is not shown.
    let known = |words: &str, said: fn(Texts, &str) -> String| (!words.is_empty()).then(|| said(t, words));
    let said = [
        known(&line.hours, Texts::safety_hours),
        known(&line.cost, Texts::safety_cost),
        known(&line.languages, Texts::safety_languages),
        known(&line.note, |_, note| note.to_owned()),
    ];
    let quiet = |words: String| view! { <p class="quiet">{words}</p> }.into_any();
    let said: Vec<AnyView> = said.into_iter().flatten().map(quiet).collect();
    view! {
        <li class="help-line">
            <a class="help-number" href=call>{line.number.clone()}</a>
            <p class="help-name">{line.name.clone()}</p>
            {said}
            <p class="quiet" class:help-unsure=!line.is_sure()>{checked}</p>
            {quiet(t.journey_source(&line.source))}
        </li>
    }
    .into_any()
}
