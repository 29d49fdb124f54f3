//! The researcher's page.

use konventa_domain::{Country, Language};
use konventa_e2e::page::Research;
use konventa_e2e::{Failure, Screen, Student, World, same, tour};

#[tokio::test]
async fn a_report_without_records_shows_nothing() -> Result<(), Failure> {
    World::walk("a_report_without_records_shows_nothing", Screen::LAPTOP, async |world| {
        let research = Research(&world.browser);
        research.open().await?;
        research.withholds().await?;
        research.hides_the_key().await
    })
    .await
}

#[tokio::test]
async fn a_wrong_key_opens_nothing_and_the_right_one_does() -> Result<(), Failure> {
    World::walk("a_wrong_key_opens_nothing_and_the_right_one_does", Screen::LAPTOP, async |world| {
        let research = Research(&world.browser);
        world.browser.open("/research").await?;
        research.unlock("not-the-key").await?;
        world.browser.see("key").await?;
        same("no report", &world.browser.glance("report-withheld").await?, &None)?;
        research.unlock(konventa_e2e::server::RESEARCH_KEY).await?;
        research.withholds().await
    })
    .await
}

/// 24 students of two countries, each as good as the others of theirs.
async fn two_countries(world: &World) -> anyhow::Result<()> {
    for (country, before, after) in [
        (Country::Montenegro, "rrrrrrwwwuuu", "rrrrrrrrrwww"),
        (Country::Kosovo, "rrrwwwwwwuuu", "rrrrrrrrrrrr"),
    ] {
        for _ in 0..12 {
            let student = Student::of(country, before, after)?;
            world.api.submit(&student.submission(&world.lesson)?).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_report_is_narrowed_read_and_taken_away() -> Result<(), Failure> {
    World::walk("the_report_is_narrowed_read_and_taken_away", Screen::LAPTOP, async |world| {
        two_countries(world).await?;
        let (browser, research) = (&world.browser, Research(&world.browser));
        research.open().await?;
        same("all", &research.sentence().await?, &vec![24, 38, 88])?;
        research.choose("country", "XK").await?;
        same("Kosovo", &research.sentence().await?, &vec![12, 25, 100])?;
        same("the address", &browser.url().await?.contains("country=XK"), &true)?;
        // The address is a bookmark, and another language does not lose what was chosen.
        browser.reload().await?;
        same("Kosovo again", &research.sentence().await?, &vec![12, 25, 100])?;
        tour::choose(browser, Language::Albanian).await?;
        same("Kosovo in Albanian", &research.sentence().await?, &vec![12, 25, 100])?;
        tour::choose(browser, Language::English).await?;
        let caveats = browser.see("caveats").await?.text;
        same("few", &caveats.contains("Fewer than 30"), &true)?;
        same("ceiling", &caveats.contains("everything right after"), &true)?;

        research.show_all().await?;
        same("all again", &research.sentence().await?, &vec![24, 38, 88])?;
        // What a table says is what the server says.
        let report = world.api.report().await?;
        let rows = research.table("items").await?;
        same("items", &rows.len(), &report.items.len())?;
        for (row, item) in rows.iter().zip(&report.items) {
            let share = item.pre_right.value().unwrap_or(f64::NAN) * 100.0;
            same("share before", &row[1], &format!("{share:.1}\u{a0}%"))?;
        }
        let rows = research.table("transitions").await?;
        let counts: u32 = rows[0][1..].iter().filter_map(|n| n.parse::<u32>().ok()).sum();
        same("students of a question", &counts, &24)?;
        let rows = research.table("pairs").await?;
        same(
            "pairs of scores",
            &rows,
            &vec![vec!["3".into(), "12".into(), "12".into()], vec!["6".into(), "9".into(), "12".into()]],
        )?;
        let rows = research.table("forest").await?;
        let named: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        same("rows", &named, &vec!["All students", "Montenegro", "Kosovo"])?;

        research.keep_files().await?;
        let svg = String::from_utf8(research.file("svg-items", "items.svg").await?)?;
        same("a drawing", &(svg.starts_with("<svg") && svg.contains("http://www.w3.org/2000/svg")), &true)?;
        let png = research.file("png-forest", "forest.png").await?;
        same("a picture", &png.starts_with(b"\x89PNG"), &true)?;
        let csv = String::from_utf8(research.file("export-csv", "records.csv").await?)?;
        same("a row for each and one for the heading", &csv.lines().count(), &25)?;
        let items = String::from_utf8(research.file("pilot", "konventa-items.csv").await?)?;
        same("a row for each question and one for the heading", &items.lines().count(), &13)?;
        same("of all 24", &items.lines().skip(1).all(|line| line.contains(",24,")), &true)?;
        let zip = research.file("export-zip", "konventa-export.zip").await?;
        same("a package", &zip.starts_with(b"PK"), &true)?;
        same("pages on paper", &browser.printed_pages().await?, &2)?;
        same("errors", &browser.console_errors().await?, &Vec::new())
    })
    .await
}

#[tokio::test]
async fn an_address_that_names_what_is_gone_shows_all() -> Result<(), Failure> {
    World::walk("an_address_that_names_what_is_gone_shows_all", Screen::PHONE, async |world| {
        two_countries(world).await?;
        let research = Research(&world.browser);
        research.open().await?;
        // The tab has the key from now on.
        research.sentence().await?;
        world.browser.open("/research?deck=istanbul-convention&country=ZZ&shoe=42").await?;
        same("all", &research.sentence().await?, &vec![24, 38, 88])
    })
    .await
}
