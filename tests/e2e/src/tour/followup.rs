//! Every screen of answering once more.

use konventa_domain::lecture::Command;
use konventa_domain::{Country, Language};

use super::{Look, spoken, unfold};
use crate::api::Api;
use crate::hall::Hall;
use crate::page::{Delivery, FollowUpPage, HallPhone, Memories, Opening, Outcome, Quiz};
use crate::{Browser, Lesson, Reply};

/// Where the second quiz is in the flow of the deck.
pub const QUIZ_AFTER: usize = 26;

/// What the student of the tour remembers.
pub const MEMORIES: Memories =
    Memories(["Ljubica", "Đurišić", "Ana", "Ilić", "Njegoš", "Šćepanović", "4-3", "12"]);

/// From the scan to the result of a lecture that was sent.
///
/// # Errors
/// Where a screen does not come.
pub async fn heard(browser: &Browser, api: &Api, hall: &Hall) -> anyhow::Result<()> {
    let (phone, outcome) = (HallPhone(browser), Outcome(browser));
    phone.scan(hall).await?;
    phone.two_taps().await?;
    phone.hand_in_blank().await?;
    phone.waits().await?;
    api.command(hall, Command::Start {}).await?;
    api.show(hall, QUIZ_AFTER, 0).await?;
    browser.see("item").await?;
    phone.hand_in_blank().await?;
    outcome.payload().await?;
    outcome.share().await?;
    outcome.is(Delivery::Delivered).await
}

/// Weeks later on a phone that knows nothing: from the address to the question whether to send.
///
/// # Errors
/// Where a screen does not come.
pub async fn weeks_later(
    browser: &Browser,
    lesson: &Lesson,
    language: Language,
    country: Country,
    replies: &[Reply],
    mut look: impl Look,
) -> anyhow::Result<()> {
    browser.open("/api/health").await?;
    let forget = "localStorage.clear(); sessionStorage.clear();";
    let _: Option<()> = browser.eval(forget, Vec::new()).await?;
    FollowUpPage(browser).open().await?;
    let (opening, quiz) = (Opening(browser), Quiz(browser));
    opening.language(language).await?;
    spoken(browser, language).await?;
    opening.country(country).await?;
    look("again-welcome").await?;
    opening.onward().await?;
    browser.see("back").await?;
    opening.onward().await?;
    browser.see("agree").await?;
    look("again-data").await?;
    opening.agree().await?;
    quiz.reply_to_all(&lesson.items(country)?, replies).await?;
    quiz.hand_in().await?;
    browser.see("by-code").await?;
    Ok(())
}

/// All of it in one language.
///
/// # Errors
/// Where a screen does not come.
pub async fn again(
    browser: &Browser,
    api: &Api,
    lesson: &Lesson,
    language: Language,
    country: Country,
    mut look: impl Look,
) -> anyhow::Result<()> {
    let (again, outcome) = (FollowUpPage(browser), Outcome(browser));
    let hall = api.start_study(country).await?;
    HallPhone(browser).scan(&hall).await?;
    Opening(browser).language(language).await?;
    spoken(browser, language).await?;
    heard(browser, api, &hall).await?;
    browser.see("again").await?;
    look("again-offer").await?;
    browser.touch("again").await?;
    browser.see("agree").await?;
    look("again-consent").await?;
    browser.touch("agree").await?;
    again.remember(Memories(["An4", "", "A", "Ilić", "", "", "?", "99"])).await?;
    again.fault("last-place-class").await?;
    look("again-questions-wrong").await?;
    again.remember(MEMORIES).await?;
    browser.see("payload").await?;
    look("again-payload").await?;
    again.share().await?;
    outcome.is(Delivery::Delivered).await?;
    look("again-sent").await?;
    let replies: Vec<Reply> = lesson.deck.items.iter().map(|_| Reply::Unsure).collect();
    weeks_later(browser, lesson, language, country, &replies, &mut look).await?;
    look("again-find").await?;
    again.type_code("000-000-001").await?;
    again.fault("code").await?;
    look("again-code-wrong").await?;
    again.by_questions().await?;
    again.remember(MEMORIES).await?;
    browser.see("payload").await?;
    look("again-sharing").await?;
    again.share().await?;
    outcome.is(Delivery::Delivered).await?;
    unfold(browser).await?;
    look("again-result").await?;
    again.open_first(&hall.id).await?;
    browser.see("to-result").await?;
    look("again-nothing").await
}
