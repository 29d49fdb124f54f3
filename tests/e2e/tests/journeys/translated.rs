//! Another program replaces the text nodes of the page, as browsers' translators do. The words of
//! the page still say what is so.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_domain::lecture::Command;
use konventa_e2e::page::{Delivery, LecturePhone, Opening, Quiz, ResultPage, SlidesPage};
use konventa_e2e::wait::until_true;
use konventa_e2e::{Browser, Failure, Screen, Student, TestContext, ensure_eq};

/// Replaces each text node by two nested elements with a new text, and each that comes later.
const TRANSLATOR: &str = r"
    addEventListener('DOMContentLoaded', () => {
        const translate = text => {
            if (!text.data.trim() || !text.parentElement || text.parentElement.closest('script, style, noscript, font')) return;
            const [outer, inner] = [0, 0].map(() => document.createElement('font'));
            inner.append(`‹${text.data}›`);
            outer.append(inner);
            text.replaceWith(outer);
        };
        const all = node => {
            if (node.nodeType === Node.TEXT_NODE) return translate(node);
            const texts = [], walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
            for (let text = walker.nextNode(); text; text = walker.nextNode()) texts.push(text);
            texts.forEach(translate);
        };
        const observer = new MutationObserver(records => {
            for (const { type, target, addedNodes } of records) type === 'characterData' ? all(target) : addedNodes.forEach(all);
        });
        observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
        all(document.body);
    });";

/// Waits until all words of an element are replaced words, and are these.
async fn says(browser: &Browser, selector: &str, words: &str) -> anyhow::Result<()> {
    let script = "return document.querySelector(arguments[0])?.textContent ?? '';";
    let mut seen = String::new();
    let ended = until_true(format_args!("“{selector}” to say {words}"), async || {
        seen = browser.eval(script, vec![selector.into()]).await?;
        Ok(seen == format!("‹{words}›"))
    })
    .await;
    ensure!(ended.is_ok(), "“{selector}” says “{seen}”, and “{words}” is so");
    Ok(())
}

/// The line that says where the student is.
const PLACE: &str = ".way p > span";

/// The index of a poll in the flow of the deck.
const POLL: usize = 9;

#[tokio::test]
async fn words_follow_the_state_although_another_program_replaced_them() -> Result<(), Failure> {
    TestContext::run("translated_alone", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        browser.before_each_page(TRANSLATOR).await?;
        let (opening, quiz, slides, result) =
            (Opening(browser), Quiz(browser), SlidesPage(browser), ResultPage(browser));
        opening.open().await?;
        says(browser, ".part", "Welcome").await?;
        says(browser, PLACE, "Step 1 of 3").await?;
        browser.touch("onward").await?;
        says(browser, "fieldset .hint:has(font)", "Please choose where you live first.").await?;
        opening.to_consent(Country::Montenegro).await?;
        says(browser, ".part", "Your data").await?;
        says(browser, PLACE, "Step 3 of 3").await?;
        opening.agree().await?;
        let items = test_deck.items(Country::Montenegro)?;
        for (n, item) in items.iter().enumerate() {
            quiz.at(&item.id).await?;
            says(browser, PLACE, &format!("Question {} of {}", n + 1, items.len())).await?;
            says(browser, "[data-testid=next]", "Skip").await?;
            quiz.choose(&item.right).await?;
            says(browser, "[data-testid=next]", "Next").await?;
            says(browser, ".saved", "Saved on this phone. Your answers are not sent.").await?;
            quiz.next().await?;
        }
        says(browser, PLACE, "All questions").await?;
        says(browser, "[data-testid=hand-in]", "Hand in").await?;
        quiz.hand_in().await?;
        says(browser, ".part", "The lecture").await?;
        let first = slides.slide().await?;
        let place = "return document.querySelector('h1.unseen').textContent.slice(1, -1);";
        let before: String = browser.eval(place, Vec::new()).await?;
        ensure!(before.starts_with("Slide 1 of "), "{before}");
        ensure!(slides.next().await? != first, "the slide stays");
        for selector in ["h1.unseen", PLACE] {
            says(browser, selector, &before.replacen('1', "2", 1)).await?;
        }
        slides.to_second_quiz().await?;
        says(browser, ".part", "After the lecture").await?;
        quiz.reply_to_all(&items, &vec![konventa_e2e::Reply::Right; items.len()]).await?;
        quiz.hand_in().await?;
        browser.see("share").await?;
        context.proxy.intercept(Some("POST"), "/api/submissions", konventa_e2e::ProxyAction::Cut);
        result.share().await?;
        result.is(Delivery::Waiting).await?;
        context.proxy.restore();
        browser.eval::<Option<()>>("dispatchEvent(new Event('online'));", Vec::new()).await?;
        result.is(Delivery::Delivered).await?;
        says(browser, ".delivery-state", "Delivered. The server has your result, without a name.").await?;
        result.withdraw().await?;
        result.is(Delivery::Withdrawn).await?;
        says(browser, ".delivery-state", "Withdrawn. The server no longer has this result.").await?;
        // The request that was cut is an error of the network.
        let errors = browser.console_errors().await?;
        let panicked: Vec<_> = errors.iter().filter(|error| !error.contains("/api/submissions")).collect();
        ensure!(panicked.is_empty(), "{panicked:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_a_hall_connection_and_vote_follow_the_state_too() -> Result<(), Failure> {
    TestContext::run("translated_hall", Screen::PHONE, async |context| {
        let TestContext { browser, api, proxy, .. } = &*context;
        browser.before_each_page(TRANSLATOR).await?;
        let phone = LecturePhone(browser);
        let lecture = api.start_lecture(Country::Kosovo, None).await?;
        api.command(&lecture, Command::Start {}).await?;
        phone.follow_only(&lecture).await?;
        says(browser, "[data-testid=line]", "Connected").await?;
        api.show(&lecture, POLL, 0).await?;
        api.command(&lecture, Command::OpenPoll {}).await?;
        phone.poll_is("open").await?;
        let first = "return document.querySelector('[data-testid^=vote-]').dataset.testid.slice(5);";
        let choice: String = browser.eval(first, Vec::new()).await?;
        proxy.intercept(Some("POST"), "/api/lectures/", konventa_e2e::ProxyAction::Cut);
        phone.vote(&choice).await?;
        says(browser, ".own-vote", "Your vote is kept on this phone and sent once there is a network.")
            .await?;
        proxy.restore();
        browser.eval::<Option<()>>("dispatchEvent(new Event('online'));", Vec::new()).await?;
        says(browser, ".own-vote", "Your vote has arrived.").await
    })
    .await
}

#[tokio::test]
async fn no_page_lets_itself_be_translated() -> Result<(), Failure> {
    TestContext::run("translated_no", Screen::PHONE, async |context| {
        let TestContext { browser, test_deck, .. } = &*context;
        let declined = "return document.documentElement.translate === false
            && document.querySelector('meta[name=google]')?.content === 'notranslate';";
        for page in ["/", "/l", "/help", "/followup/istanbul-convention", "/present", "/research"] {
            browser.open(page).await?;
            ensure!(browser.eval::<bool>(declined, Vec::new()).await?, "{page} may be translated");
        }
        Opening(browser).open().await?;
        Student::of(Country::Kosovo, "rrrrrrrrrrrr", "rrrrrrrrrrrr")?.walk(browser, test_deck).await?;
        let payload = "return document.querySelector('[data-testid=payload]').translate;";
        ensure_eq("the payload", &browser.eval::<bool>(payload, Vec::new()).await?, &false)
    })
    .await
}
