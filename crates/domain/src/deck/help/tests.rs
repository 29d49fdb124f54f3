use super::*;
use crate::Language;
use crate::deck::PublicDeck;

const TODAY: &str = "2026-11-29";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn line(name: &str, page: &str, called: Option<&str>) -> HelpLine {
    HelpLine {
        country: Country::Albania,
        name: name.to_owned(),
        number: "116 117".to_owned(),
        hours: String::new(),
        cost: String::new(),
        languages: String::new(),
        note: String::new(),
        mark: SourceMark::Verified,
        page_date: page.parse().unwrap(),
        called: called.map(day),
        source_title: String::new(),
        urgent: false,
    }
}

fn evidence(page: &str, called: Option<&str>) -> Evidence {
    line("", page, called).evidence(day(TODAY))
}

#[test]
fn a_line_that_was_called_is_dated_by_the_call_however_old_its_page_is() {
    assert_eq!(evidence("2014", Some("2026-11-20")), Evidence::Called(day("2026-11-20")));
    assert_eq!(evidence("2026-11", Some(TODAY)), Evidence::Called(day(TODAY)));
}

#[test]
fn a_line_that_was_not_called_is_dated_by_its_page_while_that_is_not_old() {
    for page in ["2026", "2026-11-29", "2025-12", "2025-11-29"] {
        assert_eq!(evidence(page, None), Evidence::Page(page.parse().unwrap()));
    }
}

#[test]
fn a_page_of_more_than_twelve_months_is_old() {
    for page in ["2025-11-28", "2025-11", "2025", "2017-02", "2014"] {
        assert_eq!(evidence(page, None), Evidence::OldPage(page.parse().unwrap()));
    }
}

#[test]
fn a_call_in_the_future_does_not_count() {
    assert_eq!(evidence("2017", Some("2026-11-30")), Evidence::OldPage("2017".parse().unwrap()));
    assert_eq!(evidence("2026", Some("2026-11-30")), Evidence::Page("2026".parse().unwrap()));
}

#[test]
fn a_line_that_is_less_than_verified_is_to_be_checked_until_it_was_called() {
    let asks = |mark, called| HelpLine { mark, ..line("", "2026", called) }.is_to_be_checked(day(TODAY));
    assert!(!asks(SourceMark::Verified, None));
    assert!(asks(SourceMark::VerifiedOld, None) && asks(SourceMark::Known, None));
    assert!(!asks(SourceMark::Known, Some("2026-11-20")));
    assert!(asks(SourceMark::Known, Some("2026-11-30")), "that day is not yet");
}

fn deck() -> PublicDeck {
    let urgent = |name, page| HelpLine { urgent: true, ..line(name, page, None) };
    let elsewhere = HelpLine { country: Country::Kosovo, ..line("elsewhere", "2026", None) };
    PublicDeck {
        id: "small".parse().unwrap(),
        version: "0".parse().unwrap(),
        language: Language::English,
        languages: vec![Language::English],
        title: String::new(),
        subtitle: String::new(),
        minutes: 10,
        objectives: Vec::new(),
        flow: Vec::new(),
        items: Vec::new(),
        help: vec![
            line("old", "2017-02", None),
            line("this year", "2026", None),
            elsewhere,
            urgent("police", "2016"),
            line("old and called", "2014", Some("2026-11-20")),
            urgent("emergency", "2026"),
        ],
    }
}

fn names<'a>(lines: impl Iterator<Item = &'a HelpLine>) -> Vec<&'a str> {
    lines.map(|line| line.name.as_str()).collect()
}

#[test]
fn police_and_emergency_come_first_and_old_lines_that_were_not_called_last() {
    let deck = deck();
    assert_eq!(
        names(deck.help_in(Country::Albania, day(TODAY))),
        ["police", "emergency", "this year", "old and called", "old"]
    );
    assert_eq!(names(deck.help_in(Country::Kosovo, day(TODAY))), ["elsewhere"]);
}

#[test]
fn the_screen_shows_police_and_emergency_and_no_old_line_that_was_not_called() {
    let deck = deck();
    assert_eq!(
        names(deck.help_on_the_screen(Country::Albania, day(TODAY))),
        ["police", "emergency", "this year", "old and called"]
    );
    assert_eq!(
        names(deck.help_on_the_screen(Country::Albania, day("2028-01-01"))),
        ["police", "emergency", "old and called"]
    );
}

#[test]
fn no_line_is_lost_on_any_day() {
    let deck = deck();
    for today in ["1970-01-01", "2026-11-29", "2030-01-01"] {
        let mut shown = names(deck.help_in(Country::Albania, day(today)));
        shown.sort_unstable();
        assert_eq!(shown, ["emergency", "old", "old and called", "police", "this year"], "{today}");
    }
}
