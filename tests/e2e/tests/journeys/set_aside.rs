//! A researcher sets the records of a lecture aside, and every figure tells why.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_domain::lecture::Command;
use konventa_e2e::page::Research;
use konventa_e2e::{Browser, Failure, Screen, StartedLecture, Student, TestContext, ensure_eq};

const REASON: &str = "made up by students of a test";

/// Seals twelve records of a lecture in Kosovo and twelve of students who learned alone.
async fn seal_a_lecture_and_others(context: &TestContext) -> anyhow::Result<StartedLecture> {
    let TestContext { api, test_deck, .. } = context;
    let lecture = api.start_lecture(Country::Kosovo, None).await?;
    api.command(&lecture, Command::Start {}).await?;
    let in_lecture = Student::of(Country::Kosovo, "rrrwwwwwwuuu", "rrrrrrrrrrrr")?;
    let alone = Student::of(Country::Montenegro, "rrrrrrwwwuuu", "rrrrrrrrrwww")?;
    for _ in 0..12 {
        api.submit_in(&lecture, in_lecture.submission(test_deck)?).await?;
        api.submit(&alone.submission(test_deck)?).await?;
    }
    api.command(&lecture, Command::End {}).await?;
    api.forget_lecture(&lecture.id).await?;
    Ok(lecture)
}

/// The description of a drawing that is saved, which has its whole caption.
async fn caption(research: &Research<'_>) -> anyhow::Result<String> {
    research.capture_files().await?;
    let svg = String::from_utf8(research.file("svg-items", "items.svg").await?)?;
    let after = svg.split_once("<desc id=\"figure-text\">").map_or("", |(_, after)| after);
    Ok(after.split_once("</desc>").map_or("", |(caption, _)| caption).to_owned())
}

/// On paper the reason is there, and nothing that can only be pressed.
async fn ensure_printed(browser: &Browser) -> anyhow::Result<()> {
    browser.on_paper(true).await?;
    let notes = browser.see("aside-notes").await?.text;
    ensure!(notes.contains(REASON), "the paper does not tell the reason: {notes}");
    let heading = browser.see("aside").await?.text;
    ensure!(heading.contains("Set aside"), "{heading}");
    for control in ["aside-undo", "aside-toggle", "aside-target", "aside-reason", "aside-submit"] {
        ensure_eq(control, &browser.glance(control).await?, &None)?;
    }
    ensure_eq("pages on paper", &browser.printed_pages().await?, &2)?;
    browser.on_paper(false).await?;
    browser.appears("aside-undo").await
}

#[tokio::test]
async fn a_lecture_is_set_aside_with_a_reason_counted_all_the_same_and_taken_back() -> Result<(), Failure> {
    TestContext::run("set_aside", Screen::LAPTOP, async |context| {
        let lecture = seal_a_lecture_and_others(context).await?;
        let (browser, research) = (&context.browser, Research(&context.browser));
        research.open().await?;
        ensure_eq("all", &research.sentence().await?, &[24.0, 37.5, 87.5])?;
        // Without anything set aside, there is nothing to print.
        browser.on_paper(true).await?;
        ensure_eq("the empty list on paper", &browser.glance("aside").await?, &None)?;
        browser.on_paper(false).await?;
        ensure!(!caption(&research).await?.contains("set aside"), "a caption names what is not set aside");

        research.set_aside(&format!("lecture:{}", lecture.id), REASON).await?;
        browser.see_words("aside-notes", &format!("Reason: {REASON}")).await?;
        let note = browser.see("aside-notes").await?.text;
        for words in ["Room of the tests", "12 students", "set aside on"] {
            ensure!(note.contains(words), "the note does not say {words:?}: {note}");
        }
        ensure_eq("without the lecture", &research.sentence().await?, &[12.0, 50.0, 75.0])?;
        browser.see_words("caveats", "Some records are set aside and left out.").await?;
        let left_out = caption(&research).await?;
        let says = format!("Room of the tests”, which is set aside. Reason: {REASON}");
        ensure!(left_out.contains("Without “") && left_out.contains(&says), "{left_out}");
        ensure_printed(browser).await?;

        browser.touch("aside-toggle").await?;
        browser.see_words("caveats", "Records that are set aside are counted here all the same.").await?;
        ensure_eq("with the lecture", &research.sentence().await?, &[24.0, 37.5, 87.5])?;
        browser.see_words("aside-notes", &format!("Reason: {REASON}")).await?;
        let counted = caption(&research).await?;
        let says = format!("Room of the tests”, although it is set aside. Reason: {REASON}");
        ensure!(counted.contains("With “") && counted.contains(&says), "{counted}");
        ensure_printed(browser).await?;
        // The address is a bookmark of that choice.
        browser.reload().await?;
        ensure_eq("with the lecture again", &research.sentence().await?, &[24.0, 37.5, 87.5])?;
        browser.touch("aside-toggle").await?;
        browser.see_words("caveats", "Some records are set aside and left out.").await?;
        ensure_eq("without it again", &research.sentence().await?, &[12.0, 50.0, 75.0])?;

        browser.touch("aside-undo").await?;
        browser.see_no("aside-toggle").await?;
        ensure_eq("all again", &research.sentence().await?, &[24.0, 37.5, 87.5])?;
        ensure_eq("no note", &browser.glance("aside-undo").await?, &None)?;
        ensure!(!browser.see("caveats").await?.text.contains("set aside"), "a caveat stays");
        ensure_eq("the report", &context.api.report().await?.set_aside.len(), &0)?;
        ensure_eq("errors", &browser.console_errors().await?, &[""; 0])
    })
    .await
}
