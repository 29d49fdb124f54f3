//! A tour of every screen of the follow-up.

use konventa_domain::lecture::Command;
use konventa_domain::{Country, Language};

use super::{Visit, open_details, wait_for_language};
use crate::api::Api;
use crate::page::{Delivery, FollowUpPage, LecturePhone, Opening, Quiz, ResultPage, SchoolMemories};
use crate::started_lecture::StartedLecture;
use crate::{Browser, Reply, TestDeck};

/// The index of the post-quiz in the flow of the deck.
pub const QUIZ_AFTER: usize = 26;

/// What the student of the tour remembers.
pub const MEMORIES: SchoolMemories =
    SchoolMemories(["Ljubica", "Đurišić", "Ana", "Ilić", "Njegoš", "Šćepanović", "4-3", "12"]);

/// A phone asks for its tickets at a random moment within 30 seconds. A lecture lasts longer, a tour does
/// not: this makes it the first moment.
const TICKETS_AT_ONCE: &str = "Math.random = () => 0;";

/// Attends a lecture, from scanning the code to the shared result, which comes with a ticket.
pub async fn attend_lecture(browser: &Browser, api: &Api, lecture: &StartedLecture) -> anyhow::Result<()> {
    let (phone, result) = (LecturePhone(browser), ResultPage(browser));
    browser.before_each_page(TICKETS_AT_ONCE).await?;
    phone.scan(lecture).await?;
    phone.two_taps().await?;
    phone.has_tickets(lecture).await?;
    phone.hand_in_blank().await?;
    phone.waits().await?;
    api.command(lecture, Command::Start {}).await?;
    api.show(lecture, QUIZ_AFTER, 0).await?;
    browser.see("item").await?;
    phone.hand_in_blank().await?;
    result.payload().await?;
    result.share().await?;
    result.is(Delivery::Delivered).await
}

/// Weeks later, on a phone that stores nothing: opens the follow-up and takes its quiz, up to the
/// question how to find the first result.
pub async fn start_followup(
    browser: &Browser,
    test_deck: &TestDeck,
    language: Language,
    country: Country,
    replies: &[Reply],
    mut visit: impl Visit,
) -> anyhow::Result<()> {
    browser.open("/api/health").await?;
    let forget = "localStorage.clear(); sessionStorage.clear();";
    let _: Option<()> = browser.eval(forget, Vec::new()).await?;
    FollowUpPage(browser).open().await?;
    let (opening, quiz) = (Opening(browser), Quiz(browser));
    opening.language(language).await?;
    wait_for_language(browser, language).await?;
    opening.country(country).await?;
    visit("followup-welcome").await?;
    opening.onward().await?;
    browser.see("back").await?;
    opening.onward().await?;
    browser.see("agree").await?;
    visit("followup-data").await?;
    opening.agree().await?;
    quiz.reply_to_all(&test_deck.items(country)?, replies).await?;
    quiz.hand_in().await?;
    browser.appears("by-code").await
}

/// Takes the whole follow-up in one language.
pub async fn followup(
    browser: &Browser,
    api: &Api,
    test_deck: &TestDeck,
    language: Language,
    country: Country,
    mut visit: impl Visit,
) -> anyhow::Result<()> {
    let (followup, result) = (FollowUpPage(browser), ResultPage(browser));
    let lecture = api.start_lecture_with_followup(country).await?;
    LecturePhone(browser).scan(&lecture).await?;
    Opening(browser).language(language).await?;
    wait_for_language(browser, language).await?;
    attend_lecture(browser, api, &lecture).await?;
    browser.see("followup").await?;
    visit("followup-offer").await?;
    browser.touch("followup").await?;
    browser.see("agree").await?;
    visit("followup-consent").await?;
    browser.touch("agree").await?;
    followup.remember(SchoolMemories(["An4", "", "A", "Ilić", "", "", "?", "99"])).await?;
    followup.fault("last-place-class").await?;
    visit("followup-questions-wrong").await?;
    followup.remember(MEMORIES).await?;
    browser.unfold("payload").await?;
    visit("followup-payload").await?;
    followup.share().await?;
    result.is(Delivery::Delivered).await?;
    visit("followup-sent").await?;
    let replies: Vec<Reply> = test_deck.public.items.iter().map(|_| Reply::Unsure).collect();
    start_followup(browser, test_deck, language, country, &replies, &mut visit).await?;
    visit("followup-find").await?;
    followup.type_code("000-000-001").await?;
    followup.fault("code").await?;
    visit("followup-code-wrong").await?;
    followup.by_questions().await?;
    followup.remember(MEMORIES).await?;
    browser.unfold("payload").await?;
    visit("followup-sharing").await?;
    followup.share().await?;
    result.is(Delivery::Delivered).await?;
    open_details(browser).await?;
    visit("followup-result").await?;
    followup.open_first(&lecture.id).await?;
    browser.see("to-result").await?;
    visit("followup-nothing").await
}
