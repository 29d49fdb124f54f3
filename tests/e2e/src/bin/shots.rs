//! Takes the pictures of the README: a phone with an item, the stage and the report.
//!
//! `cargo xtask shots` passes the folder for the pictures. With `--all` after it, every screen is taken
//! in every language instead.

#[path = "shots/gallery.rs"]
mod gallery;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use konventa_domain::Country;
use konventa_e2e::api::DECK;
use konventa_e2e::page::{Opening, Quiz, Research, Stage};
use konventa_e2e::server;
use konventa_e2e::{Api, Browser, Reply, Screen, Student, TestDeck};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().context("no folder for the pictures is given")?);
    let server = server::start().await?;
    let api = Api::of(&server);
    let url = server.address().url();
    if arguments.any(|argument| argument == "--all") {
        return gallery::take(&url, &api, &folder).await;
    }
    let test_deck = TestDeck::load(&api, DECK).await?;
    for student in room()? {
        api.submit(&student.submission(&test_deck)?).await?;
    }
    api.seal().await?;
    phone(&url, &test_deck, &folder.join("phone-item.png")).await?;
    stage(&url, &folder.join("stage.png")).await?;
    research(&url, &folder.join("research.png")).await
}

/// An answered item in the middle of the quiz.
async fn phone(url: &str, test_deck: &TestDeck, file: &Path) -> anyhow::Result<()> {
    let browser = Browser::start(Screen::PHONE, url.to_owned()).await?;
    let opening = Opening(&browser);
    opening.open().await?;
    opening.to_consent(Country::Montenegro).await?;
    opening.agree().await?;
    let quiz = Quiz(&browser);
    let items = test_deck.items(Country::Montenegro)?;
    quiz.reply_to_all(&items[..5], &[Reply::Right; 5]).await?;
    quiz.at(&items[5].id).await?;
    quiz.choose(&items[5].right).await?;
    // As it looks after a reload, without the mark of the finger.
    browser.reload().await?;
    quiz.at(&items[5].id).await?;
    quiz.is_chosen(&items[5].right).await?;
    done(browser, file).await
}

/// The slide with the four pillars, all of them visible.
async fn stage(url: &str, file: &Path) -> anyhow::Result<()> {
    let browser = Browser::start(Screen::PROJECTOR, url.to_owned()).await?;
    Stage::open(&browser, "?country=ME&slide=four-pillars.9").await?;
    done(browser, file).await
}

/// The report on the group.
async fn research(url: &str, file: &Path) -> anyhow::Result<()> {
    let browser = Browser::start(Screen::LAPTOP, url.to_owned()).await?;
    Research(&browser).open().await?;
    Research(&browser).items().await?;
    done(browser, file).await
}

async fn done(browser: Browser, file: &Path) -> anyhow::Result<()> {
    browser.still().await?;
    browser.picture(file).await?;
    println!("{}", file.display());
    browser.quit().await
}

/// The number of students of 24 who are right on each item, before and after.
const RIGHT: [(usize, usize); 12] = [
    (17, 22),
    (9, 19),
    (11, 20),
    (7, 17),
    (10, 18),
    (12, 21),
    (8, 19),
    (15, 22),
    (6, 16),
    (5, 15),
    (4, 14),
    (13, 20),
];

/// A plausible group of 24 students: made up, and the same each time.
fn room() -> anyhow::Result<Vec<Student>> {
    let script = |student: usize, step: usize, right: fn(&(usize, usize)) -> usize| -> String {
        let letter = |(item, counts)| match (student * step + item * 5) % 24 {
            // Steps that share no factor with 24 reach each student once.
            place if place < right(counts) => 'r',
            place if place % 3 == 0 => 'u',
            _ => 'w',
        };
        RIGHT.iter().enumerate().map(letter).collect()
    };
    let country = |student| match student {
        0..12 => Country::Montenegro,
        12..19 => Country::Albania,
        _ => Country::Kosovo,
    };
    let student = |n| Student::of(country(n), &script(n, 7, |c| c.0), &script(n, 11, |c| c.1));
    (0..24).map(student).collect::<anyhow::Result<_>>().context("a group of students")
}
