//! Items that can be guessed. Such a deck is served with a warning.

use crate::case::{Case, case};

const EN: &str = "text.en.md";
const SQ: &str = "text.sq.md";

pub(crate) fn cases() -> Vec<Case> {
    [repeats(), limits(), answers()].concat()
}

fn repeats() -> Vec<Case> {
    vec![
        case("a right choice from a slide", EN)
            .swap("Teach at every level", "Teach violations at every grand level")
            .swap(
                "- (rights) KEYWORD a violation of rights",
                "- (rights) Teach violations at every grand level",
            )
            .swap(
                "- (private) A private matter of the family alone",
                "- (private) A private matter of each single family alone",
            )
            .warns(),
        case("a right choice from its question", EN)
            .swap("How is Montenegro bound?", "How is Montenegro, with ratified treaty duties, bound?")
            .swap("- (party) As a Party", "- (party) Montenegro with ratified treaty duties")
            .swap("- (waits) It waits\n", "- (waits) It waits until the other states of Europe are bound\n")
            .warns(),
        case("a right choice with words of its question", EN)
            .swap("- (rights) KEYWORD a violation of rights", "- (rights) Violence of women and others")
            .warns(),
        case("a right choice with words of its question in a translation", SQ)
            .swap("- (rights) KEYWORD shkelje e të drejtave", "- (rights) Dhunë mbi të drejtat e grave")
            .swap("vetëm e familjes", "brenda familjes së saj")
            .warns(),
    ]
}

fn limits() -> Vec<Case> {
    vec![
        case("wrong choices without exception", EN)
            .swap("A private matter of the family alone", "Only a private matter of the family")
            .swap("Mainly a matter", "Always a matter")
            .swap("- (poverty) Poverty", "- (poverty) All poverty")
            .swap("It has signed and not ratified", "It has only signed")
            .swap("- (left) It has left", "- (left) It has left, as all have")
            .swap("- (waits) It waits", "- (waits) It never waits")
            .warns(),
        case("wrong choices with a condition", EN)
            .swap("A private matter of the family alone", "A private matter if the family agrees")
            .swap("Mainly a matter", "Unless proven a matter")
            .swap("- (poverty) Poverty", "- (poverty) Poverty until shown")
            .swap("It has signed and not ratified", "If it has signed")
            .swap("- (left) It has left", "- (left) Once it has left")
            .swap("- (waits) It waits", "- (waits) If it waits")
            .warns(),
    ]
}

fn answers() -> Vec<Case> {
    vec![
        case("an item that answers another", EN)
            .swap(
                "ask: How is Albania bound?",
                "ask: Rights whose violation is a KEYWORD: how is Albania bound?",
            )
            .warns(),
    ]
}
