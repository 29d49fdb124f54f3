//! Items that can be guessed. Such a deck is served with a warning.

use crate::case::{Case, case};

const EN: &str = "text.en.md";
const SQ: &str = "text.sq.md";

pub(crate) fn cases() -> Vec<Case> {
    [repeats(), limits(), answers()].concat()
}

fn repeats() -> Vec<Case> {
    vec![
        case(
            "a right choice from a slide",
            EN,
            "the right choice repeats “Teach violations at every grand level” of slide pillars in line 38, word for word",
            "in other words",
        )
        .swap("Teach at every level", "Teach violations at every grand level")
        .swap("- (rights) KEYWORD a violation of rights", "- (rights) Teach violations at every grand level")
        .swap("- (private) A private matter of the family alone", "- (private) A private matter of each single family alone")
        .line("- (rights)")
        .part("item aim")
        .warns(),
        case(
            "a right choice from its question",
            EN,
            "the right choice repeats “Montenegro with ratified treaty duties” of its question",
            "put the same words into a wrong one",
        )
        .swap("How is Montenegro bound?", "How is Montenegro, with ratified treaty duties, bound?")
        .swap("- (party) As a Party", "- (party) Montenegro with ratified treaty duties")
        .swap("- (waits) It waits\n", "- (waits) It waits until the other states of Europe are bound\n")
        .line("- (party)")
        .part("item bound ME")
        .warns(),
        case(
            "a right choice with words of its question",
            EN,
            "only the right choice has these words of the question: “Violence”, “women”",
            "in other words",
        )
        .swap("- (rights) KEYWORD a violation of rights", "- (rights) Violence of women and others")
        .line("- (rights)")
        .part("item aim")
        .warns(),
        case(
            "a right choice with words of its question in a translation",
            SQ,
            "only the right choice has these words of the question: “Dhunë”, “grave”",
            "in other words",
        )
        .swap("- (rights) KEYWORD shkelje e të drejtave", "- (rights) Dhunë mbi të drejtat e grave")
        .swap("vetëm e familjes", "brenda familjes së saj")
        .line("- (rights)")
        .part("item aim")
        .warns(),
    ]
}

fn limits() -> Vec<Case> {
    vec![
        case(
            "wrong choices without exception",
            EN,
            "in ME words that allow no exception (only, always, every, must …) are in 0 of 2 right choices and 6 of 6 wrong ones",
            "say some wrong choices without such a word",
        )
        .swap("A private matter of the family alone", "Only a private matter of the family")
        .swap("Mainly a matter", "Always a matter")
        .swap("- (poverty) Poverty", "- (poverty) All poverty")
        .swap("It has signed and not ratified", "It has only signed")
        .swap("- (left) It has left", "- (left) It has left, as all have")
        .swap("- (waits) It waits", "- (waits) It never waits")
        .line("Only a private matter")
        .warns(),
        case(
            "wrong choices with a condition",
            EN,
            "in ME words that set a condition (if, unless, until, once …) are in 0 of 2 right choices and 6 of 6 wrong ones",
            "say some wrong choices without such a word",
        )
        .swap("A private matter of the family alone", "A private matter if the family agrees")
        .swap("Mainly a matter", "Unless proven a matter")
        .swap("- (poverty) Poverty", "- (poverty) Poverty until shown")
        .swap("It has signed and not ratified", "If it has signed")
        .swap("- (left) It has left", "- (left) Once it has left")
        .swap("- (waits) It waits", "- (waits) If it waits")
        .line("A private matter")
        .warns(),
    ]
}

fn answers() -> Vec<Case> {
    vec![
        case(
            "an item that answers another",
            EN,
            "its question gives away the answer to item aim: “KEYWORD”, “rights”, “violation”",
            "or ask something else",
        )
        .swap("ask: How is Albania bound?", "ask: Rights whose violation is a KEYWORD: how is Albania bound?")
        .line("ask: Rights whose")
        .part("item bound AL")
        .warns(),
    ]
}
