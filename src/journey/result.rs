//! The student's result, and what has become of it.

mod counts;
mod followup;
mod item;

use std::sync::Arc;

use konventa_domain::Country;
use konventa_domain::deck::PublicDeck;
use konventa_domain::invariant::OrNever as _;
use konventa_domain::journey::{Journey, QuizResult, Sharing};
use konventa_domain::submission::ItemOutcome;
use leptos::prelude::*;

use self::counts::counts;
use self::followup::followup_card;
use self::item::{own_choices, reviewed};
use super::aside::{aside_of, other_language};
use super::delivery::delivery;
use super::erase::erase;
use super::lecture::{Reader, ReadingPosition, slide_reader};
use super::live::{FollowOptions, follow, use_live_lecture};
use super::material::Solutions;
use super::model::use_journey;
use super::selectors;
use super::sharing::{scored_now, sharing_screen};
use super::widgets::{button, folded, missing, paragraph, screen, section, status, title};
use crate::browser;
use crate::i18n::Texts;
use crate::safety::help_lines;
use crate::ui::dynamic;

/// What is shown on the result screen. Not stored: a reload leads to the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ResultPage {
    Result,
    Slides,
    Lecture,
    Sharing,
}

/// The last screen.
pub(super) fn result_screen(t: Texts, deck: Arc<PublicDeck>) -> AnyView {
    let model = use_journey();
    let page = RwSignal::new(ResultPage::Result);
    let slide = RwSignal::new(0);
    let kept = Memo::new(move |_| model.read(selectors::sharing) == Some(Sharing::Kept));
    dynamic(move || {
        let deck = deck.clone();
        let view = match page.get() {
            ResultPage::Slides => reread_slides(t, deck, page, slide),
            ResultPage::Lecture => live_lecture(t, deck, page, slide),
            ResultPage::Sharing if kept.get() => sharing_screen(t, deck),
            ResultPage::Sharing | ResultPage::Result => result_page(t, &deck, page),
        };
        Some(view)
    })
}

fn reread_slides(
    t: Texts,
    deck: Arc<PublicDeck>,
    page: RwSignal<ResultPage>,
    slide: RwSignal<usize>,
) -> AnyView {
    let country =
        use_journey().peek(Journey::country).or_never("a country is chosen", || Country::Montenegro);
    let turn = move |to| {
        slide.set(to);
        browser::start_reading();
    };
    let position = ReadingPosition { at: Memo::new(move |_| slide.get()), turn: Callback::new(turn) };
    let back = button("button", "to-result", t.journey_to_result(), move || page.set(ResultPage::Result));
    slide_reader(t, deck, country, Reader::Finished, position, None, Some(back))
}

/// The lecture as it goes on, for students who have handed in both quizzes.
fn live_lecture(
    t: Texts,
    deck: Arc<PublicDeck>,
    page: RwSignal<ResultPage>,
    slide: RwSignal<usize>,
) -> AnyView {
    let Some(live) = use_live_lecture() else { return reread_slides(t, deck, page, slide) };
    let free = deck.clone();
    let options = FollowOptions {
        when_free: Box::new(move || reread_slides(t, free.clone(), page, slide)),
        below: Box::new(move || {
            Some(button("button", "to-result", t.journey_to_result(), move || page.set(ResultPage::Result)))
        }),
    };
    follow(t, deck, live, options)
}

fn result_page(t: Texts, deck: &Arc<PublicDeck>, page: RwSignal<ResultPage>) -> AnyView {
    let model = use_journey();
    let country = model.peek(Journey::country);
    let took_neither = model.peek(|journey| {
        matches!(journey, Journey::Result { pre: QuizResult::Missed, post: QuizResult::Missed, .. })
    });
    let turn = move |to| {
        page.set(to);
        browser::start_reading();
    };
    let running = Memo::new(move |_| use_live_lecture().is_some_and(|live| !live.is_over()));
    let slides = move || {
        vec![if running.get() {
            button("button primary", "to-lecture", t.hall_to_lecture(), move || turn(ResultPage::Lecture))
        } else {
            button("button", "slides-again", t.journey_slides_again(), move || turn(ResultPage::Slides))
        }]
    };
    let (erase, bar) = erase(t, slides);
    // On paper only.
    let mut printed = deck.title.clone();
    printed.push_str(" · ");
    printed.push_str(&browser::day_in_words(&browser::today().to_string(), t.language()));
    let mut task = vec![paragraph("printed", printed), title(t.journey_result_title())];
    if took_neither {
        task.push(paragraph("", t.journey_result_nothing()));
    } else {
        task.extend(own_result(t, deck, page));
    }
    task.push(section("", t.safety_help_lines(), vec![help_lines(t, deck, country)]));
    task.push(erase);
    task.push(aside_of(other_language(t, deck), t));
    screen(task, bar)
}

/// The counts, the delivery, each item, and the follow-up.
fn own_result(t: Texts, deck: &Arc<PublicDeck>, page: RwSignal<ResultPage>) -> [AnyView; 4] {
    let solutions: Solutions = expect_context();
    let reconsider = Callback::new(move |()| page.set(ResultPage::Sharing));
    let (for_counts, for_items) = (deck.clone(), deck.clone());
    let counts = dynamic(move || {
        // Both quizzes are over: of the journey, only the delivery can still change.
        Some(match solutions.key().and_then(|_| untrack(|| scored_now(solutions))) {
            Some((_, scored)) => counts(t, &scored),
            None => no_key(t, &for_counts),
        })
    });
    let items = dynamic(move || items(t, &for_items, solutions));
    [counts, delivery(t, deck.clone(), reconsider), items, followup_card(t, deck).into_any()]
}

fn items(t: Texts, deck: &PublicDeck, solutions: Solutions) -> Option<AnyView> {
    let (key, (enrolled, scored)) = (solutions.key()?, untrack(|| scored_now(solutions))?);
    let (review, model) = (solutions.review(), use_journey());
    let view = |row: &ItemOutcome| {
        let face = deck.item(&row.item)?.face.get(enrolled.country);
        let right = key.right(&row.item, enrolled.country)?;
        let why = review.as_ref().and_then(|r| r.items.get(&row.item)).map(|r| r.get(enrolled.country));
        let own = model.peek(|journey| own_choices(journey, &row.item));
        Some(reviewed(t, row, &own, face, right, why))
    };
    // What changed comes first, and all the rest can be unfolded.
    let (mut changed, mut same) = (Vec::new(), Vec::new());
    for row in &scored.rows {
        let differs = row.pre.is_some() && row.post.is_some() && row.pre != row.post;
        if differs { &mut changed } else { &mut same }.extend(view(row));
    }
    let (heading, rest) = if changed.is_empty() {
        (t.journey_result_items(), t.journey_questions_done())
    } else {
        (t.journey_result_changed(), t.journey_result_others())
    };
    if !same.is_empty() {
        changed.push(folded(rest, same));
    }
    Some(section("reviewed", heading, changed))
}

fn no_key(t: Texts, deck: &Arc<PublicDeck>) -> AnyView {
    let solutions: Solutions = expect_context();
    if !solutions.failed() {
        return status("", t.app_loading());
    }
    let deck = deck.clone();
    missing(t, t.journey_no_key_says(), "retry", move || solutions.retry(&deck))
}
