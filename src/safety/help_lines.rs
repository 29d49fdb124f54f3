//! Where to turn.

use konventa_domain::deck::{HelpLine, HelpRank, PublicDeck, Standing};
use konventa_domain::{Country, Day};
use leptos::prelude::*;

use crate::browser;
use crate::i18n::Texts;

/// The help lines of a country, or of all of them where none is chosen yet.
pub fn help_lines(t: Texts, deck: &PublicDeck, country: Option<Country>) -> AnyView {
    let today = browser::today();
    let group = |one: Country| {
        let lines = |lines: Vec<&HelpLine>| -> Vec<AnyView> {
            lines.into_iter().map(|line| help_line(t, line, today)).collect()
        };
        let confirmed = lines(deck.help_on_the_wall(one, today).collect());
        let older = lines(deck.help_of(one, HelpRank::Unconfirmed, today).collect());
        let heading = country.is_none().then(|| view! { <h3>{t.country(one)}</h3> });
        let level = if country.is_none() { "4" } else { "3" };
        let older = (!older.is_empty()).then(|| {
            view! {
                <p class="help-older" role="heading" attr:aria-level=level>
                    {t.safety_older()}
                </p>
                <ul data-testid="older-lines">{older}</ul>
            }
        });
        view! {
            {heading}
            <ul>{confirmed}</ul>
            {older}
        }
        .into_any()
    };
    let chosen = |one: &Country| country.is_none_or(|country| country == *one);
    let groups: Vec<AnyView> = Country::ALL.into_iter().filter(chosen).map(group).collect();
    view! { <div class="help-lines" data-testid="help-lines">{groups}</div> }.into_any()
}

fn help_line(t: Texts, line: &HelpLine, today: Day) -> AnyView {
    let mut call = String::from("tel:");
    call.push_str(&line.dial());
    // What is not known is not shown.
    let known = |words: &str, said: fn(Texts, &str) -> String| (!words.is_empty()).then(|| said(t, words));
    let said = [
        known(&line.hours, Texts::safety_hours),
        known(&line.cost, Texts::safety_cost),
        known(&line.languages, Texts::safety_languages),
        known(&line.note, |_, note| note.to_owned()),
        Some(standing(t, line, today)),
        Some(t.journey_source(&line.source)),
    ];
    let quiet = |words: String| view! { <p class="quiet">{words}</p> }.into_any();
    let said: Vec<AnyView> = said.into_iter().flatten().map(quiet).collect();
    let check = check_first(t, line, today).map(|words| view! { <p class="help-check">{words}</p> });
    view! {
        <li class="help-line" class:help-urgent=line.urgent>
            <a class="help-number" href=call>{line.number.clone()}</a>
            <p class="help-name">{line.name.clone()}</p>
            {check}
            {said}
        </li>
    }
    .into_any()
}

/// The request to check a line first, where it is one to be checked. The same on a phone and on the wall.
pub fn check_first(t: Texts, line: &HelpLine, today: Day) -> Option<&'static str> {
    line.is_to_be_checked(today).then(|| t.safety_check_first())
}

/// What a line rests on today. The same on a phone and on the wall.
pub fn standing(t: Texts, line: &HelpLine, today: Day) -> String {
    match line.standing(today) {
        Standing::Called(day) => t.safety_called(&browser::day_in_words(&day.to_string(), t.language())),
        Standing::Page(page) | Standing::OldPage(page) => t.safety_page_of(&page.year().to_string()),
    }
}
