//! Help lines.

use konventa_domain::deck::{Evidence, HelpLine, HelpRank, PublicDeck};
use konventa_domain::{Country, Day};
use leptos::prelude::*;

use crate::browser;
use crate::i18n::Texts;
use crate::ui::{Element, el};

/// The help lines of a country, or of all of them if none is chosen yet.
pub fn help_lines(t: Texts, deck: &PublicDeck, country: Option<Country>) -> AnyView {
    let today = browser::today();
    let mut groups: Vec<Element> = Vec::new();
    for one in Country::ALL {
        if country.is_some_and(|country| country != one) {
            continue;
        }
        if country.is_none() {
            groups.push(el("h2").child(t.country(one)));
        }
        for rank in HelpRank::ALL {
            let mut lines: Vec<Element> = Vec::new();
            for line in &deck.help {
                if line.country == one && line.rank(today) == rank {
                    lines.push(help_line(t, line, today));
                }
            }
            if lines.is_empty() {
                continue;
            }
            if rank == HelpRank::Unconfirmed {
                // Not a heading: the level of the one above it differs between screens.
                groups.push(el("p").class("help-older").child(t.safety_older()));
            }
            groups.push(el("ul").child(lines));
        }
    }
    el("div").class("help-lines").testid("help-lines").child(groups).into_any()
}

type Format = fn(Texts, &str) -> String;

fn help_line(t: Texts, line: &HelpLine, today: Day) -> Element {
    let mut call = String::from("tel:");
    call.push_str(&line.dial());
    let note = |class: &str, words: &str| el("p").class(class).child(words);
    let mut about: Vec<Element> = Vec::new();
    if let Some(words) = check_first(t, line, today) {
        about.push(note("help-check", words));
    }
    // Unknown values are left out.
    let known: [(&str, Format); 4] = [
        (&line.hours, Texts::safety_hours),
        (&line.cost, Texts::safety_cost),
        (&line.languages, Texts::safety_languages),
        (&line.note, |_, note| note.to_owned()),
    ];
    for (words, format) in known {
        if !words.is_empty() {
            about.push(note("quiet", &format(t, words)));
        }
    }
    about.push(note("quiet", &confirmed_text(t, line, today)));
    about.push(note("quiet", &t.journey_source(&line.source_title)));
    let number = el("a").class("help-number").attr("href", &call).child(&line.number);
    let class = if line.urgent { "help-line help-urgent" } else { "help-line" };
    el("li").class(class).child([number, el("p").class("help-name").child(&line.name)]).child(about)
}

/// The request to check a line first, if it needs checking. The same on a phone and on the stage.
pub fn check_first(t: Texts, line: &HelpLine, today: Day) -> Option<&'static str> {
    line.is_to_be_checked(today).then(|| t.safety_check_first())
}

/// How recently the line was confirmed. The same on a phone and on the stage.
pub fn confirmed_text(t: Texts, line: &HelpLine, today: Day) -> String {
    match line.evidence(today) {
        Evidence::Called(day) => t.safety_called(&browser::day_in_words(&day.to_string(), t.language())),
        Evidence::Page(page) | Evidence::OldPage(page) => t.safety_page_of(&page.year().to_string()),
    }
}
