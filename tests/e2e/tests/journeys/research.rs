//! The researcher's page.

use std::num::NonZeroU32;

use anyhow::{Context as _, ensure};
use konventa_domain::lecture::Command;
use konventa_domain::{Country, Language};
use konventa_e2e::page::Research;
use konventa_e2e::{Failure, Screen, Student, TestContext, ensure_eq, tour};

#[tokio::test]
async fn a_report_without_records_shows_nothing() -> Result<(), Failure> {
    TestContext::run("a_report_without_records_shows_nothing", Screen::LAPTOP, async |context| {
        let research = Research(&context.browser);
        research.open().await?;
        research.withholds().await?;
        research.hides_the_key().await
    })
    .await
}

#[tokio::test]
async fn a_wrong_key_opens_nothing_and_the_right_one_does() -> Result<(), Failure> {
    TestContext::run("a_wrong_key_opens_nothing_and_the_right_one_does", Screen::LAPTOP, async |context| {
        let research = Research(&context.browser);
        context.browser.open("/research").await?;
        research.unlock("not-the-key").await?;
        context.browser.see("key").await?;
        ensure_eq("no report", &context.browser.glance("report-withheld").await?, &None)?;
        research.unlock(konventa_e2e::server::RESEARCH_KEY).await?;
        research.withholds().await
    })
    .await
}

/// Submits the results of 24 students of two countries; those of one country are equal.
async fn submit_two_countries(context: &TestContext) -> anyhow::Result<()> {
    for (country, before, after) in [
        (Country::Montenegro, "rrrrrrwwwuuu", "rrrrrrrrrwww"),
        (Country::Kosovo, "rrrwwwwwwuuu", "rrrrrrrrrrrr"),
    ] {
        for _ in 0..12 {
            let student = Student::of(country, before, after)?;
            context.api.submit(&student.submission(&context.test_deck)?).await?;
        }
    }
    context.api.seal().await
}

#[tokio::test]
async fn a_lecture_with_more_phones_than_people_and_records_without_tickets_are_named() -> Result<(), Failure>
{
    TestContext::run("report_of_seats", Screen::LAPTOP, async |context| {
        let TestContext { api, browser, test_deck, .. } = &*context;
        let lecture = api.start_lecture(Country::Kosovo, None).await?;
        api.command(&lecture, Command::Start {}).await?;
        let student = || Student::of(Country::Kosovo, "rrrwwwwwwuuu", "rrrrrrrrrrrr")?.submission(test_deck);
        for _ in 0..12 {
            api.submit_in(&lecture, student()?).await?;
            api.submit(&student()?).await?;
        }
        api.count_heads(&lecture, NonZeroU32::new(11).context("eleven")?).await?;
        api.command(&lecture, Command::End {}).await?;
        api.forget_lecture(&lecture.id).await?;
        Research(browser).open().await?;
        let seats = "12 phones had a seat, and 11 people were counted in the hall";
        browser.see_words("caveats", seats).await?;
        browser.see_words("caveats", "12 of these 24 results did not come with a ticket from a hall").await?;
        // Of the lecture alone, all came with a ticket.
        browser.open(&format!("/research?lecture={}", lecture.id)).await?;
        browser.see_words("caveats", seats).await?;
        let caveats = browser.see("caveats").await?.text;
        ensure!(!caveats.contains("without") && !caveats.contains("did not come"), "{caveats}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_report_is_filtered_read_and_downloaded() -> Result<(), Failure> {
    TestContext::run("the_report_is_narrowed_read_and_taken_away", Screen::LAPTOP, async |context| {
        submit_two_countries(context).await?;
        let (browser, research) = (&context.browser, Research(&context.browser));
        research.open().await?;
        ensure_eq("all", &research.sentence().await?, &[24.0, 37.5, 87.5])?;
        research.choose("country", "XK").await?;
        ensure_eq("Kosovo", &research.sentence().await?, &[12.0, 25.0, 100.0])?;
        ensure_eq("the address", &browser.url().await?.contains("country=XK"), &true)?;
        // The address works as a bookmark, and a change of the language keeps the filter.
        browser.reload().await?;
        ensure_eq("Kosovo again", &research.sentence().await?, &[12.0, 25.0, 100.0])?;
        tour::choose_language(browser, Language::Albanian).await?;
        ensure_eq("Kosovo in Albanian", &research.sentence().await?, &[12.0, 25.0, 100.0])?;
        tour::choose_language(browser, Language::English).await?;
        let caveats = browser.see("caveats").await?.text;
        ensure_eq("few", &caveats.contains("Fewer than 30"), &true)?;
        ensure_eq("ceiling", &caveats.contains("everything right after"), &true)?;

        research.show_all().await?;
        ensure_eq("all again", &research.sentence().await?, &[24.0, 37.5, 87.5])?;
        // The tables show what the server reports.
        let report = context.api.report().await?;
        let rows = research.table("items").await?;
        ensure_eq("items", &rows.len(), &report.items.len())?;
        for (row, item) in rows.iter().zip(&report.items) {
            let share = item.pre_right.value().unwrap_or(f64::NAN) * 100.0;
            ensure_eq("share before", &row[1], &format!("{share:.1}\u{a0}%"))?;
        }
        let rows = research.table("transitions").await?;
        let counts: u32 = rows[0][1..].iter().filter_map(|n| n.parse::<u32>().ok()).sum();
        ensure_eq("students of an item", &counts, &24)?;
        let rows = research.table("pairs").await?;
        ensure_eq("pairs of scores", &rows, &[["3", "12", "12"], ["6", "9", "12"]])?;
        let rows = research.table("forest").await?;
        let named: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        ensure_eq("rows", &named, &["All students", "Montenegro", "Kosovo"])?;

        research.capture_files().await?;
        let svg = String::from_utf8(research.file("svg-items", "items.svg").await?)?;
        let is_drawing = svg.starts_with("<svg") && svg.contains("http://www.w3.org/2000/svg");
        ensure_eq("a drawing", &is_drawing, &true)?;
        let has_caption =
            svg.contains("Each question, before and after</title>") && svg.contains("n\u{a0}=\u{a0}24");
        ensure_eq("title and number of students", &has_caption, &true)?;
        let png = research.file("png-forest", "forest.png").await?;
        ensure_eq("a picture", &png.starts_with(b"\x89PNG"), &true)?;
        let csv = String::from_utf8(research.file("export-csv", "records.csv").await?)?;
        ensure_eq("a row for each record and one for the heading", &csv.lines().count(), &25)?;
        let methods = String::from_utf8(research.file("methods", "konventa-methods.md").await?)?;
        let has_result = methods.contains("37.5 %") && methods.contains("50.0 percentage points");
        ensure_eq("the result", &has_result, &true)?;
        let workbook = research.file("export-xlsx", "konventa-records.xlsx").await?;
        ensure_eq("a workbook", &workbook.starts_with(b"PK"), &true)?;
        let items = String::from_utf8(research.file("pilot", "konventa-items.csv").await?)?;
        ensure_eq("a row for each item and one for the heading", &items.lines().count(), &13)?;
        ensure_eq("of all 24", &items.lines().skip(1).all(|line| line.contains(",24,")), &true)?;
        let zip = research.file("export-zip", "konventa-export.zip").await?;
        ensure_eq("a package", &zip.starts_with(b"PK"), &true)?;
        ensure_eq("pages on paper", &browser.printed_pages().await?, &2)?;
        ensure_eq("errors", &browser.console_errors().await?, &[""; 0])
    })
    .await
}

#[tokio::test]
async fn an_address_with_unknown_filters_shows_all() -> Result<(), Failure> {
    TestContext::run("an_address_that_names_what_is_gone_shows_all", Screen::PHONE, async |context| {
        submit_two_countries(context).await?;
        let research = Research(&context.browser);
        research.open().await?;
        // From now on the tab stores the key.
        research.sentence().await?;
        context.browser.open("/research?deck=istanbul-convention&country=ZZ&shoe=42").await?;
        ensure_eq("all", &research.sentence().await?, &[24.0, 37.5, 87.5])
    })
    .await
}
