//! What a student is told before she agrees, in every language: until when a result can be withdrawn, what
//! is true afterwards, and what changes for who takes part in the follow-up.

use anyhow::{Context as _, ensure};
use konventa_domain::lecture::Command;
use konventa_domain::{Country, Language};
use konventa_e2e::page::{Delivery, FollowUpPage, LecturePhone, Opening, OverlayPage, ResultPage};
use konventa_e2e::{Browser, Failure, Screen, Student, TestContext, tour};

const ENGLISH: &str = include_str!("../../../../locales/en.toml");

/// The words about a result of a student who learns alone.
const ALONE: &[(&str, &str)] = &[("journey", "data_back"), ("outbox", "until_then")];
/// The words about a result of a lecture.
const IN_HALL: &[(&str, &str)] = &[("hall", "data_back"), ("outbox", "until_then"), ("hall", "data_match")];
/// The words on the page about data.
const PRIVACY: &[(&str, &str)] = &[
    ("privacy", "back_says"),
    ("hall", "data_back"),
    ("journey", "data_back"),
    ("outbox", "until_then"),
    ("hall", "data_match"),
];
/// The words with a result that was sent.
const SENT: &[(&str, &str)] = &[("outbox", "until_then")];
/// The words about the follow-up.
const FOLLOWUP: &[(&str, &str)] = &[("followup", "beside")];

/// The texts of the phones, as the server has them.
struct Texts(Vec<(Language, Vec<String>)>);

impl Texts {
    /// Loads them, from an open page.
    async fn load(browser: &Browser) -> anyhow::Result<Self> {
        let script = r"
            const [tag, done] = arguments;
            const names = performance.getEntriesByType('resource').map(entry => entry.name);
            const loaded = names.find(name => /\/texts\/.*\.json$/.test(name));
            fetch(loaded.replace(/[^/]*$/, `followup.${tag}.json`)).then(response => response.json()).then(done);";
        let mut texts = Vec::new();
        for language in Language::ALL {
            texts.push((language, browser.eval_later_with(script, vec![language.tag().into()]).await?));
        }
        Ok(Self(texts))
    }

    fn of(&self, language: Language) -> anyhow::Result<&[String]> {
        let found = self.0.iter().find(|(one, _)| *one == language);
        found.map(|(_, texts)| texts.as_slice()).context("no texts")
    }

    /// The words of a text. All languages have their texts in the same order.
    fn words(&self, language: Language, (group, name): (&str, &str)) -> anyhow::Result<&str> {
        let (_, below) = ENGLISH.split_once(&format!("\n[{group}]\n")).context("no such group")?;
        let start = format!("{name} = \"");
        let line = below
            .lines()
            .take_while(|line| !line.starts_with('['))
            .find_map(|line| line.strip_prefix(start.as_str()).and_then(|rest| rest.strip_suffix('"')));
        let english = line.with_context(|| format!("no text {name} in {group}"))?;
        let index = self.of(Language::English)?.iter().position(|text| text == english);
        let texts = self.of(language)?;
        texts.get(index.context("the server has another text")?).map(String::as_str).context("no such text")
    }
}

/// Sees an element with these words in every language.
async fn is_told(
    browser: &Browser,
    texts: &Texts,
    element: &str,
    names: &[(&str, &str)],
) -> anyhow::Result<()> {
    for language in Language::ALL {
        speak(browser, language).await?;
        let seen = browser.see(element).await?.text;
        for name in names {
            let words = texts.words(language, *name)?;
            ensure!(!words.is_empty() && !words.contains('{'), "{name:?} in {language}: {words:?}");
            let is_own = language == Language::English || words != texts.words(Language::English, *name)?;
            ensure!(is_own, "{name:?} in {language} is English");
            ensure!(seen.contains(words), "{element} in {language} does not say {words:?}: {seen}");
        }
    }
    speak(browser, Language::English).await
}

/// Opens the page again in a language.
async fn speak(browser: &Browser, language: Language) -> anyhow::Result<()> {
    let script = "localStorage.setItem('konventa.language', arguments[0]);";
    browser.eval::<Option<bool>>(script, vec![language.tag().into()]).await?;
    browser.reload().await?;
    tour::wait_for_language(browser, language).await
}

#[tokio::test]
async fn who_learns_alone_is_told_until_when_a_result_can_be_withdrawn() -> Result<(), Failure> {
    TestContext::run("told_alone", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        let student = Student::of(Country::Kosovo, "............", "............")?;
        let (opening, result) = (Opening(browser), ResultPage(browser));
        opening.open().await?;
        opening.to_consent(student.country()).await?;
        let texts = Texts::load(browser).await?;
        is_told(browser, &texts, "until-when", ALONE).await.context("at the consent")?;
        OverlayPage(browser, "privacy").open().await?;
        is_told(browser, &texts, "privacy-back", PRIVACY).await.context("on the page about data")?;
        OverlayPage(browser, "privacy").close().await?;
        opening.agree().await?;
        student.answer_before(browser, test_deck).await?;
        student.answer_after(browser, test_deck).await?;
        is_told(browser, &texts, "until-when", ALONE).await.context("before sharing")?;
        result.share().await?;
        result.is(Delivery::Delivered).await?;
        is_told(browser, &texts, "take-back", SENT).await.context("at the result")?;
        for language in Language::ALL {
            speak(browser, language).await?;
            let left = browser.see("take-back-left").await?.text;
            let is_counted = left.contains(|c: char| c.is_ascii_digit()) || left.len() > 30;
            ensure!(is_counted && !left.contains('{'), "{language} does not count: {left:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_is_in_a_lecture_is_told_that_and_what_the_followup_changes() -> Result<(), Failure> {
    TestContext::run("told_in_hall", Screen::PHONE, async |context| {
        let TestContext { api, browser, .. } = &*context;
        let lecture = api.start_lecture_with_followup(Country::Kosovo).await?;
        let phone = LecturePhone(browser);
        phone.scan(&lecture).await?;
        phone.to_consent().await?;
        let texts = Texts::load(browser).await?;
        is_told(browser, &texts, "until-when", IN_HALL).await.context("at the consent")?;
        browser.touch("agree").await?;
        browser.appears("item").await?;
        phone.hand_in_blank().await?;
        phone.waits().await?;
        api.command(&lecture, Command::Start {}).await?;
        api.show(&lecture, tour::QUIZ_AFTER, 0).await?;
        browser.appears("item").await?;
        phone.hand_in_blank().await?;
        let result = ResultPage(browser);
        result.payload().await?;
        is_told(browser, &texts, "until-when", IN_HALL).await.context("before sharing")?;
        result.share().await?;
        result.is(Delivery::Delivered).await?;
        is_told(browser, &texts, "take-back", SENT).await.context("at the result")?;
        browser.appears("followup").await?;
        FollowUpPage(browser).open_first(&lecture.id).await?;
        browser.appears("agree").await?;
        is_told(browser, &texts, "beside", FOLLOWUP).await.context("at the consent to the follow-up")
    })
    .await
}
