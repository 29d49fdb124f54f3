//! Where to turn.

use konventa_domain::Country;
use konventa_domain::deck::{HelpLine, PublicDeck, SourceMark};
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
